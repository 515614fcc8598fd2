package ai.portkey.azure.simulator.core;

import java.util.regex.Pattern;

/**
 * Azure's rule for the names of a type.
 *
 * @param pattern   the whole name must match
 * @param sentence  the rule in words
 * @param code      ARM's error code for a name that breaks it
 * @param takenCode ARM's error code when the name is taken anywhere in Azure; null when names are local
 */
public record NameRule(Pattern pattern, String sentence, String code, String takenCode) {

    /** Of most network resources. */
    public static final NameRule NETWORK = NameRule.local(
            "[A-Za-z0-9]([\\w.-]{0,78}\\w)?",
            "1-80 letters, digits, '_', '.' and '-', starting with a letter or digit, ending with one or '_'.");

    public static NameRule local(String regex, String sentence) {
        return new NameRule(Pattern.compile(regex), sentence, "InvalidResourceName", null);
    }

    public static NameRule global(String regex, String sentence, String code, String takenCode) {
        return new NameRule(Pattern.compile(regex), sentence, code, takenCode);
    }
}
