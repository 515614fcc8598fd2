/** Stacks on the real Pulumi engine against the simulated Azure: the commands with {@code --simulated}. */
package ai.portkey.azure.cli.simulated;
