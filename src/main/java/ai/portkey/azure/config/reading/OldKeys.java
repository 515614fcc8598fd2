package ai.portkey.azure.config.reading;

import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Keys that stack files may still have from an earlier release. Paths are without namespace and lead through objects, not
 * through lists.
 *
 * @param renamed old key → key; the old one is read as the other, with a warning
 * @param removed old key → what to do instead; the old one is an error
 */
public record OldKeys(Map<String, String> renamed, Map<String, String> removed) {

    private static final String PREFIX = RawConfig.NAMESPACE + ":";

    public OldKeys {
        renamed = Map.copyOf(new TreeMap<>(renamed));
        removed = Map.copyOf(new TreeMap<>(removed));
    }

    /** The configuration under the names of today; a new name is secret when the old one was. */
    public RawConfig current(RawConfig raw, Problems problems) {
        var root = new JsonObject();
        raw.values().forEach((key, text) -> {
            if (key.startsWith(PREFIX)) {
                root.add(key.substring(PREFIX.length()), TopLevelText.toJson(text));
            }
        });
        var touched = new TreeSet<String>();
        var secretKeys = new TreeSet<>(raw.secretKeys());
        new TreeMap<>(removed)
                .forEach((old, instead) -> find(root, old).ifPresent(value -> {
                    problems.error(new Problem(PREFIX + old, Optional.empty(), "no longer exists; " + instead));
                    touched.add(top(old));
                    remove(root, old);
                }));
        new TreeMap<>(renamed)
                .forEach((old, now) -> find(root, old).ifPresent(value -> {
                    touched.add(top(old));
                    remove(root, old);
                    if (find(root, now).isPresent()) {
                        problems.error(new Problem(
                                PREFIX + old,
                                Optional.empty(),
                                "is the old name of " + now + ", which is also set; remove " + old));
                        return;
                    }
                    problems.warn(new Problem(
                            PREFIX + old, Optional.empty(), "is now named " + now + "; rename it in the stack file"));
                    touched.add(top(now));
                    put(root, now, value);
                    if (secretKeys.contains(PREFIX + top(old))) {
                        secretKeys.add(PREFIX + top(now));
                    }
                }));
        if (touched.isEmpty()) {
            return raw;
        }
        var values = new TreeMap<>(raw.values());
        touched.forEach(key -> {
            values.remove(PREFIX + key);
            Optional.ofNullable(root.get(key))
                    .ifPresent(value ->
                            values.put(PREFIX + key, value.isJsonPrimitive() ? value.getAsString() : value.toString()));
        });
        secretKeys.removeIf(key -> !values.containsKey(key));
        return new RawConfig(raw.stackName(), values, secretKeys);
    }

    private static Optional<JsonElement> find(JsonObject object, String path) {
        var dot = path.indexOf('.');
        return dot < 0
                ? Optional.ofNullable(object.get(path))
                : Optional.ofNullable(object.get(path.substring(0, dot)))
                        .filter(JsonElement::isJsonObject)
                        .flatMap(inner -> find(inner.getAsJsonObject(), path.substring(dot + 1)));
    }

    /** Removes the key, and the objects that are empty without it: an empty one can mean something. */
    private static void remove(JsonObject object, String path) {
        var dot = path.indexOf('.');
        if (dot < 0) {
            object.remove(path);
            return;
        }
        var inner = object.getAsJsonObject(path.substring(0, dot));
        remove(inner, path.substring(dot + 1));
        if (inner.isEmpty()) {
            object.remove(path.substring(0, dot));
        }
    }

    /** Sets the key; one inside of what is no object stays out, because the decoders report that. */
    private static void put(JsonObject object, String path, JsonElement value) {
        var dot = path.indexOf('.');
        if (dot < 0) {
            object.add(path, value);
            return;
        }
        var key = path.substring(0, dot);
        if (object.get(key) == null || object.get(key) == JsonNull.INSTANCE) {
            object.add(key, new JsonObject());
        }
        if (object.get(key).isJsonObject()) {
            put(object.getAsJsonObject(key), path.substring(dot + 1), value);
        }
    }

    private static String top(String path) {
        return path.split("\\.")[0];
    }
}
