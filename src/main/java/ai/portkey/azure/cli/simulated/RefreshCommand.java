package ai.portkey.azure.cli.simulated;

import ai.portkey.azure.cli.engine.EngineStack;
import picocli.CommandLine.Command;

/** {@code portkey refresh --simulated}. */
@Command(
        name = "refresh",
        mixinStandardHelpOptions = true,
        description = "Refreshes the state from the simulated Azure and shows the differences.")
public final class RefreshCommand extends SimulatedCommand {

    @Override
    int run(EngineStack engine) {
        return EngineSession.report(spec, engine.refresh());
    }
}
