package ai.portkey.azure;

import static org.assertj.core.api.Assertions.assertThat;

import ai.portkey.azure.config.reading.RawConfig;
import ai.portkey.azure.simulator.core.SimulationOptions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.yaml.snakeyaml.Yaml;

/**
 * Every output of the program, and which property of which resource it is: {@code src/test/resources/outputs.tsv}. Of an
 * output's rows the first holds whose resources the stack has; where none holds, the output must be absent.
 *
 * <p>In the column <i>value</i>, {@code {network-nat id}} is a property of the resource with this logical name, as Azure
 * answers it, and {@code {config vnet.id}} a key as the stack sets it. The column <i>where there is</i> asks for more of
 * the same. The last column is the expression of the output in Portkey's Terraform module, {@code -} for what it lacks.
 */
public final class OutputTable {

    private static final Pattern REFERENCE = Pattern.compile("\\{([^{} ]+) ([^{} ]+)}|\\{subscription}");
    private static final List<Row> ROWS = read();

    /** A line of the table. */
    record Row(String output, String condition, String value, String module) {

        /** Empty when the stack lacks something that the row names. */
        private Optional<String> in(Map<String, ?> resources) {
            var required = Stream.of(condition.split(", "))
                    .filter(c -> !c.isEmpty())
                    .map(c -> "{" + c + "}")
                    .toList();
            return required.stream().allMatch(c -> resolve(c, resources).isPresent())
                    ? resolve(value, resources)
                    : Optional.empty();
        }

        private static Optional<String> resolve(String template, Map<String, ?> resources) {
            var missing = new HashSet<String>();
            var text = REFERENCE.matcher(template).replaceAll(reference -> {
                var value = reference.group(1) == null
                        ? SimulationOptions.defaults().subscriptionId()
                        : PlanAssert.value(resources.get(reference.group(1)), reference.group(2));
                if (value == null) {
                    missing.add(reference.group());
                }
                return Matcher.quoteReplacement(String.valueOf(value));
            });
            return missing.isEmpty() ? Optional.of(text) : Optional.empty();
        }
    }

    private OutputTable() {}

    static List<Row> rows() {
        return ROWS;
    }

    /**
     * Holds a stack's outputs to the table.
     *
     * @param config    what the stack sets
     * @param resources by logical name what Azure answered, with the id as {@code id}
     * @param outputs   what the program exported
     * @return the rows that held
     */
    public static Set<Row> check(
            RawConfig config, Map<String, Map<String, Object>> resources, Map<String, Object> outputs) {
        var known = new TreeMap<String, Object>(resources);
        known.put("config", settings(config));
        var expected = new TreeMap<String, Object>();
        var held = new HashSet<Row>();
        for (var row : ROWS) {
            if (!expected.containsKey(row.output())) {
                row.in(known).ifPresent(value -> {
                    expected.put(row.output(), value);
                    held.add(row);
                });
            }
        }
        assertThat(new TreeMap<>(outputs))
                .as("outputs of %s; each stands in src/test/resources/outputs.tsv", config.stackName())
                .containsExactlyEntriesOf(expected);
        return held;
    }

    private static Map<String, Object> settings(RawConfig config) {
        var settings = new TreeMap<String, Object>();
        config.values()
                .forEach((key, value) ->
                        settings.put(key.replace(RawConfig.NAMESPACE + ":", ""), new Yaml().load(value)));
        return settings;
    }

    private static List<Row> read() {
        try {
            var rows = new ArrayList<Row>();
            Files.readAllLines(Path.of("src/test/resources/outputs.tsv")).stream()
                    .skip(1)
                    .map(line -> line.split("\t"))
                    .forEach(cells -> rows.add(new Row(cells[0], cells[1], cells[2], cells[3])));
            return rows;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
