/** Stacks on the real Pulumi engine against the simulated Azure: the commands with {@code --simulated}. */
@NullMarked
package ai.portkey.azure.cli.simulated;

import org.jspecify.annotations.NullMarked;
