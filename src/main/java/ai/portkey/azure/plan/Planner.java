package ai.portkey.azure.plan;

import ai.portkey.azure.App;
import ai.portkey.azure.config.PortkeyConfig;
import ai.portkey.azure.config.reading.RawConfig;
import ai.portkey.azure.provider.KeyVaultSecretReader;
import ai.portkey.azure.pulumi.MockEngine;
import com.pulumi.test.Mocks;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;

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
        var run = MockEngine.run(
                azure,
                RawConfig.NAMESPACE,
                raw.stackName(),
                raw.values(),
                raw.secretKeys(),
                context -> App.deploy(context, raw, NO_KEY_VAULT));
        if (!run.failures().isEmpty()) {
            throw new PlanException(messages(run.failures()), run.failures());
        }
        var outputs = new TreeMap<String, Object>();
        run.outputs().forEach((name, result) -> outputs.put(name, result.isSecret() ? Plan.SECRET : result.value()));
        return new Plan(
                RawConfig.NAMESPACE,
                raw.stackName(),
                inOrder(PlannedResources.of(run.registered())),
                outputs,
                config.warnings());
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
