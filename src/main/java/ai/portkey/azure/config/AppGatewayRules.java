package ai.portkey.azure.config;

import ai.portkey.azure.config.app.ClientApp;
import ai.portkey.azure.config.entrance.AppGatewayConfig;
import ai.portkey.azure.config.naming.Cidr;
import ai.portkey.azure.config.network.NetworkConfig;
import ai.portkey.azure.config.reading.Problems;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Rules between the Application Gateway and the rest of a configuration. */
final class AppGatewayRules {

    private static final int SMALLEST_PRIVATE_SUBNET = 28;

    private final PortkeyConfig config;
    private final AppGatewayConfig gateway;
    private final Problems problems;

    private AppGatewayRules(PortkeyConfig config, AppGatewayConfig gateway, Problems problems) {
        this.config = config;
        this.gateway = gateway;
        this.problems = problems;
    }

    static void check(PortkeyConfig config, Problems problems) {
        config.entrance()
                .appGateway()
                .map(gateway -> new AppGatewayRules(config, gateway, problems))
                .ifPresent(rules -> {
                    rules.everyAppHasHostsOfItsOwn();
                    rules.privateAddressIsInTheSubnet();
                    rules.allowListHasAPlace();
                    rules.exposureIsMeant();
                });
    }

    private void everyAppHasHostsOfItsOwn() {
        var routing = gateway.routing();
        if (routing.isByPath() || !problems.areClean("serverMode", "appGateway.routingMode")) {
            return;
        }
        var mcp = routing.hosts(ClientApp.MCP);
        if (config.apps().serverMode().hasGateway()
                && routing.hosts(ClientApp.GATEWAY).isEmpty()) {
            problems.error(
                    "appGateway.gatewayHost",
                    "is required: the host name of the gateway; or set routingMode: " + "path");
        }
        if (config.apps().serverMode().hasMcp() && mcp.isEmpty()) {
            problems.error(
                    "appGateway.mcpHost",
                    "is required: the host name of the MCP gateway; or set routingMode: " + "path");
        }
        var gatewayHosts = new HashSet<String>();
        unique(
                routing.hosts(ClientApp.GATEWAY),
                gatewayHosts,
                "appGateway.gatewayHost",
                "appGateway.additionalGatewayHosts");
        var mcpHosts = new HashSet<String>();
        unique(mcp, mcpHosts, "appGateway.mcpHost", "appGateway.additionalMcpHosts");
        mcpHosts.retainAll(gatewayHosts);
        for (var i = 0; i < mcp.size(); i++) {
            if (mcpHosts.contains(lower(mcp.get(i)))) {
                problems.error(
                        key(i, "appGateway.mcpHost", "appGateway.additionalMcpHosts"),
                        "is also the gateway's host; give each app its own, or set routingMode: path");
            }
        }
    }

    private void unique(List<String> hosts, Set<String> seen, String first, String others) {
        for (var i = 0; i < hosts.size(); i++) {
            if (!seen.add(lower(hosts.get(i)))) {
                problems.error(key(i, first, others), "is listed twice; remove one");
            }
        }
    }

    private static String key(int index, String first, String others) {
        return index == 0 ? first : others + "[" + (index - 1) + "]";
    }

    private static String lower(String host) {
        return host.toLowerCase(Locale.ROOT);
    }

    private void privateAddressIsInTheSubnet() {
        var cidr = config.network()
                .created()
                .map(NetworkConfig.New::appGatewaySubnetCidr)
                .or(() -> config.network().existing().flatMap(NetworkConfig.Existing::appGatewaySubnetCidr));
        if (gateway.isPrivate()
                && problems.areClean("vnet")
                && cidr.filter(c -> Cidr.of(c).getNetworkPrefixLength() > SMALLEST_PRIVATE_SUBNET)
                        .isPresent()) {
            problems.error(
                    "vnet.appGatewaySubnetCidr",
                    "is too small for the gateway's private address, the "
                            + "eleventh in the subnet (.10 in a /24); "
                            + "use a /" + SMALLEST_PRIVATE_SUBNET + " or larger, or set appGateway.private: false");
        }
    }

    /** In a VNet that exists the gateway's subnet and its security group are not ours: the firewall has to hold the list. */
    private void allowListHasAPlace() {
        if (config.network().existing().isPresent()
                && !config.ingress().effectiveAllowedCidrs().isEmpty()
                && problems.areClean("ingress", "appGateway")
                && gateway.isPublic()
                && gateway.waf().isEmpty()) {
            problems.error(
                    "ingress.allowedCidrs",
                    "cannot be enforced in an existing VNet without a WAF, because "
                            + "the network security group of the gateway's subnet is yours; set appGateway.enableWaf: true, "
                            + "or put the list into that group and remove it here");
        }
    }

    private void exposureIsMeant() {
        if (!problems.areClean("appGateway")) {
            return;
        }
        if (!gateway.isPublic()) {
            problems.warn(
                    "appGateway.public",
                    "a gateway with only a private frontend requires the subscription "
                            + "feature "
                            + "EnableApplicationGatewayNetworkIsolation; register it with: az feature register "
                            + "--namespace Microsoft.Network --name EnableApplicationGatewayNetworkIsolation");
        } else if (gateway.certificate().isEmpty()) {
            problems.warn(
                    "appGateway.sslCertKeyVaultSecretId",
                    "is missing: API keys and prompts cross the internet unencrypted");
        }
    }
}
