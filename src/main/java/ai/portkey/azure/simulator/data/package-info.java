/** Types and rules of cache, storage and Key Vault. */
package ai.portkey.azure.simulator.data;
