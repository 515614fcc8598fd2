package ai.portkey.azure.migration.hcl;

import static ai.portkey.azure.migration.hcl.Hcl.Attribute;
import static ai.portkey.azure.migration.hcl.Hcl.Block;
import static ai.portkey.azure.migration.hcl.Hcl.Body;
import static ai.portkey.azure.migration.hcl.Hcl.Expression;
import static ai.portkey.azure.migration.hcl.Hcl.JsonFile;
import static ai.portkey.azure.migration.hcl.Hcl.Literal;
import static ai.portkey.azure.migration.hcl.Hcl.ObjectValue;
import static ai.portkey.azure.migration.hcl.Hcl.Reference;
import static ai.portkey.azure.migration.hcl.Hcl.Tuple;
import static ai.portkey.azure.migration.hcl.Hcl.Unsupported;

import com.google.gson.JsonNull;
import com.google.gson.JsonPrimitive;
import java.math.BigDecimal;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Turns the text of one HCL file into its syntax tree. Strict: what is not HCL is an error with line and column. */
public final class HclParser {

    private static final Map<String, Literal> KEYWORDS = Map.of(
            "true", new Literal(new JsonPrimitive(true), 0),
            "false", new Literal(new JsonPrimitive(false), 0),
            "null", new Literal(JsonNull.INSTANCE, 0));

    /** Where an expression stands decides what ends it. */
    private enum Place {
        /** An attribute of a body: the line's end. */
        BODY("\n}"),
        /** A value of an object. */
        OBJECT("\n,}"),
        /** An item of a list, which may span lines. */
        LIST(",]"),
        /** The argument of a call. */
        CALL(")"),
        /** Between <code>${</code> and <code>}</code>. */
        TEMPLATE("}");

        private final String ends;

        Place(String ends) {
            this.ends = ends;
        }

        boolean isEnd(Cursor at) {
            return at.atEnd() || ends.indexOf(at.peek()) >= 0;
        }

        boolean spansLines() {
            return ends.indexOf('\n') < 0;
        }
    }

    private final Cursor at;
    private final HclStrings strings;

    private HclParser(String file, String text) {
        at = new Cursor(file, text);
        strings = new HclStrings(at, () -> expression(Place.TEMPLATE));
    }

    /**
     * @param file how errors name the file
     * @param text its content
     */
    public static Body parse(String file, String text) throws HclSyntaxException {
        var parser = new HclParser(file, text);
        var body = parser.body();
        if (!parser.at.atEnd()) {
            throw parser.at.error("found " + parser.at.found() + " without a matching opening bracket");
        }
        return body;
    }

    private Body body() throws HclSyntaxException {
        var attributes = new ArrayList<Attribute>();
        var blocks = new ArrayList<Block>();
        for (at.skip(true); !at.atEnd() && at.peek() != '}'; at.skip(true)) {
            var line = at.line();
            var name = at.name();
            if (name.isEmpty()) {
                throw at.error("expected the name of a variable or block, found " + at.found());
            }
            at.skip(false);
            if (at.accept("=")) {
                attributes.add(new Attribute(name, expression(Place.BODY), line));
            } else {
                blocks.add(block(name, line));
            }
            at.skip(false);
            if (!Place.BODY.isEnd(at)) {
                throw at.error("expected the end of the line, found " + at.found());
            }
        }
        return new Body(attributes, blocks);
    }

    private Block block(String type, int line) throws HclSyntaxException {
        var labels = new ArrayList<String>();
        while (at.peek() != '{') {
            var label = at.peek() == '"' ? strings.plainText() : Optional.of(at.name());
            if (label.isEmpty() || label.get().isEmpty()) {
                throw at.error("expected '=' or '{' after '" + type + "', found " + at.found());
            }
            labels.add(label.get());
            at.skip(false);
        }
        var open = at.position();
        at.next();
        var body = body();
        if (!at.accept("}")) {
            throw at.errorAt(open, "the '{' here is not closed");
        }
        return new Block(type, labels, body, line);
    }

    private Expression expression(Place place) throws HclSyntaxException {
        at.skip(place.spansLines());
        var start = at.position();
        if (place.isEnd(at)) {
            throw at.error("a value is missing, found " + at.found());
        }
        var simple = simpleExpression();
        at.skip(place.spansLines());
        if (simple.isPresent() && place.isEnd(at)) {
            return simple.get();
        }
        at.moveTo(start);
        return unsupported(place);
    }

