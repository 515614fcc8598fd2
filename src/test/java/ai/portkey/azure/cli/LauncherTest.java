package ai.portkey.azure.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import com.google.gson.JsonParser;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The script {@code portkey} where people put it and with the JDKs that they have. Runs after packaging: it needs the jar. */
@Tag("engine")
class LauncherTest {

    private static final Path JDK = Path.of(System.getProperty("java.home"));

    @TempDir
    Path home;

    private record Answer(int exitCode, String out, String err) {}

    /** A built checkout, as far as the launcher looks at it. */
    @BeforeEach
    void checkOut() throws IOException {
        Files.createDirectories(home.resolve("src").resolve("main"));
        for (var file : List.of("portkey", "pom.xml", "Pulumi.yaml", "Pulumi.dev.yaml")) {
            Files.copy(Path.of(file), home.resolve(file));
        }
        home.resolve("portkey").toFile().setExecutable(true);
        var target = Files.createDirectory(home.resolve("target"));
        Files.createSymbolicLink(target.resolve("lib"), Path.of("target", "lib").toAbsolutePath());
        Files.copy(Path.of("target", "portkey-gateway.jar"), target.resolve("portkey-gateway.jar"));
    }

    @Test
    void starts_through_links() throws Exception {
        var bin = Files.createDirectory(home.resolve("bin"));
        Files.createSymbolicLink(bin.resolve("relative"), Path.of("..", "portkey"));
        Files.createSymbolicLink(bin.resolve("absolute"), bin.resolve("relative"));

        assertThat(run(JDK, "bin/absolute validate dev"))
                .isEqualTo(new Answer(0, "The configuration of stack dev is valid.\n", ""));
    }

    @Test
    void says_which_jdk_it_needs() throws Exception {
        var old = Files.createDirectories(home.resolve("jdk-11").resolve("bin"));
        Files.writeString(old.resolveSibling("release"), "JAVA_RUNTIME_VERSION=\"11.0.2+9\"\n");
        Files.writeString(old.resolve("java"), "#!/bin/sh\n");
        old.resolve("java").toFile().setExecutable(true);

        assertThat(run(home.resolve("none"), "./portkey validate dev")).isEqualTo(new Answer(2, "", ("portkey needs a JDK 17 or newer, "
                + "and there is no %1$s/bin/java (JAVA_HOME is %1$s). Install one, and set JAVA_HOME to its folder.\n")
                .formatted(home.resolve("none"))));
        assertThat(run(home.resolve("jdk-11"), "./portkey validate dev")).isEqualTo(new Answer(2, "", ("portkey needs a JDK 17 or newer, "
                + "and %s/bin/java is of version 11.0.2+9. Set JAVA_HOME to the folder of a newer one.\n").formatted(home.resolve("jdk-11"))));
    }

    /** The shell makes the folder: whether this JVM can name it depends on the locale, which is what is tested. */
    @Test
    void starts_from_a_folder_with_letters_that_the_locale_does_not_know() throws Exception {
        assertThat(run(JDK, "letters=$(printf 'b\\303\\274ro') && mkdir $letters && cp -R -p portkey pom.xml Pulumi.* src target $letters "
                + "&& touch $letters/target/portkey-gateway.jar && sed -i.bak 's/LOG_LEVEL: .*/LOG_LEVEL: '$letters'/' $letters/Pulumi.dev.yaml "
                + "&& LC_ALL=C $letters/portkey config show dev --config-file $letters/Pulumi.dev.yaml | grep -c \"LOG_LEVEL *$letters \""))
                .isEqualTo(new Answer(0, "1\n", ""));
    }

    static Stream<Path> jdks() throws IOException {
        try (var neighbours = Files.list(JDK.getParent())) {
            return Stream.concat(Stream.of(JDK), neighbours.toList().stream()
                    .filter(jdk -> !Files.isSymbolicLink(jdk) && Files.exists(jdk.resolve("release")) && !jdk.equals(JDK)));
        }
    }

    /** Twice, so that the second run starts from what the first one recorded; the archive of another JDK lies beside it. */
    @ParameterizedTest
    @MethodSource("jdks")
    void says_nothing_but_the_plan_with_any_jdk(Path jdk) throws Exception {
        run(JDK, "./portkey preview dev");

        for (var i = 0; i < 2; i++) {
            var plan = run(jdk, "./portkey preview dev --json");
            assertThat(plan.err()).isEmpty();
            assertThat(plan.exitCode()).isZero();
            assertThat(JsonParser.parseString(plan.out()).getAsJsonObject().get("stack").getAsString()).isEqualTo("dev");
        }
        try (var files = Files.list(home.resolve("target"))) {
            assertThat(files.filter(file -> file.toString().endsWith(".jsa"))).hasSize(jdk.equals(JDK) ? 1 : 2);
        }
    }

    @Test
    void plans_where_it_may_not_write() throws Exception {
        var target = home.resolve("target").toFile();
        assertThat(target.setWritable(false)).isTrue();
        try {
            assumeFalse(Files.isWritable(target.toPath()), "root may write everywhere");

            var plan = run(JDK, "./portkey preview dev --json");
            assertThat(plan.err()).isEmpty();
            assertThat(plan.exitCode()).isZero();
            assertThat(JsonParser.parseString(plan.out()).isJsonObject()).isTrue();
        } finally {
            target.setWritable(true);
        }
    }

    @Test
    void fails_when_its_output_cannot_be_written() throws Exception {
        assumeFalse(!new File("/dev/full").exists(), "Linux has /dev/full");

        for (var command : List.of("preview dev", "preview dev --json", "validate dev", "config show dev", "config schema", "export arm dev", "--help")) {
            assertThat(run(JDK, "./portkey " + command + " > /dev/full")).as(command)
                    .isEqualTo(new Answer(1, "", "The output could not be written in full: No space left on device.\n"));
        }
    }

    private Answer run(Path jdk, String command) throws IOException, InterruptedException {
        var out = Files.createTempFile(home, "out", null);
        var err = Files.createTempFile(home, "err", null);
        var builder = new ProcessBuilder("sh", "-c", command).directory(home.toFile())
                .redirectOutput(out.toFile()).redirectError(err.toFile());
        builder.environment().putAll(Map.of("JAVA_HOME", jdk.toString()));
        var exitCode = builder.start().waitFor();
        return new Answer(exitCode, Files.readString(out, StandardCharsets.UTF_8), Files.readString(err, StandardCharsets.UTF_8));
    }
}
