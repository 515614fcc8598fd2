package ai.portkey.azure.migration.hcl;

import com.google.gson.JsonElement;
import com.google.gson.JsonPrimitive;
import java.util.List;
import java.util.stream.Stream;

/** The syntax tree of one HCL file. Lines count from 1. */
public final class Hcl {

    private Hcl() {}

    /** What stands between braces, or in a whole file, in its order. */
    public record Body(List<Attribute> attributes, List<Block> blocks) {
        /** All blocks of a type, e.g. {@code module}. */
        public Stream<Block> blocks(String type) {
            return blocks.stream().filter(block -> block.type().equals(type));
        }
    }

    /** {@code name = value}. */
    public record Attribute(String name, Expression value, int line) {}

    /** {@code type "label" … { body }}. */
    public record Block(String type, List<String> labels, Body body, int line) {}

    /** The right-hand side of an attribute. */
    public sealed interface Expression {
        int line();
    }

    /** A text without interpolation, a number, true, false or null. */
    public record Literal(JsonElement value, int line) implements Expression {
        static Literal text(String text, int line) {
            return new Literal(new JsonPrimitive(text), line);
        }
    }

    /** A text with {@code ${…}} in it; the texts between are literals. */
    public record Template(List<Expression> parts, int line) implements Expression {}

    /** {@code [ … ]}. */
    public record Tuple(List<Expression> items, int line) implements Expression {}

    /** <code>{ key = value … }</code>. */
    public record ObjectValue(List<Attribute> entries, int line) implements Expression {}

    /** A traversal such as {@code var.network.cidr}; {@code path} holds the names in order. */
    public record Reference(List<String> path, int line) implements Expression {
        @Override
        public String toString() {
            return String.join(".", path);
        }
    }

    /** {@code jsondecode(file(path))}. */
    public record JsonFile(Expression path, int line) implements Expression {}

    /**
     * What only Terraform can evaluate.
     *
     * @param what the kind of expression in words; never its text, which may hold a secret
     */
    public record Unsupported(String what, int line) implements Expression {}
}
