package ai.portkey.azure.component;

import ai.portkey.azure.config.CustomDomainConfig;
import ai.portkey.azure.config.PortkeyConfig;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Ingress of gateway and mcp. It is always external to the environment, as in the module: whether that means the
 * internet or the VNet is the environment's affair.
 */
final class PublicIngress {

    private PublicIngress() {}

    /**
     * @param host the app's own host name among the configured ones
     */
    static AppSpec.Ingress of(PortkeyConfig config, Function<CustomDomainConfig, Optional<String>> host) {
        return AppSpec.Ingress.external(allowed(config), config.ingress().customDomain().flatMap(domain ->
                host.apply(domain).map(name -> new AppSpec.Domain(name, domain.dnsZone()))));
    }

    /** Behind an Application Gateway or Front Door the entrance filters clients; here it alone would be seen. */
    private static List<String> allowed(PortkeyConfig config) {
        return config.appGateway().isPresent() || config.frontDoor().isPresent()
                ? List.of()
                : config.ingress().effectiveAllowedCidrs();
    }
}
