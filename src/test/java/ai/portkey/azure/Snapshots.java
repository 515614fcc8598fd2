package ai.portkey.azure;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.StreamSupport;

/**
 * What every stack of the repository deploys, by digest: one row for each resource and output. A change of the code that
 * should change nothing changes no row; another one shows in review which resources of which stacks it changes.
 *
 * <p>Written anew with {@code -Dsnapshots=write}; see CONTRIBUTING.md.
 */
public final class Snapshots {

    private static final Gson JSON =
            new GsonBuilder().serializeNulls().disableHtmlEscaping().create();
    private static final boolean WRITE = "write".equals(System.getProperty("snapshots"));

    private final Path file;

    private Snapshots(Path file) {
        this.file = file;
    }

    /** The rows of {@code src/test/resources/snapshots/<name>.tsv}: stack, entry and digest. */
    public static Snapshots of(String name) {
        return new Snapshots(Path.of("src/test/resources/snapshots", name + ".tsv"));
    }

    /**
     * Holds a stack to its rows.
     *
     * @param entries values of JSON by what they belong to; the order of a map's keys does not count
     */
    public void check(String stack, Map<String, ?> entries) {
        var actual = new TreeMap<String, String>();
        entries.forEach((entry, value) -> actual.put(stack + "\t" + entry, digest(value)));
        if (WRITE) {
            replace(stack, actual);
        } else {
            assertThat(actual)
                    .as(
                            "what stack %s deploys; if the change is on purpose, review it with "
                                    + "./portkey preview %s --json on both commits",
                            stack, stack)
                    .containsExactlyEntriesOf(of(stack, read()));
        }
    }

    private static Map<String, String> of(String stack, TreeMap<String, String> rows) {
        return rows.subMap(stack + "\t", stack + "\n");
    }

    private void replace(String stack, Map<String, String> entries) {
        synchronized (Snapshots.class) {
            var rows = read();
            of(stack, rows).clear();
            rows.putAll(entries);
            write(rows);
        }
    }

    private TreeMap<String, String> read() {
        var rows = new TreeMap<String, String>();
        try {
            for (var line : Files.exists(file) ? Files.readAllLines(file) : List.<String>of()) {
                var tab = line.lastIndexOf('\t');
                rows.put(line.substring(0, tab), line.substring(tab + 1));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return rows;
    }

    private void write(TreeMap<String, String> rows) {
        var text = new StringBuilder();
        rows.forEach(
                (key, digest) -> text.append(key).append('\t').append(digest).append('\n'));
        try {
            Files.createDirectories(file.getParent());
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String digest(Object value) {
        try {
            var bytes = JSON.toJson(sorted(value)).getBytes(StandardCharsets.UTF_8);
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes), 0, 6);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Object sorted(Object value) {
        if (value instanceof Map<?, ?> map) {
            var result = new TreeMap<String, Object>();
            map.forEach((key, item) -> result.put(key.toString(), sorted(item)));
            return result;
        }
        return value instanceof Iterable<?> list
                ? StreamSupport.stream(list.spliterator(), false)
                        .map(Snapshots::sorted)
                        .toList()
                : value;
    }
}
