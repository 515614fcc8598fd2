package ai.portkey.azure.config.network;

import ai.portkey.azure.config.naming.Naming;

/**
 * What differs between the regions of a stack. The first is made of the top-level keys, the second is key
 * {@code secondRegion}.
 *
 * @param location      Azure region, e.g. {@code eastus}
 * @param resourceGroup where its resources are
 * @param network       none, or a VNet of its own
 * @param naming        the Azure names; those of the second region end with its location
 * @param traffic       when Front Door sends requests there
 */
public record RegionConfig(
        String location, ResourceGroupConfig resourceGroup, NetworkConfig network, Naming naming, Traffic traffic) {

    /** {@code secondRegion.traffic}: always, or only while the other region does not answer. */
    public enum Traffic {
        ACTIVE_ACTIVE("active-active"),
        STANDBY("standby");

        private final String written;

        Traffic(String written) {
            this.written = written;
        }

        /** As it is written in a stack file. */
        String written() {
            return written;
        }
    }
}
