package ai.portkey.azure.config.reading;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What one run of the decoders shares: the problems found, the keys asked for and the values used. */
public final class Decoding {

    private static final Pattern INDEX = Pattern.compile("\\[\\d+]");

    /**
     * A key that a decoder asked for.
     *
     * @param path     without namespace, e.g. {@code gateway.cpu}; the items of a list are {@code []}
     * @param description what it means
     * @param type     name of its type
     * @param fallback the default as it is written, or {@link #REQUIRED}; empty when there is none
     * @param schema   what its value may be, as JSON Schema
     * @param nullable true when {@code null} disables it
     */
    public record KnownKey(
            String path,
            String description,
            String type,
            Optional<String> fallback,
            JsonObject schema,
            boolean nullable) {

        /** In place of a default. */
        public static final String REQUIRED = "required";

        /** Its type, with the range of a number and the choices of a list. */
        public String allowed() {
            if (schema.has("minimum")) {
                return type + ", " + schema.get("minimum")
                        + (schema.has("maximum") ? " to " + schema.get("maximum") : " or more");
            }
            var items = schema.has("items") ? schema.getAsJsonObject("items") : schema;
            return type.equals("list") && items.has("enum")
                    ? type + " of "
                            + items.getAsJsonArray("enum").asList().stream()
                                    .map(JsonElement::getAsString)
                                    .collect(Collectors.joining(" | "))
                    : type;
        }
    }

    private final Problems problems = new Problems();
    private final List<ConfigNode> nodes = new ArrayList<>();
    private final Set<KnownKey> knownKeys = new LinkedHashSet<>();
    private final Map<String, Setting> settings = new LinkedHashMap<>();
    private final boolean isCatalogue;
    private Set<String> filled = Set.of();
    private String filledFrom = "";

    public Decoding() {
        this(false);
    }

    private Decoding(boolean isCatalogue) {
        this.isCatalogue = isCatalogue;
    }

    /** For the keys alone; the problems it finds mean nothing. */
    public static Decoding catalogue() {
        return new Decoding(true);
    }

    public Problems problems() {
        return problems;
    }

    /** Every key that was asked for, in that order. */
    public Set<KnownKey> knownKeys() {
        return knownKeys;
    }

    /** Every value that a decoder used. */
    public List<Setting> settings() {
        return List.copyOf(settings.values());
    }

    /**
     * The values that were filled in, so that they are told from the stack's own.
     *
     * @param paths  their keys
     * @param origin where they come from
     */
    public void startFrom(Set<String> paths, String origin) {
        filled = paths;
        filledFrom = origin;
    }

    /** Notes a value that is written, by the stack or by its preset. */
    void use(String path, JsonElement value) {
        settings.put(path, new Setting(path, value, filled.contains(path) ? filledFrom : "stack file"));
    }

    /** Notes a value that nobody wrote; {@code fallback} is how the documentation describes it. */
    void useDefault(String path, JsonElement value, Optional<String> fallback) {
        var isPlain = fallback.isEmpty()
                || value.isJsonNull()
                || !value.isJsonPrimitive()
                || fallback.get().equals(value.getAsString());
        settings.put(path, new Setting(path, value, isPlain ? "default" : "derived: " + fallback.get()));
    }

    void register(ConfigNode node) {
        nodes.add(node);
    }

    void know(KnownKey key) {
        knownKeys.add(new KnownKey(
                INDEX.matcher(key.path()).replaceAll("[]"),
                key.description(),
                key.type(),
                key.fallback(),
                key.schema(),
                key.nullable()));
    }

    /** True when only the keys are wanted: a list that is not written then has one item, so that its keys are asked for. */
    boolean isCatalogue() {
        return isCatalogue;
    }

    /** Reports the keys that no decoder asked for. Call it when all have. */
    public void reportUnknownKeys() {
        nodes.forEach(ConfigNode::reportUnknownKeys);
    }
}
