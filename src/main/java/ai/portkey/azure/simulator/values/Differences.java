package ai.portkey.azure.simulator.values;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Compares inputs: numbers by value, an absent member equals null, locations by their normalised name. */
public final class Differences {

    private Differences() {}

    /** Paths of the smallest parts that differ, e.g. {@code template.containers[0].image}, in order. */
    public static Map<String, Change> between(Map<String, ?> olds, Map<String, ?> news) {
        var changed = new LinkedHashMap<String, Change>();
        object("", olds, news, changed);
        return changed;
    }

    private static void object(String at, Map<?, ?> olds, Map<?, ?> news, Map<String, Change> changed) {
        var names = new LinkedHashSet<Object>(olds.keySet());
        names.addAll(news.keySet());
        for (var name : names) {
            var path = path(at, (String) name);
            if (!path.equals("location") || !sameLocation(olds.get(name), news.get(name))) {
                value(path, olds.get(name), news.get(name), changed);
            }
        }
    }

    private static void value(String path, Object old, Object now, Map<String, Change> changed) {
        if (old instanceof Map<?, ?> a && now instanceof Map<?, ?> b) {
            object(path, a, b, changed);
        } else if (old instanceof List<?> a && now instanceof List<?> b) {
            for (var i = 0; i < Math.max(a.size(), b.size()); i++) {
                value(path + "[" + i + "]", i < a.size() ? a.get(i) : null, i < b.size() ? b.get(i) : null, changed);
            }
        } else if (!same(old, now)) {
            changed.put(path, old == null ? Change.ADD : now == null ? Change.DELETE : Change.UPDATE);
        }
    }

    /** Pulumi's form of a property path: names that are not identifiers stand in brackets. */
    public static String path(String at, String name) {
        return name.matches("[\\w$-]+") ? at.isEmpty() ? name : at + "." + name : at + "[\"" + name + "\"]";
    }

    /** True when two values mean the same. */
    public static boolean same(Object a, Object b) {
        if (a instanceof Number x && b instanceof Number y) {
            return x.doubleValue() == y.doubleValue();
        }
        if (a == Unknown.VALUE || b == Unknown.VALUE) {
            return false;
        }
        return a == null ? b == null : a.equals(b);
    }

    static boolean sameLocation(Object a, Object b) {
        return a instanceof String x
                && b instanceof String y
                && normalLocation(x).equals(normalLocation(y));
    }

    /** {@code East US} → {@code eastus}. */
    public static String normalLocation(String location) {
        return location.replace(" ", "").toLowerCase(Locale.ROOT);
    }

    /** True when the path is the property or a part of it. */
    public static boolean covers(String property, String path) {
        return path.equals(property) || path.startsWith(property + ".") || path.startsWith(property + "[");
    }
}
