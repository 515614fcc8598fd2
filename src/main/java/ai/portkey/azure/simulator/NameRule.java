package ai.portkey.azure.simulator;

import java.util.regex.Pattern;

/**
 * Azure's rule for the names of a type.
 *
 * @param pattern   the whole name must match
 * @param sentence  the rule in words
 * @param code      ARM's error code for a name that breaks it
 * @param takenCode ARM's error code when the name is taken anywhere in Azure; null when names are local
 */
record NameRule(Pattern pattern, String sentence, String code, String takenCode) {

    static NameRule local(String regex, String sentence) {
        return new NameRule(Pattern.compile(regex), sentence, "InvalidResourceName", null);
    }

    static NameRule global(String regex, String sentence, String code, String takenCode) {
        return new NameRule(Pattern.compile(regex), sentence, code, takenCode);
    }
}
