package ai.portkey.azure.cli.engine;

import com.google.gson.JsonParser;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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
                .filter(pid -> ProcessHandle.of(pid).map(ProcessHandle::isAlive).orElse(false))
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

    private static long holder(Path lock) {
        try {
            return JsonParser.parseString(Files.readString(lock)).getAsJsonObject().get("pid").getAsLong();
        } catch (IOException e) {
            throw new EngineException("The lock %s cannot be read: %s".formatted(lock, e), e);
        }
    }
}
