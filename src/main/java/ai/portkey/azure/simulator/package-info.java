/**
 * A simulated Azure for previews and tests: one core, two fronts.
 *
 * <p>{@link ai.portkey.azure.simulator.core.SimulatedAzure} is the core. It knows Azure Resource Manager and nothing of
 * Pulumi or of this project: it works on plain maps. {@link ai.portkey.azure.simulator.fronts.SimulatedAzureMocks} puts it
 * behind Pulumi's mock engine, {@link ai.portkey.azure.simulator.fronts.SimulatedProviderServer} behind the real engine.
 * Everything else is package-private. What is not simulated is listed in {@code docs/simulator.md}.
 */
package ai.portkey.azure.simulator;
