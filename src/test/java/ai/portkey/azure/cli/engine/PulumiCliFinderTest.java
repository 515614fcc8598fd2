package ai.portkey.azure.cli.engine;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class PulumiCliFinderTest {

    @TempDir
    private Path folder;

    @Test
    void the_named_executable_wins_over_the_path() throws IOException {
        var named = FakeTools.pulumi(folder.resolve("named"), "v3.210.0");
        FakeTools.pulumi(folder.resolve("bin"), "v3.220.0");

        var cli = finder(Map.of("PORTKEY_PULUMI", named.toString()), folder.resolve("bin")).find();

        assertThat(cli.executable()).isEqualTo(named);
        assertThat(cli.version()).isEqualTo("3.210.0");
        assertThat(cli.origin()).isEqualTo("PORTKEY_PULUMI");
    }

    @Test
    void a_named_executable_that_is_unusable_is_not_replaced_by_another() throws IOException {
        FakeTools.pulumi(folder.resolve("bin"), "v3.220.0");

        assertThatThrownBy(() -> finder(Map.of("PORTKEY_PULUMI", "/nowhere/pulumi"), folder.resolve("bin")).find())
                .isInstanceOf(PulumiCliException.class)
                .hasMessageContaining("PORTKEY_PULUMI: /nowhere/pulumi is not an executable file")
                .hasMessageNotContaining("PATH: ");
    }

    @Test
    void a_cli_on_the_path_that_is_too_old_gives_way_to_the_cache() throws IOException {
        FakeTools.pulumi(folder.resolve("bin"), "v3.149.9");
        var cached = FakeTools.pulumi(cache().cliDirectory(), "v3.200.0");

        var cli = finder(Map.of(), folder.resolve("bin")).find();

        assertThat(cli.executable()).isEqualTo(cached);
        assertThat(cli.languageHost()).isEqualTo(cached.resolveSibling("pulumi-language-java"));
    }

    @Test
    void the_language_host_may_lie_elsewhere_on_the_path() throws IOException {
        FakeTools.script(folder.resolve("bin"), "pulumi", "echo v3.200.0");
        var host = FakeTools.script(folder.resolve("hosts"), "pulumi-language-java", "exit 0");

        var cli = finder(Map.of(), folder.resolve("bin"), folder.resolve("hosts")).find();

        assertThat(cli.languageHost()).isEqualTo(host);
    }

    @Test
    void when_no_way_works_one_error_lists_each_with_its_reason() throws IOException {
        var broken = FakeTools.script(folder.resolve("bin"), "pulumi", "echo segmentation fault >&2; exit 3");

        assertThatThrownBy(() -> finder(Map.of(), folder.resolve("bin")).find()).hasMessage("""
                No usable Pulumi CLI. Tried, in this order:
                  - PORTKEY_PULUMI: not set
                  - PATH: '%s version' exited with 3 and said: segmentation fault
                  - cache: nothing in %s
                  - Go build: no 'go' on the PATH
                Do one of these: put pulumi 3.200.0 (with pulumi-language-java beside it) on the PATH, name it in \
                PORTKEY_PULUMI, or install Go and run from a source checkout, which builds it once."""
                .formatted(broken, cache().cliDirectory()));
    }

    @Test
    void a_cli_without_a_language_host_is_told() throws IOException {
        var lonely = FakeTools.script(folder.resolve("bin"), "pulumi", "echo v3.200.0");

        assertThatThrownBy(() -> finder(Map.of(), folder.resolve("bin")).find())
                .hasMessageContaining("PATH: %s has no pulumi-language-java beside it or on the PATH", lonely);
    }

    @Test
    void the_go_modules_pin_the_versions_that_are_downloaded_and_built() throws IOException {
        var modules = GoBuild.findCheckout(Path.of("")).orElseThrow().resolve("tools/pulumi-cli");

        assertThat(Files.readString(modules.resolve("cli/go.mod")))
                .containsPattern("pulumi/pulumi/pkg/v3 v\\Q" + PulumiCli.PINNED_VERSION + "\\E\\s");
        assertThat(Files.readString(modules.resolve("java-host/go.mod")))
                .containsPattern("pulumi/pulumi-java/pkg v\\Q" + PulumiCli.PINNED_HOST_VERSION + "\\E\\s");
        assertThat(Files.readString(Path.of("docs", "engine.md"))).as("the build by hand")
                .contains("version.Version=v" + PulumiCli.PINNED_VERSION + "\"", "version.Version=v" + PulumiCli.PINNED_HOST_VERSION + "\"");
    }

    private EngineCache cache() {
        return new EngineCache(folder.resolve("cache"));
    }

    private PulumiCliFinder finder(Map<String, String> environment, Path... pathFolders) {
        var path = SearchPath.of("");
        for (var i = pathFolders.length - 1; i >= 0; i--) {
            path = path.prepend(pathFolders[i]);
        }
        return new PulumiCliFinder(List.of(
                new PulumiCliFinder.Named(environment),
                new PulumiCliFinder.OnPath(path),
                new PulumiCliFinder.Cached(cache()),
                new GoBuild(cache(), path, Optional.of(folder), line -> { })), new CliProbe(path));
    }
}
