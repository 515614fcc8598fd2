package ai.portkey.azure.cli.stack;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoField;
import java.time.temporal.TemporalQueries;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.AbstractConstruct;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.Tag;
import org.yaml.snakeyaml.representer.Representer;
import org.yaml.snakeyaml.resolver.Resolver;

/**
 * YAML as Pulumi reads it, which is between the versions 1.1 and 1.2 (resolve.go of gopkg.in/yaml.v3): only true and false
 * are booleans, nothing is counted in sixties, and a date becomes the text that Go prints for it.
 */
final class PulumiYaml {

    private static final Pattern INTEGER = Pattern.compile("([-+]?)(0[bBoOxX]?)?([0-9a-fA-F]+)");
    private static final Map<String, Integer> RADIX = Map.of("0b", 2, "0o", 8, "0", 8, "0x", 16);

    private static final DateTimeFormatter WRITTEN_TIME = new DateTimeFormatterBuilder()
            .parseCaseInsensitive()
            .appendPattern("uuuu-M-d['T'H:m:s")
            .appendFraction(ChronoField.NANO_OF_SECOND, 0, 9, true)
            .appendPattern("XXX][ H:m:s")
            .appendFraction(ChronoField.NANO_OF_SECOND, 0, 9, true)
            .appendPattern("]")
            .toFormatter(Locale.ROOT)
            .withResolverStyle(ResolverStyle.STRICT);
    private static final DateTimeFormatter PRINTED_TIME = new DateTimeFormatterBuilder()
            .appendPattern("uuuu-MM-dd HH:mm:ss")
            .appendFraction(ChronoField.NANO_OF_SECOND, 0, 9, true)
            .appendPattern(" xx")
            .toFormatter(Locale.ROOT);

    private PulumiYaml() {}

    /**
     * The document as maps with texts as keys, lists, texts, booleans, {@link BigInteger}, {@link BigDecimal} and null.
     *
     * @param source what messages call it
     * @throws UserError when it is not YAML, or holds what Pulumi cannot read
     */
    static Object load(String yaml, String source) {
        var options = new LoaderOptions();
        options.setAllowDuplicateKeys(false);
        var style = new DumperOptions();
        try {
            return new Yaml(new Values(options), new Representer(style), style, options, new Scalars()).load(yaml);
        } catch (Refused e) {
            throw new UserError(source + place(e.mark) + ": " + e.getMessage());
        } catch (MarkedYAMLException e) {
            throw new UserError(source + place(e.getProblemMark()) + ": not valid YAML: " + e.getProblem() + ".");
        } catch (YAMLException e) {
            throw new UserError(source + ": not valid YAML: " + e.getMessage());
        } catch (ClassCastException | NumberFormatException e) {
            throw new UserError(source + ": not valid YAML: a tag like !!int does not match its value.");
        }
    }

    private static String place(Mark mark) {
        return mark == null ? "" : ":" + (mark.getLine() + 1) + ":" + (mark.getColumn() + 1);
    }

    /** What is YAML, but nothing that a stack file can hold. */
    private static final class Refused extends YAMLException {

        private final transient Mark mark;

        Refused(Node node, String message) {
            super(message);
            this.mark = node.getStartMark();
        }
    }

    /** What a text without quotes is. */
    private static final class Scalars extends Resolver {

        @Override
        protected void addImplicitResolvers() {
            add(Tag.BOOL, "true|True|TRUE|false|False|FALSE", "tTfF");
            add(Tag.NULL, "|~|null|Null|NULL", "~nN\0");
            add(Tag.MERGE, "<<", "<");
            add(Tag.TIMESTAMP, "\\d{4}-\\d\\d?-\\d\\d?([Tt ].*)?", "0123456789");
            add(
                    Tag.INT,
                    "[-+]?(0[bB]_*[01][01_]*|0[xX]_*[0-9a-fA-F][0-9a-fA-F_]*|0[oO]?_*[0-7][0-7_]*|0_*|[1-9][0-9_]*)",
                    "-+0123456789");
            add(Tag.FLOAT, "[-+]?(\\.[0-9]+|[0-9][0-9_]*(\\.[0-9_]*)?)([eE][-+]?[0-9]+)?", "-+.0123456789");
            add(Tag.FLOAT, "[-+]?\\.(inf|Inf|INF)|\\.(nan|NaN|NAN)", "-+.");
        }

        private void add(Tag tag, String texts, String first) {
            addImplicitResolver(tag, Pattern.compile("^(?:" + texts + ")$"), first);
        }
    }

    /** What the values are in Java. */
    private static final class Values extends SafeConstructor {

        Values(LoaderOptions options) {
            super(options);
            // Pulumi does without these.
            yamlConstructors.keySet().removeAll(List.of(Tag.BINARY, Tag.OMAP, Tag.PAIRS, Tag.SET));
            read(Tag.INT, node -> integer(node.getValue().replace("_", "")));
            read(Tag.FLOAT, Values::decimal);
            read(Tag.TIMESTAMP, node -> time(node.getValue()));
        }

        private void read(Tag tag, Function<ScalarNode, Object> reader) {
            yamlConstructors.put(tag, new AbstractConstruct() {
                @Override
                public Object construct(Node node) {
                    return reader.apply((ScalarNode) node);
                }
            });
        }

        @Override
        protected Object constructObject(Node node) {
            if (node.isTwoStepsConstruction()) {
                throw new Refused(node, "an anchor that contains itself. Replace it with its content.");
            }
            return super.constructObject(node);
        }

        @Override
        protected void flattenMapping(MappingNode node) {
            for (var entry : node.getValue()) {
                var key = entry.getKeyNode();
                if (!(key instanceof ScalarNode)) {
                    throw new Refused(key, "a key that is a list or a map. Keys must be text.");
                }
                if (!key.getTag().equals(Tag.MERGE)) {
                    key.setTag(Tag.STR);
                }
            }
            super.flattenMapping(node);
        }

        private static BigInteger integer(String text) {
            var parts = INTEGER.matcher(text);
            if (!parts.matches()) {
                throw new NumberFormatException();
            }
            var prefix = parts.group(2) == null ? "" : parts.group(2).toLowerCase(Locale.ROOT);
            return new BigInteger(parts.group(1).replace("+", "") + parts.group(3), RADIX.getOrDefault(prefix, 10));
        }

        private static Object decimal(ScalarNode node) {
            var text = node.getValue().replace("_", "");
            if (text.matches("(?i)[-+]?\\.(inf|nan)")) {
                throw new Refused(node, text + " is not a number that a stack file can contain.");
            }
            var number = Double.parseDouble(text);
            // As in Go: 1.0 is printed as 1, and what is too large for a number stays a text.
            return Double.isInfinite(number)
                    ? node.getValue()
                    : new BigDecimal(
                            BigDecimal.valueOf(number).stripTrailingZeros().toPlainString());
        }

        private static String time(String text) {
            try {
                var parsed = WRITTEN_TIME.parse(text);
                var time = parsed.query(TemporalQueries.localTime());
                var offset = parsed.query(TemporalQueries.offset());
                var zone = offset == null ? ZoneOffset.UTC : offset;
                return PRINTED_TIME.format(LocalDate.from(parsed)
                                .atTime(time == null ? LocalTime.MIDNIGHT : time)
                                .atOffset(zone))
                        + " "
                        + (zone.equals(ZoneOffset.UTC)
                                ? "UTC"
                                : DateTimeFormatter.ofPattern("xx").format(zone));
            } catch (DateTimeException noSuchTime) {
                return text;
            }
        }
    }
}
