package ai.portkey.azure.config.reading;

import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * What a text must look like.
 *
 * @param test    true for allowed texts
 * @param regex   the same as an expression that the whole text matches, when it is one
 * @param message what is allowed and the way out, for a text that is not; it must not repeat the text, which may be secret
 */
public record TextRule(Predicate<String> test, Optional<String> regex, Function<String, String> message) {

    /** Anything but nothing. */
    public static final TextRule ANY = of(text -> !text.isBlank(), "is blank; set a value, or remove it");

    /** Anything, also the empty text. */
    public static final TextRule EVEN_EMPTY = of(text -> true, "");

    public TextRule(Predicate<String> test, Function<String, String> message) {
        this(test, Optional.empty(), message);
    }

    public static TextRule of(Predicate<String> test, String sentence) {
        return new TextRule(test, text -> sentence);
    }

    /** The whole text matches an expression. */
    public static TextRule matching(String regex, String sentence) {
        return new TextRule(Pattern.compile(regex).asMatchPredicate(), Optional.of(regex), text -> sentence);
    }

    public boolean allows(String text) {
        return test.test(text);
    }

    public String sentence(String text) {
        return message.apply(text);
    }
}
