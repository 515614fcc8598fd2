package ai.portkey.azure.config;

import java.util.Map;
import java.util.Set;

/**
 * The configuration of a stack as the Pulumi engine hands it to a program: full keys ({@code namespace:key}) and
 * texts; objects, lists, and nulls inside them are JSON.
 *
 * @param stackName  name of the stack, e.g. {@code dev}
 * @param values     all values by full key, secrets in plain
 * @param secretKeys full keys whose values are secrets
 */
public record RawConfig(String stackName, Map<String, String> values, Set<String> secretKeys) {

    public RawConfig {
        values = Map.copyOf(values);
        secretKeys = Set.copyOf(secretKeys);
    }

    /** Never shows values: they may be secrets. */
    @Override
    public String toString() {
        return "RawConfig[stackName=" + stackName + ", keys=" + values.keySet() + "]";
    }
}
