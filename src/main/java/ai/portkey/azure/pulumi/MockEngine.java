package ai.portkey.azure.pulumi;

import com.pulumi.Context;
import com.pulumi.core.Output;
import com.pulumi.core.internal.Internal;
import com.pulumi.deployment.internal.DeploymentImpl;
import com.pulumi.deployment.internal.DeploymentImpl.DeploymentState;
import com.pulumi.deployment.internal.DeploymentInternal;
import com.pulumi.test.Mocks;
import com.pulumi.test.TestOptions;
import com.pulumi.test.internal.PulumiTestInternal;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.logging.Level;
import java.util.logging.Logger;
import pulumirpc.Resource.RegisterResourceRequest;
import pulumirpc.Resource.RegisterResourceResponse;

/** Pulumi's mock engine: runs a program without a CLI, a cloud and a network, and keeps what it registers. */
public final class MockEngine {

    private MockEngine() {}

    /** A resource as it was sent, and the engine's answer. */
    public record Registration(RegisterResourceRequest request, RegisterResourceResponse response) {}

    /** What is known of an output in the end; without a value, null. */
    public record Result(Object value, boolean isSecret) {}

    /**
     * What a program did.
     *
     * @param registered resources, components and the stack itself, in any order
     * @param outputs    the stack's outputs by name, sorted
     * @param failures   why it failed; empty when it did not
     */
    public record Run(List<Registration> registered, Map<String, Result> outputs, List<Exception> failures) {}

    /**
     * Runs a program to its end.
     *
     * @param cloud      answers for the cloud
     * @param config     the stack's configuration, with the keys of its secrets
     */
    public static Run run(
            Mocks cloud,
            String project,
            String stack,
            Map<String, String> config,
            Set<String> secretKeys,
            Consumer<Context> program) {
        // The SDK logs to java.util.logging what it also puts into the result.
        var logger = Logger.getLogger(MockEngine.class.getName());
        logger.setLevel(Level.OFF);
        var monitor = new RecordingMonitor(cloud, PulumiTestInternal.mockLog(logger));
        try {
            var result = PulumiTestInternal.builder()
                    .options(TestOptions.builder()
                            .projectName(project)
                            .stackName(stack)
                            .preview(false)
                            .build())
                    .standardLogger(logger)
                    .mocks(cloud)
                    .config(config, secretKeys)
                    .deploymentFactory(MockEngine::deployment)
                    .monitorDecorator(any -> monitor)
                    .build()
                    .runTest(program);
            return new Run(
                    monitor.registered(),
                    result.exceptions().isEmpty() ? results(result.outputs()) : Map.of(),
                    result.exceptions());
        } finally {
            PulumiTestInternal.cleanup();
        }
    }

    private static DeploymentInternal deployment(DeploymentState state) {
        state.runner = new PatientRunner(state.runner);
        return new DeploymentImpl(state);
    }

    private static Map<String, Result> results(Map<String, Output<?>> outputs) {
        var results = new TreeMap<String, Result>();
        outputs.forEach((name, output) -> {
            var data = Internal.of(output).getDataAsync().join();
            results.put(name, new Result(data.getValueNullable(), data.isSecret()));
        });
        return results;
    }
}
