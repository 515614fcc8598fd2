package ai.portkey.azure.config.reading;

import static ai.portkey.azure.config.reading.RawConfig.NAMESPACE;

import ai.portkey.azure.config.reading.Decoding.KnownKey;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * An object of the configuration, read key by key. A value that is missing or wrong is replaced by its default, so that
 * decoding goes on and finds everything else that is wrong; the caller throws at the end.
 */
public final class ConfigNode {

    private final Decoding decoding;
    /** Without namespace; empty for the root, whose values are texts. */
    private final String path;

    private final JsonObject json;
    private final Redaction redaction;
    private final Set<String> asked = new LinkedHashSet<>();

    private ConfigNode(Decoding decoding, String path, JsonObject json, Redaction redaction) {
        this.decoding = decoding;
        this.path = path;
        this.json = json;
        this.redaction = redaction;
        decoding.register(this);
    }

    /** The top level: all keys of the namespace, as texts. */
    public static ConfigNode root(Decoding decoding, Map<String, String> values, Set<String> secretKeys) {
        var json = new JsonObject();
        values.forEach(json::addProperty);
        return new ConfigNode(decoding, "", json, new Redaction(secretKeys::contains));
    }

    /** Full path of one of this object's keys. */
    public String path(String key) {
        return NAMESPACE + ":" + name(key);
    }

    /** One of this object's keys as people name it: with the path, without the namespace. */
    public String name(String key) {
        return path.isEmpty() ? key : path + "." + key;
    }

    /** True when the key is written with a value, be it a wrong one. */
    public boolean has(String key) {
        return element(key, false).filter(e -> !e.isJsonNull()).isPresent();
    }

    /** True when a key inside of this object, named with its path, is written with a value, be it a wrong one. */
    public boolean isWritten(String name) {
        var keys = name.split("\\.");
        var found = element(keys[0], false);
        for (var i = 1; i < keys.length; i++) {
            var key = keys[i];
            found = found.filter(JsonElement::isJsonObject)
                    .map(object -> object.getAsJsonObject().get(key));
        }
        return found.filter(element -> !element.isJsonNull()).isPresent();
    }

    /**
     * The value; {@code null} is refused.
     *
     * @param description what the key means, here and below: one or two sentences of Markdown, which the documentation, the
     *                    schema and {@code portkey config show} repeat; type and default are not in it
     */
    public <T> T value(String key, String description, Type<T> type, T fallback) {
        return value(key, description, type, fallback, Optional.of(type.writer().apply(fallback)));
    }

    /** Like {@code value}, where the default depends on other keys: {@code described} says how. */
    public <T> T value(String key, String description, Type<T> type, T fallback, String described) {
        return value(key, description, type, fallback, Optional.of(described));
    }

    /** A value that may be absent; {@code null} makes it so. */
    public <T> Optional<T> optional(String key, String description, Type<T> type, Optional<T> fallback) {
        ask(key, description, type.name(), fallback.map(type.writer()), type.schema(), true);
        var value = element(key, type.isText())
                .map(element -> element.isJsonNull() ? Optional.<T>empty() : parse(key, element, type))
                .orElse(fallback);
        use(key, type.json(value), fallback.map(type.writer()));
        return value;
    }

    /** A value without default that may be absent. */
    public <T> Optional<T> optional(String key, String description, Type<T> type) {
        return optional(key, description, type, Optional.empty());
    }

    /** Notes the value of a key that is left out and follows from others. */
    public void derived(String key, String value, String how) {
        if (!has(key)) {
            decoding.useDefault(name(key), new JsonPrimitive(value), Optional.of(how));
        }
    }

    /** A value that must be there; empty when it is not, which is an error then. Its {@code meaning} is its description too. */
    public <T> Optional<T> required(String key, Type<T> type, String meaning) {
        return required(key, sentence(meaning), type, meaning);
    }

