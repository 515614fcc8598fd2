package ai.portkey.azure.text;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** Writes files whole or not at all: a reader never sees half of one. */
public final class WholeFile {

    private WholeFile() {}

    /** Writes a file that others may read, as the user's settings say. */
    public static void write(Path file, String text) throws IOException {
        var target = file.toAbsolutePath();
        write(target.resolveSibling("." + target.getFileName() + ".draft"), target, text);
    }

    /** Writes a file that only its owner may read, because it can hold secrets. */
    public static void writeForOwner(Path file, String text) throws IOException {
        var target = file.toAbsolutePath();
        write(Files.createTempFile(target.getParent(), "." + target.getFileName(), ".tmp"), target, text);
    }

    /** Through a file beside the target, which replaces it. */
    private static void write(Path draft, Path target, String text) throws IOException {
        try {
            Files.writeString(draft, text);
            Files.move(draft, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(draft);
        }
    }
}
