package ai.portkey.azure.migration.state;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reads properties out of the nested objects of a state or a plan. */
final class Properties {

    private Properties() {}

    /** Reads one property of a resource; JsonNull when it is not set. */
    interface Reader extends Function<JsonObject, JsonElement> {}

    /** A dotted path; a number picks an item of a list, {@code *} collects from all of them. */
    static Reader at(String path) {
        return object -> read(object, path);
    }

    /** A list of objects as one object: the text at {@code key} of each item → what {@code value} reads from it. */
    static Reader keyed(String list, String key, Reader value) {
        return object -> {
            var result = new JsonObject();
            if (read(object, list) instanceof JsonArray items) {
                for (var item : items) {
                    var name = read(item, key);
                    if (name.isJsonPrimitive()) {
                        result.add(name.getAsString(), value.apply(item.getAsJsonObject()));
                    }
                }
            }
            return result;
        };
    }

    /** Several values in one text, for items that are compared as a whole. */
    static Reader together(String... paths) {
        return object -> new JsonPrimitive(
                Stream.of(paths).map(path -> word(read(object, path))).collect(Collectors.joining(" ")));
    }

    /** 0, "", false and absent mean the same to ARM, e.g. for a probe's first delay and a TCP probe's path. */
    private static String word(JsonElement value) {
        if (value instanceof JsonArray items && !items.isEmpty()) {
            return items.asList().stream().map(Properties::word).sorted().collect(Collectors.joining(","));
        }
        return isUnset(value) || plain(value).equals("0") ? "-" : plain(value);
    }

    /** What the reader finds, else the value that Azure takes by itself. */
    static Reader orDefault(Reader reader, JsonPrimitive azures) {
        return object -> {
            var value = reader.apply(object);
            return value.isJsonNull()
                            || value.isJsonPrimitive() && value.getAsString().isEmpty()
                    ? azures
                    : value;
        };
    }

    /** The first of several places where a value may stand. */
    static Reader firstOf(Reader... readers) {
        return object -> {
            for (var reader : readers) {
                var value = reader.apply(object);
                if (!isUnset(value)) {
                    return value;
                }
            }
            return JsonNull.INSTANCE;
        };
    }

    /** A boolean as the two words that ARM uses for it. */
    static Reader words(String path, String whenTrue, String whenFalse) {
        return object -> {
            var value = read(object, path);
            return value.isJsonPrimitive() ? new JsonPrimitive(value.getAsBoolean() ? whenTrue : whenFalse) : value;
        };
    }

    /** A text with something before it. */
    static Reader prefixed(String prefix, String path) {
        return object -> {
            var value = read(object, path);
            return isUnset(value) ? JsonNull.INSTANCE : new JsonPrimitive(prefix + value.getAsString());
        };
    }

    /** Null, "", the boolean false, no items: what ARM and both tools treat as not set. */
    static boolean isUnset(JsonElement value) {
        return value.isJsonNull()
                || value instanceof JsonArray array && array.isEmpty()
                || value instanceof JsonObject object && object.size() == 0
                || value instanceof JsonPrimitive primitive
                        && (primitive.isBoolean()
                                ? !primitive.getAsBoolean()
                                : primitive.getAsString().isEmpty());
    }

    /** Numbers without needless zeros: engines write 2 as 2.0. */
    static String plain(JsonElement value) {
        return value instanceof JsonPrimitive primitive && primitive.isNumber()
                ? primitive.getAsBigDecimal().stripTrailingZeros().toPlainString()
                : value.getAsString();
    }

    private static JsonElement read(JsonElement from, String path) {
        if (path.isEmpty()) {
            return from;
        }
        var step = path.contains(".") ? path.substring(0, path.indexOf('.')) : path;
        var rest = path.substring(Math.min(path.length(), step.length() + 1));
        if (from instanceof JsonArray list) {
            if (step.equals("*")) {
                var all = new JsonArray();
                list.forEach(item -> add(all, read(item, rest)));
                return all;
            }
            var index = Integer.parseInt(step);
            return index < list.size() ? read(list.get(index), rest) : JsonNull.INSTANCE;
        }
        return from instanceof JsonObject object && object.has(step) ? read(object.get(step), rest) : JsonNull.INSTANCE;
    }

    private static void add(JsonArray all, JsonElement value) {
        if (value instanceof JsonArray nested) {
            all.addAll(nested);
        } else if (!value.isJsonNull()) {
            all.add(value);
        }
    }
}
