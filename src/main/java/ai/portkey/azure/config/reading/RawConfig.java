package ai.portkey.azure.config.reading;

import com.google.gson.Gson;
import com.google.gson.reflect.TypeToken;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The configuration of a stack as the Pulumi engine hands it to a program: full keys ({@code namespace:key}) and
 * texts; objects, lists, and nulls inside them are JSON.
 *
 * @param stackName  name of the stack, e.g. {@code dev}
 * @param values     all values by full key, secrets in plain
 * @param secretKeys full keys whose values are secrets
 */
public record RawConfig(String stackName, Map<String, String> values, Set<String> secretKeys) {

    /** The configuration namespace: Pulumi's project name. */
    public static final String NAMESPACE = "portkey-gateway";

    /** Names that a stack may have, and that a file name may hold. */
    public static final Pattern STACK_NAME = Pattern.compile("(?!\\.{1,2}$)[A-Za-z0-9_.-]{1,100}");

    public RawConfig {
        values = Map.copyOf(values);
        secretKeys = Set.copyOf(secretKeys);
    }

    /**
     * Reads what the Pulumi language host gives a program in {@code PULUMI_CONFIG} and {@code PULUMI_CONFIG_SECRET_KEYS}.
     *
     * @param stackName      name of the stack
     * @param valuesJson     object of all values by full key; null = none
     * @param secretKeysJson list of full keys; null = none
     */
    public static RawConfig parse(String stackName, String valuesJson, String secretKeysJson) {
        var gson = new Gson();
        return new RawConfig(
                stackName,
                valuesJson == null
                        ? Map.of()
                        : gson.fromJson(valuesJson, new TypeToken<Map<String, String>>() {}.getType()),
                secretKeysJson == null
                        ? Set.of()
                        : gson.fromJson(secretKeysJson, new TypeToken<Set<String>>() {}.getType()));
    }

    /** Never shows values: they may be secrets. */
    @Override
    public String toString() {
        return "RawConfig[stackName=" + stackName + ", keys=" + values.keySet() + "]";
    }
}
