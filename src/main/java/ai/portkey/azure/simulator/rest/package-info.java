/** The simulated Azure as Azure Resource Manager serves it: over HTTPS, for clients that know nothing of Pulumi. */
@NullMarked
package ai.portkey.azure.simulator.rest;

import org.jspecify.annotations.NullMarked;
