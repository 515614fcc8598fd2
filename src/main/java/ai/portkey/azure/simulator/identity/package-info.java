/** Types and rules of identities, roles and resource groups. */
package ai.portkey.azure.simulator.identity;
