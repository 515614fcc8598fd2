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
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Reads input files; every failure becomes a sentence that names the file and never its content. */
final class JsonFiles {

    private static final TypeAdapter<JsonElement> JSON = new Gson().getAdapter(JsonElement.class);

    private JsonFiles() {}

    static String readText(Path file) throws MigrationException {
        if (!Files.exists(file)) {
            throw new MigrationException(file + ": there is no such file");
        } else if (!Files.isRegularFile(file)) {
            throw new MigrationException(file + ": is not a file");
        }
        try {
            return Files.readString(file);
        } catch (CharacterCodingException notUtf8) {
            throw new MigrationException(file + ": is not a UTF-8 text");
        } catch (IOException unreadable) {
            throw new MigrationException(file + ": cannot be read: " + unreadable.getMessage());
        }
    }

    /** Reads a JSON object, strictly. */
    static JsonObject readObject(Path file) throws MigrationException {
        var text = readText(file);
        if (text.isBlank()) {
            throw new MigrationException(file + ": is empty: expected a JSON object");
        }
        var reader = new JsonReader(new StringReader(text));
        try {
            JsonElement element = JSON.read(reader);
            if (!element.isJsonObject()) {
                throw new MigrationException(file + ": expected a JSON object");
            } else if (reader.peek() != JsonToken.END_DOCUMENT) {
                throw new MigrationException(file + ": text follows the JSON object");
            }
            return element.getAsJsonObject();
        } catch (MalformedJsonException notJson) {
            throw new MigrationException(file + ": is not JSON: " + notJson.getMessage());
        } catch (IOException | JsonParseException | IllegalStateException notJson) {
            throw new MigrationException(file + ": is not JSON, or breaks off near " + reader.getPath());
        }
    }
}
