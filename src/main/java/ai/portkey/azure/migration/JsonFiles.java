package ai.portkey.azure.migration;

import com.google.gson.Gson;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.TypeAdapter;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import com.google.gson.stream.MalformedJsonException;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Path;

/** Reads input files; every failure becomes a sentence that names the file and never its content. */
public final class JsonFiles {

    private static final TypeAdapter<JsonElement> JSON = new Gson().getAdapter(JsonElement.class);

    private JsonFiles() {}

    /** Reads a JSON object, strictly. */
    public static JsonObject readObject(Path file) throws MigrationException {
        var text = TextFile.read(file);
        if (text.isBlank()) {
            throw new MigrationException(TextFile.name(file) + ": is empty: expected a JSON object");
        }
        var reader = new JsonReader(new StringReader(text));
        try {
            JsonElement element = JSON.read(reader);
            if (!element.isJsonObject()) {
                throw new MigrationException(TextFile.name(file) + ": expected a JSON object");
            } else if (reader.peek() != JsonToken.END_DOCUMENT) {
                throw new MigrationException(TextFile.name(file) + ": unexpected text after the JSON object");
            }
            return element.getAsJsonObject();
        } catch (MalformedJsonException notJson) {
            // The rest of the message speaks to programmers.
            throw new MigrationException(TextFile.name(file) + ": is not valid JSON: look"
                    + String.valueOf(notJson.getMessage()).replaceFirst("(?s).*( at line \\d+ column \\d+).*", "$1"));
        } catch (IOException | JsonParseException | IllegalStateException notJson) {
            throw new MigrationException(
                    TextFile.name(file) + ": is not valid JSON, or ends unexpectedly near " + reader.getPath());
        }
    }
}