    /** Like {@code required}, where an error says {@code meaning}. */
    public <T> Optional<T> required(String key, String description, Type<T> type, String meaning) {
        ask(key, description, type.name(), Optional.of(KnownKey.REQUIRED), type.schema(), false);
        var element = element(key, type.isText()).filter(e -> !e.isJsonNull());
        if (element.isEmpty()) {
            error(key, "is required: " + meaning);
        }
        var value = element.flatMap(e -> parse(key, e, type));
        use(key, type.json(value), Optional.empty());
        return value;
    }

    /** A map of texts, in order; {@code null} as a value stands for {@code ifNull}, empty = refused. */
    public Map<String, String> map(
            String key, String description, TextRule names, Type<String> type, Optional<String> ifNull) {
        ask(
                key,
                description,
                "map",
                Optional.of("{}"),
                JsonSchemas.map(ifNull.isPresent() ? JsonSchemas.nullable(type.schema()) : type.schema()),
                false);
        var values = new LinkedHashMap<String, String>();
        objectAt(key, false).ifPresent(object -> {
            var node = new ConfigNode(decoding, name(key), object, redaction.inside(key));
            object.entrySet()
                    .forEach(entry -> node.entry(entry.getKey(), entry.getValue(), names, type, ifNull)
                            .ifPresent(value -> {
                                values.put(entry.getKey(), value);
                                node.use(entry.getKey(), new JsonPrimitive(value), Optional.empty());
                            }));
        });
        if (values.isEmpty()) {
            use(key, new JsonObject(), Optional.empty());
        }
        return values;
    }

    /** A list of texts. */
    public List<String> texts(String key, String description, Type<String> type) {
        ask(key, description, "list", Optional.of("[]"), JsonSchemas.list(type.schema()), false);
        var values = new ArrayList<String>();
        items(key).forEach((item, element) -> parse(item, element, type).ifPresent(values::add));
        use(
                key,
                Type.json(
                        type.isSensitive()
                                ? values.stream().map(any -> Redaction.SECRET).toList()
                                : values),
                Optional.empty());
        return values;
    }

    /** A list of objects. */
    public List<ConfigNode> objects(String key, String description) {
        ask(key, description, "list", Optional.of("[]"), JsonSchemas.list(JsonSchemas.object()), false);
        use(key, Type.json(List.of()), Optional.empty());
        var nodes = new ArrayList<ConfigNode>();
        if (decoding.isCatalogue()) {
            nodes.add(new ConfigNode(decoding, name(key + "[0]"), new JsonObject(), redaction));
        }
        items(key).forEach((item, element) -> {
            if (element.isJsonObject()) {
                nodes.add(new ConfigNode(decoding, name(item), element.getAsJsonObject(), redaction.inside(key)));
            } else {
                error(item, element, "expected an object, found " + Type.kind(element));
            }
        });
        return nodes;
    }

    /** An object; one without keys when it is missing. */
    public ConfigNode object(String key, String description) {
        return object(key, description, false);
    }

    /** An object that may be disabled with {@code null}, which is the same as leaving it out. */
    public ConfigNode optionalObject(String key, String description) {
        return object(key, description, true);
    }

    /** True when the value comes from a secret key of the stack. */
    public boolean isSecret(String key) {
        return redaction.covers(key);
    }

    /** Reports a problem of a key with the value it has. */
    public void error(String key, String text) {
        decoding.problems().error(problem(key, json.get(key), text));
    }

    /** Warns about a key with the value it has. */
    public void warn(String key, String text) {
        decoding.problems().warn(problem(key, json.get(key), text));
    }

    /** True when none of the keys has an error. */
    public boolean isClean(String... keys) {
        for (var key : keys) {
            if (!decoding.problems().isClean(path(key))) {
                return false;
            }
        }
        return true;
    }

    void reportUnknownKeys() {
        json.keySet().stream()
                .filter(key -> !asked.contains(key))
                .forEach(key -> decoding.problems()
                        .error(new Problem(
                                path(key), Optional.empty(), "unknown key; " + KeyGuess.sentence(path, key, asked))));
    }

