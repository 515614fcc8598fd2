package ai.portkey.azure.cli.simulated;

import ai.portkey.azure.cli.engine.EngineStack;
import ai.portkey.azure.text.JsonText;
import java.util.TreeMap;
import picocli.CommandLine.Command;

/** {@code portkey outputs --simulated}. */
@Command(
        name = "outputs",
        mixinStandardHelpOptions = true,
        description = "Prints the outputs of the last up as JSON; none of them is a secret.")
public final class OutputsCommand extends SimulatedCommand {

    @Override
    int run(EngineStack engine) {
        spec.commandLine().getOut().println(JsonText.of(new TreeMap<>(engine.outputs())));
        return 0;
    }

    @Override
    String pulumiCommand() {
        return "stack output";
    }
}
