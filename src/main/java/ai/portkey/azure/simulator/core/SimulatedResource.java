package ai.portkey.azure.simulator.core;

import ai.portkey.azure.catalogue.ArmId;
import ai.portkey.azure.simulator.values.Values;
import java.util.Map;

/**
 * A resource that exists in the simulated Azure.
 *
 * @param id         ARM id in the case in which it was created
 * @param type       type token it was created with, e.g. {@code azure-native:network:Subnet}; empty for an assumed
 *                   resource of a type that the simulator does not know
 * @param properties what ARM answers for it, under Pulumi's names; write-only values are absent
 * @param external   assumed to exist, not created here
 * @param created    simulated time of creation, milliseconds since 1970
 */
public record SimulatedResource(
        String id, String type, Map<String, Object> properties, boolean external, long created) {

    public String text(String path) {
        return Values.string(properties, path);
    }

    public String name() {
        return ArmId.name(id);
    }

    public SimulatedResource withId(String other) {
        return new SimulatedResource(other, type, properties, external, created);
    }

    public SimulatedResource withProperties(Map<String, Object> changed) {
        return new SimulatedResource(id, type, changed, external, created);
    }
}
