package ai.portkey.azure.cli.simulated;

import ai.portkey.azure.cli.engine.EngineStack;
import picocli.CommandLine.Command;

/** {@code portkey up --simulated}. */
@Command(name = "up", mixinStandardHelpOptions = true,
        description = "Deploys a stack with the real Pulumi engine to the simulated Azure.")
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
