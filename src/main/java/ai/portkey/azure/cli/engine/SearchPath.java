package ai.portkey.azure.cli.engine;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Look-up of executables in a {@code PATH} value. */
record SearchPath(String value) {

    static SearchPath of(String value) {
        return new SearchPath(value == null ? "" : value);
    }

    /** This path with one more directory in front. */
    SearchPath prepend(Path directory) {
        return new SearchPath(value.isEmpty() ? directory.toString() : directory + File.pathSeparator + value);
    }

    /** The first executable file of that name. */
    Optional<Path> find(String executable) {
        return Stream.of(value.split(Pattern.quote(File.pathSeparator)))
                .filter(directory -> !directory.isBlank())
                .map(directory -> Path.of(directory).resolve(executable).toAbsolutePath())
                .filter(file -> Files.isRegularFile(file) && Files.isExecutable(file))
                .findFirst();
    }
}
