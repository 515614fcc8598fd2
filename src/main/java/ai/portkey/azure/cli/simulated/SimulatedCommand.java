package ai.portkey.azure.cli.simulated;

import ai.portkey.azure.cli.engine.EngineStack;
import ai.portkey.azure.cli.stack.StackOptions;
import ai.portkey.azure.cli.stack.UserError;
import java.util.concurrent.Callable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** A command that changes or reads a stack: on the simulated Azure alone, where pulumi itself has the same for Azure. */
abstract class SimulatedCommand implements Callable<Integer> {

    @Mixin
    StackOptions stack;

    @Option(names = "--simulated", description = "Use the simulated Azure. Required: for real Azure use pulumi.")
    boolean simulated;

    @Spec
    CommandSpec spec;

    @Override
    public Integer call() {
        if (!simulated) {
            throw new UserError(
                    "portkey " + spec.name() + " only works on the simulated Azure: add --simulated. For real Azure "
                            + "run: pulumi " + pulumiCommand() + " -s " + stack.name());
        }
        return EngineSession.run(spec, stack, needsDeployment(), this::run);
    }

    /** True when there is nothing to do for a stack that was never deployed. */
    boolean needsDeployment() {
        return true;
    }

    /** Works on the open stack; the exit code. */
    abstract int run(EngineStack engine);

    /** The command of pulumi that does the same on Azure. */
    String pulumiCommand() {
        return spec.name();
    }
}
