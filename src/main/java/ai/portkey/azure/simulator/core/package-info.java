/** State, requests, placement, drift and faults of the simulated Azure. Knows no type. */
package ai.portkey.azure.simulator.core;
