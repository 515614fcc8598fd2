package ai.portkey.azure.arm;

import java.util.LinkedHashMap;
import java.util.Map;

/** The parameters of a template, each with a name of its own. */
final class Parameters {

    private final Map<String, Map<String, Object>> byName = new LinkedHashMap<>();
    private final Map<String, String> byPurpose = new LinkedHashMap<>();

    /**
     * Declares a parameter, or finds the one that serves the same purpose.
     *
     * @param words       of its name, e.g. {@code data-service username}
     * @param purpose     what it is for; the same purpose gives the same parameter
     * @param declaration its declaration
     * @return its name
     */
    String declare(String words, String purpose, Map<String, Object> declaration) {
        return byPurpose.computeIfAbsent(purpose, p -> {
            var name = unused(camelCase(words));
            byName.put(name, declaration);
            return name;
        });
    }

    /** Code that reads a parameter. */
    static String code(String name) {
        return "parameters('" + name + "')";
    }

    /** The declarations by name, in the order in which they were made. */
    Map<String, Map<String, Object>> declarations() {
        return byName;
    }

    private String unused(String name) {
        var candidate = name;
        for (var i = 2; byName.containsKey(candidate); i++) {
            candidate = name + i;
        }
        return candidate;
    }

    private static String camelCase(String words) {
        var name = new StringBuilder();
        for (var word : words.split("[^A-Za-z0-9]+")) {
            if (!word.isEmpty()) {
                name.append(
                                name.length() == 0
                                        ? Character.toLowerCase(word.charAt(0))
                                        : Character.toUpperCase(word.charAt(0)))
                        .append(word, 1, word.length());
            }
        }
        return name.toString();
    }
}
