/** Types and rules of Container Apps. */
package ai.portkey.azure.simulator.app;
