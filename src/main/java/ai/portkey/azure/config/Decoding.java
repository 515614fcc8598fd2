package ai.portkey.azure.config;

import ai.portkey.azure.config.EffectiveConfig.Setting;
import com.google.gson.JsonElement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What one run of the decoders shares: the problems found, the keys asked for and the values used. */
final class Decoding {

    /**
     * A key that a decoder asked for.
     *
     * @param path     without namespace, e.g. {@code gateway.cpu}; the items of a list are {@code []}
     * @param type     name of its type
     * @param fallback the default as it is written; empty when there is none
     */
    record KnownKey(String path, String type, Optional<String> fallback) {}

    private final Problems problems = new Problems();
    private final List<ConfigNode> nodes = new ArrayList<>();
    private final Set<KnownKey> knownKeys = new java.util.LinkedHashSet<>();
    private final Map<String, Setting> settings = new LinkedHashMap<>();
    private PresetValues preset = PresetValues.none(Map.of());

    Problems problems() {
        return problems;
    }

    /** Every key that was asked for, in that order. */
    Set<KnownKey> knownKeys() {
        return knownKeys;
    }

    /** Every value that a decoder used. */
    List<Setting> settings() {
        return List.copyOf(settings.values());
    }

    /** The values that come from a preset, so that they are told from the stack's own. */
    void startFrom(PresetValues values) {
        preset = values;
    }

    /** Notes a value that is written, by the stack or by its preset. */
    void use(String path, JsonElement value) {
        settings.put(path, new Setting(path, value,
                preset.filled().contains(path) ? "preset " + preset.preset().orElseThrow() : "stack file"));
    }

    /** Notes a value that nobody wrote; {@code fallback} is how the documentation describes it. */
    void useDefault(String path, JsonElement value, Optional<String> fallback) {
        var isPlain = fallback.isEmpty() || value.isJsonNull() || !value.isJsonPrimitive() || fallback.get().equals(value.getAsString());
        settings.put(path, new Setting(path, value, isPlain ? "default" : "derived: " + fallback.get()));
    }

    void register(ConfigNode node) {
        nodes.add(node);
    }

    void know(String path, String type, Optional<String> fallback) {
        knownKeys.add(new KnownKey(path.replaceAll("\\[\\d+]", "[]"), type, fallback));
    }

    /** Reports the keys that no decoder asked for. Call it when all have. */
    void reportUnknownKeys() {
        nodes.forEach(ConfigNode::reportUnknownKeys);
    }
}
