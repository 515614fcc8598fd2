package ai.portkey.azure.cli;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;

/** How the commands write JSON for people and machines: indented, members without a value included. */
final class JsonText {

    private static final Gson GSON = new GsonBuilder().setPrettyPrinting().disableHtmlEscaping().serializeNulls().create();

    private JsonText() {}

    static String of(Object value) {
        return GSON.toJson(value);
    }
}
