/**
 * The {@code portkey} command: one class for each subcommand. {@code plan} runs the program on the mock engine and
 * shows the result.
 */
package ai.portkey.azure.cli;
