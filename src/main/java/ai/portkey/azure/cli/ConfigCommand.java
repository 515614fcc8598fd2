package ai.portkey.azure.cli;

import picocli.CommandLine.Command;

/** {@code portkey config}: what a stack is configured to be, and what it can be. */
@Command(name = "config", mixinStandardHelpOptions = true, subcommands = {ConfigShowCommand.class, ConfigSchemaCommand.class},
        description = "Shows what a stack is configured to be, and what it can be.", synopsisSubcommandLabel = "COMMAND")
final class ConfigCommand {}
