package ai.portkey.azure.config;

import ai.portkey.azure.config.reading.Decoding.KnownKey;
import ai.portkey.azure.config.reading.JsonSchemas;
import ai.portkey.azure.config.reading.OldKeys;
import ai.portkey.azure.config.reading.RawConfig;
import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * The JSON Schema of {@code Pulumi.<stack>.yaml}, made of what the decoders ask for. Editors complete and check the file
 * with it. It knows every key and what the value of each may be; how keys fit together only the decoders know.
 */
public final class StackSchema {

    private static final String PREFIX = RawConfig.NAMESPACE + ":";
    private static final Optional<String> REQUIRED = Optional.of(KnownKey.REQUIRED);

    /** The schemas of all objects, by path; the items of a list end in {@code []}. */
    private final Map<String, JsonObject> objects = new HashMap<>();

    private StackSchema() {}

    /** The schema, draft 7. */
    public static JsonObject json() {
        return json(PortkeyConfigDecoder.OLD_KEYS);
    }

    static JsonObject json(OldKeys oldKeys) {
        return new StackSchema().file(oldKeys);
    }

    private JsonObject file(OldKeys oldKeys) {
        var config = JsonSchemas.object();
        config.remove("additionalProperties");
        objects.put("", config);
        PortkeyConfigDecoder.catalogue(new RawConfig("dev", Map.of(), Set.of())).forEach(this::add);
        new TreeMap<>(oldKeys.renamed()).forEach(this::deprecate);
        // Keys of other namespaces belong to providers.
        config.add(
                "propertyNames",
                JsonSchemas.any(
                        JsonSchemas.choice(config.getAsJsonObject("properties").keySet().stream()
                                .map(JsonPrimitive::new)
                                .toList()),
                        JsonSchemas.text(Optional.of("(?!" + PREFIX + ").*"))));

        var file = JsonSchemas.type("object");
        file.addProperty("$schema", "http://json-schema.org/draft-07/schema#");
        file.addProperty("title", "Stack of the Portkey AI gateway on Azure Container Apps");
        var sections = new JsonObject();
        sections.add("config", config);
        file.add("properties", sections);
        file.add("definitions", definitions());
        return file;
    }

    private void add(KnownKey key) {
        var parent = Objects.requireNonNull(objects.get(
                key.path().contains(".") ? key.path().substring(0, key.path().lastIndexOf('.')) : ""));
        var name = nameIn(key.path());
        var properties = parent.getAsJsonObject("properties");
        if (properties.has(name)) {
            return;
        }
        var schema = key.nullable()
                ? JsonSchemas.nullable(key.schema())
                : key.schema().deepCopy();
        register(key.path(), schema);
        var shown = schema;
        if (PortkeyConfigDecoder.MAY_BE_SECRET.contains(key.path().split("[.\\[]")[0])) {
            List.of("items", "additionalProperties").stream()
                    .filter(member -> isObject(schema, member))
                    .forEach(member -> schema.add(member, orSecure(schema.getAsJsonObject(member))));
            shown = orSecure(shown);
        }
        shown.addProperty(
                "description",
                key.description() + "\n\n" + key.allowed()
                        + key.fallback()
                                .map(fallback ->
                                        fallback.equals(KnownKey.REQUIRED) ? ", required" : ", default: " + fallback)
                                .orElse(""));
        properties.add(name, shown);
        // Elsewhere another key decides whether it is.
        if (key.fallback().equals(REQUIRED) && key.path().contains("[]")) {
            require(parent, name);
        }
    }

    /** Allows the old name of a key what the key may be. */
    private void deprecate(String old, String now) {
        var schema = parent(now).getAsJsonObject(nameIn(now)).deepCopy();
        schema.addProperty("deprecated", true);
        schema.addProperty("deprecationMessage", "Is now named " + now + ".");
        parent(old).add(nameIn(old), schema);
    }

    /** The keys of the object that has the key; an object that only old keys are in is added. */
    private JsonObject parent(String path) {
        var object = path.contains(".") ? path.substring(0, path.lastIndexOf('.')) : "";
        if (!objects.containsKey(object)) {
            objects.put(object, JsonSchemas.object());
            parent(object).add(nameIn(object), objects.get(object));
        }
        return objects.get(object).getAsJsonObject("properties");
    }

    private static String nameIn(String path) {
        var dot = path.lastIndexOf('.');
        return (dot < 0 ? PREFIX : "") + path.substring(dot + 1);
    }

    /** Remembers an object, or the objects of a list, for the keys inside. */
    private void register(String path, JsonObject schema) {
        if (schema.has("properties")) {
            objects.put(path, schema);
        } else if (schema.has("items")) {
            register(path + "[]", schema.getAsJsonObject("items"));
        }
    }

    private static void require(JsonObject object, String name) {
        if (!object.has("required")) {
            object.add("required", new JsonArray());
        }
        object.getAsJsonArray("required").add(name);
    }

    private static boolean isObject(JsonObject schema, String member) {
        return schema.has(member) && schema.get(member).isJsonObject();
    }

    /** The value, or what {@code pulumi config set --secret} writes in its place. */
    private static JsonObject orSecure(JsonObject value) {
        var reference = new JsonObject();
        reference.addProperty("$ref", "#/definitions/secure");
        return JsonSchemas.any(value, reference);
    }

    private static JsonObject definitions() {
        var secure = JsonSchemas.object();
        secure.getAsJsonObject("properties").add("secure", JsonSchemas.type("string"));
        require(secure, "secure");
        var definitions = new JsonObject();
        definitions.add("secure", secure);
        return definitions;
    }
}
