package ai.portkey.azure.cli.engine;

import static org.assertj.core.api.Assertions.assertThat;

import com.pulumi.automation.events.EngineEvent;
import com.pulumi.automation.serialization.internal.LocalSerializer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EventLogTest {

    private static final String LINE =
            "{\"sequence\":%d,\"diagnosticEvent\":{\"message\":\"%s\",\"severity\":\"info\"}}\n";

    @TempDir
    private Path folder;

    @Test
    void a_line_is_read_when_it_is_whole() throws IOException {
        var file = Files.createFile(folder.resolve("events"));
        var events = new ArrayList<EngineEvent>();
        try (var log = new EventLog(file, events::add)) {
            var second = LINE.formatted(2, "größer");
            write(file, LINE.formatted(1, "one") + second.substring(0, 20));
            log.poll();
            assertThat(events).extracting(EngineEvent::sequence).containsExactly(1);

            write(file, second.substring(20));
            log.poll();
            assertThat(events).extracting(EngineEvent::sequence).containsExactly(1, 2);
            assertThat(events.get(1).diagnosticEvent().message()).isEqualTo("größer");
        }
    }

    @Test
    void colours_are_taken_out_and_passing_messages_left_out() {
        var collector = new EventCollector(step -> {});
        List.of(
                        "{\"diagnosticEvent\":{\"prefix\":\"<{%fg 1%}>error: <{%reset%}>\",\"message\":\"broken<{%reset%}>\\n\"}}",
                        "{\"diagnosticEvent\":{\"message\":\"waiting\",\"ephemeral\":true}}")
                .forEach(line -> collector.accept(new LocalSerializer().deserializeJson(line, EngineEvent.class)));

        assertThat(collector.result(1, "unused").diagnostics()).isEqualTo("error: broken");
    }

    @Test
    void outputs_that_are_null_secret_or_unknown_can_be_read() {
        var collector = new EventCollector(step -> {});
        collector.accept(new LocalSerializer().deserializeJson("""
                {"resOutputsEvent":{"metadata":{"op":"create","urn":"urn:pulumi:dev::p::pulumi:pulumi:Stack::p-dev",
                "type":"pulumi:pulumi:Stack","new":{"outputs":{"none":null,
                "unknown":"04da6b54-80e4-46f7-96ec-b56ff0331ba9",
                "list":[{"4dabf18193072939515e22adb298388d":"1b47061264138c4ac30d75fd1eb44270","ciphertext":"x"}]}}}}}
                """, EngineEvent.class));

        assertThat(collector.result(0, "").outputs())
                .containsEntry("none", null)
                .containsEntry("unknown", "[unknown]")
                .containsEntry("list", List.of("[secret]"));
    }

    @Test
    void the_engine_tells_that_a_signal_has_reached_it() {
        var collector = new EventCollector(step -> {});
        assertThat(collector.isCancelling()).isFalse();

        collector.accept(new LocalSerializer()
                .deserializeJson(
                        "{\"stdoutEvent\":{\"message\":\"^C received; cancelling. If you would like\"}}",
                        EngineEvent.class));

        assertThat(collector.isCancelling()).isTrue();
    }

    private static void write(Path file, String text) throws IOException {
        Files.writeString(file, text, StandardOpenOption.APPEND);
    }
}
