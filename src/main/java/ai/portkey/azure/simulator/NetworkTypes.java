package ai.portkey.azure.simulator;

import ai.portkey.azure.simulator.ResourceType.Location;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Virtual networks, private endpoints, private DNS and gateways. */
final class NetworkTypes {

    private static final NameRule NAME = NameRule.local("[A-Za-z0-9]([\\w.-]{0,78}\\w)?",
            "1-80 letters, digits, '_', '.' and '-', starting with a letter or digit, ending with one or '_'.");

    private NetworkTypes() {}

    static List<ResourceType> all() {
        return List.of(
                network("VirtualNetwork", "virtualNetworks/{virtualNetworkName}")
                        .replaceOn("location")
                        .rule(NetworkRules::virtualNetwork)
                        .outputs(request -> with(request, "resourceGuid", request.ids().guid(request.id())))
                        .assumed(Map.of("addressSpace", Map.of("addressPrefixes", List.of("10.0.0.0/8"))))
                        .build(),
                subnet("network"), subnet("network/v20231101"),
                network("NetworkSecurityGroup", "networkSecurityGroups/{networkSecurityGroupName}")
                        .replaceOn("location")
                        .rule(NetworkRules::securityRules)
                        .outputs(request -> with(request, "securityRules", children(request, "securityRules"),
                                "resourceGuid", request.ids().guid(request.id())))
                        .inUse("InUseNetworkSecurityGroupCannotBeDeleted")
                        .build(),
                network("NatGateway", "natGateways/{natGatewayName}")
                        .replaceOn("location")
                        .refuses("zones", "sku.name")
                        .references("publicIpAddresses[].id", "publicIpPrefixes[].id")
                        .rule(NetworkRules::natGateway)
                        .outputs(request -> with(request, "resourceGuid", request.ids().guid(request.id())))
                        .inUse("NatGatewayInUseBySubnet")
                        .build(),
                network("PublicIPAddress", "publicIPAddresses/{publicIpAddressName}")
                        .replaceOn("location", "publicIPAddressVersion", "publicIPPrefix", "sku")
                        .refuses("zones")
                        .rule(NetworkRules::publicIp)
                        .outputs(NetworkTypes::publicIpOutputs)
                        .inUse("PublicIPAddressCannotBeDeleted")
                        .build(),
                network("WebApplicationFirewallPolicy", "ApplicationGatewayWebApplicationFirewallPolicies/{policyName}")
                        .name(NameRule.local("[A-Za-z][A-Za-z0-9-]{0,127}", "1-128 letters, digits and hyphens, starting with a letter."))
                        .replaceOn("location")
                        .rule(FirewallPolicyRules::check)
                        .outputs(request -> with(request, "resourceState", "Enabled"))
                        .inUse("ApplicationGatewayFirewallPolicyCannotBeDeletedIfAssociated")
                        .build(),
                network("ApplicationGateway", "applicationGateways/{applicationGatewayName}")
                        .replaceOn("location")
                        .refuses("zones", "gatewayIPConfigurations[].subnet.id")
                        .references("gatewayIPConfigurations[].subnet.id", "frontendIPConfigurations[].subnet.id",
                                "frontendIPConfigurations[].publicIPAddress.id", "firewallPolicy.id",
                                "httpListeners[].firewallPolicy.id")
                        .writeOnly("sslCertificates[].data", "sslCertificates[].password")
                        .rule(ApplicationGatewayRules::check)
                        .outputs(ApplicationGatewayRules::outputs)
                        .build(),
                network("PrivateEndpoint", "privateEndpoints/{privateEndpointName}")
                        .replaceOn("location", "subnet")
                        .references("subnet.id")
                        .referencesWithCode("ResourceNotFound", "privateLinkServiceConnections[].privateLinkServiceId")
                        .rule(PrivateEndpointRules::check)
                        .outputs(PrivateEndpointRules::outputs)
                        .assumed(Map.of("subnet", Map.of("id", "{group}/providers/Microsoft.Network/virtualNetworks/assumed/subnets/assumed")))
                        .build(),
                network("PrivateDnsZoneGroup", "privateEndpoints/{privateEndpointName}/privateDnsZoneGroups/{privateDnsZoneGroupName}")
                        .location(Location.NONE)
                        .references("privateDnsZoneConfigs[].privateDnsZoneId")
                        .outputs(PrivateEndpointRules::zoneGroupOutputs)
                        .build(),
                network("PrivateZone", "privateDnsZones/{privateZoneName}")
                        .location(Location.GLOBAL)
                        .name(NameRule.local("(?i)(?=.{1,253}$)([a-z0-9_]([a-z0-9_-]{0,61}[a-z0-9_])?\\.)+[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?",
                                "a domain name with at least two labels."))
                        .outputs(request -> with(request, "numberOfRecordSets", 1.0, "maxNumberOfRecordSets", 25000.0,
                                "numberOfVirtualNetworkLinks", 0.0, "maxNumberOfVirtualNetworkLinks", 1000.0,
                                "numberOfVirtualNetworkLinksWithRegistration", 0.0,
                                "maxNumberOfVirtualNetworkLinksWithRegistration", 100.0,
                                "internalId", request.ids().hex(request.id(), 32)))
                        .build(),
                network("PrivateRecordSet", "privateDnsZones/{privateZoneName}/{recordType}/{relativeRecordSetName}")
                        .location(Location.NONE)
                        .name(null)
                        .rule(NetworkRules::record)
                        .outputs(request -> with(request, "isAutoRegistered", false, "fqdn", fqdn(request)))
                        .build(),
                network("RecordSet", "dnsZones/{zoneName}/{recordType}/{relativeRecordSetName}")
                        .location(Location.NONE)
                        .name(null)
                        .rule(NetworkRules::record)
                        .outputs(request -> with(request, "fqdn", fqdn(request)))
                        .build(),
                network("VirtualNetworkLink", "privateDnsZones/{privateZoneName}/virtualNetworkLinks/{virtualNetworkLinkName}")
                        .location(Location.GLOBAL)
                        .replaceOn("virtualNetwork")
                        .references("virtualNetwork.id")
                        .rule(NetworkRules::virtualNetworkLink)
                        .outputs(request -> with(request, "virtualNetworkLinkState", "Completed"))
                        .build(),
                CdnTypes.firewallPolicy());
    }

