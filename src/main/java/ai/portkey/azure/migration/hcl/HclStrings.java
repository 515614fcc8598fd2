package ai.portkey.azure.migration.hcl;

import static ai.portkey.azure.migration.hcl.Hcl.Expression;
import static ai.portkey.azure.migration.hcl.Hcl.Literal;
import static ai.portkey.azure.migration.hcl.Hcl.Template;
import static ai.portkey.azure.migration.hcl.Hcl.Unsupported;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Quoted texts and heredocs, with their escapes and {@code ${…}}. */
final class HclStrings {

    private static final Map<Character, Character> ESCAPES =
            Map.of('n', '\n', 'r', '\r', 't', '\t', '"', '"', '\\', '\\');

    /** Parses the expression inside an interpolation. */
    interface Interpolation {
        Expression parse() throws HclSyntaxException;
    }

    private final Cursor at;
    private final Interpolation interpolation;

    HclStrings(Cursor at, Interpolation interpolation) {
        this.at = at;
        this.interpolation = interpolation;
    }

    /** A quoted text without interpolation, for names. */
    Optional<String> plainText() throws HclSyntaxException {
        var text = quoted().orElseThrow();
        return text instanceof Literal literal ? Optional.of(literal.value().getAsString()) : Optional.empty();
    }

    Optional<Expression> quoted() throws HclSyntaxException {
        var open = at.position();
        at.next();
        var parts = new Parts(at.line());
        while (!at.accept("\"")) {
            if (at.atEnd() || at.peek() == '\n') {
                throw at.errorAt(open, "the string that starts here is not closed with \"");
            } else if (at.accept("\\")) {
                parts.append(escape());
            } else {
                templateCharacter(parts);
            }
        }
        return Optional.of(parts.toExpression());
    }

    private String escape() throws HclSyntaxException {
        if (at.atEnd()) {
            throw at.error("the string ends after a backslash");
        }
        var c = at.next();
        if (c == 'u' || c == 'U') {
            var digits = new StringBuilder();
            for (var i = 0; i < (c == 'u' ? 4 : 8) && !at.atEnd(); i++) {
                digits.append(at.next());
            }
            try {
                return Character.toString(Integer.parseInt(digits.toString(), 16));
            } catch (IllegalArgumentException notACodePoint) {
                throw at.error("\\" + c + " must be followed by a Unicode code point in hexadecimal digits");
            }
        }
        if (!ESCAPES.containsKey(c)) {
            throw at.errorAt(at.position() - 2, "'\\" + c + "' is not an escape sequence: use \\\\ for a backslash");
        }
        return String.valueOf(ESCAPES.get(c));
    }

    private void templateCharacter(Parts parts) throws HclSyntaxException {
        if (at.accept("$${")) {
            parts.append("${");
        } else if (at.accept("%%{")) {
            parts.append("%{");
        } else if (at.accept("${")) {
            parts.add(interpolation.parse());
            at.expect("}", "after the interpolation");
        } else if (at.looksAt("%{")) {
            parts.add(new Unsupported("a template directive", at.line()));
            at.next();
        } else {
            parts.append(String.valueOf(at.next()));
        }
    }

    /** {@code <<END} or, without the common indentation, {@code <<-END}. */
    Optional<Expression> heredoc() throws HclSyntaxException {
        var open = at.position();
        at.accept("<<");
        var stripIndentation = at.accept("-");
        var end = at.name();
        if (end.isEmpty()) {
            throw at.error("expected the word that ends the heredoc");
        }
        var first = at.line();
        at.restOfLine();
        var lines = new ArrayList<String>();
        while (true) {
            if (at.atEnd()) {
                throw at.errorAt(open, "the heredoc that starts here is not closed with " + end);
            }
            at.next();
            var line = at.restOfLine();
            if (line.strip().equals(end)) {
                break;
            }
            lines.add(line + "\n");
        }
        var text = String.join("", stripIndentation ? withoutIndentation(lines) : lines);
        if (text.contains("${") || text.contains("%{")) {
            return Optional.of(new Unsupported("a heredoc with an interpolation", first));
        }
        return Optional.of(Literal.text(text, first));
    }

    private static List<String> withoutIndentation(List<String> lines) {
        var common = lines.stream()
                .filter(line -> !line.isBlank())
                .mapToInt(line -> line.length() - line.stripLeading().length())
                .min()
                .orElse(0);
        return lines.stream()
                .map(line -> line.isBlank() ? "\n" : line.substring(common))
                .toList();
    }

    /** Collects the literal and interpolated parts of one text. */
    private static final class Parts {
        private final int line;
        private final List<Expression> parts = new ArrayList<>();
        private final StringBuilder text = new StringBuilder();

        Parts(int line) {
            this.line = line;
        }

        void append(String more) {
            text.append(more);
        }

        void add(Expression part) {
            parts.add(Literal.text(text.toString(), line));
            text.setLength(0);
            parts.add(part);
        }

        Expression toExpression() {
            if (parts.isEmpty()) {
                return Literal.text(text.toString(), line);
            }
            add(Literal.text("", line));
            return new Template(List.copyOf(parts), line);
        }
    }
}
