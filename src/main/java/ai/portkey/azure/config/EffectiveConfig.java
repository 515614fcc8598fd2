package ai.portkey.azure.config;

import com.google.gson.JsonElement;
import java.util.List;
import java.util.Optional;

/**
 * The configuration that a stack really has: every key with its value and where the value comes from.
 *
 * @param stack    name of the stack
 * @param preset   the preset that fills in what the stack does not write
 * @param settings all keys, in the order in which docs/configuration.md groups them
 */
public record EffectiveConfig(String stack, Optional<Preset> preset, List<Setting> settings) {

    /**
     * A key with its value.
     *
     * @param key    without namespace, e.g. {@code gateway.cpu}, {@code tags.CostCenter}, {@code secretVolumeMounts[0].name}
     * @param value  null = not set or switched off; {@code [secret]} when it comes from a secret key
     * @param origin {@code stack file}, {@code preset NAME}, {@code default}, or {@code derived: } and how
     */
    public record Setting(String key, JsonElement value, String origin) {}

    public EffectiveConfig {
        settings = List.copyOf(settings);
    }

    /**
     * The effective configuration of a stack.
     *
     * @throws ConfigException when the configuration is not valid
     */
    public static EffectiveConfig of(RawConfig raw) {
        var decoding = new Decoding();
        var config = PortkeyConfigDecoder.decode(raw, decoding);
        return new EffectiveConfig(raw.stackName(), config.preset(), decoding.settings());
    }
}
