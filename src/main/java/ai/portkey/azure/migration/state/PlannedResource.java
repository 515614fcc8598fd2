package ai.portkey.azure.migration.state;

import ai.portkey.azure.plan.Plan;
import com.google.gson.Gson;
import com.google.gson.JsonObject;
import java.util.List;
import java.util.Optional;

/**
 * One resource of a stack's plan, as JSON like the state that it is compared with.
 *
 * @param urn     Pulumi's URN
 * @param type    type token, e.g. {@code azure-native:app/v20250101:ContainerApp}; components start with {@code portkey:}
 * @param name    logical name
 * @param parent  URN of the component that it belongs to; empty at the top
 * @param inputs  what the program asks for; secrets replaced by {@link Plan#SECRET}
 * @param outputs what the simulated Azure answers, e.g. {@code principalId}
 * @param id      the resource's id; empty for components
 * @param kept    paths of inputs that an existing resource keeps as they are
 */
record PlannedResource(
        String urn,
        String type,
        String name,
        Optional<String> parent,
        JsonObject inputs,
        JsonObject outputs,
        Optional<String> id,
        List<String> kept) {

    /** All resources of a plan, components too, each after its parent. */
    static List<PlannedResource> of(Plan plan) {
        var gson = new Gson();
        return plan.resources().stream()
                .map(r -> new PlannedResource(
                        r.urn(),
                        r.type(),
                        r.name(),
                        r.parent(),
                        gson.toJsonTree(r.inputs()).getAsJsonObject(),
                        gson.toJsonTree(r.outputs()).getAsJsonObject(),
                        r.id(),
                        r.ignoreChanges()))
                .toList();
    }

    /** True for a resource that groups others and does not exist in Azure. */
    boolean isComponent() {
        return type.startsWith("portkey:");
    }

    /** True when the first {@code up} leaves the property, or what it is a part of, as it is. */
    boolean keeps(String property) {
        return kept.stream().anyMatch(path -> property.equals(path) || property.startsWith(path + "."));
    }

    /** The token without package and version, e.g. {@code app:ContainerApp}. */
    String kind() {
        return type.replaceFirst("^[^:]*:", "").replaceFirst("/[^:]*:", ":");
    }

    @Override
    public String toString() {
        return name + " (" + type + ")";
    }
}
