package ai.portkey.azure.cli.simulated;

import ai.portkey.azure.cli.engine.EngineResult;
import ai.portkey.azure.cli.engine.EngineStack;
import ai.portkey.azure.cli.engine.LocalEngine;
import ai.portkey.azure.cli.engine.PulumiCliFinder;
import ai.portkey.azure.cli.engine.ShutdownHook;
import ai.portkey.azure.cli.stack.Project;
import ai.portkey.azure.cli.stack.Simulation;
import ai.portkey.azure.cli.stack.StackOptions;
import ai.portkey.azure.cli.stack.UserError;
import ai.portkey.azure.config.PortkeyConfig;
import ai.portkey.azure.config.reading.RawConfig;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.ToIntFunction;
import picocli.CommandLine.Model.CommandSpec;

/** What the commands on the real engine share: check the configuration, find the CLI, open the stack, show progress. */
public final class EngineSession {

    /** True once Ctrl-C or a signal ends this process. */
    private static volatile boolean stopping;

    private EngineSession() {}

    /**
     * Runs a command on a stack of the simulated Azure, alone: no other command works on the stack meanwhile.
     *
     * @param spec            the command
     * @param stack           which stack
     * @param needsDeployment refuse a stack that was never deployed
     * @param operation       works on the open stack and gives the exit code
     */
    @SuppressWarnings("try")
    public static int run(
            CommandSpec spec, StackOptions stack, boolean needsDeployment, ToIntFunction<EngineStack> operation) {
        var raw = stack.load();
        PortkeyConfig.decode(raw);
        var directory = Project.directory().resolve(".portkey").resolve(stack.name());
        if (needsDeployment && !LocalEngine.knows(directory, RawConfig.NAMESPACE, stack.name())) {
            throw new UserError(
                    "Stack %1$s has not been deployed to the simulated Azure. Run: portkey up %1$s --simulated"
                            .formatted(stack.name()));
        }
        var begun = new AtomicBoolean();
        var ended = new CountDownLatch(1);
        try (var hook = new ShutdownHook("session-shutdown", () -> end(spec, begun.get(), ended));
                var channel = FileChannel.open(
                        Files.createDirectories(directory).resolve("lock"),
                        StandardOpenOption.CREATE,
                        StandardOpenOption.WRITE);
                var lock = channel.tryLock()) {
            if (lock == null) {
                throw new UserError("Stack " + stack.name()
                        + " is in use by another portkey command. Wait for it to finish, or stop it first.");
            }
            return run(spec, directory, raw, engine -> {
                begun.set(true);
                return operation.applyAsInt(engine);
            });
        } catch (IOException e) {
            throw new UserError(directory + ": cannot be written. It holds the simulated Azure and the stack's state: "
                    + "check the folder's permissions and the free disk space.");
        } finally {
            ended.countDown();
        }
    }

    private static int run(CommandSpec spec, Path directory, RawConfig raw, ToIntFunction<EngineStack> operation) {
        var cli = PulumiCliFinder.standard(spec.commandLine().getErr()::println).find();
        var options = Simulation.of(raw).withStateFile(directory.resolve("azure.json"));
        var progress = new Progress(
                spec.commandLine().getOut(), spec.commandLine().getColorScheme().ansi());
        try (var open = SimulatedStack.open(cli, directory, options, raw, progress::show)) {
            return operation.applyAsInt(open.engine());
        }
    }

    /** Once begun, the engine is stopped in good order, and how it ended is still to be printed. */
    private static void end(CommandSpec spec, boolean begun, CountDownLatch ended) {
        stopping = true;
        if (!begun) {
            spec.commandLine().getOut().println(spec.name() + " interrupted: no changes.");
            return;
        }
        try {
            ended.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Prints how an operation ended; the exit code. */
    public static int report(CommandSpec spec, EngineResult result) {
        if (!result.succeeded()) {
            spec.commandLine().getErr().println(result.diagnostics().strip());
        }
        spec.commandLine()
                .getOut()
                .println(spec.name() + (result.succeeded() ? ": " : stopping ? " interrupted: " : " failed: ")
                        + result.summary() + ".");
        return result.succeeded() ? 0 : 1;
    }
}
