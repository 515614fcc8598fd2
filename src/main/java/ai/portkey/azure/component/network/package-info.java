/** VNet, private endpoints, private DNS, and the link to the control plane. */
@NullMarked
package ai.portkey.azure.component.network;

import org.jspecify.annotations.NullMarked;
