package ai.portkey.azure;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Shell text of a page.
 *
 * @param page the page
 * @param line number of its first line; of an inline command, 0
 * @param text the lines of a fenced block, or one inline command
 */
record Snippet(Path page, int line, String text) {

    /** Languages of a fence that a reader pastes into a shell. */
    private static final Set<String> SHELLS = Set.of("sh", "bash", "console");

    private static final Pattern FENCE = Pattern.compile("( *)```(\\w*).*");
    private static final Pattern INLINE =
            Pattern.compile("`((?:az|pulumi|\\./portkey|\\./mvnw|mvn|go|terraform) [^`]+)`");
    /** A value that the reader puts in. */
    private static final Pattern PLACEHOLDER = Pattern.compile("<([a-zA-Z0-9][^<>\\n]*)>");

    /** Fenced blocks of shell text, as they are written. */
    static List<Snippet> blocks(Path page) {
        return fences(page, SHELLS::contains);
    }

    /** Fenced blocks in a language. */
    static List<Snippet> fences(Path page, Predicate<String> language) {
        var blocks = new ArrayList<Snippet>();
        var lines = lines(page);
        for (int i = 0; i < lines.size(); i++) {
            var fence = FENCE.matcher(lines.get(i));
            if (fence.matches()) {
                int start = ++i;
                while (!FENCE.matcher(lines.get(i)).matches()) {
                    i++;
                }
                if (language.test(fence.group(2))) {
                    blocks.add(new Snippet(
                            page,
                            start + 1,
                            lines.subList(start, i).stream()
                                    .map(line -> line.startsWith(fence.group(1))
                                            ? line.substring(fence.group(1).length())
                                            : line)
                                    .collect(Collectors.joining("\n"))));
                }
            }
        }
        return blocks;
    }

    /** Commands in running text, each on one line, whether whole or only a name. */
    static List<Snippet> inline(Path page) {
        var text = new StringBuilder();
        var isFenced = false;
        for (var line : lines(page)) {
            var isFence = FENCE.matcher(line).matches();
            isFenced ^= isFence;
            if (!isFence && !isFenced) {
                text.append(line.strip()).append(' ');
            }
        }
        return INLINE.matcher(text)
                .results()
                .map(code -> new Snippet(page, 0, code.group(1).replace("\\|", "|")))
                .distinct()
                .toList();
    }

    /** The text with a value in place of each placeholder, e.g. {@code stack} for {@code <stack>}. */
    String filled() {
        return filled(Map.of());
    }

    /** The same; placeholders that are keys become their values. */
    String filled(Map<String, String> values) {
        var known = text;
        for (var value : values.entrySet()) {
            known = known.replace(value.getKey(), value.getValue());
        }
        return PLACEHOLDER
                .matcher(known)
                .replaceAll(name -> name.group(1).toLowerCase().replaceAll("[^a-z0-9]+", "-"));
    }

    @Override
    public String toString() {
        return page + (line == 0 ? " `" + text + "`" : ":" + line);
    }

    private static List<String> lines(Path page) {
        try {
            return Files.readAllLines(page);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
