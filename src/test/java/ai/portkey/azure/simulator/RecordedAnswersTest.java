package ai.portkey.azure.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import ai.portkey.azure.simulator.core.Answers;
import ai.portkey.azure.simulator.core.ResourceTypes;
import ai.portkey.azure.simulator.core.SimulatedAzure;
import ai.portkey.azure.simulator.core.SimulatedResource;
import ai.portkey.azure.simulator.core.SimulationOptions;
import ai.portkey.azure.simulator.values.Differences;
import ai.portkey.azure.simulator.values.Values;
import com.google.gson.Gson;
import com.google.gson.reflect.TypeToken;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The simulated Azure answers what Azure answered, recorded by public test suites: the same properties, defaults, letter
 * case and kinds of values. Null and absent are the same, as in the provider's outputs; so are spellings of a top-level
 * {@code location}, which the provider compares without case and spaces. What else differs is in {@code exceptions.json}.
 */
class RecordedAnswersTest {

    private static final String SUBSCRIPTION = "00000000-0000-0000-0000-000000000000";

    /**
     * A difference that is known.
     *
     * @param in     name of a recording, name of a type, or {@code *}
     * @param path   what differs, with all its parts; {@code []} is any element
     * @param reason why
     */
    private record Known(String in, String path, String reason) {

        boolean covers(RecordedAnswer recorded, String difference) {
            return (in.equals("*") || in.equals(recorded.file()) || in.equals(typeName(recorded)))
                    && Differences.covers(path, difference.replaceAll("\\[(\\d+|\".*\")]", "[]"));
        }
    }

    static Stream<RecordedAnswer> recorded() throws IOException {
        return RecordedAnswer.all().stream();
    }

    private static List<Known> known() throws IOException {
        return new Gson()
                .fromJson(
                        Files.readString(Path.of("src/test/resources/azure-answers/exceptions.json")),
                        new TypeToken<List<Known>>() {}.getType());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("recorded")
    void the_answer_is_the_recorded_one(RecordedAnswer recorded) throws IOException {
        var known = known();
        var simulated = simulate(recorded);
        var expected = recorded.outputs();

        assertThat(simulated.id()).isEqualTo(recorded.id());
        var differences = new LinkedHashMap<String, String>();
        Differences.between(simulated.properties(), expected).keySet().stream()
                .filter(path -> known.stream().noneMatch(k -> k.covers(recorded, path)))
                .forEach(path -> differences.put(
                        path, "simulated " + at(simulated.properties(), path) + ", recorded " + at(expected, path)));
        assertThat(differences).isEmpty();
    }

    @Test
    void every_exception_is_needed() throws IOException {
        var unused = new ArrayList<>(known());
        for (var recorded : RecordedAnswer.all()) {
            Differences.between(simulate(recorded).properties(), recorded.outputs())
                    .keySet()
                    .forEach(path -> unused.removeIf(k -> k.covers(recorded, path)));
        }
        assertThat(unused).isEmpty();
    }

    /** What is answered unasked comes from the recordings, and from nowhere else. */
    @Test
    void every_added_value_was_recorded() throws IOException {
        var recorded = RecordedAnswer.all().stream()
                .collect(Collectors.groupingBy(r -> r.type().facts().type()));
        var invented = new TreeSet<String>();
        Answers.byType()
                .forEach((type, answers) -> answers.added().forEach((path, value) -> {
                    var seen = recorded.getOrDefault(type, List.of()).stream()
                            .flatMap(r -> Values.select(r.outputs(), path).values().stream());
                    if (seen.noneMatch(v -> value instanceof Map<?, ?> map && map.isEmpty()
                            ? v instanceof Map<?, ?>
                            : Differences.between(Map.of("", v), Map.of("", value))
                                    .isEmpty())) {
                        invented.add(type + " " + path);
                    }
                }));
        assertThat(invented).isEmpty();
    }

    /** docs/simulator.md says which types are held to recordings, to which, and which are not. */
    @Test
    void the_documentation_lists_what_is_held() throws IOException {
        var text = Files.readString(Path.of("docs/simulator.md"));
        var section =
                text.substring(text.indexOf("## How it is checked against Azure"), text.indexOf("## What it checks"));
        var rows = new TreeSet<String>();
        RecordedAnswer.all().stream()
                .collect(Collectors.groupingBy(RecordedAnswer::token))
                .forEach((token, recordings) -> rows.add("| `" + token.replace("azure-native:", "") + "` | "
                        + words(recordings, RecordedAnswer::apiVersion, ", ") + " | "
                        + words(recordings, r -> r.source().replaceFirst("[^/]*/([^,]*), ([^,]*).*", "$1 `$2`"), "; ")
                        + " |"));
        var others = ResourceTypes.all()
                .map(type -> type.token().replace("azure-native:", ""))
                .filter(type -> rows.stream().noneMatch(row -> row.startsWith("| `" + type + "` ")))
                .sorted()
                .toList();

        assertThat(section.lines().filter(line -> line.startsWith("| `"))).containsExactlyInAnyOrderElementsOf(rows);
        assertThat(Pattern.compile("`([a-z]+(/v\\w+)?:\\w+)`")
                        .matcher(section.substring(section.indexOf("Not compared")))
                        .results()
                        .map(match -> match.group(1))
                        .sorted())
                .containsExactlyElementsOf(others);
    }

    private static String words(
            List<RecordedAnswer> recordings, Function<RecordedAnswer, String> word, String separator) {
        return recordings.stream().map(word).distinct().sorted().collect(Collectors.joining(separator));
    }

    private static SimulatedResource simulate(RecordedAnswer recorded) {
        var location = recorded.outputs().get("location") instanceof String text && !text.equalsIgnoreCase("global")
                ? Differences.normalLocation(text)
                : "eastus";
        return new SimulatedAzure(SimulationOptions.defaults()
                        .withSubscription(SUBSCRIPTION)
                        .withAssumeExisting(true, location))
                .create(recorded.token(), "unused", recorded.inputs());
    }

    private static String typeName(RecordedAnswer recorded) {
        return recorded.token().substring(recorded.token().lastIndexOf(':') + 1);
    }

    private static Object at(Map<String, Object> root, String path) {
        Object value = root;
        for (var step : path.replaceAll("\\[\"?|\"?]", ".").split("\\.+")) {
            value = value instanceof Map<?, ?> map
                    ? map.get(step)
                    : value instanceof List<?> list && Integer.parseInt(step) < list.size()
                            ? list.get(Integer.parseInt(step))
                            : null;
        }
        return value;
    }
}
