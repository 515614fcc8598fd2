package ai.portkey.azure.simulator.values;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/**
 * Paths into plain values. A path is names joined by dots; {@code name[]} means every element of a list, e.g.
 * {@code template.containers[].image}.
 */
public final class Values {

    private Values() {}

    /** The values at a path with their concrete paths, in order; nothing for what is absent or unknown. */
    public static Map<String, Object> select(Object root, String path) {
        var found = new LinkedHashMap<String, Object>();
        select(root, path.split("\\."), 0, "", found);
        return found;
    }

    private static void select(Object value, String[] path, int depth, String at, Map<String, Object> found) {
        if (value == null || value == Unknown.VALUE) {
            return;
        }
        if (depth == path.length) {
            found.put(at, value);
            return;
        }
        var each = path[depth].endsWith("[]");
        var name = each ? path[depth].substring(0, path[depth].length() - 2) : path[depth];
        var child = value instanceof Map<?, ?> map ? map.get(name) : null;
        var here = at.isEmpty() ? name : at + "." + name;
        if (!each) {
            select(child, path, depth + 1, here, found);
        } else if (child instanceof List<?> list) {
            for (var i = 0; i < list.size(); i++) {
                select(list.get(i), path, depth + 1, here + "[" + i + "]", found);
            }
        }
    }

    public static Optional<Object> get(Object root, String path) {
        return select(root, path).values().stream().findFirst();
    }

    /** The text at a path; null when absent. */
    public static String string(Object root, String path) {
        return get(root, path).map(Object::toString).orElse(null);
    }

    public static List<String> strings(Object root, String path) {
        return select(root, path).values().stream().map(Object::toString).toList();
    }

    public static boolean isTrue(Object root, String path) {
        return get(root, path).filter(Boolean.TRUE::equals).isPresent();
    }

    public static Optional<Double> number(Object root, String path) {
        return get(root, path).filter(Number.class::isInstance).map(n -> ((Number) n).doubleValue());
    }

    /** The objects at a path. */
    public static List<Map<String, Object>> objects(Object root, String path) {
        return select(root, path).values().stream()
                .filter(Map.class::isInstance)
                .map(Values::asMap)
                .toList();
    }

    @SuppressWarnings("unchecked")
    public static Map<String, Object> asMap(Object value) {
        return (Map<String, Object>) value;
    }

    /** A mutable deep copy without nulls. */
    public static Map<String, Object> copy(Map<String, ?> map) {
        return asMap(transform(map, UnaryOperator.identity()));
    }

    /** A mutable deep copy without nulls whose leaves are replaced. */
    public static Object transform(Object value, UnaryOperator<Object> leaf) {
        if (value instanceof Map<?, ?> map) {
            var result = new LinkedHashMap<String, Object>();
            map.forEach((k, v) -> {
                if (v != null) {
                    result.put((String) k, transform(v, leaf));
                }
            });
            return result;
        }
        if (value instanceof List<?> list) {
            var result = new ArrayList<Object>();
            list.stream().filter(Objects::nonNull).forEach(v -> result.add(transform(v, leaf)));
            return result;
        }
        return leaf.apply(value);
    }

    /** A copy whose members are in alphabetical order at every depth: equal values have equal texts. */
    public static Object sorted(Object value) {
        if (value instanceof Map<?, ?> map) {
            var result = new TreeMap<String, Object>();
            map.forEach((k, v) -> result.put((String) k, sorted(v)));
            return result;
        }
        return value instanceof List<?> list ? list.stream().map(Values::sorted).toList() : value;
    }

    /** Replaces or removes (operator gives null) the values at a path of a mutable copy. */
    public static void replace(Map<String, Object> root, String path, UnaryOperator<Object> operator) {
        var dot = path.lastIndexOf('.');
        var parents = dot < 0 ? List.of(root) : objects(root, path.substring(0, dot));
        var name = path.substring(dot + 1);
        for (var parent : parents) {
            if (parent.get(name) != null) {
                var replaced = operator.apply(parent.get(name));
                if (replaced == null) {
                    parent.remove(name);
                } else {
                    parent.put(name, replaced);
                }
            }
        }
    }

    /** Adds a copy of a value wherever the parent of its path is there and has none. */
    public static void putIfAbsent(Map<String, Object> root, String path, Object value) {
        var dot = path.lastIndexOf('.');
        for (var parent : dot < 0 ? List.of(root) : objects(root, path.substring(0, dot))) {
            parent.putIfAbsent(path.substring(dot + 1), transform(value, UnaryOperator.identity()));
        }
    }

    /** Lays one object over another, member by member; lists and leaves of {@code over} win, its nulls remove. */
    public static void merge(Map<String, Object> base, Map<String, ?> over) {
        over.forEach((key, value) -> {
            if (value instanceof Map<?, ?> && base.get(key) instanceof Map<?, ?> below) {
                merge(asMap(below), asMap(value));
            } else if (value == null) {
                base.remove(key);
            } else {
                base.put(key, transform(value, UnaryOperator.identity()));
            }
        });
    }
}
