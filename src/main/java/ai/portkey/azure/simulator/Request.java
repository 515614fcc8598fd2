package ai.portkey.azure.simulator;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One PUT as ARM sees it, with what its rules need to know.
 *
 * @param azure    the simulated Azure
 * @param type     type of the resource
 * @param id       its id
 * @param body     the inputs, all known
 * @param location normalised region, e.g. {@code eastus}; empty for a type without one
 */
record Request(SimulatedAzure azure, ResourceType type, String id, Map<String, Object> body, String location) {

    String name() {
        return id.substring(id.lastIndexOf('/') + 1);
    }

    String text(String path) {
        return Values.string(body, path);
    }

    StableIds ids() {
        return azure.ids();
    }

    /** An existing resource; assumed ones come to exist by this. */
    Optional<SimulatedResource> find(String otherId) {
        return azure.find(otherId);
    }

    /** All resources of an ARM type that exist. */
    List<SimulatedResource> all(String armType) {
        return azure.state().ofType(armType);
    }

    /** The current state of the resource itself; empty on creation. */
    Optional<SimulatedResource> current() {
        return azure.state().get(id);
    }

    /** What sits in a subnet must be in the region of its virtual network. */
    void requireRegionOf(SimulatedResource subnet) {
        var vnet = find(Placement.parentId(subnet.id())).orElseThrow();
        if (!vnet.external() && !location.equals(vnet.text("location"))) {
            throw badRequest("InvalidResourceReference", "Resource " + subnet.id() + " referenced by resource " + id
                    + " was not found in its region: the virtual network is in " + vnet.text("location") + ", the resource in "
                    + location + ". Both must be in the same region.");
        }
    }

    AzureException badRequest(String code, String message) {
        return new AzureException(400, code, message);
    }
}
