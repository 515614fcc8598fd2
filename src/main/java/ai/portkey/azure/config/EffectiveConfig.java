package ai.portkey.azure.config;

import ai.portkey.azure.config.operation.Preset;
import ai.portkey.azure.config.reading.ConfigException;
import ai.portkey.azure.config.reading.Decoding;
import ai.portkey.azure.config.reading.Decoding.KnownKey;
import ai.portkey.azure.config.reading.RawConfig;
import ai.portkey.azure.config.reading.Setting;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The configuration that a stack really has: every key with its value and where the value comes from.
 *
 * @param stack    name of the stack
 * @param preset   the preset that fills in what the stack does not write
 * @param settings all keys, in the order in which docs/configuration.md groups them
 * @param descriptions what the keys mean; the items of a list are {@code []}, and a map stands for its entries
 */
public record EffectiveConfig(
        String stack, Optional<Preset> preset, List<Setting> settings, Map<String, String> descriptions) {

    public EffectiveConfig {
        settings = List.copyOf(settings);
        descriptions = Map.copyOf(descriptions);
    }

    /** What the key of a setting means. */
    public String description(String key) {
        var path = key.replaceAll("\\[\\d+]", "[]");
        while (!descriptions.containsKey(path)) {
            path = path.substring(0, path.lastIndexOf('.'));
        }
        return descriptions.get(path);
    }

    /**
     * The effective configuration of a stack.
     *
     * @throws ConfigException when the configuration is not valid
     */
    public static EffectiveConfig of(RawConfig raw) {
        var decoding = new Decoding();
        var config = PortkeyConfigDecoder.decode(raw, decoding);
        return new EffectiveConfig(
                raw.stackName(),
                config.operation().preset(),
                decoding.settings(),
                decoding.knownKeys().stream()
                        .collect(Collectors.toMap(KnownKey::path, KnownKey::description, (first, other) -> first)));
    }
}
