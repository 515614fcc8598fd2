package ai.portkey.azure.arm;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Hands every expression of a nested template in as a parameter: inside, {@code resourceGroup()} and
 * {@code resourceId()} would mean another resource group, and names must not be read from Azure.
 */
final class NestedParameters {

    private final Parameters parameters = new Parameters();
    private final Map<String, Object> values = new LinkedHashMap<>();

    /** The text inside of the nested template. */
    String render(String member, ArmText text) {
        if (text.isLiteral()) {
            return text.render();
        }
        var name =
                parameters.declare(member, text.argument(), Map.of("type", text.isKey() ? "securestring" : "string"));
        values.put(name, Map.of("value", text.render()));
        return "[" + Parameters.code(name) + "]";
    }

    Map<String, Map<String, Object>> declarations() {
        return parameters.declarations();
    }

    /** What the outer template passes. */
    Map<String, Object> values() {
        return values;
    }
}
