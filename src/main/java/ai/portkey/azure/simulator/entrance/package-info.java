/** Types and rules of Application Gateway and Front Door. */
package ai.portkey.azure.simulator.entrance;
