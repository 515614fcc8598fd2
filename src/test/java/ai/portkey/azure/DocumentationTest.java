package ai.portkey.azure;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
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

        var withHostName = TestStack.with("ingress: {customDomain: {gatewayHost: gateway.example.com}}").plan();
        var outputs = new TreeSet<>(plan.outputs().keySet());
        outputs.addAll(withHostName.outputs().keySet());
        outputs.addAll(TestStack.with(TWO_REGIONS).plan().outputs().keySet());

        assertThat(documentedOutputs()).containsExactlyInAnyOrderElementsOf(outputs);
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
