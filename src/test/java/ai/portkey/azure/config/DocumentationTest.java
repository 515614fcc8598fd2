package ai.portkey.azure.config;

import static org.assertj.core.api.Assertions.assertThat;

import ai.portkey.azure.config.reading.Decoding.KnownKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** docs/configuration.md has the keys that the decoders know, with their types and defaults, and no others. */
class DocumentationTest {

    private static final Pattern CELL_END = Pattern.compile("(?<!\\\\)\\|");
    private static final Pattern KEY = Pattern.compile("`([^`]+)`");

    @Test
    void every_key_is_documented_as_it_is_read() throws IOException {
        assertThat(documented()).isEqualTo(known());
    }

    /** Key → type and default, of the decoders; objects are documented by their keys. */
    private static Map<String, String> known() {
        return PortkeyConfigDecoder.catalogue(Stack.with("")).stream().filter(key -> !key.type().equals("object")).collect(Collectors.toMap(
                KnownKey::path, key -> key.type() + ", " + key.fallback().orElse("none"), (a, b) -> a + " or " + b, TreeMap::new));
    }

    /** Key → type and default, of the tables. */
    private static Map<String, String> documented() throws IOException {
        var keys = new TreeMap<String, String>();
        for (var line : Files.readAllLines(Path.of("docs/configuration.md"))) {
            if (line.startsWith("| `")) {
                var cells = CELL_END.split(line);
                KEY.matcher(cells[1]).results().forEach(key -> keys.put(key.group(1), cell(cells[2]) + ", " + cell(cells[3])));
            }
        }
        return keys;
    }

    private static String cell(String text) {
        return text.strip().replace("\\", "");
    }
}
