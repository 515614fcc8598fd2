package ai.portkey.azure.cli;

import ai.portkey.azure.cli.stack.StackOptions;
import ai.portkey.azure.config.PortkeyConfig;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code portkey validate}: checks a stack file. */
@Command(
        name = "validate",
        mixinStandardHelpOptions = true,
        description = "Checks a stack's configuration and reports all problems at once.")
final class ValidateCommand implements Callable<Integer> {

    @Mixin
    StackOptions stack;

    @Spec
    CommandSpec spec;

    @Override
    public Integer call() {
        var config = PortkeyConfig.decode(stack.load());
        config.warnings().forEach(warning -> spec.commandLine().getErr().println("warning: " + warning));
        spec.commandLine().getOut().println("The configuration of stack " + stack.name() + " is valid.");
        return 0;
    }
}