    private static ResourceType.Builder network(String type, String path) {
        return ResourceType.of("azure-native:network:" + type, ResourceType.inGroup("Microsoft.Network/" + path)).name(NAME);
    }

    private static ResourceType subnet(String module) {
        return ResourceType.of("azure-native:" + module + ":Subnet",
                        ResourceType.inGroup("Microsoft.Network/virtualNetworks/{virtualNetworkName}/subnets/{subnetName}"))
                .location(Location.NONE)
                .name(NAME)
                .references("networkSecurityGroup.id", "natGateway.id", "routeTable.id")
                .rule(NetworkRules::subnet)
                .outputs(request -> with(request, "delegations", children(request, "delegations")))
                .inUse("InUseSubnetCannotBeDeleted")
                .assumed(Map.of("addressPrefix", "10.255.0.0/23"))
                .build();
    }

    /** Members of network resources that ARM adds; pairs of name and value. */
    static Map<String, Object> with(Request request, Object... pairs) {
        var outputs = new LinkedHashMap<String, Object>();
        outputs.put("etag", "W/\"" + request.ids().guid("etag " + request.id()) + "\"");
        for (var i = 0; i < pairs.length; i += 2) {
            outputs.put((String) pairs[i], pairs[i + 1]);
        }
        return outputs;
    }

    /** The parts of a collection with the id, etag and state that ARM gives each. */
    static List<Map<String, Object>> children(Request request, String collection) {
        var children = new ArrayList<Map<String, Object>>();
        for (var child : Values.objects(request.body(), collection + "[]")) {
            var answer = Values.copy(child);
            answer.put("id", request.id() + "/" + collection + "/" + child.get("name"));
            answer.put("etag", "W/\"" + request.ids().guid("etag " + request.id()) + "\"");
            answer.put("provisioningState", "Succeeded");
            children.add(answer);
        }
        return children;
    }

    private static Map<String, Object> publicIpOutputs(Request request) {
        var outputs = with(request, "ipAddress", request.ids().publicIp(AzureState.key(request.id())),
                "resourceGuid", request.ids().guid(request.id()));
        var label = request.text("dnsSettings.domainNameLabel");
        if (label != null) {
            outputs.put("dnsSettings", Map.of("fqdn", label + "." + request.location() + ".cloudapp.azure.com"));
        }
        return outputs;
    }

    /** Azure names in an address the NAT gateway that has taken it, though nobody writes the address. */
    static SimulatedResource withNatGateway(SimulatedResource address, AzureState state) {
        return state.ofType("Microsoft.Network/natGateways").stream()
                .filter(gateway -> Values.strings(gateway.properties(), "publicIpAddresses[].id").stream()
                        .anyMatch(address.id()::equalsIgnoreCase))
                .findFirst()
                .map(gateway -> {
                    var properties = Values.copy(address.properties());
                    properties.put("natGateway", Map.of("id", gateway.id()));
                    return address.withProperties(properties);
                })
                .orElse(address);
    }

    private static String fqdn(Request request) {
        var zone = request.id().split("/")[8];
        return (request.name().equals("@") ? zone : request.name() + "." + zone).toLowerCase(Locale.ROOT) + ".";
    }
}
