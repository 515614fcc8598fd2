package ai.portkey.azure.cli;

import picocli.CommandLine.Command;

/** {@code portkey config}: what a stack is configured to be. */
@Command(name = "config", mixinStandardHelpOptions = true, subcommands = ConfigShowCommand.class,
        description = "Shows what a stack is configured to be.", synopsisSubcommandLabel = "COMMAND")
final class ConfigCommand {}
