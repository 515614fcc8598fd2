package ai.portkey.azure.migration.tfvars;

import ai.portkey.azure.config.PortkeyConfig;
import ai.portkey.azure.config.reading.ConfigException;
import ai.portkey.azure.config.terraform.ModuleVersion;
import ai.portkey.azure.migration.MigrationException;
import ai.portkey.azure.migration.StackFileWriter;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code portkey import tfvars}. Exit codes: 0 written, 1 could not be written, 2 bad input. */
@Command(
        name = "tfvars",
        mixinStandardHelpOptions = true,
        description = "Writes Pulumi.<stack>.yaml from the tfvars files of a Terraform deployment.")
public final class ImportTfvarsCommand implements Callable<Integer> {

    @Parameters(
            arity = "0..*",
            paramLabel = "FILE",
            description = "terraform.tfvars, *.auto.tfvars or *.tfvars.json; later files win.")
    private List<Path> files = List.of();

    @Option(
            names = "--main",
            paramLabel = "FILE",
            description = "File with the module block, if another configuration calls the module.")
    private Path main;

    @Option(names = "--stack", required = true, paramLabel = "NAME", description = "Name of the target stack.")
    private String stack;

    @Option(
            names = "--module-version",
            paramLabel = "VERSION",
            description = "Release of the Terraform module, e.g. 1.1.1 (default: ?ref= in the module's source).")
    private String moduleVersion;

    @Option(names = "--force", description = "Overwrite an existing stack file; the old one is kept as *.bak.")
    private boolean force;

    @Option(
            names = "--directory",
            paramLabel = "DIR",
            defaultValue = "${sys:portkey.home:-.}",
            description = "Folder that contains Pulumi.yaml (default: the project).")
    private Path directory;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        var err = spec.commandLine().getErr();
        try {
            var target = StackFileWriter.stackFile(directory, stack);
            StackFileWriter.requireFree(target, force);
            var result = TfvarsImport.run(new TfvarsImport.Request(files, Optional.ofNullable(main), version()));
            StackFileWriter.write(target, result.yaml(StackFileWriter.entriesToKeep(target)));
            result.notes().forEach(note -> err.println("note: " + note));
            problemsLeft(result).forEach(problem -> err.println("to do: " + problem));
            spec.commandLine()
                    .getOut()
                    .println("Wrote " + target + ". Read its comments, then run: ./portkey preview " + stack);
            return 0;
        } catch (MigrationException badInput) {
            badInput.problems().forEach(problem -> err.println("error: " + problem));
            err.println("Nothing was written.");
            return 2;
        } catch (IOException failed) {
            err.println("error: the stack file could not be written: " + failed.getMessage());
            return 1;
        }
    }

    /** What Terraform let pass and the program does not. */
    private List<String> problemsLeft(TfvarsImport.Result result) {
        try {
            PortkeyConfig.decode(result.rawConfig(stack));
            return List.of();
        } catch (ConfigException invalid) {
            return invalid.problems().stream().map(String::valueOf).toList();
        }
    }

    private Optional<ModuleVersion> version() throws MigrationException {
        if (moduleVersion == null) {
            return Optional.empty();
        }
        return Optional.of(ModuleVersion.parse(moduleVersion)
                .orElseThrow(() -> new MigrationException(
                        "--module-version: '" + moduleVersion + "' is not a release: use the form 1.1.1")));
    }
}
