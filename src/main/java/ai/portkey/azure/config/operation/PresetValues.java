package ai.portkey.azure.config.operation;

import ai.portkey.azure.config.reading.TopLevelText;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Values of a stack with those of its preset filled in. What the stack writes wins, also a {@code null}; objects are
 * merged key by key.
 *
 * @param preset empty when the stack names none, or one that does not exist
 * @param values top-level keys without namespace, as the engine hands them over
 * @param filled paths of the keys that come from the preset
 */
public record PresetValues(Optional<Preset> preset, Map<String, String> values, Set<String> filled) {

    private static final String KEY = "preset";

    /** The values without any preset. */
    public static PresetValues none(Map<String, String> own) {
        return new PresetValues(Optional.empty(), own, Set.of());
    }

    /** Fills in the values of the preset that the key {@code preset} names. */
    public static PresetValues of(Map<String, String> own) {
        var preset = Stream.of(Preset.values())
                .filter(p -> p.toString().equals(own.get(KEY)))
                .findFirst();
        var result = new PresetValues(preset, new TreeMap<>(own), new LinkedHashSet<>());
        preset.ifPresent(p -> PresetTable.ROWS.stream()
                .filter(row -> row.values().containsKey(p) && row.applies(result::written))
                .forEach(row ->
                        result.fill(row.key(), PresetTable.json(row.values().get(p)))));
        return result;
    }

    /** The value at a path of at most one dot; empty when the key is not written. */
    private Optional<JsonElement> written(String path) {
        var steps = path.split("\\.");
        var top = Optional.ofNullable(values.get(steps[0])).map(TopLevelText::toJson);
        return steps.length == 1
                ? top
                : top.filter(JsonElement::isJsonObject)
                        .map(element -> element.getAsJsonObject().get(steps[1]));
    }

    private void fill(String path, JsonElement value) {
        var steps = path.split("\\.");
        var own = Optional.ofNullable(values.get(steps[0])).map(TopLevelText::toJson);
        if (steps.length == 1 && own.isEmpty()) {
            values.put(path, value.getAsString());
            filled.add(path);
        } else if (steps.length == 2 && own.map(JsonElement::isJsonObject).orElse(true)) {
            var object = own.map(JsonElement::getAsJsonObject).orElseGet(JsonObject::new);
            if (!object.has(steps[1])) {
                object.add(steps[1], value);
                values.put(steps[0], object.toString());
                filled.add(path);
            }
        }
    }
}
