package ai.portkey.azure.subscription;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.List;
import java.util.stream.StreamSupport;

/** Members of Azure's answers, which may be absent or null. */
final class Json {

    private Json() {}

    static JsonObject object(JsonObject from, String name) {
        return has(from, name) && from.get(name).isJsonObject() ? from.getAsJsonObject(name) : new JsonObject();
    }

    static JsonObject properties(JsonObject resource) {
        return object(resource, "properties");
    }

    static String text(JsonObject from, String name) {
        return has(from, name) ? from.get(name).getAsString() : "";
    }

    static boolean flag(JsonObject from, String name, boolean fallback) {
        return has(from, name) ? from.get(name).getAsBoolean() : fallback;
    }

    static List<JsonElement> list(JsonObject from, String name) {
        return has(from, name) && from.get(name).isJsonArray()
                ? StreamSupport.stream(from.getAsJsonArray(name).spliterator(), false).toList() : List.of();
    }

    static List<JsonObject> objects(JsonObject from, String name) {
        return list(from, name).stream().map(JsonElement::getAsJsonObject).toList();
    }

    private static boolean has(JsonObject from, String name) {
        return from.has(name) && !from.get(name).isJsonNull();
    }
}
