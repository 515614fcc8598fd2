package ai.portkey.azure;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The walks of docs/extend.md: each follows something that is there, and names the files in which it is. */
class ExtendTest {

    private static final Path MAIN = Path.of("src/main/java/ai/portkey/azure");

    /**
     * @param title   of the section
     * @param example what is in all of its files and in no other main file, as a regular expression
     * @param files   those that the section lists; main files are relative to the root package
     */
    private record Walk(String title, Pattern example, List<String> files) {

        private static final Pattern EXAMPLE = Pattern.compile("<!-- example: (.+) -->");
        private static final Pattern FILE = Pattern.compile("(?m)^\\| `([^`]+)` \\|");

        static Stream<Walk> of(String section) {
            return EXAMPLE.matcher(section)
                    .results()
                    .map(found -> new Walk(
                            section.lines().findFirst().orElseThrow(),
                            Pattern.compile(found.group(1)),
                            FILE.matcher(section)
                                    .results()
                                    .map(file -> file.group(1))
                                    .toList()));
        }

        Set<String> mainFiles() {
            return files.stream()
                    .filter(file -> file.endsWith(".java") && !file.startsWith("src/"))
                    .collect(Collectors.toCollection(TreeSet::new));
        }

        boolean isIn(Path file) {
            try {
                return example.matcher(Files.readString(file)).find();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public String toString() {
            return title;
        }
    }

    private static List<Walk> walks() throws IOException {
        return Stream.of(Files.readString(Path.of("docs/extend.md")).split("\n## "))
                .flatMap(Walk::of)
                .toList();
    }

    @ParameterizedTest
    @MethodSource("walks")
    void a_walk_names_the_files_in_which_its_example_is(Walk walk) throws IOException {
        try (var files = Files.walk(MAIN)) {
            assertThat(files.filter(Files::isRegularFile)
                            .filter(walk::isIn)
                            .map(file -> MAIN.relativize(file).toString().replace('\\', '/')))
                    .as("main files of: %s", walk)
                    .containsExactlyInAnyOrderElementsOf(walk.mainFiles());
        }
        assertThat(walk.files())
                .filteredOn(file -> !walk.mainFiles().contains(file))
                .allSatisfy(
                        file -> assertThat(walk.isIn(Path.of(file))).as(file).isTrue());
    }

    @Test
    void a_setting_a_cache_an_azure_type_and_a_rule_have_walks() throws IOException {
        assertThat(walks())
                .extracting(Walk::title)
                .contains("Add a setting", "Add a cache", "Add an entrance", "Add an Azure type", "Add a rule");
    }
}
