package ai.portkey.azure.config;

import static org.assertj.core.api.Assertions.assertThat;

import ai.portkey.azure.config.Decoding.KnownKey;
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
    /** Lists of an app with one item each: the keys of items are asked for only then. */
    private static final String SCALING = "scaleRules: [{name: a, type: prometheus}], "
            + "schedule: [{name: b, timezone: Etc/UTC, start: 0 8 * * *, end: 0 9 * * *, desiredReplicas: 1}], "
            + "revisions: {mode: multiple, traffic: [{latest: true, weight: 100}]}";
    private static final Pattern KEY = Pattern.compile("`([^`]+)`");

    @Test
    void everyKeyIsDocumentedAsItIsRead() throws IOException {
        assertThat(documented()).isEqualTo(known());
    }

    /** Key → type and default, of the decoders; objects are documented by their keys. */
    private static Map<String, String> known() {
        var decoding = new Decoding();
        PortkeyConfigDecoder.decode(Stack.with("""
                secrets: {gateway: {A: a}}
                secretVolumeMounts: [{name: a, mountPath: /a}]
                policy: {suppress: [{rule: no-allow-list, reason: a}]}
                appGateway:
                  wafCustomRules: [{name: a, priority: 2, action: Log, matchConditions: [{variableName: RequestUri, operator: Any}]}]
                  wafExclusions: [{matchVariable: RequestArgValues, selectorMatchOperator: EqualsAny}]
                gateway: {SCALING}
                mcp: {SCALING}
                dataService: {SCALING}
                """.replace("SCALING", SCALING)), decoding);
        return decoding.knownKeys().stream().filter(key -> !key.type().equals("object")).collect(Collectors.toMap(
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
