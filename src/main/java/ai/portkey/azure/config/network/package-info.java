/** VNet, private DNS, link to the control plane, and regions. */
@NullMarked
package ai.portkey.azure.config.network;

import org.jspecify.annotations.NullMarked;
