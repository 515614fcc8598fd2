package ai.portkey.azure.subscription;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import java.util.List;
import java.util.stream.StreamSupport;

/** What others wrote: members may be absent or null, and the text may not be JSON at all. */
final class Json {

    private Json() {}

    /** The object of a text; an empty one where it has none. */
    static JsonObject parse(String text) {
        try {
            var json = JsonParser.parseString(text);
            return json.isJsonObject() ? json.getAsJsonObject() : new JsonObject();
        } catch (JsonParseException e) {
            return new JsonObject();
        }
    }

    static JsonObject object(JsonObject from, String name) {
        return has(from, name) && from.get(name).isJsonObject() ? from.getAsJsonObject(name) : new JsonObject();
    }

    static JsonObject properties(JsonObject resource) {
        return object(resource, "properties");
    }

    static String text(JsonObject from, String name) {
        return has(from, name) && from.get(name).isJsonPrimitive()
                ? from.get(name).getAsString()
                : "";
    }

    static boolean flag(JsonObject from, String name, boolean fallback) {
        return has(from, name) && from.get(name).isJsonPrimitive()
                ? from.get(name).getAsBoolean()
                : fallback;
    }

    static List<JsonElement> list(JsonObject from, String name) {
        return has(from, name) && from.get(name).isJsonArray()
                ? StreamSupport.stream(from.getAsJsonArray(name).spliterator(), false)
                        .toList()
                : List.of();
    }

    static List<JsonObject> objects(JsonObject from, String name) {
        return list(from, name).stream()
                .filter(JsonElement::isJsonObject)
                .map(JsonElement::getAsJsonObject)
                .toList();
    }

    private static boolean has(JsonObject from, String name) {
        return from.has(name) && !from.get(name).isJsonNull();
    }
}
