package ai.portkey.azure.cli.stack;

import ai.portkey.azure.config.reading.RawConfig;
import ai.portkey.azure.migration.MigrationException;
import ai.portkey.azure.migration.TextFile;
import ai.portkey.azure.text.JsonText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Reads an ordinary Pulumi stack file ({@code Pulumi.<stack>.yaml}) into what the engine would hand to the program.
 * Encrypted values are not decrypted: they become a placeholder that is marked as a secret.
 */
public final class StackFile {

    /** Takes the place of a value that only the stack's secrets provider could decrypt. */
    private static final String ENCRYPTED = "encrypted";

    private StackFile() {}

    /**
     * @param file  the stack file; {@code -} for standard input
     * @param stack name of the stack
     * @return its configuration
     * @throws UserError when the file cannot be read or is not a stack file
     */
    public static RawConfig load(Path file, String stack) {
        try {
            return parse(TextFile.read(file), TextFile.name(file), stack);
        } catch (MigrationException e) {
            throw new UserError(e.getMessage() + "." + (Files.exists(file) ? "" : " " + others(file)));
        }
    }

    /**
     * @param yaml   text of a stack file
     * @param source what messages call it
     * @param stack  name of the stack
     * @throws UserError when the text is not a stack file
     */
    public static RawConfig parse(String yaml, String source, String stack) {
        var values = new HashMap<String, String>();
        var secretKeys = new HashSet<String>();
        config(yaml, source).forEach((key, value) -> {
            var fullKey = key.contains(":") ? key : RawConfig.NAMESPACE + ":" + key;
            values.put(fullKey, text(plain(value, fullKey, ENCRYPTED, secretKeys)));
        });
        return new RawConfig(stack, values, secretKeys);
    }

    private static Map<String, Object> config(String yaml, String source) {
        var document = PulumiYaml.load(yaml, source);
        if (document == null) {
            return Map.of();
        }
        if (!(document instanceof Map<?, ?> map)) {
            throw new UserError(source + ": not a Pulumi stack file: it must be a map with the key 'config'.");
        }
        var config = map.get("config");
        if (config == null) {
            return Map.of();
        }
        if (!(config instanceof Map<?, ?> entries)) {
            throw new UserError(source + ": 'config' must be a map from keys to values.");
        }
        var result = new LinkedHashMap<String, Object>();
        entries.forEach((key, value) -> result.put(String.valueOf(key), value));
        return result;
    }

    private static String others(Path file) {
        var directory = file.toAbsolutePath().getParent();
        try (var files = Files.list(directory)) {
            var stacks = files.map(f -> f.getFileName().toString())
                    .filter(name -> name.matches("Pulumi\\.[^.]+\\.yaml"))
                    .map(name -> name.split("\\.")[1])
                    .sorted()
                    .toList();
            return stacks.isEmpty()
                    ? "Create it, or choose another file with --config-file."
                    : "Stacks with a file in this folder: " + String.join(", ", stacks) + ".";
        } catch (IOException e) {
            return "The folder does not exist.";
        }
    }

    private static Object plain(Object value, String fullKey, String placeholder, Set<String> secretKeys) {
        if (value instanceof Map<?, ?> map) {
            if (map.size() == 1 && map.get("secure") instanceof String) {
                secretKeys.add(fullKey);
                return placeholder;
            }
            var result = new LinkedHashMap<String, Object>();
            map.forEach((key, item) ->
                    result.put(String.valueOf(key), plain(item, fullKey, placeholder(key, map), secretKeys)));
            return result;
        }
        if (value instanceof List<?> list) {
            var result = new ArrayList<>();
            list.forEach(item -> result.add(plain(item, fullKey, placeholder, secretKeys)));
            return result;
        }
        return value;
    }

    /** Of the form that the decoder asks for: URLs, and the cache's with the scheme that agrees with its {@code tls}. */
    private static String placeholder(Object key, Map<?, ?> siblings) {
        if ("endpoint".equals(key)) {
            return "false".equals(String.valueOf(siblings.get("tls")))
                    ? "redis://encrypted.invalid:6379"
                    : "rediss://encrypted.invalid:6380";
        }
        return "webhooks".equals(key) ? "https://encrypted.invalid" : ENCRYPTED;
    }

    private static String text(Object value) {
        // As Pulumi hands over a key without a value.
        if (value == null) {
            return "";
        }
        return value instanceof Map || value instanceof List
                ? JsonText.COMPACT.newBuilder().serializeNulls().create().toJson(value)
                : value.toString();
    }
}
