package ai.portkey.azure.simulator.fronts;

import ai.portkey.azure.simulator.core.Failure;
import ai.portkey.azure.simulator.core.SimulatedAzure;
import ai.portkey.azure.simulator.core.SimulatedResource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What a Pulumi resource provider does, on plain values. */
interface Provider {

    String name();

    /** The version of the plugin that the program asks for. */
    default String version() {
        try (var text = Provider.class.getResourceAsStream("/com/pulumi/" + name() + "/version.txt")) {
            return new String(text.readAllBytes(), StandardCharsets.UTF_8).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whether the engine hands secrets over as such; else it marks the outputs itself, a whole list for one item of it. */
    default boolean acceptsSecrets() {
        return true;
    }

    /** The provider's own configuration, as {@code pulumi config} or an explicit provider gives it. */
    default void configure(Map<String, String> variables) {}

    /** Completes the inputs; see {@link #check}. */
    default Map<String, Object> prepare(
            String token, String pulumiName, Map<String, Object> olds, Map<String, Object> inputs) {
        return inputs;
    }

    List<Failure> check(String token, Map<String, Object> inputs);

    SimulatedAzure.Difference diff(String token, Map<String, Object> olds, Map<String, Object> news);

    /** True when a replacement would have the id of what it replaces, so that the old one must go first. */
    default boolean sameId(String token, String id, Map<String, Object> news) {
        return false;
    }

    /**
     * The outputs as far as a preview knows them; what is missing is unknown.
     *
     * @param olds empty on creation
     */
    Map<String, Object> preview(String token, Map<String, Object> olds, Map<String, Object> news);

    SimulatedResource create(String token, String pulumiName, Map<String, Object> inputs);

    /**
     * The current state; empty when the resource is gone.
     *
     * @param lastKnown the state that Pulumi has; empty on import
     */
    Optional<SimulatedResource> read(String token, String id, Map<String, Object> lastKnown);

    /** The inputs that stand for the current state. */
    default Map<String, Object> inputs(
            SimulatedResource current, Map<String, Object> oldInputs, Map<String, Object> lastKnown) {
        return oldInputs;
    }

    SimulatedResource update(String token, String id, Map<String, Object> inputs);

    void delete(String token, String id);

    Map<String, Object> invoke(String token, Map<String, Object> args);

    /** Outputs that are secret whatever the inputs are. */
    default Set<String> secretOutputs(String token) {
        return Set.of();
    }
}
