package ai.portkey.azure.config.entrance;

import ai.portkey.azure.config.app.ClientApp;
import ai.portkey.azure.config.naming.ResourceId;
import java.util.Optional;

/**
 * Custom domains on the apps' ingress (key {@code ingress.customDomain}; only with {@code ingressType: aca}).
 *
 * @param gatewayHost of the gateway; present only when it is deployed
 * @param mcpHost     of the MCP gateway; present only when it is deployed
 * @param dnsZone     key {@code dnsZoneId}: the public Azure DNS zone where the records are made; empty = elsewhere by hand
 * @param certificate key {@code certificateKeyVaultSecretId}: one for all hosts; empty = one for each host that Azure issues
 *                    and renews, which needs {@code publicIngress}
 */
public record CustomDomainConfig(
        Optional<String> gatewayHost,
        Optional<String> mcpHost,
        Optional<ResourceId> dnsZone,
        Optional<CertificateConfig> certificate) {
    /** Azure name of the managed certificate of a host. With a hyphen for each period two hosts can have one name; that of the MCP gateway then differs. */
    public String managedCertificate(String host) {
        var name = host.replace('.', '-');
        var isTaken = mcpHost.filter(host::equals).isPresent()
                && gatewayHost
                        .filter(gateway -> gateway.replace('.', '-').equalsIgnoreCase(name))
                        .isPresent();
        return isTaken ? name + "-mcp" : name;
    }

    /** The host name of an app. */
    public Optional<String> host(ClientApp app) {
        return app.of(gatewayHost, mcpHost);
    }
}
