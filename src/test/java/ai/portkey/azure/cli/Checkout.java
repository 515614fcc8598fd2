package ai.portkey.azure.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A built checkout in a folder of its own, as far as the launcher looks at it. Needs the jar. */
record Checkout(Path home) {

    static final Path JDK = Path.of(System.getProperty("java.home"));

    /** What a command said in the end. */
    record Answer(int exitCode, String out, String err) {}

    static Checkout in(Path home) throws IOException {
        Files.createDirectories(home.resolve("src").resolve("main"));
        for (var file : List.of("portkey", "pom.xml", "Pulumi.yaml", "Pulumi.dev.yaml")) {
            Files.copy(Path.of(file), home.resolve(file));
        }
        home.resolve("portkey").toFile().setExecutable(true);
        var target = Files.createDirectory(home.resolve("target"));
        Files.createSymbolicLink(target.resolve("lib"), Path.of("target", "lib").toAbsolutePath());
        // Last, so that it is newer than what it seems to be built from.
        Files.copy(Path.of("target", "portkey-gateway.jar"), target.resolve("portkey-gateway.jar"));
        return new Checkout(home);
    }

    /** Runs a line of shell in the checkout. */
    Answer run(Path jdk, String command) throws IOException, InterruptedException {
        var out = Files.createTempFile(home, "out", null);
        var err = Files.createTempFile(home, "err", null);
        var exitCode = shell(jdk, command)
                .redirectOutput(out.toFile())
                .redirectError(err.toFile())
                .start()
                .waitFor();
        return new Answer(exitCode, Files.readString(out), Files.readString(err));
    }

    ProcessBuilder shell(Path jdk, String command) {
        var builder = new ProcessBuilder("sh", "-c", command).directory(home.toFile());
        builder.environment().put("JAVA_HOME", jdk.toString());
        // Java says that it read them.
        builder.environment().remove("JDK_JAVA_OPTIONS");
        return builder;
    }
}
