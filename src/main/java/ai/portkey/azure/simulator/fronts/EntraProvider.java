package ai.portkey.azure.simulator.fronts;

import ai.portkey.azure.simulator.core.AzureException;
import ai.portkey.azure.simulator.core.Failure;
import ai.portkey.azure.simulator.core.SimulatedAzure;
import ai.portkey.azure.simulator.core.SimulatedResource;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The azuread provider: lookups only. */
final class EntraProvider implements Provider {

    private final SimulatedEntra entra;

    EntraProvider(SimulatedEntra entra) {
        this.entra = entra;
    }

    @Override
    public String name() {
        return "azuread";
    }

    @Override
    public Map<String, Object> invoke(String token, Map<String, Object> args) {
        return entra.invoke(token, args);
    }

    @Override
    public List<Failure> check(String token, Map<String, Object> inputs) {
        throw noResources(token);
    }

    @Override
    public SimulatedAzure.Difference diff(String token, Map<String, Object> olds, Map<String, Object> news) {
        throw noResources(token);
    }

    @Override
    public Map<String, Object> preview(String token, Map<String, Object> olds, Map<String, Object> news) {
        throw noResources(token);
    }

    @Override
    public SimulatedResource create(String token, String pulumiName, Map<String, Object> inputs) {
        throw noResources(token);
    }

    @Override
    public Optional<SimulatedResource> read(String token, String id, Map<String, Object> lastKnown) {
        throw noResources(token);
    }

    @Override
    public SimulatedResource update(String token, String id, Map<String, Object> inputs) {
        throw noResources(token);
    }

    @Override
    public void delete(String token, String id) {
        throw noResources(token);
    }

    private static AzureException noResources(String token) {
        return new AzureException(
                400, "InvalidResourceType", "The simulator does not support the resource type " + "'" + token + "'.");
    }
}
