package ai.portkey.azure.cli;

import ai.portkey.azure.arm.ArmTemplate;
import ai.portkey.azure.cli.stack.Simulation;
import ai.portkey.azure.cli.stack.StackOptions;
import ai.portkey.azure.cli.stack.UserError;
import ai.portkey.azure.text.WholeFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code portkey export arm}: a stack as an ARM template. */
@Command(
        name = "arm",
        mixinStandardHelpOptions = true,
        description = "Exports a stack as an ARM template, without secrets (see docs/export-arm.md).")
final class ExportArmCommand implements Callable<Integer> {

    @Mixin
    StackOptions stack;

    @Option(names = "--out", paramLabel = "FILE", description = "File to write (default: standard output).")
    Path out;

    @Option(names = "--force", description = "Overwrite an existing file.")
    boolean force;

    @Spec
    CommandSpec spec;

    @Override
    public Integer call() {
        refuseToOverwrite();
        var raw = stack.load();
        var plan = Simulation.plan(raw);
        var template = ArmTemplate.json(PlannedStack.of(plan));
        if (out == null) {
            spec.commandLine().getOut().print(template);
            spec.commandLine().getOut().flush();
        } else {
            write(template);
        }
        return 0;
    }

    private void refuseToOverwrite() {
        if (out != null && Files.isDirectory(out)) {
            throw new UserError(out + ": is a folder. Set --out to a file.");
        }
        if (out != null && !force && Files.exists(out)) {
            throw new UserError(out + ": already exists. Set --out to another file, or overwrite it with --force.");
        }
    }

    private void write(String template) {
        try {
            WholeFile.write(out, template);
        } catch (IOException e) {
            throw new UserError(out + ": cannot be written. Check that its folder exists and is writable.");
        }
    }
}
