package ai.portkey.azure;

import static org.assertj.core.api.Assertions.assertThat;

import ai.portkey.azure.plan.Plan;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The pages lead to files that exist, and describe what the program has. */
class DocumentationTest {

    private static final List<Path> FOLDERS = List.of(Path.of("docs"), Path.of("examples"));
    /** A link to a file of the repository, without its anchor. */
    private static final Pattern LINK = Pattern.compile("]\\((?!https?:|#)([^)#\\s]+)");

    private static final String TWO_REGIONS = """
            serverMode: all
            networkMode: new
            controlPlanePrivateLink: {outbound: true, version: both}
            secondRegion: {location: westeurope}
            frontDoor: {enabled: true, gatewayHost: gateway.example.com, mcpHost: mcp.example.com}
            """;
    private static final Pattern VARIABLE = Pattern.compile("\\b[A-Z]+(_[A-Z]+)+\\b");
    private static final Pattern CODE = Pattern.compile("`(\\w+)`");

    static List<Path> pages() throws IOException {
        var pages = new TreeSet<Path>();
        try (Stream<Path> files = Files.list(Path.of(""))) {
            files.filter(DocumentationTest::isPage).forEach(pages::add);
        }
        for (var folder : FOLDERS) {
            try (Stream<Path> files = Files.walk(folder)) {
                files.filter(DocumentationTest::isPage).forEach(pages::add);
            }
        }
        return List.copyOf(pages);
    }

    @ParameterizedTest
    @MethodSource("pages")
    void links_lead_somewhere(Path page) throws IOException {
        var folder = page.toAbsolutePath().getParent();

        assertThat(LINK.matcher(Files.readString(page)).results().map(link -> link.group(1)))
                .allSatisfy(link -> assertThat(folder.resolve(link).normalize()).exists());
    }

    @Test
    void the_outputs_page_has_exactly_the_outputs_of_the_largest_stack() throws IOException {
        var plan = TestStack.with("""
                networkMode: new
                ingressType: application_gateway
                serverMode: all
                appGateway: {gatewayHost: gateway.example.com, mcpHost: mcp.example.com}
                controlPlanePrivateLink: {outbound: true, version: both}
                """).plan();

        var withHostName = TestStack.with("ingress: {customDomain: {gatewayHost: gateway.example.com}}")
                .plan();
        var outputs = new TreeSet<>(plan.outputs().keySet());
        outputs.addAll(withHostName.outputs().keySet());
        outputs.addAll(TestStack.with(TWO_REGIONS).plan().outputs().keySet());

        assertThat(documentedOutputs()).containsExactlyInAnyOrderElementsOf(outputs);
    }

    /** Everything that an app may be given: both modes, private links, a data service, a cache with an access key. */
    private static final String LARGEST_APPS = """
            serverMode: all
            networkMode: new
            dataService: {enabled: true}
            controlPlanePrivateLink: {outbound: true, version: v2}
            redis: {type: azure-redis, provision: {}}
            modelAccounts: [{id: /subscriptions/11111111-1111-1111-1111-111111111111/resourceGroups/ai/providers/Microsoft.CognitiveServices/accounts/models, privateEndpoint: true}]
            """;

    @Test
    void the_variables_page_has_exactly_the_variables_of_the_apps() throws IOException {
        var planned = new TreeMap<String, Set<String>>();
        environments(TestStack.with(LARGEST_APPS).plan())
                .forEach((app, variables) -> variables
                        .keySet()
                        .forEach(name -> planned.computeIfAbsent(name, n -> new TreeSet<>())
                                .add(app)));

        var documented = new TreeMap<String, Set<String>>();
        variablesPage("## Set by the program")
                .forEach((name, cells) -> documented.put(
                        name, new TreeSet<>(List.of(cells[2].strip().split(", ")))));
        assertThat(documented).isEqualTo(planned);
    }

    /** Where the page has a whole value, some stack is given exactly that one. */
    @Test
    void the_variables_page_has_their_values() throws IOException {
        var smallest = environments(
                TestStack.with("serverMode: all\ndataService: {enabled: true}").plan());
        var largest = environments(TestStack.with(LARGEST_APPS).plan());

        variablesPage("## Set by the program").forEach((name, cells) -> {
            var value = cells[3].strip();
            if (value.startsWith("`") && !value.endsWith("…`")) {
                assertThat(Stream.of(smallest, largest)
                                .flatMap(apps -> apps.values().stream())
                                .map(variables -> variables.get(name)))
                        .as(name)
                        .contains(value.replace("`", ""));
            }
        });
    }

    @Test
    void the_variables_page_has_every_variable_that_a_warning_asks_for() throws IOException {
        var warnings = String.join("\n", TestStack.with("""
                dataService: {enabled: true}
                redis: {type: azure-redis, endpoint: 'rediss://cache.eastus.redis.azure.net:10000', mode: cluster}
                """).plan().warnings());

        var page = new TreeSet<>(variablesPage("## Set by the program").keySet());
        page.addAll(variablesPage("## Written by the stack").keySet());
        assertThat(VARIABLE.matcher(warnings)
                        .results()
                        .map(MatchResult::group)
                        .filter(name -> !name.startsWith("NAME"))
                        .distinct()
                        .toList())
                .contains("PORTKEY_CLIENT_AUTH", "ORGANISATIONS_TO_SYNC", "REDIS_PASSWORD", "REDIS_WORKERS_URL")
                .allSatisfy(name -> assertThat(page).contains(name));
    }

    /** Variable → cells of its row, in one table of the page. */
    private static Map<String, String[]> variablesPage(String heading) throws IOException {
        var rows = new TreeMap<String, String[]>();
        var text = Files.readString(Path.of("docs", "variables.md"));
        var section = text.substring(text.indexOf(heading) + heading.length());
        section.substring(0, section.indexOf("\n## "))
                .lines()
                .filter(line -> line.startsWith("| `"))
                .map(line -> line.split("\\|"))
                .forEach(cells -> CODE.matcher(cells[1]).results().forEach(match -> rows.put(match.group(1), cells)));
        return rows;
    }

    /** App → variable → value; the variables that the program gives, without references to secrets. */
    private static Map<String, Map<String, Object>> environments(Plan plan) {
        var apps = new TreeMap<String, Map<String, Object>>();
        for (var app : PlanAssert.all(plan, "ContainerApp")) {
            var variables = new TreeMap<String, Object>();
            PlanAssert.of(app).values("template.containers[0].env").stream()
                    .map(v -> (Map<?, ?>) v)
                    .filter(v -> v.containsKey("value"))
                    .forEach(v -> variables.put((String) v.get("name"), v.get("value")));
            apps.put((String) app.inputs().get("containerAppName"), variables);
        }
        return apps;
    }

    /** Names in the first column of the page's table. */
    private static Set<String> documentedOutputs() throws IOException {
        var names = new TreeSet<String>();
        Files.readAllLines(Path.of("docs", "outputs.md")).stream()
                .filter(line -> line.startsWith("| `"))
                .map(line -> line.substring(0, line.indexOf('|', 1)))
                .forEach(cell -> CODE.matcher(cell).results().forEach(match -> names.add(match.group(1))));
        return names;
    }

    private static boolean isPage(Path file) {
        return file.getFileName().toString().endsWith(".md");
    }
}
