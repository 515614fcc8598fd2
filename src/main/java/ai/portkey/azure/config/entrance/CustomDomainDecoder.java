package ai.portkey.azure.config.entrance;

import ai.portkey.azure.config.app.ServerMode;
import ai.portkey.azure.config.naming.ResourceIds;
import ai.portkey.azure.config.reading.ConfigNode;
import ai.portkey.azure.config.reading.Names;
import ai.portkey.azure.config.reading.Type;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Decodes custom domains on the apps' ingress. */
final class CustomDomainDecoder {

    private static final Type<String> HOST = Type.text(Names.HOST);
    private static final int MAX_COMMON_NAME = 64;

    private CustomDomainDecoder() {}

    /**
     * @param ingress       {@code ingress}
     * @param isBehind      an Application Gateway is in front
     * @param isPublic      {@code publicIngress}
     * @param resourceGroup the deployment's
     */
    static Optional<CustomDomainConfig> decode(
            ConfigNode ingress, boolean isBehind, boolean isPublic, ServerMode mode, String resourceGroup) {
        var key = "customDomain";
        var node = ingress.optionalObject(
                key, "Custom host names of the apps, with `ingressType: aca`. See docs/custom-domain.md.");
        var gatewayHost = node.optional(
                "gatewayHost",
                "Host name of the gateway. Requires `ingressType: aca`, and `publicIngress` or a certificate.",
                HOST);
        var mcpHost = node.optional("mcpHost", "Host name of the MCP gateway. Not the gateway's.", HOST);
        var domain = new CustomDomainConfig(
                gatewayHost.filter(h -> mode.hasGateway()),
                mcpHost.filter(h -> mode.hasMcp()),
                node.optional(
                        "dnsZoneId",
                        "Public Azure DNS zone of the hosts, in the same subscription. The records are "
                                + "created there.",
                        ResourceIds.type("Microsoft.Network/dnsZones")),
                CertificateDecoder.decode(
                        node, "certificateKeyVaultSecretId", "certificateKeyVaultResourceGroup", resourceGroup));
        if (!ingress.has(key) || !ingress.isClean(key)) {
            return Optional.empty();
        }
        if (isBehind) {
            ingress.error(
                    key,
                    "is only valid with ingressType: aca; behind an Application Gateway set "
                            + "appGateway.gatewayHost and appGateway.mcpHost");
        } else if (!isPublic && domain.certificate().isEmpty()) {
            ingress.error(
                    key,
                    "requires publicIngress: true, because Azure only issues certificates to hosts that "
                            + "are reachable from the internet; or bring your own with certificateKeyVaultSecretId");
        } else if (domain.gatewayHost().isEmpty() && domain.mcpHost().isEmpty()) {
            ingress.error(
                    key,
                    "has no host for an app that is deployed; set " + (mode.hasGateway() ? "gatewayHost" : "mcpHost")
                            + ", or remove it");
        } else if (domain.gatewayHost()
                .flatMap(host -> domain.mcpHost().filter(host::equalsIgnoreCase))
                .isPresent()) {
            node.error("mcpHost", "is also the gateway's host; give each app its own");
        }
        hostsAreInTheZone(node, domain);
        if (domain.certificate().isEmpty()) {
            hostsHaveCommonNames(node, domain);
        }
        return Optional.of(domain);
    }

    /** Of certificates; RFC 5280 sets the limit, and DigiCert, who issues Azure's, keeps to it. */
    private static void hostsHaveCommonNames(ConfigNode node, CustomDomainConfig domain) {
        byKey(domain)
                .forEach((key, host) -> host.filter(name -> name.length() > MAX_COMMON_NAME)
                        .ifPresent(name -> node.warn(
                                key,
                                "is longer than the " + MAX_COMMON_NAME + " characters of a certificate's common "
                                        + "name, so Azure may be unable to issue one; use a shorter host, or bring a certificate "
                                        + "with certificateKeyVaultSecretId")));
    }

    private static Map<String, Optional<String>> byKey(CustomDomainConfig domain) {
        return new TreeMap<>(Map.of("gatewayHost", domain.gatewayHost(), "mcpHost", domain.mcpHost()));
    }

    /** A CNAME record is not allowed at the apex of a zone. */
    private static void hostsAreInTheZone(ConfigNode node, CustomDomainConfig domain) {
        domain.dnsZone()
                .ifPresent(zone -> byKey(domain)
                        .forEach((key, host) -> host.filter(h -> !h.toLowerCase(Locale.ROOT)
                                        .endsWith("." + zone.name().toLowerCase(Locale.ROOT)))
                                .ifPresent(h -> node.error(
                                        key,
                                        "is not in the zone of dnsZoneId, "
                                                + zone.name() + "; use a host like gateway."
                                                + zone.name() + ", or set another zone"))));
    }
}
