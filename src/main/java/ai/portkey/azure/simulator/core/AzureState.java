package ai.portkey.azure.simulator.core;

import ai.portkey.azure.simulator.values.Values;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The resources that exist. Ids differ by letter case only for the eye, as in ARM. */
public final class AzureState {

    private final Map<String, SimulatedResource> resources = new LinkedHashMap<>();
    private final Map<String, SimulatedResource> softDeleted = new LinkedHashMap<>();

    public static String key(String id) {
        return id.toLowerCase(Locale.ROOT);
    }

    public Optional<SimulatedResource> get(String id) {
        return Optional.ofNullable(resources.get(key(id)));
    }

    public void put(SimulatedResource resource) {
        resources.put(key(resource.id()), resource);
    }

    /** Removes a resource, and the network interface that Azure made for it. */
    void remove(String id) {
        var removed = resources.remove(key(id));
        if (removed != null) {
            Values.strings(removed.properties(), "networkInterfaces[].id").forEach(made -> resources.remove(key(made)));
        }
    }

    public Collection<SimulatedResource> all() {
        return resources.values();
    }

    /** Deleted resources whose names stay reserved (Key Vaults), by lower-case name. */
    public Map<String, SimulatedResource> softDeleted() {
        return softDeleted;
    }

    /** Resources of an ARM type such as {@code Microsoft.Network/virtualNetworks/subnets}. */
    public List<SimulatedResource> ofType(String armType) {
        return resources.values().stream()
                .filter(r -> armType.equalsIgnoreCase(ResourceTypes.armTypeOf(r.id())))
                .toList();
    }

    /** The resource of an ARM type with this name, letter case aside; where several groups have one, the first. */
    public Optional<SimulatedResource> named(String armType, String name) {
        return ofType(armType).stream()
                .filter(resource -> resource.name().equalsIgnoreCase(name))
                .findFirst();
    }

    /** Everything beneath an id. */
    public List<SimulatedResource> beneath(String id) {
        var prefix = key(id) + "/";
        return resources.entrySet().stream()
                .filter(e -> e.getKey().startsWith(prefix))
                .map(Map.Entry::getValue)
                .toList();
    }
}
