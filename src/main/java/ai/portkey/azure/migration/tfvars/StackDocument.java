package ai.portkey.azure.migration.tfvars;

import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.DumperOptions.FlowStyle;
import org.yaml.snakeyaml.DumperOptions.ScalarStyle;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.comments.CommentLine;
import org.yaml.snakeyaml.comments.CommentType;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/**
 * The configuration of one stack in the making: values in the order in which they were first set, comments above
 * them, and the text of {@code Pulumi.<stack>.yaml}.
 */
final class StackDocument {

    private static final int COMMENT_WIDTH = 100;
    /** Texts that every YAML reader takes as texts without quotes; all others are quoted. */
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z/][A-Za-z0-9_./-]*|[0-9]+([.][0-9]+)?Gi"
            + "|([0-9]+[.]){3}[0-9]+/[0-9]+|[a-z]+://[A-Za-z0-9_./:-]*[A-Za-z0-9/]");

    private final JsonObject config = new JsonObject();
    private final Map<List<String>, List<String>> comments = new LinkedHashMap<>();
    private final List<String> header = new ArrayList<>();

    /** The steps to a key such as {@code portkey-gateway:vnet.cidr}. */
    static List<String> path(String key) {
        return Arrays.asList(key.split("\\."));
    }

    void set(List<String> path, JsonElement value) {
        var object = config;
        for (var step : path.subList(0, path.size() - 1)) {
            if (!object.has(step)) {
                object.add(step, new JsonObject());
            }
            object = object.getAsJsonObject(step);
        }
        object.add(path.get(path.size() - 1), value);
    }

    void set(String key, JsonElement value, String comment) {
        set(path(key), value);
        comment(path(key), comment);
    }

    void set(String key, String value, String comment) {
        set(key, new JsonPrimitive(value), comment);
    }

    /** The value of a key; empty when it is not set, JsonNull when it is null. */
    Optional<JsonElement> get(String key) {
        JsonElement value = config;
        for (var step : path(key)) {
            if (!value.isJsonObject() || !value.getAsJsonObject().has(step)) {
                return Optional.empty();
            }
            value = value.getAsJsonObject().get(step);
        }
        return Optional.of(value);
    }

    /** The text of a key; empty when it is not set. */
    Optional<String> text(String key) {
        return get(key).filter(JsonElement::isJsonPrimitive).map(JsonElement::getAsString);
    }

    /** Adds a comment above a key, or above the object that would hold it. */
    void comment(List<String> path, String text) {
        comments.computeIfAbsent(List.copyOf(path), key -> new ArrayList<>()).addAll(wrap(text));
    }

    void header(String text) {
        header.addAll(wrap(text));
    }

    JsonObject config() {
        return config.deepCopy();
    }

    /**
     * The whole file.
     *
     * @param kept entries beside {@code config} that are kept from an existing file, e.g. {@code encryptionsalt}
     */
    String toYaml(Map<String, String> kept) {
        var tuples = new ArrayList<NodeTuple>();
        kept.forEach((key, value) -> tuples.add(new NodeTuple(plainNode(key), textNode(value))));
        tuples.add(new NodeTuple(plainNode("config"), node(config, List.of())));
        var root = new MappingNode(Tag.MAP, tuples, FlowStyle.BLOCK);
        addComments(tuples.get(0).getKeyNode(), header);

        var options = new DumperOptions();
        options.setProcessComments(true);
        options.setDefaultFlowStyle(FlowStyle.BLOCK);
        options.setIndent(2);
        options.setIndicatorIndent(2);
        options.setIndentWithIndicator(true);
        options.setSplitLines(false);
        options.setWidth(Integer.MAX_VALUE);
        var yaml = new StringWriter();
        new Yaml(options).serialize(root, yaml);
        return yaml.toString();
    }

    private Node node(JsonElement value, List<String> path) {
        if (value.isJsonObject()) {
            var tuples = new ArrayList<NodeTuple>();
            value.getAsJsonObject().asMap().forEach((key, child) -> {
                var childPath = new ArrayList<>(path);
                childPath.add(key);
                var keyNode = PLAIN.matcher(key.replace(":", "")).matches() ? plainNode(key) : textNode(key);
                addComments(keyNode, comments.getOrDefault(childPath, List.of()));
                tuples.add(new NodeTuple(keyNode, node(child, childPath)));
            });
            return new MappingNode(Tag.MAP, tuples, tuples.isEmpty() ? FlowStyle.FLOW : FlowStyle.BLOCK);
        } else if (value.isJsonArray()) {
            var items = value.getAsJsonArray().asList().stream()
                    .map(item -> node(item, path))
                    .toList();
            return new SequenceNode(Tag.SEQ, items, items.isEmpty() ? FlowStyle.FLOW : FlowStyle.BLOCK);
        } else if (value instanceof JsonPrimitive primitive && primitive.isString()) {
            return textNode(primitive.getAsString());
        } else if (value instanceof JsonPrimitive primitive && primitive.isNumber()) {
            return new ScalarNode(
                    primitive.getAsBigDecimal().scale() > 0 ? Tag.FLOAT : Tag.INT,
                    primitive.getAsBigDecimal().toPlainString(),
                    null,
                    null,
                    ScalarStyle.PLAIN);
        }
        return new ScalarNode(
                value instanceof JsonNull ? Tag.NULL : Tag.BOOL, value.toString(), null, null, ScalarStyle.PLAIN);
    }

    private static Node plainNode(String text) {
        return new ScalarNode(Tag.STR, text, null, null, ScalarStyle.PLAIN);
    }

    private static Node textNode(String text) {
        return new ScalarNode(
                Tag.STR,
                text,
                null,
                null,
                PLAIN.matcher(text).matches() ? ScalarStyle.PLAIN : ScalarStyle.DOUBLE_QUOTED);
    }

    private static void addComments(Node node, List<String> lines) {
        if (!lines.isEmpty()) {
            node.setBlockComments(lines.stream()
                    .map(line -> new CommentLine(null, null, line.isEmpty() ? "" : " " + line, CommentType.BLOCK))
                    .toList());
        }
    }

    private static List<String> wrap(String text) {
        var lines = new ArrayList<String>();
        var line = new StringBuilder();
        for (var word : text.split(" ")) {
            if (line.length() + word.length() >= COMMENT_WIDTH) {
                lines.add(line.toString());
                line.setLength(0);
            }
            line.append(line.isEmpty() ? "" : " ").append(word);
        }
        lines.add(line.toString());
        return lines;
    }
}
