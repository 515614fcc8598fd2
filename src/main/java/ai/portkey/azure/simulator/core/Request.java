package ai.portkey.azure.simulator.core;

import ai.portkey.azure.catalogue.ArmId;
import ai.portkey.azure.simulator.values.StableIds;
import ai.portkey.azure.simulator.values.Values;
import java.util.ArrayList;
import java.util.LinkedHashMap;
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
public record Request(SimulatedAzure azure, ResourceType type, String id, Map<String, Object> body, String location) {

    public String name() {
        return ArmId.name(id);
    }

    public String text(String path) {
        return Values.string(body, path);
    }

    public StableIds ids() {
        return azure.ids();
    }

    /** An existing resource; assumed ones come to exist by this. */
    public Optional<SimulatedResource> find(String otherId) {
        return azure.find(otherId);
    }

    /** All resources of an ARM type that exist. */
    public List<SimulatedResource> all(String armType) {
        return azure.state().ofType(armType);
    }

    /** The current state of the resource itself; empty on creation. */
    public Optional<SimulatedResource> current() {
        return azure.state().get(id);
    }

    /** What sits in a subnet must be in the region of its virtual network. */
    public void requireRegionOf(SimulatedResource subnet) {
        var vnet = find(Placement.parentId(subnet.id())).orElseThrow();
        if (!vnet.external() && !location.equals(vnet.text("location"))) {
            throw badRequest(
                    "InvalidResourceReference",
                    "Resource " + subnet.id() + " referenced by resource " + id
                            + " was not found in its region: the virtual network is in " + vnet.text("location")
                            + ", the resource in "
                            + location + ". Both must be in the same region.");
        }
    }

    /** Members of network resources that ARM adds; pairs of name and value. */
    public Map<String, Object> with(Object... pairs) {
        var outputs = new LinkedHashMap<String, Object>();
        outputs.put("etag", etag());
        for (var i = 0; i < pairs.length; i += 2) {
            outputs.put((String) pairs[i], pairs[i + 1]);
        }
        return outputs;
    }

    /** The parts of a collection with the id, etag and state that ARM gives each. */
    public List<Map<String, Object>> children(String collection) {
        var children = new ArrayList<Map<String, Object>>();
        for (var child : Values.objects(body, collection + "[]")) {
            var answer = Values.copy(child);
            answer.put("id", id + "/" + collection + "/" + child.get("name"));
            answer.put("etag", etag());
            answer.put("provisioningState", "Succeeded");
            children.add(answer);
        }
        return children;
    }

    private String etag() {
        return "W/\"" + ids().guid("etag " + id) + "\"";
    }

    public AzureException badRequest(String code, String message) {
        return new AzureException(400, code, message);
    }
}
