package ai.portkey.azure.cli.engine;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A file, readable by its owner only, that is gone when closed. */
record Scratch(Path file) implements Closeable {

    Scratch(Path directory, String name) throws IOException {
        this(Files.createTempFile(Files.createDirectories(directory), name + "-", ".tmp"));
    }

    @Override
    public void close() throws IOException {
        Files.deleteIfExists(file);
    }
}
