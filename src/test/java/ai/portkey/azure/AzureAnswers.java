package ai.portkey.azure;

import ai.portkey.azure.simulator.core.SimulationOptions;
import ai.portkey.azure.simulator.fronts.SimulatedAzureMocks;
import com.pulumi.test.Mocks;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentSkipListSet;

/** The simulated Azure, whose answers lack something, and the functions that were called. */
public final class AzureAnswers implements Mocks {

    private final SimulatedAzureMocks azure;
    private final Set<String> functions = new ConcurrentSkipListSet<>();
    private final Map<String, String> missing = new HashMap<>();

    public AzureAnswers() {
        this(SimulationOptions.defaults());
    }

    public AzureAnswers(SimulationOptions options) {
        this.azure = new SimulatedAzureMocks(options);
    }

    /** From now on resources of this type, e.g. {@code AFDCustomDomain}, are answered without this property. */
    public AzureAnswers without(String type, String property) {
        missing.put(type, property);
        return this;
    }

    /** Tokens of the functions that were called. */
    public Set<String> functions() {
        return functions;
    }

    @Override
    public CompletableFuture<ResourceResult> newResourceAsync(ResourceArgs args) {
        var property = missing.get(args.type.substring(args.type.lastIndexOf(':') + 1));
        return azure.newResourceAsync(args).thenApply(result -> {
            if (property == null) {
                return result;
            }
            var answer = new HashMap<Object, Object>((Map<?, ?>) result.state);
            answer.remove(property);
            return ResourceResult.of(result.id, answer);
        });
    }

    @Override
    public CompletableFuture<Map<String, Object>> callAsync(CallArgs args) {
        functions.add(args.token);
        return azure.callAsync(args);
    }
}
