package ai.portkey.azure.cli.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.JsonParser;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each expected value is what {@code pulumi config --json} of Pulumi 3.200.0 prints for the same stack file. */
class PulumiYamlTest {

    private static final String JSON = """
            yes        | "yes"
            on         | "on"
            off        | "off"
            No         | "No"
            y          | "y"
            true       | true
            True       | true
            FALSE      | false
            ~          | null
            Null       | null
            ''         | null
            12:30:45   | "12:30:45"
            190:20:30.15 | "190:20:30.15"
            2026-01-01 | "2026-01-01 00:00:00 +0000 UTC"
            2026-1-1 1:2:3 | "2026-01-01 01:02:03 +0000 UTC"
            2026-01-01T10:20:30Z | "2026-01-01 10:20:30 +0000 UTC"
            2026-01-01t10:20:30.123456789Z | "2026-01-01 10:20:30.123456789 +0000 UTC"
            2026-01-01T10:20:30+02:00 | "2026-01-01 10:20:30 +0200 +0200"
            2026-01-01 10:20:30.5 +02:00 | "2026-01-01 10:20:30.5 +02:00"
            2026-01-01 10:20:30Z | "2026-01-01 10:20:30Z"
            2026-13-45 | "2026-13-45"
            0o10       | 8
            -0o10      | -8
            010        | 8
            08         | 8
            0x1F       | 31
            0X1f       | 31
            -0x10      | -16
            0x         | "0x"
            0b11       | 3
            0B1        | 1
            1_000      | 1000
            1_         | 1
            _1         | "_1"
            1_0.5      | 10.5
            +12        | 12
            -5         | -5
            70         | 70
            0.50       | 0.5
            .5         | 0.5
            -.5        | -0.5
            5.         | 5
            1.0        | 1
            1.10       | 1.1
            1.2.3      | "1.2.3"
            1e3        | 1000
            1e+3       | 1000
            1.5E3      | 1500
            1e999      | "1e999"
            "70"       | "70"
            !!str 70   | "70"
            !!int "70" | 70
            !!bool "true" | true
            =          | "="
            123456789.5 | 123456789.5
            """;

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = JSON)
    void a_value_inside_an_object_is_read_as_pulumi_reads_it(String written, String json) {
        var raw = StackFile.parse(
                "config:\n  portkey-gateway:tags:\n    a: " + written.replace("''", "") + "\n", "test", "dev");

        assertThat(JsonParser.parseString(raw.values().get("portkey-gateway:tags"))
                        .getAsJsonObject()
                        .get("a"))
                .isEqualTo(JsonParser.parseString(json));
    }

    /** The engine hands top-level values over as texts. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = JSON)
    void a_value_at_the_top_is_the_same_as_text(String written, String json) {
        var raw = StackFile.parse("config:\n  portkey-gateway:a: " + written.replace("''", "") + "\n", "test", "dev");

        assertThat(raw.values())
                .containsEntry(
                        "portkey-gateway:a",
                        json.equals("null") ? "" : JsonParser.parseString(json).getAsString());
    }

    @Test
    void keys_are_texts() {
        assertThat(PulumiYaml.load("{On: a, yes: b, true: c, 1: d, 1.5: e}", "test"))
                .isEqualTo(Map.of("On", "a", "yes", "b", "true", "c", "1", "d", "1.5", "e"));
        assertThatThrownBy(() -> PulumiYaml.load("{true: a, 'true': b}", "f"))
                .isInstanceOf(UserError.class)
                .hasMessage("f:1:11: not valid YAML: found duplicate key true.");
    }

    @Test
    void anchors_and_merges_are_followed() {
        assertThat(PulumiYaml.load("a: &x {b: on}\nc: *x\nd: {<<: *x, e: 1}", "test"))
                .hasToString("{a={b=on}, c={b=on}, d={b=on, e=1}}");
    }

    /** Pulumi refuses the first two as well: unsupported value: +Inf; anchor 'c' value contains itself. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            config: {a: .inf}     | f:1:13: .inf is not a number that a stack file can contain.
            config: {a: -.INF}    | f:1:13: -.INF is not a number that a stack file can contain.
            config: {a: .nan}     | f:1:13: .nan is not a number that a stack file can contain.
            config: &c {a: *c}    | f:1:9: an anchor that contains itself. Replace it with its content.
            config: {a: &l [*l]}  | f:1:13: an anchor that contains itself. Replace it with its content.
            config: {? [a] : b}   | f:1:12: a key that is a list or a map. Keys must be text.
            config: {a: !!int x}  | f: not valid YAML: a tag like !!int does not match its value.
            config: {a: !!int [b]} | f: not valid YAML: a tag like !!int does not match its value.
            """)
    void what_no_stack_file_can_hold_is_refused_with_its_place(String yaml, String message) {
        assertThatThrownBy(() -> StackFile.parse(yaml, "f", "dev"))
                .isInstanceOf(UserError.class)
                .hasMessage(message);
    }

    @Test
    void tags_of_other_kinds_are_refused() {
        for (var tag : List.of("!!binary aGk=", "!!set {a}", "!!omap [a: 1]", "!own a")) {
            assertThatThrownBy(() -> StackFile.parse("config: {a: " + tag + "}", "f", "dev"))
                    .isInstanceOf(UserError.class)
                    .hasMessageStartingWith("f:1:13: not valid YAML: could not determine a constructor for the tag ");
        }
    }
}
