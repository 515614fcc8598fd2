package ai.portkey.azure.cli.engine;

import ai.portkey.azure.cli.engine.CliSource.Unavailable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** The build with a script in place of Go; the real one is what the engine tests run on. */
class GoBuildTest {

    /** Writes its arguments and folder to a log and puts a file where -o says. */
    private static final String RECORDING_GO = """
            echo "$(basename "$PWD") $*" >> "%s"
            while [ "$1" != "-o" ]; do shift; done
            echo '#!/bin/sh' > "$2"
            chmod +x "$2"
            """;

    @TempDir
    private Path folder;
    private final List<String> progress = new ArrayList<>();

    @Test
    void both_executables_are_built_once_with_their_versions() throws Exception {
        var log = folder.resolve("log");
        FakeTools.script(folder.resolve("bin"), "go", RECORDING_GO.formatted(log));

        var executable = build(Optional.of(checkout())).locate();
        build(Optional.of(checkout())).locate();

        assertThat(executable).isEqualTo(cache().executable()).isExecutable();
        assertThat(executable.resolveSibling("pulumi-language-java")).isExecutable();
        assertThat(Files.readAllLines(log)).hasSize(2).satisfiesExactly(
                cli -> assertThat(cli).startsWith("cli build -mod=readonly").contains("version.Version=v3.200.0 "),
                host -> assertThat(host).startsWith("java-host build").contains("version.Version=v1.12.0 "));
        assertThat(progress).containsExactly("Building Pulumi 3.200.0 with Go; this happens once and takes some minutes.");
    }

    @Test
    void a_failed_build_is_told_in_the_words_of_go_and_leaves_no_half_cache() throws IOException {
        FakeTools.script(folder.resolve("bin"), "go", "echo 'no such module' >&2; exit 1");

        assertThatThrownBy(() -> build(Optional.of(checkout())).locate()).isInstanceOf(Unavailable.class)
                .hasMessage("'go build' of pulumi failed: no such module");
        assertThat(cache().cliDirectory()).doesNotExist();
    }

    @Test
    void outside_a_checkout_nothing_is_built() {
        assertThatThrownBy(() -> build(Optional.empty()).locate()).isInstanceOf(Unavailable.class)
                .hasMessageStartingWith("no source checkout here");
    }

    @Test
    void the_checkout_is_found_from_a_folder_below() throws IOException {
        var below = Files.createDirectories(checkout().resolve("target/classes"));

        assertThat(GoBuild.findCheckout(folder.resolve("elsewhere"), below)).contains(checkout());
    }

    private Path checkout() throws IOException {
        var modules = folder.resolve("checkout/tools/pulumi-cli");
        Files.createDirectories(modules.resolve("java-host"));
        Files.writeString(Files.createDirectories(modules.resolve("cli")).resolve("go.mod"), "module cli\n");
        return folder.resolve("checkout");
    }

    private GoBuild build(Optional<Path> checkout) {
        return new GoBuild(cache(), SearchPath.of(folder.resolve("bin").toString()), checkout, progress::add);
    }

    private EngineCache cache() {
        return new EngineCache(folder.resolve("cache"));
    }
}
