package ai.portkey.azure.text;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;

/** Writers of JSON that leave {@code <}, {@code >} and {@code &} as they are. */
public final class JsonText {

    /** On one line, members without a value left out. */
    public static final Gson COMPACT = new GsonBuilder().disableHtmlEscaping().create();
    /** Indented, members without a value left out. */
    public static final Gson INDENTED = COMPACT.newBuilder().setPrettyPrinting().create();
    /** Indented, members without a value included. */
    public static final Gson COMPLETE = INDENTED.newBuilder().serializeNulls().create();

    private JsonText() {}

    /** How the commands write JSON for people and machines. */
    public static String of(Object value) {
        return COMPLETE.toJson(value);
    }
}
