package ai.portkey.azure.migration;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** Reads what a user names as input; every failure becomes a sentence that names the file and never its content. */
public final class TextFile {

    private static final Path STANDARD_INPUT = Path.of("-");

    private TextFile() {}

    /** What messages call the file. */
    public static String name(Path file) {
        return file.equals(STANDARD_INPUT) ? "standard input" : file.toString();
    }

    /**
     * The text of a file, or of standard input for the name {@code -}.
     *
     * @throws MigrationException when it cannot be read or is not UTF-8
     */
    public static String read(Path file) throws MigrationException {
        if (Files.isDirectory(file)) {
            throw new MigrationException(file + ": is a folder, not a file");
        }
        try {
            var bytes = file.equals(STANDARD_INPUT) ? System.in.readAllBytes() : Files.readAllBytes(file);
            var text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            // No text holds it, but UTF-16 without a mark and most binary files do.
            if (text.indexOf('\0') >= 0) {
                throw new CharacterCodingException();
            }
            return text;
        } catch (NoSuchFileException e) {
            throw new MigrationException(file + ": file not found");
        } catch (AccessDeniedException e) {
            throw new MigrationException(file + ": no permission to read it");
        } catch (CharacterCodingException e) {
            throw new MigrationException(name(file) + ": is not UTF-8 text; save it as UTF-8");
        } catch (IOException e) {
            throw new MigrationException(name(file) + ": cannot be read: " + e.getMessage());
        }
    }
}
