package ai.portkey.azure.cli.engine;

import ai.portkey.azure.cli.engine.CliSource.Unavailable;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Runs a short command and keeps what it says. */
final class Shell {

    private static final int EXCERPT_LENGTH = 500;

    /** What a command answered; output and errors in the order written. */
    record Answer(int exitCode, String output) {

        /** The end of the output, where tools put their reason, on one line. */
        String excerpt() {
            var text = output.strip().replaceAll("\\s*\\R\\s*", " | ");
            return text.length() <= EXCERPT_LENGTH ? text : "… " + text.substring(text.length() - EXCERPT_LENGTH);
        }
    }

    private Shell() {
    }

    /**
     * Runs the command to its end.
     *
     * @param directory   working directory; null for this process's own
     * @param environment variables set on top of this process's
     * @throws Unavailable when the command cannot be started
     */
    static Answer run(List<String> command, Path directory, Map<String, String> environment) throws Unavailable {
        var builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().putAll(environment);
        if (directory != null) {
            builder.directory(directory.toFile());
        }
        try {
            var process = builder.start();
            process.getOutputStream().close();
            var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return new Answer(process.waitFor(), output);
        } catch (IOException e) {
            throw new Unavailable("%s cannot be run: %s".formatted(command.get(0), e.getMessage()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Unavailable(command.get(0) + " was interrupted");
        }
    }
}
