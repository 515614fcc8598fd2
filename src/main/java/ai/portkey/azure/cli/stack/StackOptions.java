package ai.portkey.azure.cli.stack;

import ai.portkey.azure.config.reading.RawConfig;
import java.nio.file.Path;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Which stack a command works on. */
public final class StackOptions {

    @Parameters(
            index = "0",
            arity = "0..1",
            paramLabel = "STACK",
            defaultValue = "dev",
            description = "Stack name (default: ${DEFAULT-VALUE}).")
    String stack;

    @Option(
            names = "--config-file",
            paramLabel = "FILE",
            description = "Stack file, or - for standard input (default: Pulumi.STACK.yaml in the project).")
    Path configFile;

    /** Name of the stack. */
    public String name() {
        return stack;
    }

    /** Reads the stack's file. */
    public RawConfig load() {
        var own = Project.stackFile(stack);
        return StackFile.load(configFile != null ? configFile : own, stack);
    }
}
