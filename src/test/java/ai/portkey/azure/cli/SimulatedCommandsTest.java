package ai.portkey.azure.cli;

import static ai.portkey.azure.cli.Checkout.JDK;
import static org.assertj.core.api.Assertions.assertThat;

import ai.portkey.azure.cli.Checkout.Answer;
import ai.portkey.azure.cli.engine.PulumiCli;
import ai.portkey.azure.engine.RequiresPulumi;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The commands with {@code --simulated} as a user runs them: what they print and how they end. */
@RequiresPulumi
@Timeout(180)
class SimulatedCommandsTest {

    @TempDir
    Path home;

    private Checkout checkout;
    private PulumiCli cli;

    @BeforeEach
    void checkOut(PulumiCli found) throws Exception {
        checkout = Checkout.in(home);
        cli = found;
    }

    /** Pulumi's own preview of a destroy refuses protected resources before anything is deleted. */
    @Test
    void a_destroy_deletes_nothing_of_a_protected_stack_and_counts_are_those_of_the_plan() throws Exception {
        Files.writeString(
                home.resolve("Pulumi.dev.yaml"), "  portkey-gateway:protect: true\n", StandardOpenOption.APPEND);
        var planned = run("preview dev")
                .out()
                .lines()
                .findFirst()
                .orElseThrow()
                .replaceAll("Plan of stack dev: (\\d+) resources", "$1");

        var up = run("up dev --simulated");
        assertThat(up.out()).endsWith("\nup: " + planned + " created.\n");
        assertThat(up.out().lines().filter(line -> line.startsWith("  + "))).hasSize(Integer.parseInt(planned));

        var destroy = run("destroy dev --simulated");
        assertThat(destroy.exitCode()).isEqualTo(1);
        assertThat(destroy.out()).isEmpty();
        assertThat(destroy.err()).contains("cannot be deleted").endsWith("\nNothing was deleted.\n");
        assertThat(run("preview dev --simulated").out()).isEqualTo("preview: " + planned + " unchanged.\n");
        assertThat(run("destroy dev --simulated --unprotect").out()).endsWith("\ndestroy: " + planned + " deleted.\n");
    }

    /**
     * SIGTERM stands for Ctrl-C: a test that runs in the background inherits an ignored SIGINT. The largest example: a small
     * stack may be finished before the signal arrives.
     */
    @Test
    void an_interrupted_up_says_how_far_it_came() throws Exception {
        var up = checkout.shell(
                JDK,
                "exec ./portkey up dev --simulated --config-file '"
                        + Path.of("examples", "two-regions", "Pulumi.two-regions.yaml")
                                .toAbsolutePath() + "'");
        up.environment().put("PORTKEY_PULUMI", cli.executable().toString());
        var process = up.redirectError(ProcessBuilder.Redirect.DISCARD).start();
        try (var out = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            assertThat(out.readLine()).startsWith("  + ");
            process.toHandle().destroy();

            assertThat(out.lines().reduce((first, second) -> second))
                    .hasValueSatisfying(last -> assertThat(last).matches("up interrupted: \\d+ created\\."));
        }
        assertThat(process.waitFor()).isEqualTo(128 + 15);
    }

    private Answer run(String arguments) throws Exception {
        return checkout.run(JDK, "PORTKEY_PULUMI='" + cli.executable() + "' ./portkey " + arguments);
    }
}
