package ai.portkey.azure.cli;

import ai.portkey.azure.migration.tfvars.ImportTfvarsCommand;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;

/** {@code portkey import}: the way in for deployments of the Terraform module. */
@Command(
        name = "import",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        description = "Migrates a deployment of Portkey's Terraform module.",
        subcommands = {ImportTfvarsCommand.class, HelpCommand.class})
final class ImportCommand {}