    /** A literal, list, object or reference; empty when something else begins here. */
    private Optional<Expression> simpleExpression() throws HclSyntaxException {
        var line = at.line();
        var c = at.peek();
        if (c == '"') {
            return strings.quoted();
        } else if (at.looksAt("<<")) {
            return strings.heredoc();
        } else if (c == '[') {
            return tuple(line);
        } else if (c == '{') {
            return object(line);
        } else if (c == '-' || Character.isDigit(c)) {
            return number(line);
        }
        return reference(line);
    }

    private Optional<Expression> number(int line) {
        var start = at.position();
        at.accept("-");
        while (Character.isDigit(at.peek())
                || at.peek() == '.'
                || at.peek() == 'e'
                || at.peek() == 'E'
                || ((at.peek() == '+' || at.peek() == '-') && Character.toLowerCase(at.peek(-1)) == 'e')) {
            at.next();
        }
        try {
            var value = new BigDecimal(at.textBetween(start, at.position()));
            return Optional.of(new Literal(new JsonPrimitive(value), line));
        } catch (NumberFormatException notANumber) {
            return Optional.empty();
        }
    }

    private Optional<Expression> tuple(int line) throws HclSyntaxException {
        at.next();
        var items = new ArrayList<Expression>();
        for (at.skip(true); !at.accept("]"); at.skip(true)) {
            if (at.atEnd() || atFor()) {
                return Optional.empty();
            }
            items.add(expression(Place.LIST));
            if (!at.accept(",") && at.peek() != ']') {
                return Optional.empty();
            }
        }
        return Optional.of(new Tuple(items, line));
    }

    private Optional<Expression> object(int line) throws HclSyntaxException {
        at.next();
        var entries = new ArrayList<Attribute>();
        for (at.skip(true); !at.accept("}"); at.skip(true)) {
            if (at.atEnd() || atFor()) {
                return Optional.empty();
            }
            var entryLine = at.line();
            var key = at.peek() == '"' ? strings.plainText() : Optional.of(at.name());
            if (key.isEmpty() || key.get().isEmpty()) {
                return Optional.empty();
            }
            at.skip(false);
            if (!at.accept("=") && !at.accept(":")) {
                throw at.error("expected '=' after '" + key.get() + "', found " + at.found());
            }
            entries.add(new Attribute(key.get(), expression(Place.OBJECT), entryLine));
            at.accept(",");
        }
        return Optional.of(new ObjectValue(entries, line));
    }

    private Optional<Expression> jsonFile(int line) throws HclSyntaxException {
        at.skip(true);
        if (!at.name().equals("file") || !at.accept("(")) {
            return Optional.empty();
        }
        var path = expression(Place.CALL);
        at.accept(")");
        at.skip(true);
        return at.accept(")") ? Optional.of(new JsonFile(path, line)) : Optional.empty();
    }

    private boolean atFor() {
        return at.looksAt("for ") || at.looksAt("for\t");
    }

    /** {@code a.b["c"]}, or one of the words true, false and null. */
    private Optional<Expression> reference(int line) throws HclSyntaxException {
        var first = at.name();
        if (first.equals("jsondecode") && at.accept("(")) {
            return jsonFile(line);
        }
        var path = new ArrayList<>(List.of(first));
        while (!first.isEmpty()) {
            if (at.accept(".")) {
                path.add(at.name());
            } else if (at.looksAt("[\"")) {
                at.next();
                path.add(strings.plainText().orElse(""));
                if (!at.accept("]")) {
                    return Optional.empty();
                }
            } else {
                break;
            }
        }
        if (path.contains("")) {
            return Optional.empty();
        }
        var keyword = path.size() == 1 ? KEYWORDS.get(first) : null;
        return Optional.of(keyword == null ? new Reference(path, line) : new Literal(keyword.value(), line));
    }

    /** Passes over an expression that is not evaluated, minding its brackets and texts. */
    private Expression unsupported(Place place) throws HclSyntaxException {
        var start = at.position();
        var open = new ArrayDeque<Integer>();
        while (!open.isEmpty() || !place.isEnd(at)) {
            if (at.atEnd()) {
                throw at.errorAt(open.peek(), "the bracket here is not closed");
            }
            var before = at.position();
            at.skip(!open.isEmpty() || place.spansLines());
            if (at.position() > before) {
                continue;
            }
            var c = at.peek();
            if (c == '"') {
                strings.quoted();
                continue;
            } else if ("([{".indexOf(c) >= 0) {
                open.push(at.position());
            } else if (")]}".indexOf(c) >= 0) {
                if (open.isEmpty()) {
                    throw at.error("found " + at.found() + " without a matching opening bracket");
                }
                open.pop();
            }
            at.next();
        }
        return new Unsupported(Unevaluated.kindOf(at.textBetween(start, at.position())), at.lineOf(start));
    }
}
