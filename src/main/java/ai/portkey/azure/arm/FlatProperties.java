package ai.portkey.azure.arm;

import ai.portkey.azure.catalogue.AzureType;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A body of ARM as the plugin's flat properties: the reverse of {@link ArmBody}. */
public final class FlatProperties {

    private final AzureType type;

    private FlatProperties(AzureType type) {
        this.type = type;
    }

    /**
     * The properties of a body, of a request or an answer. What the id says is not among them.
     *
     * @param body parsed JSON: maps, lists, texts, numbers, booleans, nulls
     */
    public static Map<String, Object> of(AzureType type, Map<String, Object> body) {
        return new FlatProperties(type).flat(body);
    }

    /** The inputs of a request's body, which has a map of identities where the plugin takes a list. */
    public static Map<String, Object> inputs(AzureType type, Map<String, Object> body) {
        var inputs = of(type, body);
        if (inputs.get("identity") instanceof Map<?, ?> identity
                && identity.get("userAssignedIdentities") instanceof Map<?, ?> assigned) {
            var listed = new LinkedHashMap<Object, Object>(identity);
            listed.put("userAssignedIdentities", List.copyOf(assigned.keySet()));
            inputs.put("identity", listed);
        }
        return inputs;
    }

    private Map<String, Object> flat(Map<String, Object> body) {
        var flat = new LinkedHashMap<String, Object>();
        body.forEach((name, value) -> {
            if (name.equals("properties")
                    && value instanceof Map<?, ?> map
                    && !type.topLevel().contains(name)) {
                map.forEach((n, v) -> put(flat, "", (String) n, v));
            } else if (!ArmBody.ENVELOPE.contains(name) || type.topLevel().contains(name)) {
                flat.put(name, value(name, value));
            }
        });
        return flat;
    }

    private void put(Map<String, Object> target, String at, String armName, Object value) {
        var name = type.renames().entrySet().stream()
                .filter(rename -> rename.getValue().equals(armName))
                .map(Map.Entry::getKey)
                .filter(path -> path.substring(0, path.lastIndexOf('.') + 1).equals(at))
                .map(path -> path.substring(at.length()))
                .findFirst()
                .orElse(armName);
        target.put(name, value(at + name, value));
    }

    private Object value(String path, Object value) {
        if (value instanceof List<?> list) {
            return list.stream().map(item -> value(path, item)).toList();
        }
        if (!(value instanceof Map<?, ?> map)) {
            return value;
        }
        var flat = new LinkedHashMap<String, Object>();
        map.forEach((name, member) -> {
            // Parts of a resource have properties of their own, which the plugin does not show.
            if (name.equals("properties") && member instanceof Map<?, ?> properties) {
                properties.forEach((n, v) -> put(flat, path + ".", (String) n, v));
            } else {
                put(flat, path + ".", (String) name, member);
            }
        });
        return flat;
    }
}
