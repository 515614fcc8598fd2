package ai.portkey.azure.arm;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Texts that a plan assumes and only Azure or the user can know: ids, addresses, generated names. They are found by
 * value, also inside longer texts, and replaced by template code.
 */
final class KnownTexts {

    /**
     * @param text   what the plan has
     * @param code   what the template has in its place
     * @param source key of the resource that computes it; empty = it does not depend on a resource
     * @param inWord it may be a part of a word, as the random end of a name is
     */
    private record Known(String text, String code, String source, boolean inWord) {

        private boolean isAt(String value, int start) {
            if (!value.startsWith(text, start)) {
                return false;
            }
            var end = start + text.length();
            return inWord
                    || !(start > 0 && isWord(value.charAt(start - 1)) && isWord(text.charAt(0)))
                            && !(isWord(text.charAt(text.length() - 1)) && goesOn(value, end));
        }

        /** 10.0.1.3 is not in 10.0.1.38, nor is a zone a.b in the zone a.b.c. */
        private static boolean goesOn(String value, int end) {
            if (end == value.length()) {
                return false;
            }
            var next = value.charAt(end);
            return isWord(next)
                    || next == '-'
                    || next == '.' && end + 1 < value.length() && isWord(value.charAt(end + 1));
        }

        private static boolean isWord(char c) {
            return Character.isLetterOrDigit(c) || c == '_';
        }
    }

    /** By their first character; longest first: the id of a subnet begins with the id of its VNet. */
    private final Map<Character, List<Known>> known = new HashMap<>();

    /** A text that is the same everywhere. */
    void add(String text, String code) {
        add(new Known(text, code, "", false));
    }

    /** A text that may be a part of a word. */
    void addInWord(String text, String code) {
        add(new Known(text, code, "", true));
    }

    /** A text that a resource computes: it stands for that only in resources that depend on it. */
    void addComputed(String text, String code, String source) {
        add(new Known(text, code, source, false));
    }

    private void add(Known entry) {
        var alike = known.computeIfAbsent(entry.text.charAt(0), first -> new ArrayList<>());
        alike.add(entry);
        alike.sort(Comparator.comparingInt((Known k) -> k.text.length()).reversed());
    }

    /**
     * The text with everything known replaced.
     *
     * @param visible tells, by its key, whether what a resource computes may be used
     */
    ArmText replace(String value, Predicate<String> visible) {
        var pieces = new ArrayList<ArmText.Piece>();
        var literal = new StringBuilder();
        var position = 0;
        while (position < value.length()) {
            var found = at(value, position, visible);
            if (found == null) {
                literal.append(value.charAt(position++));
                continue;
            }
            if (literal.length() > 0) {
                pieces.add(new ArmText.Piece(literal.toString(), false));
                literal.setLength(0);
            }
            pieces.add(new ArmText.Piece(found.code, true));
            position += found.text.length();
        }
        if (literal.length() > 0 || pieces.isEmpty()) {
            pieces.add(new ArmText.Piece(literal.toString(), false));
        }
        return new ArmText(pieces);
    }

    private @Nullable Known at(String value, int position, Predicate<String> visible) {
        for (var entry : known.getOrDefault(value.charAt(position), List.of())) {
            if (entry.isAt(value, position) && (entry.source.isEmpty() || visible.test(entry.source))) {
                return entry;
            }
        }
        return null;
    }
}
