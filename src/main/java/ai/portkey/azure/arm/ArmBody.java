package ai.portkey.azure.arm;

import ai.portkey.azure.catalogue.AzureType;
import ai.portkey.azure.catalogue.AzureTypes;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The body of the request that creates a resource: inputs without what the id says, each where ARM expects it. */
public final class ArmBody {

    private static final String SELF = "$self/";

    private final AzureType type;
    private final String selfId;
    private final Leaf leaf;

    /** Decides what stands for a text, number or boolean. */
    @FunctionalInterface
    interface Leaf {

        /**
         * @param path   of the input
         * @param value  the input
         * @param beside the object that holds it
         */
        Object of(String path, Object value, Map<?, ?> beside);
    }

    private ArmBody(AzureType type, String selfId, Leaf leaf) {
        this.type = type;
        this.selfId = selfId;
        this.leaf = leaf;
    }

    /**
     * The body for these inputs. Nulls are not sent, and whole numbers are sent as integers.
     *
     * @param token  type token
     * @param inputs the resource's inputs: maps, lists, texts, numbers, booleans, nulls
     * @param selfId the resource's id; it takes the place of {@code $self} in ids of its own parts
     * @throws IllegalArgumentException when the token is not known
     */
    public static Map<String, Object> of(String token, Map<String, Object> inputs, String selfId) {
        return of(AzureTypes.get(token), inputs, selfId, (path, value, beside) -> value);
    }

    static Map<String, Object> of(AzureType type, Map<String, Object> inputs, String selfId, Leaf leaf) {
        return new ArmBody(type, selfId, leaf).body(inputs);
    }

    private Map<String, Object> body(Map<String, Object> inputs) {
        var body = new LinkedHashMap<String, Object>();
        var properties = new LinkedHashMap<String, Object>();
        var pathParameters = type.pathParameters();
        inputs.forEach((input, value) -> {
            if (!pathParameters.contains(input)) {
                put(type.topLevel().contains(input) ? body : properties, input, input, value, inputs);
            }
        });
        if (!properties.isEmpty()) {
            body.put("properties", properties);
        }
        return body;
    }

    private void put(Map<String, Object> target, String path, String name, Object value, Map<?, ?> beside) {
        if (value != null) {
            target.put(type.renames().getOrDefault(path, name), convert(path, value, beside));
        }
    }

    private Object convert(String path, Object value, Map<?, ?> beside) {
        if (path.equals("identity.userAssignedIdentities") && value instanceof List<?> ids) {
            // Pulumi takes a list, ARM a map with nothing in it.
            var map = new LinkedHashMap<>();
            ids.forEach(id -> map.put(leaf.of(path, id, beside), Map.of()));
            return map;
        }
        if (value instanceof List<?> list) {
            var items = new ArrayList<>();
            list.forEach(item -> items.add(convert(path, item, beside)));
            return items;
        }
        if (value instanceof Map<?, ?> map) {
            return type.bags().contains(path) ? bag(path, map) : object(path, map);
        }
        if (value instanceof Double number && number == Math.rint(number) && Math.abs(number) < 1e15) {
            return leaf.of(path, number.longValue(), beside);
        }
        if (value instanceof String text && text.startsWith(SELF)) {
            return leaf.of(path, selfId + text.substring(SELF.length() - 1), beside);
        }
        return leaf.of(path, value, beside);
    }

    private Map<String, Object> object(String path, Map<?, ?> map) {
        var object = new LinkedHashMap<String, Object>();
        map.forEach((name, value) -> put(object, path + "." + name, (String) name, value, map));
        return object;
    }

    private Map<String, Object> bag(String path, Map<?, ?> map) {
        var object = new LinkedHashMap<String, Object>();
        var properties = new LinkedHashMap<String, Object>();
        map.forEach((name, value) -> put(
                name.equals("id") || name.equals("name") ? object : properties,
                path + "." + name,
                (String) name,
                value,
                map));
        if (!properties.isEmpty()) {
            object.put("properties", properties);
        }
        return object;
    }
}
