package ai.portkey.azure.config.entrance;

import ai.portkey.azure.config.app.ClientApp;
import java.util.Map;
import java.util.Optional;

/**
 * Azure Front Door before the apps of all regions (key {@code frontDoor}; present only when {@code enabled}).
 *
 * @param sku                    {@code Standard} or {@code Premium}
 * @param gatewayHost            host name of the gateway; present only when it is deployed
 * @param mcpHost                host name of the MCP gateway; present only when it is deployed
 * @param waf                    present when {@code enableWaf} is true; Premium only
 * @param originTimeoutSeconds   key {@code originResponseTimeoutSeconds}: how long an app may take to answer, 16 … 240
 * @param healthProbeSeconds     between two probes of each edge location, 1 … 255; only with two regions
 * @param privateLink            the apps are reached by private link alone. Premium only
 * @param privateLinkLocations   region → region of the private link, for regions where Front Door has none
 */
public record FrontDoorConfig(
        Sku sku,
        Optional<String> gatewayHost,
        Optional<String> mcpHost,
        Optional<WafMode> waf,
        int originTimeoutSeconds,
        int healthProbeSeconds,
        boolean privateLink,
        Map<String, String> privateLinkLocations) {

    /** {@code frontDoor.sku}. */
    public enum Sku {
        STANDARD("Standard"),
        PREMIUM("Premium");

        private final String written;

        Sku(String written) {
            this.written = written;
        }

        /** As it is written in a stack file. */
        String written() {
            return written;
        }

        /** As Azure calls it. */
        public String azureName() {
            return written + "_AzureFrontDoor";
        }
    }

    public FrontDoorConfig {
        privateLinkLocations = Map.copyOf(privateLinkLocations);
    }

    /** The host name of an app. */
    public Optional<String> host(ClientApp app) {
        return app.of(gatewayHost, mcpHost);
    }

    /** Where Front Door makes the private link to the apps of a region. */
    public String privateLinkLocation(String location) {
        return privateLinkLocations.getOrDefault(location, location);
    }
}
