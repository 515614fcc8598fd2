package ai.portkey.azure.config.network;

import static org.assertj.core.api.Assertions.assertThat;

import ai.portkey.azure.config.PortkeyConfig;
import ai.portkey.azure.config.Stack;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The sentences about the network and the Application Gateway. */
class NetworkProblemsTest {

    @Test
    void the_subnet_of_an_existing_vnet_needs_the_service_endpoint_when_the_log_store_has_no_private_endpoint() {
        var vnet =
                "networkMode: existing\nvnet: {id: $VNET, acaSubnetId: $VNET/subnets/aca, privateLinkSubnetId: $VNET/subnets/pe}\n";

        assertThat(PortkeyConfig.decode(Stack.with(Stack.expand(vnet))).warnings())
                .isEmpty();
        assertThat(PortkeyConfig.decode(Stack.with(Stack.expand(vnet + "storage: {privateEndpoint: false}")))
                        .warnings())
                .containsExactly(
                        "portkey-gateway:storage.privateEndpoint — the log store only allows vnet.acaSubnetId, and Azure "
                                + "refuses that unless the subnet has the service endpoint Microsoft.Storage; add it to the "
                                + "subnet before you deploy");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void wrong_network(String rule, String stack, List<String> expected) {
        assertThat(Stack.problems(Stack.with(Stack.expand(stack)))).containsExactlyElementsOf(Stack.expand(expected));
    }

    static Stream<Arguments> wrong_network() {
        return Stream.of(
                Arguments.of(
                        "a range is written with its first address",
                        """
                        networkMode: new
                        vnet: {cidr: 10.0.1.0/16}
                        """,
                        List.of(
                                "vnet.cidr: \"10.0.1.0/16\" — a range must start at its first address; set 10.0.0.0/16")),
                Arguments.of(
                        "a range is a range",
                        """
                        networkMode: new
                        vnet: {cidr: 10.0.0.0, acaSubnetCidr: 10.0.0.0/33}
                        """,
                        List.of(
                                "vnet.cidr: \"10.0.0.0\" — expected an IPv4 range, like 10.0.0.0/16",
                                "vnet.acaSubnetCidr: \"10.0.0.0/33\" — expected an IPv4 range, like 10.0.0.0/16")),
                Arguments.of(
                        "subnets are inside the VNet",
                        """
                        networkMode: new
                        vnet: {acaSubnetCidr: 10.1.0.0/23}
                        """,
                        List.of(
                                "vnet.acaSubnetCidr: \"10.1.0.0/23\" — is not within the VNet's range 10.0.0.0/16; use a "
                                        + "range within it, or change vnet.cidr")),
                Arguments.of(
                        "subnets do not overlap",
                        """
                        networkMode: new
                        vnet: {acaSubnetCidr: 10.0.0.0/23, appGatewaySubnetCidr: 10.0.1.0/24, privateLinkSubnetCidr: 10.0.2.0/24}
                        """,
                        List.of(
                                "vnet.appGatewaySubnetCidr: \"10.0.1.0/24\" — overlaps vnet.acaSubnetCidr 10.0.0.0/23; use "
                                        + "ranges that do not overlap")),
                Arguments.of(
                        "a written subnet does not overlap a derived one",
                        """
                        networkMode: new
                        vnet: {acaSubnetCidr: 10.0.4.0/23}
                        """,
                        List.of(
                                "vnet.acaSubnetCidr: \"10.0.4.0/23\" — overlaps vnet.appGatewaySubnetCidr 10.0.4.0/24, which "
                                        + "is derived from vnet.cidr; set that key too")),
                Arguments.of(
                        "an allow list needs a place",
                        """
                        networkMode: existing
                        vnet: {id: $VNET, acaSubnetId: $VNET/subnets/aca, appGatewaySubnetId: $VNET/subnets/appgw, privateLinkSubnetId: $VNET/subnets/pe}
                        ingressType: application_gateway
                        appGateway: {routingMode: path}
                        ingress: {allowControlPlane: true}
                        """,
                        List.of(
                                "ingress.allowedCidrs — cannot be enforced in an existing VNet without a WAF, because the "
                                        + "network security group of the gateway's subnet is yours; set "
                                        + "appGateway.enableWaf: true, or put the list into that group and remove it here")),
                Arguments.of(
                        "subnets have a smallest size",
                        """
                        networkMode: new
                        vnet: {acaSubnetCidr: 10.0.0.0/28, appGatewaySubnetCidr: 10.0.1.0/30, privateLinkSubnetCidr: 10.0.2.0/31}
                        """,
                        List.of(
                                "vnet.acaSubnetCidr: \"10.0.0.0/28\" — is too small: this subnet must be at least a /27",
                                "vnet.appGatewaySubnetCidr: \"10.0.1.0/30\" — is too small: this subnet must be at least a /29",
                                "vnet.privateLinkSubnetCidr: \"10.0.2.0/31\" — is too small: this subnet must be at least a "
                                        + "/29")),
                Arguments.of(
                        "Container Apps keeps some ranges for itself",
                        """
                        networkMode: new
                        vnet: {cidr: 172.16.0.0/12, acaSubnetCidr: 172.30.4.0/23}
                        """,
                        List.of(
                                "vnet.acaSubnetCidr: \"172.30.4.0/23\" — overlaps 172.30.0.0/16, which Container Apps uses "
                                        + "internally; use another range")),
                Arguments.of(
                        "a small VNet cannot be divided by the pattern",
                        """
                        networkMode: new
                        vnet: {cidr: 10.0.0.0/22, acaSubnetCidr: 10.0.0.0/24}
                        """,
                        List.of(
                                "vnet.cidr: \"10.0.0.0/22\" — subnets are only derived for a /21 or larger; use a larger "
                                        + "range, or set vnet.appGatewaySubnetCidr, vnet.privateLinkSubnetCidr")),
                Arguments.of(
                        "a VNet has a smallest size",
                        """
                        networkMode: new
                        vnet: {cidr: 10.0.0.0/30}
                        """,
                        List.of("vnet.cidr: \"10.0.0.0/30\" — the smallest VNet is a /29; use a larger range")),
                Arguments.of(
                        "without a VNet there are no ranges",
                        """
                        vnet: {cidr: 10.0.0.0/16}
                        """,
                        List.of(
                                "vnet.cidr: \"10.0.0.0/16\" — is only valid with networkMode: new, but networkMode is none; "
                                        + "change networkMode, or remove it")),
                Arguments.of(
                        "an existing VNet has no ranges",
                        """
                        networkMode: existing
                        vnet: {id: $VNET, acaSubnetId: $VNET/subnets/aca, privateLinkSubnetId: $VNET/subnets/pe, cidr: 10.0.0.0/16}
                        """,
                        List.of("vnet.cidr: \"10.0.0.0/16\" — is only valid with networkMode: new, but networkMode is "
                                + "existing; change networkMode, or remove it")),
                Arguments.of(
                        "an existing VNet needs its ids",
                        """
                        networkMode: existing
                        """,
                        List.of(
                                "vnet.id — is required with networkMode: existing",
                                "vnet.acaSubnetId — is required with networkMode: existing")),
                Arguments.of(
                        "ids parse, and are of the right type",
                        """
                        networkMode: existing
                        vnet: {id: my-vnet, acaSubnetId: $VNET}
                        """,
                        List.of(
                                "vnet.id: \"my-vnet\" — expected an id of the form /subscriptions/SUBSCRIPTION/resourceGroups/GROUP/providers/Microsoft.Network/virtualNetworks/NAME",
                                "vnet.acaSubnetId: \"$VNET\" — expected an id of the form /subscriptions/SUBSCRIPTION/resourceGroups/GROUP/providers/Microsoft.Network/virtualNetworks/NAME/subnets/NAME")),
                Arguments.of(
                        "subnets belong to the VNet",
                        """
                        networkMode: existing
                        vnet: {id: $VNET, acaSubnetId: /subscriptions/1/resourceGroups/rg/providers/Microsoft.Network/virtualNetworks/other/subnets/aca, privateLinkSubnetId: $VNET/subnets/pe}
                        """,
                        List.of(
                                "vnet.acaSubnetId: \"/subscriptions/1/resourceGroups/rg/providers/Microsoft.Network/virtualNetworks/other/subnets/aca\" — is not a subnet of the VNet in vnet.id; use a subnet of that VNet")),
                Arguments.of(
                        "each purpose has a subnet of its own",
                        """
                        networkMode: existing
                        vnet: {id: $VNET, acaSubnetId: $VNET/subnets/a, privateLinkSubnetId: /subscriptions/1/resourceGroups/RG/providers/Microsoft.Network/virtualNetworks/v/subnets/A}
                        """,
                        List.of(
                                "vnet.privateLinkSubnetId: "
                                        + "\"/subscriptions/1/resourceGroups/RG/providers/Microsoft.Network/virtualNetworks/v/subnets/A\" — is the same subnet as vnet.acaSubnetId; each needs its own subnet")),
                Arguments.of(
                        "the subnets in use must be named",
                        """
                        networkMode: existing
                        ingressType: application_gateway
                        appGateway: {gatewayHost: gateway.example.com}
                        vnet: {id: $VNET, acaSubnetId: $VNET/subnets/aca}
                        """,
                        List.of(
                                "vnet.appGatewaySubnetId — is required with ingressType: application_gateway",
                                "vnet.privateLinkSubnetId — is required for the private endpoint of the log store; set it, "
                                        + "or set storage.privateEndpoint: false")),
                Arguments.of(
                        "a range belongs to a subnet",
                        """
                        networkMode: existing
                        vnet: {id: $VNET, acaSubnetId: $VNET/subnets/aca, privateLinkSubnetId: $VNET/subnets/pe, appGatewaySubnetCidr: 10.0.4.0/24}
                        """,
                        List.of(
                                "vnet.appGatewaySubnetCidr: \"10.0.4.0/24\" — is the range of vnet.appGatewaySubnetId; set "
                                        + "that too, or remove this key")),
                Arguments.of(
                        "the gateway's private address is in its subnet",
                        """
                        networkMode: existing
                        vnet: {id: $VNET, acaSubnetId: $VNET/subnets/aca, appGatewaySubnetId: $VNET/subnets/appgw, privateLinkSubnetId: $VNET/subnets/pe, appGatewaySubnetCidr: 10.0.4.0/29}
                        ingressType: application_gateway
                        appGateway: {routingMode: path}
                        """,
                        List.of(
                                "vnet.appGatewaySubnetCidr — is too small for the gateway's private address, the eleventh in "
                                        + "the subnet (.10 in a /24); use a /28 or larger, or set appGateway.private: false")),
                Arguments.of(
                        "without a VNet a subnet has no range",
                        """
                        vnet: {appGatewaySubnetCidr: 10.0.4.0/24}
                        """,
                        List.of("vnet.appGatewaySubnetCidr: \"10.0.4.0/24\" — is only valid with networkMode: new or "
                                + "existing, but networkMode is none; change networkMode, or remove it")),
                Arguments.of(
                        "the control plane's link needs a subnet",
                        """
                        networkMode: existing
                        controlPlanePrivateLink: {outbound: true}
                        storage: {privateEndpoint: false}
                        vnet: {id: $VNET, acaSubnetId: $VNET/subnets/aca}
                        """,
                        List.of("vnet.privateLinkSubnetId — is required with controlPlanePrivateLink.outbound")),
                Arguments.of(
                        "what needs a VNet says so",
                        """
                        ingressType: application_gateway
                        appGateway: {routingMode: path}
                        controlPlanePrivateLink: {outbound: true}
                        storage: {privateEndpoint: true}
                        """,
                        List.of(
                                "ingressType — application_gateway requires a VNet; set networkMode: new or existing",
                                "controlPlanePrivateLink.outbound — a private link requires a VNet; set networkMode: new or "
                                        + "existing",
                                "storage.privateEndpoint — a private endpoint requires a VNet; set networkMode: new or "
                                        + "existing")),
                Arguments.of(
                        "an app that is not public needs a VNet",
                        """
                        publicIngress: false
                        """,
                        List.of(
                                "publicIngress — an app that is not public requires a VNet; set networkMode: new or existing")),
                Arguments.of(
                        "an allowed address is an address",
                        """
                        ingress: {allowedCidrs: [10.0.0.1/24, my-office, '2001:db8::/32', 10.0.0.1-5]}
                        """,
                        List.of(
                                "ingress.allowedCidrs[0]: \"10.0.0.1/24\" — a range must start at its first address; set "
                                        + "10.0.0.0/24",
                                "ingress.allowedCidrs[1]: \"my-office\" — expected an IPv4 address or range, like 203.0.113.7 or 203.0.113.0/24",
                                "ingress.allowedCidrs[2]: \"2001:db8::/32\" — expected an IPv4 address or range, like 203.0.113.7 or 203.0.113.0/24",
                                "ingress.allowedCidrs[3]: \"10.0.0.1-5\" — expected an IPv4 address or range, like 203.0.113.7 or 203.0.113.0/24")),
                Arguments.of(
                        "host routing needs the host of each app",
                        """
                        serverMode: all
                        networkMode: new
                        ingressType: application_gateway
                        """,
                        List.of(
                                "appGateway.gatewayHost — is required: the host name of the gateway; or set routingMode: path",
                                "appGateway.mcpHost — is required: the host name of the MCP gateway; or set routingMode: "
                                        + "path")),
                Arguments.of(
                        "the hosts of two apps differ",
                        """
                        serverMode: all
                        networkMode: new
                        ingressType: application_gateway
                        appGateway: {gatewayHost: ai.example.com, mcpHost: AI.example.com}
                        """,
                        List.of(
                                "appGateway.mcpHost — is also the gateway's host; give each app its own, or set routingMode: "
                                        + "path")),
                Arguments.of(
                        "every host leads to one app, once",
                        """
                        serverMode: all
                        networkMode: new
                        ingressType: application_gateway
                        appGateway:
                          gatewayHost: ai.example.com
                          additionalGatewayHosts: [AI.example.com, llm.example.com]
                          mcpHost: mcp.example.com
                          additionalMcpHosts: [tools.example.com, llm.example.com]
                        """,
                        List.of(
                                "appGateway.additionalGatewayHosts[0] — is listed twice; remove one",
                                "appGateway.additionalMcpHosts[1] — is also the gateway's host; give each app its own, or "
                                        + "set routingMode: path")),
                Arguments.of(
                        "further hosts need a first one",
                        """
                        networkMode: new
                        ingressType: application_gateway
                        appGateway: {additionalGatewayHosts: ['*.example.com', llm.example.com]}
                        """,
                        List.of(
                                "appGateway.additionalGatewayHosts[0]: \"*.example.com\" — expected a host name, like gateway.example.com, without scheme, port or path",
                                "appGateway.gatewayHost — is required: the host name of the gateway; or set routingMode: "
                                        + "path")),
                Arguments.of(
                        "an app has few hosts",
                        """
                        networkMode: new
                        ingressType: application_gateway
                        appGateway: {gatewayHost: a.example.com, additionalGatewayHosts: [b.example.com, c.example.com, d.example.com, e.example.com, f.example.com]}
                        """,
                        List.of(
                                "appGateway.additionalGatewayHosts: a list — an app can have at most 5 hosts, including "
                                        + "gatewayHost; remove 1")),
                Arguments.of(
                        "a gateway has a frontend",
                        """
                        networkMode: new
                        ingressType: application_gateway
                        appGateway: {routingMode: path, public: false, private: false}
                        """,
                        List.of(
                                "appGateway.private: false — the gateway needs a frontend; set public: true or private: true")),
                Arguments.of(
                        "a host is a host name",
                        """
                        networkMode: new
                        ingressType: application_gateway
                        appGateway: {gatewayHost: 'https://gateway.example.com'}
                        """,
                        List.of(
                                "appGateway.gatewayHost: \"https://gateway.example.com\" — expected a host name, like gateway.example.com, without scheme, port or path")),
                Arguments.of(
                        "path prefixes end in a star",
                        """
                        networkMode: new
                        ingressType: application_gateway
                        appGateway: {routingMode: path, gatewayPath: /gateway}
                        """,
                        List.of(
                                "appGateway.gatewayPath: \"/gateway\" — expected a path prefix that ends in /*, like /gateway/*")),
                Arguments.of(
                        "neither path prefix covers the other",
                        """
                        networkMode: new
                        ingressType: application_gateway
                        appGateway: {routingMode: path, gatewayPath: /ai/*, mcpPath: /ai/mcp/*}
                        """,
                        List.of(
                                "appGateway.mcpPath: \"/ai/mcp/*\" — gatewayPath /ai/* and mcpPath /ai/mcp/* cover the same "
                                        + "paths; use two prefixes where neither starts with the other")),
                Arguments.of(
                        "neither path prefix covers the other, the other way round",
                        """
                        networkMode: new
                        ingressType: application_gateway
                        appGateway: {routingMode: path, gatewayPath: /mcp/ai/*}
                        """,
                        List.of(
                                "appGateway.gatewayPath: \"/mcp/ai/*\" — gatewayPath /mcp/ai/* and mcpPath /mcp/* cover the "
                                        + "same paths; use two prefixes where neither starts with the other")),
                Arguments.of(
                        "a firewall needs its SKU",
                        """
                        networkMode: new
                        ingressType: application_gateway
                        appGateway: {gatewayHost: gateway.example.com, enableWaf: true, skuName: Standard_v2, skuTier: Standard_v2}
                        """,
                        List.of(
                                "appGateway.skuName: \"Standard_v2\" — a WAF requires the WAF SKU; set skuName: WAF_v2, or "
                                        + "enableWaf: false")),
                Arguments.of(
                        "the tier is the SKU",
                        """
                        networkMode: new
                        ingressType: application_gateway
                        appGateway: {gatewayHost: gateway.example.com, skuName: WAF_v2, skuTier: Standard_v2}
                        """,
                        List.of(
                                "appGateway.skuTier: \"Standard_v2\" — differs from skuName, which is WAF_v2; remove it, "
                                        + "because they must be equal")),
                Arguments.of(
                        "instances are fixed or scaled",
                        """
                        networkMode: new
                        ingressType: application_gateway
                        appGateway: {gatewayHost: gateway.example.com, capacity: 2, minCapacity: 1, maxCapacity: 4}
                        """,
                        List.of(
                                "appGateway.capacity: 2 — is for a fixed number of instances, minCapacity and maxCapacity "
                                        + "are for autoscaling; use one or the other")),
                Arguments.of(
                        "autoscaling has two ends",
                        """
                        networkMode: new
                        ingressType: application_gateway
                        appGateway: {gatewayHost: gateway.example.com, minCapacity: 1}
                        """,
                        List.of("appGateway.maxCapacity — is required: autoscaling needs minCapacity and maxCapacity")),
                Arguments.of(
                        "autoscaling's ends are in order",
                        """
                        networkMode: new
                        ingressType: application_gateway
                        appGateway: {gatewayHost: gateway.example.com, minCapacity: 5, maxCapacity: 4}
                        """,
                        List.of(
                                "appGateway.minCapacity: 5 — is greater than maxCapacity, which is 4; lower minCapacity or "
                                        + "raise maxCapacity")),
                Arguments.of(
                        "a certificate's id has no version",
                        """
                        networkMode: new
                        ingressType: application_gateway
                        appGateway: {gatewayHost: gateway.example.com, sslCertKeyVaultSecretId: 'https://my-ssl-kv.vault.azure.net/certificates/my-ssl-cert/0123456789abcdef0123456789abcdef'}
                        """,
                        List.of(
                                "appGateway.sslCertKeyVaultSecretId: "
                                        + "\"https://my-ssl-kv.vault.azure.net/certificates/my-ssl-cert/0123456789abcdef0123456789abcdef\" — expected the certificate's secret id without a version, so that renewals are picked up; set https://my-ssl-kv.vault.azure.net/secrets/my-ssl-cert")),
                Arguments.of(
                        "a certificate's id is a Key Vault secret's",
                        """
                        networkMode: new
                        ingressType: application_gateway
                        appGateway: {gatewayHost: gateway.example.com, sslCertKeyVaultSecretId: 'https://example.com/cert.pfx'}
                        """,
                        List.of("appGateway.sslCertKeyVaultSecretId: \"https://example.com/cert.pfx\" — expected the "
                                + "certificate's secret id without a version, like "
                                + "https://VAULT.vault.azure.net/secrets/NAME")),
                Arguments.of(
                        "a redirect needs a certificate",
                        """
                        networkMode: new
                        ingressType: application_gateway
                        appGateway: {gatewayHost: gateway.example.com, httpsRedirect: true}
                        """,
                        List.of("appGateway.httpsRedirect: true — there is no HTTPS to redirect to; set "
                                + "sslCertKeyVaultSecretId, or remove this key")),
                Arguments.of(
                        "capacities and timeouts have bounds",
                        """
                        networkMode: new
                        ingressType: application_gateway
                        appGateway: {gatewayHost: gateway.example.com, capacity: 126, requestTimeoutSeconds: 86401}
                        """,
                        List.of(
                                "appGateway.capacity: 126 — must be between 1 and 125",
                                "appGateway.requestTimeoutSeconds: 86401 — must be between 1 and 86400")));
    }
}
