package ai.portkey.azure.cli.engine;

import ai.portkey.azure.pulumi.EngineEvents;
import com.pulumi.automation.events.EngineEvent;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;

/**
 * Reads the engine's events (one JSON object a line) from a file that the CLI is still writing. A line that is not
 * whole yet waits for its end, and nothing waits for an event that a killed CLI never wrote.
 */
final class EventLog implements Closeable {

    private final InputStream in;
    private final Consumer<EngineEvent> onEvent;
    private final ByteArrayOutputStream line = new ByteArrayOutputStream();

    EventLog(Path file, Consumer<EngineEvent> onEvent) throws IOException {
        this.in = Files.newInputStream(file);
        this.onEvent = onEvent;
    }

    /** Hands on the events that have been written since the last call. */
    void poll() throws IOException {
        var read = in.readAllBytes();
        var start = 0;
        for (var i = 0; i < read.length; i++) {
            if (read[i] == '\n') {
                line.write(read, start, i - start);
                onEvent.accept(EngineEvents.parse(line.toString(StandardCharsets.UTF_8)));
                line.reset();
                start = i + 1;
            }
        }
        line.write(read, start, read.length - start);
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
