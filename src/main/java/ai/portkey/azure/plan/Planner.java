package ai.portkey.azure.plan;

import ai.portkey.azure.App;
import ai.portkey.azure.config.PortkeyConfig;
import ai.portkey.azure.config.reading.RawConfig;
import ai.portkey.azure.provider.KeyVaultSecretReader;
import com.pulumi.core.Output;
import com.pulumi.core.internal.Internal;
import com.pulumi.deployment.internal.DeploymentImpl;
import com.pulumi.deployment.internal.DeploymentImpl.DeploymentState;
import com.pulumi.deployment.internal.DeploymentInternal;
import com.pulumi.test.Mocks;
import com.pulumi.test.TestOptions;
import com.pulumi.test.internal.PulumiTestInternal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Runs the program on Pulumi's mock engine: the whole {@link App}, no Pulumi CLI, no cloud, no network.
 */
public final class Planner {

    /** No Key Vault is read for a plan; the value is a secret and never shown. */
    private static final KeyVaultSecretReader NO_KEY_VAULT =
            (vaultUri, secretName) -> CompletableFuture.completedFuture("unknown");

    private final Mocks azure;

    /** @param azure answers for the cloud */
    public Planner(Mocks azure) {
        this.azure = azure;
    }

    /**
     * The plan of a stack.
     *
     * @throws ai.portkey.azure.config.reading.ConfigException when the configuration is not valid; nothing was registered
     * @throws PlanException                           when the program or the simulated Azure fails
     */
    public Plan plan(RawConfig raw) {
        var config = PortkeyConfig.decode(raw);
        // The SDK logs to java.util.logging what it also puts into the result.
        var logger = Logger.getLogger(Planner.class.getName());
        logger.setLevel(Level.OFF);
        var monitor = new RecordingMonitor[1];
        try {
            var engine = PulumiTestInternal.builder()
                    .options(TestOptions.builder()
                            .projectName(RawConfig.NAMESPACE)
                            .stackName(raw.stackName())
                            .preview(false)
                            .build())
                    .standardLogger(logger)
                    .mocks(azure)
                    .config(raw.values(), raw.secretKeys())
                    .deploymentFactory(Planner::deployment)
                    .monitorDecorator(any -> monitor[0] = new RecordingMonitor(azure, PulumiTestInternal.mockLog(logger)))
                    .build();
            var result = engine.runTest(context -> App.deploy(context, raw, NO_KEY_VAULT));
            if (!result.exceptions().isEmpty()) {
                throw new PlanException(messages(result.exceptions()));
            }
            return new Plan(RawConfig.NAMESPACE, raw.stackName(), inOrder(monitor[0].registered()),
                    values(result.outputs()), config.warnings());
        } finally {
            PulumiTestInternal.cleanup();
        }
    }

    private static DeploymentInternal deployment(DeploymentState state) {
        state.runner = new PatientRunner(state.runner);
        return new DeploymentImpl(state);
    }

    private static List<String> messages(List<Exception> exceptions) {
        var messages = new ArrayList<String>();
        for (Throwable cause : exceptions) {
            while (cause.getCause() != null) {
                cause = cause.getCause();
            }
            var message = cause.getMessage() == null ? cause.toString() : cause.getMessage();
            if (!messages.contains(message)) {
                messages.add(message);
            }
        }
        return messages;
    }

    private static Map<String, Object> values(Map<String, Output<?>> outputs) {
        var values = new TreeMap<String, Object>();
        outputs.forEach((name, output) -> {
            var data = Internal.of(output).getDataAsync().join();
            values.put(name, data.isSecret() ? Plan.SECRET : data.getValueNullable());
        });
        return values;
    }

    /** The engine registers in parallel; dependencies, then names, give an order that never varies. */
    private static List<Plan.Resource> inOrder(List<Plan.Resource> registered) {
        var waiting = new ArrayList<>(registered);
        waiting.sort(Comparator.comparing(Plan.Resource::name).thenComparing(Plan.Resource::urn));
        var known = new LinkedHashMap<String, Plan.Resource>();
        registered.forEach(r -> known.put(r.urn(), r));
        var ordered = new ArrayList<Plan.Resource>();
        Set<String> done = new HashSet<>();
        while (!waiting.isEmpty()) {
            var next = waiting.stream()
                    .filter(r -> r.dependencies().stream().allMatch(d -> done.contains(d) || !known.containsKey(d)))
                    .filter(r -> r.parent().map(done::contains).orElse(true))
                    .findFirst()
                    .orElseThrow(() -> new IllegalStateException("the planned resources have circular dependencies"));
            waiting.remove(next);
            done.add(next.urn());
            ordered.add(next);
        }
        return ordered;
    }
}
