package ai.portkey.azure.config.reading;

import com.google.gson.Gson;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonParseException;
import com.google.gson.JsonPrimitive;
import java.io.IOException;

/** Values of top-level keys: the engine hands them over as texts; objects, lists and booleans among them are JSON. */
public final class TopLevelText {

    private static final Gson JSON = new Gson();

    private TopLevelText() {}

    /** An empty text is what the engine makes of a key without a value, YAML's null. */
    static boolean isNull(String text) {
        return text.isEmpty() || text.equals("null");
    }

    /** The JSON that a text stands for; a text that is none of it stays one. */
    public static JsonElement toJson(String text) {
        if (isNull(text)) {
            return JsonNull.INSTANCE;
        }
        // The parser alone would take True and TRUE for a boolean.
        if (!text.startsWith("{") && !text.startsWith("[")) {
            return text.equals("true") || text.equals("false")
                    ? new JsonPrimitive(Boolean.valueOf(text))
                    : new JsonPrimitive(text);
        }
        try {
            return JSON.getAdapter(JsonElement.class).fromJson(text);
        } catch (IOException | JsonParseException e) {
            // Dropped on purpose: the parser's message may quote the text, which may be secret.
            return new JsonPrimitive(text);
        }
    }
}
