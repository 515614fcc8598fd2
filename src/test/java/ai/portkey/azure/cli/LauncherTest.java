package ai.portkey.azure.cli;

import static ai.portkey.azure.cli.Checkout.JDK;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import ai.portkey.azure.cli.Checkout.Answer;
import com.google.gson.JsonParser;
import java.io.File;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
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

    @TempDir
    Path home;

    private Checkout checkout;

    @BeforeEach
    void checkOut() throws IOException {
        checkout = Checkout.in(home);
    }

    @Test
    void starts_through_links() throws Exception {
        var bin = Files.createDirectory(home.resolve("bin"));
        Files.createSymbolicLink(bin.resolve("relative"), Path.of("..", "portkey"));
        Files.createSymbolicLink(bin.resolve("absolute"), bin.resolve("relative"));

        assertThat(checkout.run(JDK, "bin/absolute validate dev"))
                .isEqualTo(new Answer(0, "The configuration of stack dev is valid.\n", ""));
    }

    @Test
    void shows_where_a_failure_comes_from_when_told_to() throws Exception {
        var plain = checkout.run(JDK, "PORTKEY_PULUMI=/none ./portkey up dev --simulated");
        var debugged = checkout.run(JDK, "PORTKEY_DEBUG=1 PORTKEY_PULUMI=/none ./portkey up dev --simulated");

        assertThat(plain.err()).doesNotContain("\tat ");
        assertThat(debugged.err()).contains("\tat ai.portkey.azure.cli.").endsWith(plain.err());
        assertThat(debugged.exitCode()).isEqualTo(plain.exitCode()).isEqualTo(1);
    }

    @Test
    void says_which_jdk_it_needs() throws Exception {
        var old = Files.createDirectories(home.resolve("jdk-11").resolve("bin"));
        Files.writeString(old.resolveSibling("release"), "JAVA_RUNTIME_VERSION=\"11.0.2+9\"\n");
        Files.writeString(old.resolve("java"), "#!/bin/sh\n");
        old.resolve("java").toFile().setExecutable(true);

        assertThat(checkout.run(home.resolve("none"), "./portkey validate dev"))
                .isEqualTo(new Answer(
                        2,
                        "",
                        ("portkey needs a JDK 17 or newer, "
                                        + "and there is no %1$s/bin/java (JAVA_HOME is %1$s). Install one, and set JAVA_HOME to its folder.\n")
                                .formatted(home.resolve("none"))));
        assertThat(checkout.run(home.resolve("jdk-11"), "./portkey validate dev"))
                .isEqualTo(new Answer(
                        2,
                        "",
                        ("portkey needs a JDK 17 or newer, "
                                        + "and %s/bin/java is of version 11.0.2+9. Set JAVA_HOME to the folder of a newer one.\n")
                                .formatted(home.resolve("jdk-11"))));
    }

    /** The shell makes the folder: whether this JVM can name it depends on the locale, which is what is tested. */
    @Test
    void starts_from_a_folder_with_letters_that_the_locale_does_not_know() throws Exception {
        assertThat(
                        checkout.run(
                                JDK,
                                "letters=$(printf 'b\\303\\274ro') && mkdir $letters && cp -R -p portkey pom.xml Pulumi.* src target $letters "
                                        + "&& touch $letters/target/portkey-gateway.jar && sed -i.bak 's/LOG_LEVEL: .*/LOG_LEVEL: '$letters'/' $letters/Pulumi.dev.yaml "
                                        + "&& LC_ALL=C $letters/portkey config show dev --config-file $letters/Pulumi.dev.yaml | grep -c \"LOG_LEVEL *$letters \""))
                .isEqualTo(new Answer(0, "1\n", ""));
    }

    static Stream<Path> jdks() throws IOException {
        try (var neighbours = Files.list(JDK.getParent())) {
            return Stream.concat(
                    Stream.of(JDK),
                    neighbours.toList().stream()
                            .filter(jdk -> !Files.isSymbolicLink(jdk)
                                    && !jdk.equals(JDK)
                                    && isNewEnough(jdk.resolve("release"))));
        }
    }

    private static boolean isNewEnough(Path release) {
        try {
            return Files.readString(release)
                    .lines()
                    .anyMatch(line -> line.matches("JAVA_VERSION=\"(1[7-9]|[2-9]\\d)\\b.*"));
        } catch (IOException e) {
            return false;
        }
    }

    /** Twice, so that the second run starts from what the first one recorded; the archive of another JDK lies beside it. */
    @ParameterizedTest
    @MethodSource("jdks")
    void says_nothing_but_the_plan_with_any_jdk(Path jdk) throws Exception {
        checkout.run(JDK, "./portkey preview dev");

        for (var i = 0; i < 2; i++) {
            var plan = checkout.run(jdk, "./portkey preview dev --json");
            assertThat(plan.err()).isEmpty();
            assertThat(plan.exitCode()).isZero();
            assertThat(JsonParser.parseString(plan.out())
                            .getAsJsonObject()
                            .get("stack")
                            .getAsString())
                    .isEqualTo("dev");
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

            var plan = checkout.run(JDK, "./portkey preview dev --json");
            assertThat(plan.err()).isEmpty();
            assertThat(plan.exitCode()).isZero();
            assertThat(JsonParser.parseString(plan.out()).isJsonObject()).isTrue();
        } finally {
            target.setWritable(true);
        }
    }

    @Test
    void says_why_a_simulated_stack_cannot_be_worked_on() throws Exception {
        Files.createFile(home.resolve(".portkey"));
        assertThat(checkout.run(JDK, "./portkey up dev --simulated"))
                .isEqualTo(new Answer(
                        2,
                        "",
                        home.resolve(".portkey").resolve("dev")
                                + ": cannot be written. It holds the simulated Azure and the stack's state: "
                                + "check the folder's permissions and the free disk space.\n"));

        Files.delete(home.resolve(".portkey"));
        var file =
                Files.createDirectories(home.resolve(".portkey").resolve("dev")).resolve("lock");
        try (var channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                var lock = channel.lock()) {
            assertThat(lock.isValid()).isTrue();
            assertThat(checkout.run(JDK, "./portkey up dev --simulated"))
                    .isEqualTo(
                            new Answer(
                                    2,
                                    "",
                                    "Stack dev is in use by another portkey command. Wait for it to finish, or stop it first.\n"));
        }
    }

    @Test
    void fails_when_its_output_cannot_be_written() throws Exception {
        assumeFalse(!new File("/dev/full").exists(), "Linux has /dev/full");

        for (var command : List.of(
                "preview dev",
                "preview dev --json",
                "validate dev",
                "config show dev",
                "config schema",
                "export arm dev",
                "--help")) {
            assertThat(checkout.run(JDK, "./portkey " + command + " > /dev/full"))
                    .as(command)
                    .isEqualTo(new Answer(
                            1, "", "The output could not be written completely: No space left on device.\n"));
        }
    }
}
