package ai.portkey.azure.cli;

import picocli.CommandLine.Command;

/** {@code portkey export}: a stack in the language of another tool. */
@Command(
        name = "export",
        mixinStandardHelpOptions = true,
        description = "Exports a stack to another format.",
        subcommands = ExportArmCommand.class,
        synopsisSubcommandLabel = "FORMAT")
final class ExportCommand {}
