package ai.portkey.azure.engine;

import static org.assertj.core.api.Assertions.assertThat;

import ai.portkey.azure.cli.engine.PulumiCli;
import com.pulumi.automation.OperationType;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Ctrl-C and its like: a deployment in a JVM of its own, which is told to end half-way. */
@RequiresPulumi
class ShutdownTest {

    /**
     * A terminal sends Ctrl-C to the JVM and to the engine; a CI runner tells the JVM alone. Either way the engine is
     * told once: twice would make it leave at once. SIGTERM stands for both signals here, since a test that runs in the
     * background inherits an ignored SIGINT.
     */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    @Timeout(120)
    void a_deployment_that_is_told_to_end_leaves_a_good_state(boolean engineToo, PulumiCli cli, @TempDir Path directory)
            throws Exception {
        var deployment = start(cli, directory);
        var told = new ArrayList<>(List.of(deployment.toHandle()));
        if (engineToo) {
            told.addAll(deployment.children().toList());
        }
        var engines = deployment.children().toList();
        assertThat(engines).hasSize(1);

        tell(told);
        deployment.waitFor();

        assertThat(engines).noneMatch(ProcessHandle::isAlive);
        try (var engine = new EngineFixture(cli, directory)) {
            var stack = engine.stack(SlowDeployment::chain);
            assertThat(stack.exportState()).contains("::first\"", "::second\"").doesNotContain("::third\"");
            assertThat(stack.recover()).isEmpty();
            assertThat(stack.up().names(OperationType.CREATE)).containsExactly("third");
        }
    }

    private static Process start(PulumiCli cli, Path directory) throws IOException {
        var builder = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        SlowDeployment.class.getName(),
                        directory.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT);
        builder.environment().put("PORTKEY_PULUMI", cli.executable().toString());
        var process = builder.start();
        var output = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        assertThat(output.readLine()).isEqualTo(SlowDeployment.BEGUN);
        return process;
    }

    private static void tell(List<ProcessHandle> processes) throws Exception {
        var command = new ArrayList<>(List.of("kill", "-TERM"));
        processes.forEach(process -> command.add(Long.toString(process.pid())));
        assertThat(new ProcessBuilder(command).inheritIO().start().waitFor()).isZero();
    }
}
