package ai.portkey.azure;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Links of the pages lead to files and headings that exist, and so do the pages that messages name. */
class DocumentationLinksTest {

    private static final Pattern CODE = Pattern.compile("(?ms)^ *```.*?^ *```");
    private static final Pattern LINK = Pattern.compile("]\\((?!https?:)([^)#\\s]*)(?:#([^)\\s]+))?\\)");
    private static final Pattern HEADING = Pattern.compile("(?m)^#+ (.+)$");
    private static final Pattern PAGE_OF_A_MESSAGE = Pattern.compile("docs/[\\w-]+\\.md");

    @Test
    void links_of_the_pages_lead_somewhere() throws IOException {
        var broken = new ArrayList<String>();
        var pages = new ArrayList<>(files("", 1, ".md"));
        pages.addAll(files("docs", 1, ".md"));
        pages.addAll(files("examples", 2, ".md"));
        for (var page : pages) {
            LINK.matcher(text(page)).results().forEach(link -> {
                var target = link.group(1).isEmpty()
                        ? page
                        : page.resolveSibling(link.group(1)).normalize();
                if (!Files.exists(target)
                        || link.group(2) != null && !anchors(target).contains(link.group(2))) {
                    broken.add(page + ": " + link.group());
                }
            });
        }

        assertThat(broken).isEmpty();
    }

    @Test
    void pages_that_the_program_names_exist() throws IOException {
        for (var source : files("src/main", Integer.MAX_VALUE, ".java")) {
            assertThat(PAGE_OF_A_MESSAGE
                            .matcher(Files.readString(source))
                            .results()
                            .map(page -> Path.of(page.group())))
                    .as(source.toString())
                    .allSatisfy(page -> assertThat(page).exists());
        }
    }

    private static List<Path> files(String folder, int depth, String ending) throws IOException {
        try (var files = Files.walk(Path.of(folder), depth)) {
            return files.filter(file -> file.toString().endsWith(ending)).toList();
        }
    }

    private static String text(Path page) {
        try {
            return CODE.matcher(Files.readString(page)).replaceAll("");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The anchors of a page's headings, as GitHub makes them. */
    private static List<String> anchors(Path page) {
        return HEADING.matcher(text(page))
                .results()
                .map(heading -> heading.group(1)
                        .toLowerCase(Locale.ROOT)
                        .replaceAll("[^\\p{L}\\p{N}_ -]", "")
                        .strip()
                        .replace(' ', '-'))
                .toList();
    }
}
