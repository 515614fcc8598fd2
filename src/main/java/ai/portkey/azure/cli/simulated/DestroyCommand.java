package ai.portkey.azure.cli.simulated;

import ai.portkey.azure.cli.engine.EngineStack;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code portkey destroy --simulated}. */
@Command(
        name = "destroy",
        mixinStandardHelpOptions = true,
        description = "Deletes all of a stack's resources in the simulated Azure.")
public final class DestroyCommand extends SimulatedCommand {

    @Option(names = "--unprotect", description = "Also delete protected resources (like pulumi state unprotect --all).")
    boolean unprotect;

    @Override
    int run(EngineStack engine) {
        if (unprotect) {
            engine.unprotect();
        }
        var preview = engine.previewDestroy();
        if (!preview.succeeded()) {
            spec.commandLine().getErr().println(preview.diagnostics().strip());
            spec.commandLine().getErr().println("Nothing was deleted.");
            return 1;
        }
        return EngineSession.report(spec, engine.destroy());
    }
}
