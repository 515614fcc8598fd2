package ai.portkey.azure.config;

import ai.portkey.azure.config.reading.ConfigException;
import ai.portkey.azure.config.reading.Decoding;
import ai.portkey.azure.config.reading.RawConfig;
import com.google.gson.Gson;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.yaml.snakeyaml.Yaml;

/** Stack files for tests: YAML without the namespace, turned into what the engine hands to a program. */
public final class Stack {

    /** The least that a stack must say in order to be valid, and to be without a warning. */
    public static final String MINIMAL = """
            secrets: {gateway: {PORTKEY_CLIENT_AUTH: portkey-client-auth, ORGANISATIONS_TO_SYNC: organisations-to-sync}}
            secretsKeyVault: {name: portkey-kv, resourceGroup: portkey-rg}
            registry:
              dockerCredentials:
                keyVaultName: portkey-kv
                keyVaultResourceGroup: portkey-rg
                usernameSecret: docker-username
                passwordSecret: docker-password
            """;

    private static final Map<String, String> IDS = Map.of(
            "$VNET", "/subscriptions/1/resourceGroups/rg/providers/Microsoft.Network/virtualNetworks/v",
            "$ACR", "/subscriptions/1/resourceGroups/rg/providers/Microsoft.ContainerRegistry/registries/acr");

    private Stack() {}

    /** Puts the ids of a VNet and of a registry in the place of {@code $VNET} and {@code $ACR}. */
    public static String expand(String text) {
        var expanded = text;
        for (var id : IDS.entrySet()) {
            expanded = expanded.replace(id.getKey(), id.getValue());
        }
        return expanded;
    }

    public static List<String> expand(List<String> texts) {
        return texts.stream().map(Stack::expand).toList();
    }

    /** The minimal stack {@code dev} with these top-level keys in place of its own. */
    public static RawConfig with(String yaml, String... secretKeys) {
        var all = new LinkedHashMap<>(parse(MINIMAL));
        all.putAll(parse(yaml));
        return raw(all, secretKeys);
    }

    /** A stack {@code dev} of these keys alone. */
    public static RawConfig of(String yaml, String... secretKeys) {
        return raw(parse(yaml), secretKeys);
    }

    private static Map<String, Object> parse(String yaml) {
        Map<String, Object> parsed = new Yaml().load(yaml);
        return parsed == null ? Map.of() : parsed;
    }

    private static RawConfig raw(Map<String, Object> keys, String... secretKeys) {
        var values = new LinkedHashMap<String, String>();
        keys.forEach((key, value) -> values.put(full(key), text(value)));
        return new RawConfig(
                "dev", values, Stream.of(secretKeys).map(Stack::full).collect(Collectors.toSet()));
    }

    private static String full(String key) {
        return key.contains(":") ? key : RawConfig.NAMESPACE + ":" + key;
    }

    private static String text(Object value) {
        return value instanceof Map || value instanceof Iterable
                ? new Gson().newBuilder().serializeNulls().create().toJson(value)
                : value == null ? "" : value.toString();
    }

    /** The paths of all keys that the decoders ask for. */
    public static Set<String> knownKeys(RawConfig raw) {
        var decoding = new Decoding();
        PortkeyConfigDecoder.decode(raw, decoding);
        return decoding.knownKeys().stream()
                .map(Decoding.KnownKey::path)
                .collect(Collectors.toCollection(java.util.LinkedHashSet::new));
    }

    /** The problems of a configuration, one line each, without the namespace. */
    public static Set<String> problems(RawConfig raw) {
        try {
            PortkeyConfig.decode(raw);
            return Set.of();
        } catch (ConfigException e) {
            return e.problems().stream()
                    .map(p -> p.toString().replaceFirst("^portkey-gateway:", ""))
                    .collect(Collectors.toCollection(java.util.LinkedHashSet::new));
        }
    }
}
