/** Types and rules of monitoring. */
package ai.portkey.azure.simulator.operation;
