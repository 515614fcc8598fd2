package ai.portkey.azure.cli.engine;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Runs the Pulumi CLI in one project folder, one command at a time.
 *
 * <p>When this JVM is told to end while an operation runs (Ctrl-C), it interrupts the engine and stays until the
 * engine has written its state; the attached providers answer meanwhile.
 */
final class CliProcess {

    private static final int POLL_MILLIS = 20;
    /** Time in which the terminal's own SIGINT, if there was one, has reached the engine. */
    private static final int SIGNAL_MILLIS = 500;

    private final PulumiCli cli;
    private final Path project;
    private final Path logs;
    private final Map<String, String> environment;
    private volatile @Nullable Running running;

    /**
     * An operation under way.
     *
     * @param told whether this class has told the engine to stop
     */
    private record Running(Process process, EventCollector events, AtomicBoolean told) {}

    /** What a command said. */
    record Answer(int exitCode, String output, String errors) {}

    /**
     * @param project     folder with the Pulumi.yaml
     * @param logs        folder for files that live as long as a command
     * @param environment the whole environment of the CLI
     */
    CliProcess(PulumiCli cli, Path project, Path logs, Map<String, String> environment) {
        this.cli = cli;
        this.project = project;
        this.logs = logs;
        this.environment = Map.copyOf(environment);
    }

    /**
     * Runs a command that must succeed. Its output goes through a pipe only, since it may hold secrets.
     *
     * @param input standard input; empty for none
     * @return standard output
     * @throws EngineException when the command fails; the message is the CLI's own
     */
    String ask(String input, List<String> arguments) {
        var answer = tryAsk(input, arguments);
        if (answer.exitCode() != 0) {
            throw new EngineException("'pulumi %s' failed: %s"
                    .formatted(arguments.get(0), answer.errors().strip()));
        }
        return answer.output();
    }

    private Answer tryAsk(String input, List<String> arguments) {
        try (var errors = new Scratch(logs, "errors")) {
            var process = start(arguments, ProcessBuilder.Redirect.PIPE, errors.file());
            try (var stdin = process.getOutputStream()) {
                stdin.write(input.getBytes(StandardCharsets.UTF_8));
            }
            var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return new Answer(process.waitFor(), output, Files.readString(errors.file()));
        } catch (IOException e) {
            throw new EngineException("'pulumi %s' could not be run: %s".formatted(arguments.get(0), e), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new EngineException("'pulumi %s' was interrupted.".formatted(arguments.get(0)), e);
        }
    }

    /** Runs an operation (up, preview, refresh, destroy) and gathers what the engine reports meanwhile. */
    @SuppressWarnings("try")
    EngineResult operate(List<String> arguments, Consumer<Step> onStep) {
        try (var output = new Scratch(logs, "output");
                var log = new Scratch(logs, "events");
                var hook = new ShutdownHook("engine-shutdown", this::endWithJvm)) {
            var collector = new EventCollector(onStep);
            var all = new ArrayList<>(arguments);
            all.addAll(List.of("--event-log", log.file().toString()));
            try (var events = new EventLog(log.file(), collector)) {
                var process = start(
                        all, ProcessBuilder.Redirect.appendTo(output.file().toFile()), output.file());
                running = new Running(process, collector, new AtomicBoolean());
                process.getOutputStream().close();
                try {
                    await(process, events::poll);
                    events.poll();
                } finally {
                    // Alive only when a listener has thrown: stop the engine too, and not before it has let go.
                    interrupt();
                    await(process, () -> {});
                }
                return collector.result(process.exitValue(), Files.readString(output.file()));
            }
        } catch (IOException e) {
            throw new EngineException("'pulumi %s' could not be run: %s".formatted(arguments.get(0), e), e);
        } finally {
            running = null;
        }
    }

    /** Asks the operation under way to stop in good order, as Ctrl-C does: steps that have begun are finished. */
    void interrupt() {
        var current = running;
        // A second signal, after ours or the terminal's, would make the engine leave at once and its steps unfinished.
        if (current != null
                && current.process().isAlive()
                && !current.events().isCancelling()
                && current.told().compareAndSet(false, true)) {
            signal(current.process(), "INT");
        }
    }

    /** Ends the operation under way at once, as a crash does. */
    void kill() {
        var current = running;
        if (current != null) {
            current.process().destroyForcibly();
        }
    }

    /** What is done again and again while the engine runs. */
    @FunctionalInterface
    private interface Poll {
        void run() throws IOException;
    }

    private void await(Process process, Poll poll) throws IOException {
        var interrupted = false;
        while (process.isAlive()) {
            poll.run();
            try {
                process.waitFor(POLL_MILLIS, TimeUnit.MILLISECONDS);
            } catch (InterruptedException e) {
                interrupted = true;
                interrupt();
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void endWithJvm() {
        var current = running;
        if (current == null) {
            return;
        }
        try {
            if (!current.process().waitFor(SIGNAL_MILLIS, TimeUnit.MILLISECONDS)) {
                interrupt();
            }
            current.process().waitFor();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private Process start(List<String> arguments, ProcessBuilder.Redirect output, Path errors) throws IOException {
        var command = new ArrayList<String>();
        command.add(cli.executable().toString());
        command.addAll(arguments);
        command.addAll(List.of("--non-interactive", "--color", "never"));
        var builder = new ProcessBuilder(command)
                .directory(project.toFile())
                .redirectOutput(output)
                .redirectError(ProcessBuilder.Redirect.appendTo(errors.toFile()));
        builder.environment().clear();
        builder.environment().putAll(environment);
        return builder.start();
    }

    /** Java itself can send SIGTERM and SIGKILL only. */
    private static void signal(Process process, String name) {
        try {
            new ProcessBuilder("kill", "-" + name, Long.toString(process.pid()))
                    .start()
                    .waitFor();
        } catch (IOException e) {
            process.destroy();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
