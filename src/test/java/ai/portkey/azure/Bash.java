package ai.portkey.azure;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Runs scripts as a reader's shell would, without anybody at the keyboard. */
final class Bash {

    /** How a script ended and all it printed. */
    record Result(int exitCode, String output) {}

    private Bash() {}

    /**
     * @param directory   where it runs
     * @param environment the variables; empty for those of this process
     * @param options     further options of bash, e.g. {@code -n}
     */
    static Result run(Path directory, Map<String, String> environment, String script, String... options) {
        var command = new ArrayList<>(List.of("bash"));
        command.addAll(List.of(options));
        command.addAll(List.of("-c", script));
        var builder = new ProcessBuilder(command).directory(directory.toFile()).redirectErrorStream(true);
        if (!environment.isEmpty()) {
            builder.environment().clear();
            builder.environment().putAll(environment);
        }
        try {
            var process = builder.start();
            process.getOutputStream().close();
            var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return new Result(process.waitFor(), output);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