    private <T> T value(String key, String description, Type<T> type, T fallback, Optional<String> described) {
        ask(key, description, type.name(), described, type.schema(), false);
        var value = element(key, type.isText())
                .flatMap(element -> {
                    if (element.isJsonNull()) {
                        error(key, "must not be null; omit it to use the default");
                        return Optional.<T>empty();
                    }
                    return parse(key, element, type);
                })
                .orElse(fallback);
        use(key, type.json(Optional.of(value)), described);
        return value;
    }

    private ConfigNode object(String key, String description, boolean nullable) {
        ask(key, description, "object", Optional.empty(), JsonSchemas.object(), nullable);
        return new ConfigNode(
                decoding, name(key), objectAt(key, nullable).orElseGet(JsonObject::new), redaction.inside(key));
    }

    private Optional<JsonObject> objectAt(String key, boolean nullable) {
        var element = element(key, false).filter(e -> !(nullable && e.isJsonNull()));
        element.filter(e -> !e.isJsonObject())
                .ifPresent(e -> error(
                        key,
                        e.isJsonNull()
                                ? "must not be null; omit it to use the default"
                                : "expected an object, found " + Type.kind(e)));
        return element.filter(JsonElement::isJsonObject).map(JsonElement::getAsJsonObject);
    }

    private Map<String, JsonElement> items(String key) {
        var items = new LinkedHashMap<String, JsonElement>();
        element(key, false).ifPresent(element -> {
            if (element.isJsonArray()) {
                var array = element.getAsJsonArray();
                for (var i = 0; i < array.size(); i++) {
                    items.put(key + "[" + i + "]", array.get(i));
                }
            } else {
                error(key, "expected a list, found " + Type.kind(element));
            }
        });
        return items;
    }

    private Optional<String> entry(
            String key, JsonElement element, TextRule names, Type<String> type, Optional<String> ifNull) {
        asked.add(key);
        if (!names.allows(key)) {
            decoding.problems().error(new Problem(path(key), Optional.empty(), names.sentence(key)));
            return Optional.empty();
        }
        if (element.isJsonNull() && ifNull.isEmpty()) {
            error(key, "must not be null; omit it");
            return Optional.empty();
        }
        return element.isJsonNull() ? ifNull : parse(key, element, type);
    }

    private <T> Optional<T> parse(String key, JsonElement element, Type<T> type) {
        var parsed = type.parser().apply(element);
        parsed.problem()
                .ifPresent(text -> decoding.problems()
                        .error(new Problem(
                                path(key),
                                Optional.of(type.isSensitive() ? Redaction.SECRET : shown(key, element)),
                                text)));
        return Optional.ofNullable(parsed.value());
    }

    private Optional<JsonElement> element(String key, boolean isText) {
        var element = Optional.ofNullable(json.get(key));
        return path.isEmpty()
                ? element.map(JsonElement::getAsString)
                        .map(text -> isText && !TopLevelText.isNull(text)
                                ? new JsonPrimitive(text)
                                : TopLevelText.toJson(text))
                : element;
    }

    private void ask(
            String key,
            String description,
            String type,
            Optional<String> fallback,
            JsonObject schema,
            boolean nullable) {
        asked.add(key);
        decoding.know(new KnownKey(name(key), description, type, fallback, schema, nullable));
    }

    private static String sentence(String meaning) {
        return Character.toUpperCase(meaning.charAt(0)) + meaning.substring(1) + ".";
    }

    /** Notes the value in use for the effective configuration. */
    private void use(String key, JsonElement value, Optional<String> described) {
        var shown = redaction.value(key, value);
        if (json.has(key)) {
            decoding.use(name(key), shown);
        } else {
            decoding.useDefault(name(key), shown, described);
        }
    }

    private void error(String key, JsonElement element, String text) {
        decoding.problems().error(problem(key, element, text));
    }

    private Problem problem(String key, JsonElement element, String text) {
        return new Problem(path(key), Optional.ofNullable(element).map(e -> shown(key, e)), text);
    }

    private String shown(String key, JsonElement element) {
        return redaction.shown(
                key,
                path.isEmpty() && element.isJsonPrimitive() ? TopLevelText.toJson(element.getAsString()) : element);
    }
}
