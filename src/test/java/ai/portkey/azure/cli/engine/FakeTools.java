package ai.portkey.azure.cli.engine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Shell scripts that stand in for executables which a test must not really run. */
final class FakeTools {

    private FakeTools() {}

    /** A script of that name in the folder; gives back its path. */
    static Path script(Path folder, String name, String body) throws IOException {
        var file = Files.createDirectories(folder).resolve(name);
        Files.writeString(file, "#!/bin/sh\n" + body + "\n");
        file.toFile().setExecutable(true);
        return file;
    }

    /** A {@code pulumi} that says this version, with a Java language host beside it. */
    static Path pulumi(Path folder, String version) throws IOException {
        script(folder, "pulumi-language-java", "exit 0");
        return script(folder, "pulumi", "echo " + version);
    }
}
