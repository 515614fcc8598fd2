package ai.portkey.azure.config.reading;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The pieces of a JSON Schema (draft 7, which editors know best). */
public final class JsonSchemas {

    private JsonSchemas() {}

    public static JsonObject type(String name) {
        return of(Map.of("type", new JsonPrimitive(name)));
    }

    /** A text; {@code regex} matches the whole of it. */
    public static JsonObject text(Optional<String> regex) {
        var schema = type("string");
        regex.ifPresent(r -> schema.addProperty("pattern", "^(?:" + r + ")$"));
        return schema;
    }

    /** Both ends included. */
    static JsonObject integer(int min, int max) {
        var schema = type("integer");
        schema.addProperty("minimum", min);
        if (max < Integer.MAX_VALUE) {
            schema.addProperty("maximum", max);
        }
        return schema;
    }

    public static JsonObject choice(List<? extends JsonElement> values) {
        return of(Map.of("enum", array(values)));
    }

    public static JsonObject any(JsonObject... schemas) {
        return of(Map.of("anyOf", array(List.of(schemas))));
    }

    /** The same, or a text that says it: {@code regex} matches the whole of that. */
    static JsonObject orText(JsonObject schema, String regex) {
        var copy = schema.deepCopy();
        copy.add("type", array(List.of(schema.get("type"), new JsonPrimitive("string"))));
        copy.add("pattern", text(Optional.of(regex)).get("pattern"));
        return copy;
    }

    /** The same, or null. */
    public static JsonObject nullable(JsonObject schema) {
        var copy = schema.deepCopy();
        if (copy.has("enum")) {
            copy.getAsJsonArray("enum").add(JsonNull.INSTANCE);
            return copy;
        }
        if (copy.has("type")) {
            var types = copy.get("type").isJsonArray() ? copy.getAsJsonArray("type") : array(List.of(copy.get("type")));
            types.add("null");
            copy.add("type", types);
            return copy;
        }
        return any(copy, type("null"));
    }

    /** An object whose {@code properties} are added later; it has no others. */
    public static JsonObject object() {
        var schema = type("object");
        schema.add("properties", new JsonObject());
        schema.addProperty("additionalProperties", false);
        return schema;
    }

    static JsonObject list(JsonObject items) {
        var schema = type("array");
        schema.add("items", items);
        return schema;
    }

    static JsonObject map(JsonObject values) {
        var schema = type("object");
        schema.add("additionalProperties", values);
        return schema;
    }

    static JsonArray array(List<? extends JsonElement> elements) {
        var array = new JsonArray();
        elements.forEach(array::add);
        return array;
    }

    private static JsonObject of(Map<String, JsonElement> members) {
        var schema = new JsonObject();
        members.forEach(schema::add);
        return schema;
    }
}
