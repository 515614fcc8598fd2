package ai.portkey.azure.cli.engine;

import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/**
 * The file in which the engine's file backend keeps a stack's state, with the one before as {@code .bak}. Beside each file
 * the backend writes a small {@code .attrs}, in place: a process that is killed meanwhile leaves one that is empty, and
 * then the backend cannot read the file that it belongs to.
 */
final class Checkpoint {

    private static final String EMPTY = "{\"version\":3,\"checkpoint\":{\"stack\":\"organization/%s/%s\"}}";

    private final Path states;
    private final String project;
    private final String stack;
    private final Path file;
    private final Path before;

    Checkpoint(Path states, String project, String stack) {
        this.states = states;
        this.project = project;
        this.stack = stack;
        this.file = states.resolve(Path.of(".pulumi", "stacks", project, stack + ".json"));
        this.before = file.resolveSibling(file.getFileName() + ".bak");
    }

    /** True when the stack has been made. */
    boolean exists() {
        return Files.exists(file) || Files.exists(before);
    }

    /**
     * Makes the stack with what {@code pulumi stack init} begins with; the first operation adds the encryption settings.
     * That saves a start of the CLI, in which it would derive the passphrase's key once more.
     */
    void create() throws IOException {
        Files.createDirectories(file.getParent());
        var layout = states.resolve(Path.of(".pulumi", "meta.yaml"));
        if (!Files.exists(layout)) {
            Files.writeString(layout, "version: 1\n");
        }
        Files.writeString(file, EMPTY.formatted(project, stack));
    }

    /** The state in the form of {@code pulumi stack export}: secrets stay encrypted. */
    JsonObject export() {
        try {
            var content = JsonParser.parseString(Files.readString(file)).getAsJsonObject();
            var checkpoint = content.getAsJsonObject("checkpoint");
            // What an operation writes in small letters begins with a capital after `pulumi stack import`.
            var latest = checkpoint.getAsJsonObject(checkpoint.has("latest") ? "latest" : "Latest");
            var export = new JsonObject();
            export.add("version", content.get("version"));
            export.add("deployment", latest == null ? new JsonObject() : latest);
            return export;
        } catch (IOException | JsonParseException | IllegalStateException e) {
            throw new EngineException("The state %s cannot be read: %s".formatted(file, e), e);
        }
    }

    /** True when the state names steps that had begun, or cannot be read. */
    boolean mayHavePendingOperations() {
        return mayHave("pending_operations");
    }

    /** True when the state names protected resources, or cannot be read. */
    boolean mayHaveProtectedResources() {
        return mayHave("protect");
    }

    private boolean mayHave(String key) {
        try {
            // The engine leaves a key out when there is nothing to say.
            return Files.readString(file).contains("\"" + key + "\"");
        } catch (IOException e) {
            return true;
        }
    }

    /**
     * Removes attributes that cannot be read (the backend does without), and puts the state before the last change in the
     * place of one that cannot be read. No engine may be running.
     */
    void repair() {
        removeDamagedAttributes();
        if (isReadable(file) || !isReadable(before)) {
            return;
        }
        try {
            Files.copy(before, file, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new EngineException(
                    "The state %s is damaged and cannot be replaced by %s: %s".formatted(file, before, e), e);
        }
    }

    private void removeDamagedAttributes() {
        if (!Files.isDirectory(states)) {
            return;
        }
        try (var files = Files.walk(states)) {
            for (var attributes : files.filter(f -> f.toString().endsWith(".attrs") && !isReadable(f))
                    .toList()) {
                Files.delete(attributes);
            }
        } catch (IOException e) {
            throw new EngineException("The states in %s cannot be repaired: %s".formatted(states, e), e);
        }
    }

    private static boolean isReadable(Path state) {
        try {
            return Files.exists(state)
                    && JsonParser.parseString(Files.readString(state)).isJsonObject();
        } catch (IOException | JsonParseException e) {
            return false;
        }
    }
}
