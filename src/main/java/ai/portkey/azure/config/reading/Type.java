package ai.portkey.azure.config.reading;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What a single value of the configuration may be.
 *
 * @param name   as docs/configuration.md calls it
 * @param isText true when the value of a top-level key is taken as it is, false when it is JSON
 * @param schema what it may be, as JSON Schema
 * @param isSensitive true when a wrong value is not shown, because people put secrets here by mistake
 * @param parser value of a JSON element that is not null, or what is wrong with it
 * @param writer a value as it is written in a stack file
 */
public record Type<T>(
        String name,
        boolean isText,
        JsonObject schema,
        boolean isSensitive,
        Function<JsonElement, Parsed<T>> parser,
        Function<T, String> writer) {

    /** A value, or the text of a problem. */
    public record Parsed<T>(T value, Optional<String> problem) {
        public static <T> Parsed<T> of(T value) {
            return new Parsed<>(value, Optional.empty());
        }

        @SuppressWarnings("NullAway") // Nobody reads the value beside a problem.
        public static <T> Parsed<T> problem(String text) {
            return new Parsed<>(null, Optional.of(text));
        }
    }

    public Type(
            String name,
            boolean isText,
            JsonObject schema,
            Function<JsonElement, Parsed<T>> parser,
            Function<T, String> writer) {
        this(name, isText, schema, false, parser, writer);
    }

    private static final Pattern WHOLE_NUMBER = Pattern.compile("-?\\d+");
    private static final Pattern POSITIVE_NUMBER = Pattern.compile("\\d+(\\.\\d+)?");
    /** What Pulumi makes of a date or time without quotes. */
    private static final Pattern TIME =
            Pattern.compile("\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d(\\.\\d+)? [+-]\\d{4} \\S+");

    private static final Pattern PLACEHOLDER = Pattern.compile("<[^<>]+>");
    public static final String PLACEHOLDER_SENTENCE = "angle brackets mark a placeholder from the documentation; "
            + "replace it with your own value, without the brackets";

    /** Any text that is not blank. */
    public static final Type<String> TEXT = text(TextRule.ANY);

    /** True or false; nothing else counts as either. It may be text: see {@link #NUMBER}. */
    public static final Type<Boolean> BOOL = new Type<>(
            "bool",
            false,
            JsonSchemas.choice(List.of(
                    new JsonPrimitive(true),
                    new JsonPrimitive(false),
                    new JsonPrimitive("true"),
                    new JsonPrimitive("false"))),
            element -> isPrimitive(element) && List.of("true", "false").contains(element.getAsString())
                    ? Parsed.of(element.getAsBoolean())
                    : Parsed.problem("expected true or false, found " + kind(element)
                            + hint(
                                    element,
                                    text -> List.of("true", "false").contains(text.toLowerCase(Locale.ROOT)),
                                    "use lower case")),
            String::valueOf);

    /**
     * A number, with or without a fraction. It may be text: {@code pulumi config set --path} writes 0.5 so, and whatever
     * it sets where a text was before.
     */
    public static final Type<Double> NUMBER = new Type<>(
            "number",
            false,
            JsonSchemas.orText(JsonSchemas.type("number"), POSITIVE_NUMBER.pattern()),
            element -> isNumber(element)
                            || isPrimitive(element)
                                    && POSITIVE_NUMBER
                                            .matcher(element.getAsString())
                                            .matches()
                    ? Parsed.of(element.getAsDouble())
                    : Parsed.problem("expected a number, found " + kind(element)),
            number -> BigDecimal.valueOf(number).stripTrailingZeros().toPlainString());

    /** A text that follows a rule. */
    public static Type<String> text(TextRule rule) {
        return new Type<>(
                "text",
                true,
                JsonSchemas.text(rule.regex()),
                element -> isPrimitive(element) && element.getAsJsonPrimitive().isString()
                        ? checked(element.getAsString(), rule)
                        : Parsed.problem(
                                "expected text, found " + kind(element) + (isPrimitive(element) ? "; quote it" : "")),
                Function.identity());
    }

    /**
     * A text that people often write as a number or boolean, like the value of a tag or an environment variable. A
     * number with a fraction is refused: YAML has made 2.1 of 2.10 before anyone can see it.
     */
    public static Type<String> scalarText(TextRule rule) {
        var schema = JsonSchemas.any(
                JsonSchemas.text(rule.regex()), JsonSchemas.type("integer"), JsonSchemas.type("boolean"));
        return new Type<>(
                "text",
                true,
                schema,
                element -> {
                    if (!isPrimitive(element)) {
                        return Parsed.problem("expected text, found " + kind(element));
                    }
                    var text = element.getAsString();
                    return isNumber(element) && !WHOLE_NUMBER.matcher(text).matches()
                            ? Parsed.problem("a fractional number loses trailing zeros (2.10 becomes 2.1); quote it")
                            : checked(text, rule);
                },
                Function.identity());
    }

    /** A whole number of a range, both ends included. It may be text: see {@link #NUMBER}. */
    public static Type<Integer> integer(int min, int max) {
        var schema = JsonSchemas.orText(JsonSchemas.integer(min, max), WHOLE_NUMBER.pattern());
        return new Type<>(
                "integer",
                false,
                schema,
                element -> {
                    if (!isNumber(element)
                            && !(isPrimitive(element)
                                    && WHOLE_NUMBER
                                            .matcher(element.getAsString())
                                            .matches())) {
                        return Parsed.problem("expected a whole number, found " + kind(element)
                                + hint(
                                        element,
                                        "null"::equals,
                                        "set null without quotes in the stack file; pulumi config "
                                                + "set cannot write it"));
                    }
                    var number = new BigDecimal(element.getAsString()).stripTrailingZeros();
                    if (number.scale() > 0) {
                        return Parsed.problem("expected a whole number");
                    }
                    return number.compareTo(BigDecimal.valueOf(min)) < 0
                                    || number.compareTo(BigDecimal.valueOf(max)) > 0
                            ? Parsed.problem(
                                    max == Integer.MAX_VALUE
                                            ? "must be " + min + " or more"
                                            : "must be between " + min + " and " + max)
                            : Parsed.of(number.intValueExact());
                },
                String::valueOf);
    }

    /** One of an enum's values, written in lower case. */
    public static <E extends Enum<E>> Type<E> choice(Class<E> type) {
        return choice(type.getEnumConstants(), value -> value.name().toLowerCase(Locale.ROOT));
    }

    /** One of some texts. */
    public static Type<String> choice(String... texts) {
        return choice(texts, Function.identity());
    }

    /** One of some values, written as {@code writer} says; letter case counts. */
    public static <T> Type<T> choice(T[] values, Function<T, String> writer) {
        var texts = Arrays.stream(values).map(writer).toList();
        return new Type<>(
                String.join(" | ", texts),
                true,
                JsonSchemas.choice(texts.stream().map(JsonPrimitive::new).toList()),
                element -> {
                    var written = isPrimitive(element) ? element.getAsString() : "";
                    return Stream.of(values)
                            .filter(value -> writer.apply(value).equals(written))
                            .findFirst()
                            .map(Parsed::of)
                            .orElseGet(() -> Parsed.problem(
                                    "must be " + (texts.size() > 1 ? "one of " : "") + String.join(", ", texts)
                                            + NearNames.nearest(written, texts)
                                                    .filter(near -> texts.size() > 1)
                                                    .map(near -> "; did you mean " + near + "?")
                                                    .orElse("")));
                },
                writer);
    }

    /** A value as JSON; null when there is none. */
    JsonElement json(Optional<T> value) {
        return value.<JsonElement>map(v -> v instanceof Boolean bool
                        ? new JsonPrimitive(bool)
                        : v instanceof Number
                                ? new JsonPrimitive(new BigDecimal(writer.apply(v)))
                                : new JsonPrimitive(writer.apply(v)))
                .orElse(JsonNull.INSTANCE);
    }

    /** A list of texts as JSON. */
    static JsonElement json(List<String> texts) {
        var array = new JsonArray();
        texts.forEach(array::add);
        return array;
    }

    /** The same values as another class. */
    @SuppressWarnings("NullAway") // Nobody reads the value beside a problem.
    public <U> Type<U> as(Function<T, U> read, Function<U, T> write) {
        return new Type<>(
                name,
                isText,
                schema,
                isSensitive,
                element -> {
                    var parsed = parser.apply(element);
                    return new Parsed<>(
                            parsed.problem().isPresent() ? null : read.apply(parsed.value()), parsed.problem());
                },
                write.andThen(writer));
    }

    /** The same under a shorter name, where the documentation has the values elsewhere. */
    public Type<T> named(String shorter) {
        return new Type<>(shorter, isText, schema, isSensitive, parser, writer);
    }

    /** The same, but a wrong value is not shown. */
    public Type<T> sensitive() {
        return new Type<>(name, isText, schema, true, parser, writer);
    }

    /** What an element is, in words. */
    static String kind(JsonElement element) {
        if (element.isJsonObject()) {
            return "an object";
        }
        if (element.isJsonArray()) {
            return "a list";
        }
        if (element.isJsonNull()) {
            return "null";
        }
        var primitive = element.getAsJsonPrimitive();
        return primitive.isNumber() ? "a number" : primitive.isBoolean() ? "a boolean" : "text";
    }

    /** True for a text with a name in angle brackets, as documentations write it in the place of a value. */
    public static boolean isPlaceholder(String text) {
        return PLACEHOLDER.matcher(text).find();
    }

    private static Parsed<String> checked(String text, TextRule rule) {
        if (isPlaceholder(text)) {
            return Parsed.problem(PLACEHOLDER_SENTENCE);
        }
        if (TIME.matcher(text).matches()) {
            return Parsed.problem("Pulumi turns an unquoted date into this; quote the date");
        }
        return rule.allows(text) ? Parsed.of(text) : Parsed.problem(rule.sentence(text));
    }

    private static String hint(JsonElement element, Function<String, Boolean> fits, String wayOut) {
        return isPrimitive(element) && element.getAsJsonPrimitive().isString() && fits.apply(element.getAsString())
                ? "; " + wayOut
                : "";
    }

    private static boolean isPrimitive(JsonElement element) {
        return element instanceof JsonPrimitive;
    }

    private static boolean isNumber(JsonElement element) {
        return isPrimitive(element) && element.getAsJsonPrimitive().isNumber();
    }
}
