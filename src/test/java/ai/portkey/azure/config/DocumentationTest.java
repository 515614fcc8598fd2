package ai.portkey.azure.config;

import static org.assertj.core.api.Assertions.assertThat;

import ai.portkey.azure.config.reading.Decoding.KnownKey;
import ai.portkey.azure.config.terraform.ModuleVersion;
import ai.portkey.azure.config.terraform.VariableTable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * docs/configuration.md has the keys that the decoders know, in tables made of what the decoders say of them. Such a table
 * stands between the markers {@code <!-- keys: … -->}, which names the top-level keys in it, and {@code <!-- /keys -->}.
 *
 * <p>Written anew with {@code -Dtables=write}; the command is in the failure of the test.
 */
class DocumentationTest {

    private static final Path PAGE = Path.of("docs/configuration.md");
    private static final Pattern TABLE = Pattern.compile("(<!-- keys: (.*?) -->\n).*?(<!-- /keys -->)", Pattern.DOTALL);
    private static final Pattern LINK = Pattern.compile("docs/([\\w-]+\\.md)(#[\\w-]+)?");

    /** Keys that a row tells of, because all that the row says is true of each. */
    private record Row(String name, String type, String fallback, String description) {}

    @Test
    void the_tables_are_current() throws IOException {
        var page = Files.readString(PAGE);
        var current = TABLE.matcher(page)
                .replaceAll(table -> Matcher.quoteReplacement(
                        table.group(1) + table(List.of(table.group(2).split(", "))) + table.group(3)));
        if ("write".equals(System.getProperty("tables"))) {
            Files.writeString(PAGE, current);
        } else {
            assertThat(page)
                    .as("regenerate the tables with ./mvnw test -Dtest=DocumentationTest -Dtables=write")
                    .isEqualTo(current);
        }
    }

    @Test
    void every_key_is_in_one_table() throws IOException {
        var tables = TABLE.matcher(Files.readString(PAGE))
                .results()
                .flatMap(table -> Stream.of(table.group(2).split(", ")))
                .toList();

        assertThat(tables)
                .doesNotHaveDuplicates()
                .containsExactlyInAnyOrderElementsOf(
                        known().stream().map(DocumentationTest::top).distinct().toList());
    }

    @Test
    void every_key_says_what_it_means_in_a_sentence() {
        assertThat(known())
                .hasSizeGreaterThan(249)
                .allSatisfy(key -> assertThat(key.description())
                        .as(key.path())
                        .matches("[A-Z`].*[a-z0-9)`%]\\.")
                        .hasSizeLessThan(330));
    }

    /** A name that Terraform has and no key has would be missing in the tables. */
    @Test
    void every_key_with_a_terraform_name_exists() {
        var paths = known().stream().map(KnownKey::path).toList();

        assertThat(VariableTable.rows().stream()
                        .filter(row -> row.kind() != VariableTable.Kind.FILE)
                        .map(VariableTable.Row::name)
                        .filter(name -> !name.startsWith("azure-native:")))
                .isSubsetOf(paths);
    }

    private static List<KnownKey> known() {
        return List.copyOf(PortkeyConfigDecoder.catalogue(Stack.with("")));
    }

    private static String top(KnownKey key) {
        return key.path().split("[.\\[]")[0];
    }

    private static String table(List<String> tops) {
        Map<Row, List<String>> rows = new LinkedHashMap<>();
        tops.forEach(top -> known().stream()
                .filter(key -> top(key).equals(top) && !key.type().equals("object"))
                .forEach(key -> rows.computeIfAbsent(
                                new Row(
                                        key.path().substring(key.path().indexOf('.') + 1),
                                        key.allowed(),
                                        key.fallback().orElse("none"),
                                        key.description()),
                                row -> new ArrayList<>())
                        .add(key.path())));
        return "| key | type | default | meaning | Terraform |\n|---|---|---|---|---|\n"
                + rows.entrySet().stream()
                        .map(row -> Stream.of(
                                        row.getValue().stream()
                                                .map(path -> "`" + path + "`")
                                                .collect(Collectors.joining(", ")),
                                        plain(row.getKey().type()),
                                        plain(row.getKey().fallback()),
                                        text(row.getKey().description()),
                                        terraform(row.getValue()))
                                .collect(Collectors.joining(" | ", "| ", " |\n")))
                        .collect(Collectors.joining());
    }

    /** The variables of all releases, and of the set-up page, that become one of the keys. */
    private static String terraform(List<String> paths) {
        var names = VariableTable.rows().stream()
                .filter(row ->
                        paths.stream().anyMatch(path -> path.equals(row.name()) || path.startsWith(row.name() + "[]")))
                .map(row -> row.variable()
                        + (row.since().isAtLeast(ModuleVersion.of("1.1.2")) ? " (" + row.since() + ")" : ""))
                .collect(Collectors.joining(", "));
        return names.isEmpty() ? "—" : names;
    }

    /** Markdown that shows the text as it is. */
    private static String plain(String text) {
        return text.replaceAll("[|<*]", "\\\\$0");
    }

    /** A description, which is Markdown but for its references to pages. */
    private static String text(String description) {
        var parts = description.split("`", -1);
        for (var i = 0; i < parts.length; i += 2) {
            parts[i] = LINK.matcher(plain(parts[i]))
                    .replaceAll(link -> "[" + link.group(1) + "](" + link.group(1)
                            + (link.group(2) == null ? "" : link.group(2)) + ")");
        }
        return String.join("`", parts);
    }
}
