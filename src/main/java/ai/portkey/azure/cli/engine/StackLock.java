package ai.portkey.azure.cli.engine;

import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;

/** The lock files that the engine's file backend keeps for one stack while an operation runs. */
final class StackLock {

    private final Path folder;

    StackLock(Path states, String project, String stack) {
        this.folder = states.resolve(Path.of(".pulumi", "locks", "organization", project, stack));
    }

    /** True when a lock is left, by an operation under way or by one that was killed. */
    boolean isHeld() {
        return !files().isEmpty();
    }

    /** Process id of a holder that still runs on this machine. */
    Optional<Long> livingHolder() {
        return files().stream()
                .map(StackLock::holder)
                .flatMap(Optional::stream)
                .map(ProcessHandle::pid)
                .findFirst();
    }

    private List<Path> files() {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (var files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".json")).toList();
        } catch (IOException e) {
            throw new EngineException("The stack's locks in %s cannot be read: %s".formatted(folder, e), e);
        }
    }

    private static Optional<ProcessHandle> holder(Path lock) {
        try {
            var content = JsonParser.parseString(Files.readString(lock)).getAsJsonObject();
            var locked =
                    OffsetDateTime.parse(content.get("timestamp").getAsString()).toInstant();
            // A process that is younger than the lock has merely got the same id again.
            return ProcessHandle.of(content.get("pid").getAsLong())
                    .filter(ProcessHandle::isAlive)
                    .filter(process -> process.info()
                            .startInstant()
                            .map(start -> !start.isAfter(locked))
                            .orElse(true));
        } catch (IOException e) {
            throw new EngineException("The lock %s cannot be read: %s".formatted(lock, e), e);
        }
    }
}
