package ai.portkey.azure.cli.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@DisabledOnOs(OS.WINDOWS)
class PulumiCliFinderTest {

    @TempDir
    private Path folder;

    private final Map<String, String> environment = new HashMap<>();
    private final List<String> progress = new ArrayList<>();

    @Test
    void the_named_executable_wins_over_the_path() throws IOException {
        var named = FakeTools.pulumi(folder.resolve("named"), "v3.210.0");
        FakeTools.pulumi(folder.resolve("bin"), "v3.220.0");
        environment.put("PORTKEY_PULUMI", named.toString());

        assertThat(find("bin").executable()).isEqualTo(named);
    }

    @Test
    void a_named_executable_that_is_unusable_is_not_replaced_by_another() throws IOException {
        FakeTools.pulumi(folder.resolve("bin"), "v3.220.0");
        environment.put("PORTKEY_PULUMI", "/nowhere/pulumi");

        assertThatThrownBy(() -> find("bin"))
                .isInstanceOf(PulumiCliException.class)
                .hasMessageContaining("PORTKEY_PULUMI: /nowhere/pulumi is not an executable file")
                .hasMessageNotContaining("PATH: ");
    }

    @Test
    void a_cli_on_the_path_that_is_too_old_gives_way_to_the_installed_one() throws IOException {
        FakeTools.pulumi(folder.resolve("bin"), "v3.149.9");
        var installed = FakeTools.pulumi(folder.resolve("cache"), "v3.200.0");
        installer("echo Building >&2; echo " + installed);

        assertThat(find("bin")).isEqualTo(new PulumiCli(installed, installed.resolveSibling("pulumi-language-java")));
        assertThat(progress).containsExactly("Building");
    }

    @Test
    void the_language_host_may_lie_elsewhere_on_the_path() throws IOException {
        var cli = FakeTools.script(folder.resolve("bin"), "pulumi", "echo v3.200.0");
        var host = FakeTools.script(folder.resolve("hosts"), "pulumi-language-java", "exit 0");

        assertThat(find("bin", "hosts")).isEqualTo(new PulumiCli(cli, host));
    }

    @Test
    void when_no_way_works_one_error_lists_each_with_its_reason() throws IOException {
        var broken = FakeTools.script(folder.resolve("bin"), "pulumi", "echo segmentation fault >&2; exit 3");
        installer("echo no network >&2; echo no go >&2; exit 1");

        assertThatThrownBy(() -> find("bin")).hasMessage("""
                No usable Pulumi CLI. Tried, in this order:
                  - PATH: '%s version' exited with 3: segmentation fault
                  - tools/install-pulumi.sh: exited with 1: no network | no go
                Do one of these: install Pulumi 3.150.0 or newer (with pulumi-language-java next to it) and put it on the PATH, \
                set PORTKEY_PULUMI to its executable, or (on Linux and macOS) install Go and run from a source checkout, \
                which builds it once.""", broken);
    }

    @Test
    void a_cli_without_a_language_host_is_told() throws IOException {
        var lonely = FakeTools.script(folder.resolve("bin"), "pulumi", "echo v3.200.0");

        assertThatThrownBy(() -> find("bin"))
                .hasMessageContainingAll(
                        "PATH: %s has no pulumi-language-java next to it or on the PATH".formatted(lonely),
                        "tools/install-pulumi.sh: no source checkout in this folder or above");
    }

    @Test
    void the_checkout_is_found_from_a_folder_below() throws IOException {
        installer("exit 0");
        var below = Files.createDirectories(folder.resolve("target/classes"));

        assertThat(PulumiCliFinder.findCheckout(folder.resolve("elsewhere"), below))
                .contains(folder);
    }

    private void installer(String body) throws IOException {
        FakeTools.script(folder.resolve("tools"), "install-pulumi.sh", body);
    }

    private PulumiCli find(String... path) {
        environment.put(
                "PATH",
                Stream.of(path).map(name -> folder.resolve(name).toString()).collect(Collectors.joining(":")));
        return new PulumiCliFinder(
                        environment::get,
                        Optional.of(folder).filter(root -> Files.exists(root.resolve("tools"))),
                        progress::add)
                .find();
    }
}
