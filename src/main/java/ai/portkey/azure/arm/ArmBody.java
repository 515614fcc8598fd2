package ai.portkey.azure.arm;

import ai.portkey.azure.catalogue.AzureType;
import ai.portkey.azure.catalogue.AzureTypes;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What ARM takes and answers, made from the plugin's flat properties: each where ARM has it. {@link FlatProperties} is the
 * reverse. Both read {@link AzureType}.
 */
public final class ArmBody {

    private static final String SELF = "$self/";

    /** What ARM answers beside {@code properties}, whatever the type. */
    static final Set<String> ENVELOPE = Set.of("id", "name", "type", "etag", "systemData");

    /** Members of a part of a resource that stand beside its {@code properties}. */
    private static final Set<String> PART = Set.of("id", "name", "type", "etag");

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
        var body = new ArmBody(type, selfId, leaf);
        var sent = new LinkedHashMap<>(inputs);
        sent.keySet().removeAll(type.pathParameters());
        return body.divided(sent, type.topLevel());
    }

    /**
     * What ARM answers for a resource with these properties.
     *
     * @param properties under the plugin's names
     * @param id         the resource's id
     */
    public static Map<String, Object> answer(AzureType type, Map<String, Object> properties, String id) {
        var beside = new HashSet<>(type.topLevel());
        beside.addAll(ENVELOPE);
        var body = new ArmBody(type, id, (path, value, within) -> value).divided(properties, beside);
        body.put("id", id);
        return body;
    }

    private Map<String, Object> divided(Map<String, Object> values, Set<String> beside) {
        var body = new LinkedHashMap<String, Object>();
        var properties = new LinkedHashMap<String, Object>();
        values.forEach((name, value) -> put(beside.contains(name) ? body : properties, name, name, value, values));
        if (!properties.isEmpty()) {
            body.putIfAbsent("properties", properties);
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
        map.forEach((name, value) ->
                put(PART.contains((String) name) ? object : properties, path + "." + name, (String) name, value, map));
        if (!properties.isEmpty()) {
            object.put("properties", properties);
        }
        return object;
    }
}
