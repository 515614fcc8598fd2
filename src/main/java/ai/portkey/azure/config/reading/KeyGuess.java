package ai.portkey.azure.config.reading;

import ai.portkey.azure.config.terraform.TerraformNames;
import java.util.Optional;
import java.util.Set;

/** What to say about a key that no decoder asked for. */
final class KeyGuess {

    /** With more keys than this a list of them helps nobody. */
    private static final int FEW_KEYS = 12;

    private KeyGuess() {}

    /**
     * @param object path of the object that has the key; empty at the top
     * @param key    the unknown key
     * @param asked  the keys that the object may have
     */
    static String sentence(String object, String key, Set<String> asked) {
        return asked.stream()
                .filter(name -> TerraformNames.plain(name).equals(TerraformNames.plain(key)))
                .findFirst()
                .or(() -> TerraformNames.key(key).flatMap(found -> inside(object, found)))
                .or(() -> NearNames.nearest(key, asked))
                .map(name -> "did you mean " + name + "?")
                .orElseGet(() -> asked.size() <= FEW_KEYS
                        ? "expected one of " + String.join(", ", asked)
                        : "docs/configuration.md lists all keys");
    }

    /** A key of the whole configuration as it is named inside an object; empty when it is elsewhere. */
    private static Optional<String> inside(String object, String key) {
        return object.isEmpty()
                ? Optional.of(key)
                : Optional.of(key).filter(k -> k.startsWith(object + ".")).map(k -> k.substring(object.length() + 1));
    }
}
