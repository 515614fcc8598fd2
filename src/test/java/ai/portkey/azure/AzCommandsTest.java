package ai.portkey.azure;

import static org.assertj.core.api.Assertions.assertThat;

import ai.portkey.azure.config.PortkeyConfig;
import ai.portkey.azure.subscription.Doctor;
import ai.portkey.azure.subscription.FakeAzure;
import ai.portkey.azure.subscription.Session;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every block of shell text parses, and every command of the Azure CLI that a reader is told to run exists as it is written. */
class AzCommandsTest {

    private static final Pattern QUOTED = Pattern.compile("'[^']*'|\"(?:[^\"\\\\]|\\\\.)*\"");
    /** Bash reads it as a redirection from a file. */
    private static final Pattern PLACEHOLDER = Pattern.compile("<[a-zA-Z]");
    /** In place of all programs but those of the shell; az writes its words down. */
    private static final String RECORDING = """
            set -euo pipefail
            az() { printf '%s\\t' "$@" >> "$CALLS"; echo >> "$CALLS"; echo stand-in; }
            for name in pulumi ./portkey ./mvnw mvn curl jq go terraform xargs sleep cd; do eval "$name() { :; }"; done
            """;
    /** The vault that examples/key-vault makes. */
    private static final String NEW_VAULT = "portkey-kv-example";

    private static final Pattern LITERAL = Pattern.compile("\"((?:[^\"\\\\]|\\\\.)*)\"");
    /** Literals and what stands between them in a sum: names, calls, a choice in parentheses. */
    private static final Pattern SUM = Pattern.compile(
            "\"(?:[^\"\\\\]|\\\\.)*\"(?:\\s*\\+\\s*(?:\"(?:[^\"\\\\]|\\\\.)*\"|[\\w.]*(?:\\((?:[^()]|\\([^()]*\\))*\\))?(?:\\.\\w+\\(\\))*))*");

    private static final Pattern COMMAND = Pattern.compile("\\baz ([a-z].*?)(?=$|[;,] |\\. |\\)|\\baz )");

    static List<Path> pages() throws IOException {
        return DocumentationTest.pages();
    }

    @ParameterizedTest
    @MethodSource("pages")
    void a_block_parses_and_quotes_its_placeholders(Path page, @TempDir Path folder) {
        assertThat(Stream.concat(Snippet.blocks(page).stream(), Snippet.inline(page).stream()))
                .allSatisfy(snippet -> {
                    assertThat(Bash.run(folder, Map.of(), snippet.text(), "-n").output())
                            .as(snippet.toString())
                            .isEmpty();
                    assertThat(QUOTED.matcher(snippet.text()).replaceAll(""))
                            .as(snippet.toString())
                            .doesNotContainPattern(PLACEHOLDER);
                });
    }

    @ParameterizedTest
    @MethodSource("pages")
    void a_block_is_fenced_and_says_its_language(Path page) throws IOException {
        var fenced = Snippet.fences(page, language -> true).stream()
                .map(Snippet::text)
                .collect(Collectors.joining("\n"));

        assertThat(Snippet.fences(page, String::isEmpty)).isEmpty();
        assertThat(Files.readAllLines(page))
                .filteredOn(line -> line.matches(" {4,}(az|cd|go|pulumi|terraform|\\./\\w+) .*"))
                .allSatisfy(line -> assertThat(fenced).contains(line.strip()));
    }

    @Test
    void every_command_is_one_of_the_azure_cli_and_the_table_has_no_other(@TempDir Path folder) throws IOException {
        var table = new AzCommands();
        var problems = new TreeSet<String>();
        for (var page : pages()) {
            var text = Files.readString(page);
            calls(
                            page.toString(),
                            Snippet.blocks(page).stream().map(Snippet::filled).collect(Collectors.joining("\n")),
                            folder)
                    .forEach(call -> table.problems(call, text).forEach(problem -> problems.add(page + " " + problem)));
            Snippet.inline(page).stream()
                    .filter(code -> code.text().startsWith("az "))
                    .forEach(code -> table.problemsOfPart(words(code.filled()), text)
                            .forEach(problem -> problems.add(code + " " + problem)));
        }
        for (var file : sources()) {
            var text = Files.readString(file);
            named(text)
                    .forEach(command ->
                            table.problemsOfPart(command, text).forEach(problem -> problems.add(file + " " + problem)));
        }
        calls("doctor", String.join("\n", fixes()), folder)
                .forEach(call -> table.problems(call, "").forEach(problem -> problems.add("doctor " + problem)));

        assertThat(problems).isEmpty();
        assertThat(table.unused()).as("in the table, but named nowhere").isEmpty();
    }

    /** The words of each call of az that the text makes when it runs. */
    private static List<List<String>> calls(String source, String text, Path folder) throws IOException {
        var calls = Files.createTempFile(folder, "calls", "");
        var environment = new HashMap<>(System.getenv());
        environment.put("CALLS", calls.toString());
        var result = Bash.run(folder, environment, RECORDING + text);
        assertThat(result.exitCode()).as(source + " " + result.output()).isZero();
        return Files.readAllLines(calls).stream()
                .map(line -> List.of(line.split("\t")))
                .toList();
    }

    /** Commands of a source's texts, each with the options that stand there as text. */
    private static List<List<String>> named(String source) {
        var commands = new ArrayList<List<String>>();
        SUM.matcher(source)
                .results()
                .map(sum -> joined(sum.group()))
                .forEach(text -> COMMAND.matcher(text)
                        .results()
                        .forEach(command -> commands.add(words("az " + command.group(1)))));
        return commands;
    }

    private static String joined(String sum) {
        var text = new StringBuilder();
        var end = 0;
        var literals = LITERAL.matcher(sum);
        while (literals.find()) {
            text.append(
                            sum.substring(end, literals.start())
                                            .replaceAll("\\s*\\+\\s*", "")
                                            .isEmpty()
                                    ? ""
                                    : " value ")
                    .append(literals.group(1));
            end = literals.end();
        }
        return text.toString().replace("\\\"", "\"");
    }

    private static List<String> words(String command) {
        return Stream.of(command.split("\\s+")).skip(1).toList();
    }

    private static List<Path> sources() throws IOException {
        try (var files = Files.walk(Path.of("src", "main", "java"));
                var workflows = Files.list(Path.of(".github", "workflows"))) {
            return Stream.concat(files.filter(file -> file.toString().endsWith(".java")), workflows)
                    .toList();
        }
    }

    /** What doctor tells to run, for every stack: where nothing exists, nothing is as it should be, and a vault was deleted. */
    static List<String> fixes() {
        return Stacks.all()
                .flatMap(raw -> {
                    var config = PortkeyConfig.decode(raw);
                    var plan = Stacks.plan(raw);
                    return Stream.of(
                                    subscription().without(""),
                                    subscription()
                                            .with(
                                                    "",
                                                    "{location: nowhere, properties: {attributes: {enabled: false}}}"),
                                    subscription()
                                            .without("/vaults/" + NEW_VAULT)
                                            .with("", "{}"))
                            .flatMap(azure -> new Doctor(Session.open(azure, Optional.empty()), config, LocalDate.EPOCH)
                                    .examine(plan).stream());
                })
                .flatMap(finding -> finding.fixes().stream())
                .filter(fix -> fix.startsWith("az "))
                .distinct()
                .toList();
    }

    private static FakeAzure subscription() {
        return new FakeAzure()
                .with("/subscriptions/" + FakeAzure.SUBSCRIPTION, "{state: Enabled}")
                .with("/permissions", "{value: []}");
    }
}
