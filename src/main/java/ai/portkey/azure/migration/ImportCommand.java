package ai.portkey.azure.migration;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/** {@code portkey import}: groups the ways in from Terraform. */
@Command(name = "import", mixinStandardHelpOptions = true, synopsisSubcommandLabel = "COMMAND",
        description = "Moves a deployment of Portkey's Terraform module to this program.")
public final class ImportCommand {

    private ImportCommand() {}

    /** The command with its subcommands {@code tfvars} and {@code state}. */
    public static CommandLine create(PlanSource plans) {
        return new CommandLine(new ImportCommand())
                .addSubcommand(new ImportTfvarsCommand())
                .addSubcommand(new ImportStateCommand(plans));
    }
}
