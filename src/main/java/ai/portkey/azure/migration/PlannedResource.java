package ai.portkey.azure.migration;

import com.google.gson.Gson;
import com.google.gson.JsonObject;
import java.util.Map;
import java.util.Optional;

/**
 * One resource of a stack's plan: what the program registers when it runs on the simulated Azure.
 *
 * @param urn     Pulumi's URN
 * @param type    type token, e.g. {@code azure-native:app/v20250101:ContainerApp}; components start with {@code portkey:}
 * @param name    logical name
 * @param parent  URN of the component that it belongs to; empty at the top
 * @param inputs  what the program asks for; secrets replaced by {@link #SECRET}
 * @param outputs what the simulated Azure answers, e.g. {@code principalId}
 * @param id      the resource's id; empty for components
 */
public record PlannedResource(String urn, String type, String name, Optional<String> parent, JsonObject inputs,
                              JsonObject outputs, Optional<String> id) {

    /** What a plan shows in place of a secret. */
    static final String SECRET = "[secret]";

    /** @param inputs maps, lists, texts, numbers, booleans, nulls; likewise {@code outputs} */
    public static PlannedResource of(String urn, String type, String name, Optional<String> parent,
                                     Map<String, Object> inputs, Map<String, Object> outputs, Optional<String> id) {
        var gson = new Gson();
        return new PlannedResource(urn, type, name, parent, gson.toJsonTree(inputs).getAsJsonObject(),
                gson.toJsonTree(outputs).getAsJsonObject(), id);
    }

    /** True for a resource that groups others and does not exist in Azure. */
    boolean isComponent() {
        return type.startsWith("portkey:");
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
