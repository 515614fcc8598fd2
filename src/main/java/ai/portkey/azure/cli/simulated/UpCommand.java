package ai.portkey.azure.cli.simulated;

import ai.portkey.azure.cli.engine.EngineStack;
import picocli.CommandLine.Command;

/** {@code portkey up --simulated}. */
@Command(
        name = "up",
        mixinStandardHelpOptions = true,
        description = "Deploys a stack to the simulated Azure, using the real Pulumi engine.")
public final class UpCommand extends SimulatedCommand {

    @Override
    int run(EngineStack engine) {
        return EngineSession.report(spec, engine.up());
    }

    @Override
    boolean needsDeployment() {
        return false;
    }
}
