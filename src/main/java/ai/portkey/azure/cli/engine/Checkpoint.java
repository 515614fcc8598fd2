package ai.portkey.azure.cli.engine;

import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/**
 * The file in which the engine's file backend keeps a stack's state. The backend writes it in place and keeps the one
 * before as {@code .bak}: a process that is killed while it writes leaves a file that nobody can read.
 */
final class Checkpoint {

    private final Path file;
    private final Path before;

    Checkpoint(Path states, String project, String stack) {
        this.file = states.resolve(Path.of(".pulumi", "stacks", project, stack + ".json"));
        this.before = file.resolveSibling(file.getFileName() + ".bak");
    }

    /** True when the stack has been made. */
    boolean exists() {
        return Files.exists(file) || Files.exists(before);
    }

    /** Puts the state before the last change in the place of one that cannot be read. No engine may be running. */
    void repair() {
        if (isReadable(file) || !isReadable(before)) {
            return;
        }
        try {
            Files.copy(before, file, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new EngineException("The state %s is damaged and cannot be replaced by %s: %s".formatted(file, before, e), e);
        }
    }

    private static boolean isReadable(Path state) {
        try {
            return Files.exists(state) && JsonParser.parseString(Files.readString(state)).isJsonObject();
        } catch (IOException | JsonParseException e) {
            return false;
        }
    }
}
