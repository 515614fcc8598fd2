package ai.portkey.azure.simulator.fronts;

import ai.portkey.azure.simulator.core.AzureException;
import ai.portkey.azure.simulator.core.Failure;
import ai.portkey.azure.simulator.core.SimulatedAzure;
import ai.portkey.azure.simulator.core.SimulatedResource;
import ai.portkey.azure.simulator.values.Differences;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The random provider: its resources live in Pulumi's state only, and any change replaces them. */
final class RandomProvider implements Provider {

    private final SimulatedRandom random;

    RandomProvider(SimulatedRandom random) {
        this.random = random;
    }

    @Override
    public String name() {
        return "random";
    }

    @Override
    public List<Failure> check(String token, Map<String, Object> inputs) {
        return random.check(token, inputs);
    }

    @Override
    public SimulatedAzure.Difference diff(String token, Map<String, Object> olds, Map<String, Object> news) {
        var changed = Differences.between(
                SimulatedRandom.withDefaults(token, olds), SimulatedRandom.withDefaults(token, news));
        return new SimulatedAzure.Difference(changed, List.copyOf(changed.keySet()));
    }

    @Override
    public Map<String, Object> preview(String token, Map<String, Object> olds, Map<String, Object> news) {
        var outputs = new LinkedHashMap<>(olds);
        outputs.putAll(news);
        return outputs;
    }

    @Override
    public SimulatedResource create(String token, String pulumiName, Map<String, Object> inputs) {
        return random.create(token, pulumiName, inputs);
    }

    @Override
    public Optional<SimulatedResource> read(String token, String id, Map<String, Object> lastKnown) {
        return Optional.of(
                lastKnown.isEmpty() ? random.adopt(token, id) : new SimulatedResource(id, token, lastKnown, false, 0));
    }

    @Override
    public Map<String, Object> inputs(
            SimulatedResource current, Map<String, Object> oldInputs, Map<String, Object> lastKnown) {
        return oldInputs.isEmpty() ? random.inputs(current) : oldInputs;
    }

    @Override
    public SimulatedResource update(String token, String id, Map<String, Object> inputs) {
        throw new AzureException(400, "NotSupported", "Random values cannot be updated.");
    }

    @Override
    public void delete(String token, String id) {
        // Nothing outside of Pulumi's state.
    }

    @Override
    public Map<String, Object> invoke(String token, Map<String, Object> args) {
        throw new AzureException(400, "InvalidFunction", "The random provider has no function '" + token + "'.");
    }

    @Override
    public Set<String> secretOutputs(String token) {
        return token.endsWith(":RandomPassword") ? Set.of("result", "bcryptHash") : Set.of();
    }
}
