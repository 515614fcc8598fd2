/**
 * The {@code portkey} command: one class for each subcommand, and the real Pulumi engine that some of them run on.
 */
package ai.portkey.azure.cli;
