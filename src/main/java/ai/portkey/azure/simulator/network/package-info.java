/** Types and rules of networks. */
package ai.portkey.azure.simulator.network;
