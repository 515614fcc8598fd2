/** Values of a resource: comparison, ids, and what is not known yet. */
package ai.portkey.azure.simulator.values;
