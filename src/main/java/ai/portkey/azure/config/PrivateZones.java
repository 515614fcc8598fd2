package ai.portkey.azure.config;

import ai.portkey.azure.config.PrivateEndpointRules.Endpoint;
import ai.portkey.azure.config.network.Exposure;
import java.util.List;
import java.util.stream.Stream;

/** The private DNS zones that a stack makes and links to its VNet. */
final class PrivateZones {

    private PrivateZones() {}

    /** What each of them leads to, in words. */
    static List<String> madeBy(PortkeyConfig config) {
        return Stream.of(
                        Stream.of("Container Apps environment").filter(zone -> config.exposure() == Exposure.VNET),
                        Stream.of("link to the control plane")
                                .filter(zone -> config.controlPlaneLink().isPresent()),
                        ofEndpoints(config).map(Endpoint::what))
                .flatMap(zones -> zones)
                .toList();
    }

    /** The private endpoints of Azure services whose zones the stack makes. */
    static Stream<Endpoint> ofEndpoints(PortkeyConfig config) {
        return config.network().privateDns().makesZones()
                ? PrivateEndpointRules.ENDPOINTS.stream()
                        .filter(endpoint -> endpoint.exists().test(config))
                : Stream.empty();
    }
}
