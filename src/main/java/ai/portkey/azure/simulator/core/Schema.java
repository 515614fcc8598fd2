package ai.portkey.azure.simulator.core;

import ai.portkey.azure.simulator.values.Unknown;
import ai.portkey.azure.simulator.values.Values;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/**
 * The inputs that a resource type takes, read on first use from {@code schemas/<type>.json}. A kind is {@code string},
 * {@code number}, {@code integer}, {@code boolean}, {@code any}, {@code A|B} (one of these texts) or the name of a type
 * of the same file, followed by {@code []} for a list or {@code {}} for a map; {@code required } stands before it.
 */
public final class Schema {

    private static final Map<String, Schema> LOADED = new ConcurrentHashMap<>();
    private static final String REQUIRED = "required ";

    private final Map<String, String> root;
    private final Map<String, Map<String, String>> types = new LinkedHashMap<>();

    private Schema(JsonObject file) {
        root = kinds(file.getAsJsonObject("properties"));
        file.getAsJsonObject("types")
                .entrySet()
                .forEach(e -> types.put(e.getKey(), kinds(e.getValue().getAsJsonObject())));
    }

    /** @param token e.g. {@code app/v20250101:ContainerApp} */
    public static Schema of(String token) {
        return LOADED.computeIfAbsent(token, Schema::load);
    }

