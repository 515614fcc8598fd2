package ai.portkey.azure.cli.simulated;

import ai.portkey.azure.cli.Project;
import ai.portkey.azure.cli.Simulation;
import ai.portkey.azure.cli.StackOptions;
import ai.portkey.azure.cli.engine.EngineResult;
import ai.portkey.azure.cli.engine.EngineStack;
import ai.portkey.azure.cli.engine.PulumiCliFinder;
import ai.portkey.azure.config.PortkeyConfig;
import java.util.function.ToIntFunction;
import picocli.CommandLine.Model.CommandSpec;

/** What the commands on the real engine share: check the configuration, find the CLI, open the stack, show progress. */
public final class EngineSession {

    private EngineSession() {}

    /**
     * Runs a command on a stack of the simulated Azure.
     *
     * @param spec      the command
     * @param stack     which stack
     * @param operation works on the open stack and gives the exit code
     */
    public static int run(CommandSpec spec, StackOptions stack, ToIntFunction<EngineStack> operation) {
        var raw = stack.load();
        PortkeyConfig.decode(raw);
        var cli = PulumiCliFinder.standard(spec.commandLine().getErr()::println).find();
        var directory = Project.directory().resolve(".portkey").resolve(stack.name());
        var options = Simulation.of(raw).withStateFile(directory.resolve("azure.json"));
        var progress = new Progress(spec.commandLine().getOut(), spec.commandLine().getColorScheme().ansi());
        try (var open = SimulatedStack.open(cli, directory, options, raw, progress::show)) {
            return operation.applyAsInt(open.engine());
        }
    }

    /** Prints how an operation ended; the exit code. */
    public static int report(CommandSpec spec, EngineResult result) {
        if (!result.succeeded()) {
            spec.commandLine().getErr().println(result.diagnostics().strip());
        }
        spec.commandLine().getOut().println(spec.name() + (result.succeeded() ? ": " : " failed: ") + result.summary() + ".");
        return result.succeeded() ? 0 : 1;
    }
}
