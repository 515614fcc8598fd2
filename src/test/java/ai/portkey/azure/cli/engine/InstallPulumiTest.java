package ai.portkey.azure.cli.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** {@code tools/install-pulumi.sh} with scripts in place of curl and Go; the engine tests run on what it really installs. */
@DisabledOnOs(OS.WINDOWS)
class InstallPulumiTest {

    private static final String ARCHIVE = "pulumi-v3.200.0-linux-x64.tar.gz";
    /** Logs the address and puts the archive where -o says. */
    private static final String CURL = """
            while [ "$1" != -o ]; do shift; done
            echo "$3" >> "$LOG"
            cp "$ARCHIVE" "$2"
            """;
    /** Logs its folder and arguments and puts an executable where -o says. */
    private static final String GO = """
            echo "$(basename "$PWD") $*" >> "$LOG"
            while [ "$1" != -o ]; do shift; done
            echo '#!/bin/sh' > "$2"
            chmod +x "$2"
            """;

    @TempDir
    private Path folder;

    @BeforeEach
    void checkOut() throws Exception {
        for (var file : List.of("install-pulumi.sh", "pulumi-cli/cli/go.mod", "pulumi-cli/java-host/go.mod")) {
            var copy = folder.resolve("tools").resolve(file);
            Files.createDirectories(copy.getParent());
            Files.copy(Path.of("tools").resolve(file), copy);
        }
        FakeTools.pulumi(folder.resolve("release/pulumi"), "v3.200.0");
        run("tar", "-czf", ARCHIVE, "-C", "release", "pulumi").waitFor();
        var digest = MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(folder.resolve(ARCHIVE)));
        publish(HexFormat.of().formatHex(digest));
        tool("uname", "echo Linux x86_64");
        tool("curl", CURL);
        tool("go", GO);
    }

    @Test
    void the_release_with_the_pinned_checksum_is_installed_once() throws Exception {
        assertThat(install()).isEqualTo(cli().toString());
        assertThat(install()).isEqualTo(cli().toString());

        assertThat(Files.readAllLines(folder.resolve("log")))
                .containsExactly("https://github.com/pulumi/pulumi/releases/download/v3.200.0/" + ARCHIVE);
        assertThat(cli().getParent()).isDirectoryNotContaining("glob:**archive");
        assertThat(cli()).isExecutable();
        assertThat(cli().resolveSibling("pulumi-language-java")).isExecutable();
    }

    @Test
    void a_release_with_another_checksum_is_not_used_and_go_builds_both_executables() throws Exception {
        publish("0".repeat(64));

        assertThat(install())
                .matches("(?s)Release: " + ARCHIVE + " has SHA-256 \\w+, but checksums.txt has 0+: not used.\n"
                        + "Building Pulumi 3.200.0 with Go; this happens once and takes some minutes.\n" + cli());
        assertThat(Files.readAllLines(folder.resolve("log")))
                .satisfiesExactly(
                        download -> assertThat(download).startsWith("https:"),
                        cli -> assertThat(cli)
                                .startsWith("cli build -mod=readonly")
                                .contains("version.Version=v3.200.0 "),
                        host -> assertThat(host).startsWith("java-host build").contains("version.Version=v1.12.0 "));
        assertThat(cli()).isExecutable();
    }

    @Test
    void when_neither_works_each_says_why_and_nothing_is_left() throws Exception {
        tool("curl", "echo 'could not resolve host' >&2; exit 6");
        tool("go", "echo 'no such module' >&2; exit 1");

        var process = script().start();

        assertThat(process.waitFor()).isEqualTo(1);
        assertThat(output(process))
                .contains(
                        "could not resolve host",
                        ARCHIVE + " could not be downloaded",
                        "Go: the build of pulumi failed: no such module",
                        "Pulumi 3.200.0 could not be installed.");
        assertThat(cache()).isDirectoryNotContaining("regex:.*/(draft|v).*");
    }

    @Test
    void interrupted_it_leaves_nothing() throws Exception {
        tool("curl", "kill -TERM $PPID");

        assertThat(script().start().waitFor()).isEqualTo(143);
        assertThat(cache()).isDirectoryNotContaining("regex:.*/(draft|v).*");
    }

    @Test
    void two_at_once_install_the_same() throws Exception {
        var both = Stream.of(script().start(), script().start()).toList();

        for (var process : both) {
            assertThat(output(process)).isEqualTo(cli().toString());
        }
        assertThat(cache()).isDirectoryNotContaining("regex:.*/draft.*");
    }

    @Test
    void the_checksums_are_those_of_the_pinned_version() throws IOException {
        assertThat(Files.readAllLines(Path.of("tools", "pulumi-cli", "checksums.txt")))
                .allSatisfy(line -> assertThat(line).matches("[0-9a-f]{64}  \\S+"))
                .extracting(line -> line.substring(66))
                .containsExactlyInAnyOrder(
                        ARCHIVE,
                        ARCHIVE.replace("x64", "arm64"),
                        ARCHIVE.replace("linux", "darwin"),
                        ARCHIVE.replace("linux-x64", "darwin-arm64"));
        assertThat(Path.of("tools", "pulumi-cli", "cli", "go.mod"))
                .content()
                .contains("pulumi/pulumi/pkg/v3 v3.200.0 ");
    }

    private void tool(String name, String body) throws IOException {
        FakeTools.script(folder.resolve("bin"), name, body);
    }

    private void publish(String checksum) throws IOException {
        Files.writeString(folder.resolve("tools/pulumi-cli/checksums.txt"), checksum + "  " + ARCHIVE + "\n");
    }

    private String install() throws Exception {
        return output(script().start());
    }

    private ProcessBuilder script() {
        var builder = new ProcessBuilder("tools/install-pulumi.sh")
                .directory(folder.toFile())
                .redirectErrorStream(true);
        builder.environment()
                .putAll(Map.of(
                        "PORTKEY_CACHE",
                        folder.resolve("cache").toString(),
                        "PATH",
                        folder.resolve("bin") + ":/usr/bin:/bin",
                        "LOG",
                        folder.resolve("log").toString(),
                        "ARCHIVE",
                        folder.resolve(ARCHIVE).toString()));
        return builder;
    }

    private Process run(String... command) throws IOException {
        return new ProcessBuilder(command).directory(folder.toFile()).start();
    }

    private static String output(Process process) throws IOException {
        return new String(process.getInputStream().readAllBytes()).strip();
    }

    private Path cache() {
        return folder.resolve("cache/pulumi");
    }

    /** Where earlier versions of this project put it too. */
    private Path cli() {
        return cache().resolve("v3.200.0-java-1.12.0/pulumi");
    }
}
