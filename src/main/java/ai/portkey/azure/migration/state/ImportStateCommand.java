package ai.portkey.azure.migration.state;

import ai.portkey.azure.migration.MigrationException;
import ai.portkey.azure.migration.StackFileWriter;
import ai.portkey.azure.text.JsonText;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/**
 * {@code portkey import state}. Exit codes: 0 done, 1 the file could not be written or, with {@code --check}, a
 * difference would replace a resource, 2 bad input.
 */
@Command(
        name = "state",
        mixinStandardHelpOptions = true,
        description = "Writes a file for 'pulumi import' from a Terraform state, so that nothing is recreated.")
public final class ImportStateCommand implements Callable<Integer> {

    @Parameters(index = "0", paramLabel = "FILE", description = "Terraform state, from 'terraform state pull'.")
    private Path stateFile;

    @Option(names = "--stack", required = true, paramLabel = "NAME", description = "Target stack.")
    private String stack;

    @Option(
            names = "--module",
            paramLabel = "ADDRESS",
            description = "Address of the gateway's module, if the state contains several.")
    private String module;

    @Option(
            names = "--out",
            paramLabel = "FILE",
            description = "File to write (default: import-<stack>.json in the current folder).")
    private Path out;

    @Option(
            names = "--check",
            description = "Only print what the first 'pulumi up' would change, without writing a file.")
    private boolean check;

    @Option(names = "--force", description = "Overwrite an existing file; the old one is kept as *.bak.")
    private boolean force;

    @Spec
    private CommandSpec spec;

    private final PlanSource plans;

    /** @param plans plans the stack that {@code --stack} names */
    public ImportStateCommand(PlanSource plans) {
        this.plans = plans;
    }

    @Override
    public Integer call() {
        var err = spec.commandLine().getErr();
        try {
            var target = out != null ? out : Path.of("import-" + stack + ".json");
            if (!check) {
                StackFileWriter.requireFree(target, force);
            }
            var result = StateImport.run(stateFile, Optional.ofNullable(module), plans.plan(stack));
            result.notes().forEach(note -> err.println("note: " + note));
            return check ? report(result) : write(result, target);
        } catch (MigrationException badInput) {
            badInput.problems().forEach(problem -> err.println("error: " + problem));
            err.println("Nothing was written.");
            return 2;
        } catch (IOException failed) {
            err.println("error: the file could not be written: " + failed.getMessage());
            return 1;
        }
    }

    private int write(StateImport.Result result, Path target) throws IOException {
        StackFileWriter.write(target, JsonText.INDENTED.toJson(result.importFile()) + "\n");
        spec.commandLine()
                .getOut()
                .println("Wrote " + target + ": " + result.adopted() + " resources to adopt, "
                        + result.added().size() + " to be created by the first pulumi up. Next: pulumi import --stack "
                        + stack + " --file "
                        + target + " --protect=false --generate-code=false");
        return 0;
    }

    private int report(StateImport.Result result) {
        var terminal = spec.commandLine().getOut();
        terminal.println(result.adopted() + " resources are adopted with their names unchanged.");
        result.differences().forEach(difference -> terminal.println("  ~ " + difference));
        result.added()
                .forEach(resource -> terminal.println(
                        "  + " + resource.name() + " (" + resource.kind() + "): created by the first pulumi up"));
        result.effects().forEach(effect -> terminal.println("  ! " + effect));
        var replaced = result.differences().stream()
                .filter(text -> text.endsWith(StateCheck.REPLACES))
                .count();
        terminal.println(result.differences().size() + " properties change, "
                + result.added().size() + " resources are added, " + replaced + " properties force a replacement.");
        return replaced == 0 ? 0 : 1;
    }
}
