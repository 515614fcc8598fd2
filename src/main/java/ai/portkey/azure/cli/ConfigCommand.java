package ai.portkey.azure.cli;

import picocli.CommandLine.Command;

/** {@code portkey config}: what a stack is configured to be, and what it can be. */
@Command(
        name = "config",
        mixinStandardHelpOptions = true,
        subcommands = {ConfigShowCommand.class, ConfigSchemaCommand.class},
        description = "Shows a stack's effective configuration, and the schema of stack files.",
        synopsisSubcommandLabel = "COMMAND")
final class ConfigCommand {}
