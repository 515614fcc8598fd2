package ai.portkey.azure.migration.hcl;

import java.util.regex.Pattern;

/** Says in words what kind of expression a text is, without repeating the text: it may hold a secret. */
final class Unevaluated {

    private static final Pattern CALL = Pattern.compile("([a-z][a-z0-9_]*)\\(.*", Pattern.DOTALL);
    private static final Pattern FOR = Pattern.compile("[\\[{]\\s*for\\s.*", Pattern.DOTALL);

    private Unevaluated() {}

    static String kindOf(String expression) {
        var text = expression.strip();
        var call = CALL.matcher(text);
        if (call.matches()) {
            return "a call to " + call.group(1) + "()";
        } else if (FOR.matcher(text).matches()) {
            return "a for expression";
        } else if (text.contains("?") && text.contains(":")) {
            return "a conditional expression";
        }
        return "an expression";
    }
}