    private static Schema load(String token) {
        var name = "/ai/portkey/azure/simulator/schemas/" + token.replace(':', '/') + ".json";
        try (var stream = Schema.class.getResourceAsStream(name)) {
            if (stream == null) {
                throw new IllegalStateException("The simulator has no file " + name + ".");
            }
            return new Schema(JsonParser.parseReader(new InputStreamReader(stream, StandardCharsets.UTF_8))
                    .getAsJsonObject());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Map<String, String> kinds(JsonObject properties) {
        var kinds = new LinkedHashMap<String, String>();
        properties.entrySet().forEach(e -> kinds.put(e.getKey(), e.getValue().getAsString()));
        return kinds;
    }

    /** Every fault of the inputs. */
    public List<Failure> check(Map<String, ?> inputs) {
        var failures = new ArrayList<Failure>();
        object("", root, inputs, failures);
        return failures;
    }

    private void object(String at, Map<String, String> allowed, Map<?, ?> value, List<Failure> failures) {
        value.forEach((key, member) -> {
            var path = at.isEmpty() ? (String) key : at + "." + key;
            var kind = allowed.get(key);
            if (kind == null) {
                failures.add(new Failure(
                        path,
                        "There is no property '" + key + "' here. " + placesOf((String) key) + "Allowed: "
                                + String.join(", ", allowed.keySet()) + ".",
                        true));
            } else if (member != null) {
                value(path, kind.startsWith(REQUIRED) ? kind.substring(REQUIRED.length()) : kind, member, failures);
            }
        });
        allowed.forEach((name, kind) -> {
            if (kind.startsWith(REQUIRED) && value.get(name) == null) {
                failures.add(new Failure(
                        at.isEmpty() ? name : at + "." + name, "Missing required property '" + name + "'."));
            }
        });
    }

    /** True when there is an input at this path; a list or map adds no step but its brackets. */
    boolean has(String path) {
        var at = root;
        for (var step : path.split("\\.")) {
            var kind = at == null ? null : at.get(step.replace("[]", ""));
            if (kind == null) {
                return false;
            }
            at = types.get(kind.replace(REQUIRED, "").replaceAll("[\\[{][]}]$", ""));
        }
        return true;
    }

    /** The part of an answer of Azure that are inputs, in the form of inputs. */
    public Map<String, Object> project(Map<String, ?> answer) {
        return project(root, answer);
    }

    private Map<String, Object> project(Map<String, String> allowed, Map<String, ?> answer) {
        var inputs = new LinkedHashMap<String, Object>();
        allowed.forEach((name, kind) -> {
            if (answer.get(name) != null) {
                inputs.put(
                        name,
                        project(
                                kind.startsWith(REQUIRED) ? kind.substring(REQUIRED.length()) : kind,
                                answer.get(name)));
            }
        });
        return inputs;
    }

    private Object project(String kind, Object value) {
        if (kind.endsWith("[]")) {
            var element = kind.substring(0, kind.length() - 2);
            // User-assigned identities: ids as inputs, a map from id in the answer.
            return value instanceof Map<?, ?> map
                    ? List.copyOf(map.keySet())
                    : ((List<?>) value).stream().map(v -> project(element, v)).toList();
        }
        return types.containsKey(kind) && value instanceof Map<?, ?>
                ? project(types.get(kind), Values.asMap(value))
                : value;
    }

    /** The inputs with numbers where clients send them as texts: Azure reads both. */
    public Map<String, Object> withNumbers(Map<String, ?> inputs) {
        return withNumbers(root, inputs);
    }

    private Map<String, Object> withNumbers(Map<String, String> allowed, Map<String, ?> inputs) {
        var read = new LinkedHashMap<String, Object>(inputs);
        read.replaceAll(
                (name, value) -> withNumbers(allowed.getOrDefault(name, "any").replaceFirst(REQUIRED, ""), value));
        return read;
    }

    private Object withNumbers(String kind, Object value) {
        if (value instanceof List<?> list && kind.endsWith("[]")) {
            var element = kind.substring(0, kind.length() - 2);
            return list.stream().map(item -> withNumbers(element, item)).toList();
        }
        if (value instanceof Map<?, ?> && types.containsKey(kind)) {
            return withNumbers(types.get(kind), Values.asMap(value));
        }
        return value instanceof String text && kind.matches("integer|number") && text.matches("\\d+")
                ? (Object) Double.valueOf(text)
                : value;
    }

    /** Where a misplaced property belongs. */
    private String placesOf(String property) {
        var places = types.entrySet().stream()
                .filter(e -> e.getValue().containsKey(property))
                .map(Map.Entry::getKey)
                .collect(Collectors.joining(", "));
        return places.isEmpty()
                ? root.containsKey(property) ? "It belongs at the top level. " : ""
                : "It is a property of " + places + ". ";
    }

    private void value(String path, String kind, Object value, List<Failure> failures) {
        if (value == Unknown.VALUE || kind.equals("any")) {
            return;
        }
        if (kind.endsWith("[]")) {
            if (value instanceof List<?> list) {
                var element = kind.substring(0, kind.length() - 2);
                for (var i = 0; i < list.size(); i++) {
                    value(path + "[" + i + "]", element, list.get(i), failures);
                }
            } else {
                failures.add(wrong(path, "a list", value));
            }
        } else if (kind.endsWith("{}")) {
            if (value instanceof Map<?, ?> map) {
                map.forEach((k, v) -> value(path + "." + k, kind.substring(0, kind.length() - 2), v, failures));
            } else {
                failures.add(wrong(path, "a map", value));
            }
        } else if (types.containsKey(kind)) {
            if (value instanceof Map<?, ?> map) {
                object(path, types.get(kind), map, failures);
            } else {
                failures.add(wrong(path, "an object (" + kind + ")", value));
            }
        } else if (!isSimple(kind, value)) {
            failures.add(
                    kind.contains("|")
                            ? new Failure(
                                    path, "Expected one of " + kind.replace("|", ", ") + ", found '" + value + "'.")
                            : wrong(path, (kind.equals("integer") ? "an " : "a ") + kind, value));
        }
    }

    private static boolean isSimple(String kind, Object value) {
        return switch (kind) {
            case "string" -> value instanceof String;
            case "boolean" -> value instanceof Boolean;
            case "number" -> value instanceof Number;
            case "integer" -> value instanceof Number n && n.doubleValue() == Math.rint(n.doubleValue());
            default -> value instanceof String s && List.of(kind.split("\\|")).contains(s);
        };
    }

    /** Texts are not repeated in the message: they may be secrets. */
    private static Failure wrong(String path, String expected, Object value) {
        var found = value instanceof String
                ? "a string"
                : value instanceof Map<?, ?>
                        ? "an object"
                        : value instanceof List<?> ? "a list" : String.valueOf(value);
        return new Failure(path, "Expected " + expected + ", found " + found + ".");
    }
}
