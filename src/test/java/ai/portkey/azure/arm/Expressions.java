package ai.portkey.azure.arm;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Evaluates ARM template expressions: text literals, numbers, function calls, members and indexes. What a function
 * gives is the caller's affair; a text that is not well-formed is an error.
 */
final class Expressions {

    private static final Pattern TOKEN = Pattern.compile("\\G\\s*('(?:[^']++|'')*+'|\\d+|[A-Za-z]\\w*|[().,\\[\\]])");

    private final BiFunction<String, List<Object>, Object> functions;
    private String code;
    private Matcher tokens;
    private String next;
    private int end;

    /** @param functions a function's value by its name and arguments */
    Expressions(BiFunction<String, List<Object>, Object> functions) {
        this.functions = functions;
    }

    /** The value that ARM would see for a text of a template. */
    Object evaluate(String text) {
        if (!text.startsWith("[") || !text.endsWith("]")) {
            return text;
        }
        if (text.startsWith("[[")) {
            return text.substring(1);
        }
        code = text.substring(1, text.length() - 1);
        tokens = TOKEN.matcher(code);
        end = 0;
        advance();
        var value = term();
        if (next != null) {
            throw error("expected the end");
        }
        return value;
    }

    private Object term() {
        var token = next;
        if (token == null) {
            throw error("ended too early");
        }
        advance();
        Object value;
        if (token.startsWith("'")) {
            value = token.substring(1, token.length() - 1).replace("''", "'");
        } else if (Character.isDigit(token.charAt(0))) {
            value = Integer.valueOf(token);
        } else {
            value = functions.apply(token, arguments());
        }
        return members(value);
    }

    private List<Object> arguments() {
        expect("(");
        var arguments = new ArrayList<>();
        while (!")".equals(next)) {
            if (!arguments.isEmpty()) {
                expect(",");
            }
            arguments.add(term());
        }
        expect(")");
        return arguments;
    }

    private Object members(Object value) {
        var result = value;
        while (".".equals(next) || "[".equals(next)) {
            if (next.equals(".")) {
                advance();
                result = ((Map<?, ?>) result).get(next);
                advance();
            } else {
                advance();
                result = ((List<?>) result).get(Integer.parseInt(next));
                advance();
                expect("]");
            }
            if (result == null) {
                throw error("nothing there");
            }
        }
        return result;
    }

    private void expect(String token) {
        if (!token.equals(next)) {
            throw error("expected " + token);
        }
        advance();
    }

    private void advance() {
        if (tokens.find()) {
            next = tokens.group(1);
            end = tokens.end();
        } else if (end == code.length()) {
            next = null;
        } else {
            throw error("not an expression after");
        }
    }

    private AssertionError error(String problem) {
        return new AssertionError(problem + " at '" + next + "' in [" + code + "]");
    }
}
