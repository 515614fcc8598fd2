package ai.portkey.azure.simulator.fronts;

import ai.portkey.azure.simulator.core.AzureException;
import ai.portkey.azure.simulator.core.SimulatedAzure;
import ai.portkey.azure.simulator.core.SimulationOptions;
import com.pulumi.test.Mocks;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/**
 * The simulated Azure behind Pulumi's mock engine: {@code PulumiTest.withMocks(new SimulatedAzureMocks(options))}.
 * An error of Azure fails the resource's future with the provider's message. Components and providers pass through.
 * Ids are spelled as they are asked for, so that a plan's can be compared; the engine gets Azure's spelling.
 */
public final class SimulatedAzureMocks implements Mocks {

    private final SimulatedAzure azure;
    private final SimulatedRandom random;
    private final SimulatedEntra entra;

    public SimulatedAzureMocks(SimulationOptions options) {
        this.azure = new SimulatedAzure(options);
        this.random = new SimulatedRandom(options);
        this.entra = new SimulatedEntra(options);
    }

    /** The Azure behind this, e.g. to put resources there before the program runs. */
    public SimulatedAzure azure() {
        return azure;
    }

    @Override
    public CompletableFuture<ResourceResult> newResourceAsync(ResourceArgs args) {
        return answer(() -> create(args));
    }

    private ResourceResult create(ResourceArgs args) {
        if (args.type.startsWith("pulumi:providers:")) {
            return ResourceResult.of(Optional.of(args.name), args.inputs);
        }
        if (SimulatedRandom.knows(args.type)) {
            var created = random.create(args.type, args.name, args.inputs);
            return ResourceResult.of(Optional.of(created.id()), created.properties());
        }
        if (!args.type.startsWith("azure-native:")) {
            return ResourceResult.of(Optional.empty(), args.inputs);
        }
        if (args.id != null && !args.id.isEmpty()) {
            var found = azure.lookUp(args.id).orElseThrow(() -> SimulatedAzure.notFound(args.id));
            return ResourceResult.of(Optional.of(args.id), found.properties());
        }
        var created = azure.create(args.type, args.name, args.inputs);
        return ResourceResult.of(Optional.of(azure.askedId(args.type, args.name, args.inputs)), created.properties());
    }

    @Override
    public CompletableFuture<Map<String, Object>> callAsync(CallArgs args) {
        return answer(() -> args.token.startsWith("azuread:")
                ? entra.invoke(args.token, args.args)
                : azure.invoke(args.token, args.args));
    }

    private static <T> CompletableFuture<T> answer(Supplier<T> work) {
        try {
            return CompletableFuture.completedFuture(work.get());
        } catch (AzureException e) {
            return CompletableFuture.failedFuture(e);
        }
    }
}
