/**
 * The {@code portkey} command: one class for each subcommand, and the real Pulumi engine that some of them run on.
 */
@NullMarked
package ai.portkey.azure.cli;

import org.jspecify.annotations.NullMarked;
