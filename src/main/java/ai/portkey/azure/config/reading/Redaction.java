package ai.portkey.azure.config.reading;

import com.google.gson.JsonElement;
import com.google.gson.JsonPrimitive;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * What may be shown of the values of one object of the configuration.
 *
 * @param isSecret true for the keys whose values are secrets
 */
public record Redaction(Predicate<String> isSecret) {

    public static final String SECRET = "[secret]";
    /** To the last {@code @}: a password that is not encoded may hold a slash or another one. */
    private static final Pattern PASSWORD_IN_URL = Pattern.compile("(?<=://)\\S+(?=@)");

    boolean covers(String key) {
        return isSecret.test(key);
    }

    /** What is inside a secret key is secret as a whole. */
    Redaction inside(String key) {
        var secret = covers(key);
        return new Redaction(any -> secret);
    }

    /** A value for the effective configuration. */
    JsonElement value(String key, JsonElement value) {
        if (covers(key) && !value.isJsonNull()) {
            return new JsonPrimitive(SECRET);
        }
        return value.isJsonPrimitive() && value.getAsJsonPrimitive().isString()
                ? new JsonPrimitive(withoutPassword(value.getAsString()))
                : value;
    }

    /** A value for a problem; objects and lists are only named as such. */
    String shown(String key, JsonElement value) {
        if (covers(key)) {
            return SECRET;
        }
        return value.isJsonObject() || value.isJsonArray() ? Type.kind(value) : withoutPassword(value.toString());
    }

    private static String withoutPassword(String text) {
        return PASSWORD_IN_URL.matcher(text).replaceAll(SECRET);
    }
}
