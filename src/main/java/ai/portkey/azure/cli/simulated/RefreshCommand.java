package ai.portkey.azure.cli.simulated;

import ai.portkey.azure.cli.engine.EngineStack;
import picocli.CommandLine.Command;

/** {@code portkey refresh --simulated}. */
@Command(name = "refresh", mixinStandardHelpOptions = true,
        description = "Takes what is in the simulated Azure into the state; shows what differed.")
public final class RefreshCommand extends SimulatedCommand {

    @Override
    int run(EngineStack engine) {
        return EngineSession.report(spec, engine.refresh());
    }
}
