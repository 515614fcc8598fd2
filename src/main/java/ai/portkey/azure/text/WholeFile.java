package ai.portkey.azure.text;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** Writes files whole or not at all: a reader never sees half of one. */
public final class WholeFile {

    private WholeFile() {}

    /** Writes through a file beside the target, readable by its owner only, which replaces the target. */
    public static void write(Path file, String text) throws IOException {
        var target = file.toAbsolutePath();
        var draft = Files.createTempFile(target.getParent(), "." + target.getFileName(), ".tmp");
        try {
            Files.writeString(draft, text);
            Files.move(draft, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(draft);
        }
    }
}
