package ai.portkey.azure.simulator.network;

import ai.portkey.azure.simulator.core.AzureState;
import ai.portkey.azure.simulator.core.NameRule;
import ai.portkey.azure.simulator.core.Request;
import ai.portkey.azure.simulator.core.ResourceType.Location;
import ai.portkey.azure.simulator.core.ResourceType;
import ai.portkey.azure.simulator.core.SimulatedResource;
import ai.portkey.azure.simulator.values.Values;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Virtual networks, private endpoints, private DNS and gateways. */
final class NetworkTypes {

    private NetworkTypes() {}

    static List<ResourceType> all() {
        return List.of(
                network("VirtualNetwork", "virtualNetworks/{virtualNetworkName}")
                        .replaceOn("location")
                        .rule(NetworkRules::virtualNetwork)
                        .outputs(request -> request.with("resourceGuid", request.ids().guid(request.id())))
                        .assumed(Map.of("addressSpace", Map.of("addressPrefixes", List.of("10.0.0.0/8"))))
                        .build(),
                subnet("network"), subnet("network/v20231101"),
                network("NetworkSecurityGroup", "networkSecurityGroups/{networkSecurityGroupName}")
                        .replaceOn("location")
                        .rule(NetworkRules::securityRules)
                        .outputs(request -> request.with("securityRules", request.children("securityRules"),
                                "resourceGuid", request.ids().guid(request.id())))
                        .inUse("InUseNetworkSecurityGroupCannotBeDeleted")
                        .build(),
                network("NatGateway", "natGateways/{natGatewayName}")
                        .replaceOn("location")
                        .refuses("zones", "sku.name")
                        .references("publicIpAddresses[].id", "publicIpPrefixes[].id")
                        .rule(NetworkRules::natGateway)
                        .outputs(request -> request.with("resourceGuid", request.ids().guid(request.id())))
                        .inUse("NatGatewayInUseBySubnet")
                        .build(),
                network("PublicIPAddress", "publicIPAddresses/{publicIpAddressName}")
                        .replaceOn("location", "publicIPAddressVersion", "publicIPPrefix", "sku")
                        .refuses("zones")
                        .rule(NetworkRules::publicIp)
                        .outputs(NetworkTypes::publicIpOutputs)
                        .inUse("PublicIPAddressCannotBeDeleted")
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
                        .outputs(request -> request.with("numberOfRecordSets", 1.0, "maxNumberOfRecordSets", 25000.0,
                                "numberOfVirtualNetworkLinks", 0.0, "maxNumberOfVirtualNetworkLinks", 1000.0,
                                "numberOfVirtualNetworkLinksWithRegistration", 0.0,
                                "maxNumberOfVirtualNetworkLinksWithRegistration", 100.0,
                                "internalId", request.ids().hex(request.id(), 32)))
                        .build(),
                network("PrivateRecordSet", "privateDnsZones/{privateZoneName}/{recordType}/{relativeRecordSetName}")
                        .location(Location.NONE)
                        .name(null)
                        .rule(NetworkRules::record)
                        .outputs(request -> request.with("isAutoRegistered", false, "fqdn", fqdn(request)))
                        .build(),
                network("RecordSet", "dnsZones/{zoneName}/{recordType}/{relativeRecordSetName}")
                        .location(Location.NONE)
                        .name(null)
                        .rule(NetworkRules::record)
                        .outputs(request -> request.with("fqdn", fqdn(request)))
                        .build(),
                network("VirtualNetworkLink", "privateDnsZones/{privateZoneName}/virtualNetworkLinks/{virtualNetworkLinkName}")
                        .location(Location.GLOBAL)
                        .replaceOn("virtualNetwork")
                        .references("virtualNetwork.id")
                        .rule(NetworkRules::virtualNetworkLink)
                        .outputs(request -> request.with("virtualNetworkLinkState", "Completed"))
                        .build());
    }

    private static ResourceType.Builder network(String type, String path) {
        return ResourceType.of("azure-native:network:" + type, ResourceType.inGroup("Microsoft.Network/" + path)).name(NameRule.NETWORK);
    }

    private static ResourceType subnet(String module) {
        return ResourceType.of("azure-native:" + module + ":Subnet",
                        ResourceType.inGroup("Microsoft.Network/virtualNetworks/{virtualNetworkName}/subnets/{subnetName}"))
                .location(Location.NONE)
                .name(NameRule.NETWORK)
                .references("networkSecurityGroup.id", "natGateway.id", "routeTable.id")
                .rule(NetworkRules::subnet)
                .outputs(request -> request.with("delegations", request.children("delegations")))
                .inUse("InUseSubnetCannotBeDeleted")
                .assumed(Map.of("addressPrefix", "10.255.0.0/23"))
                .build();
    }

    private static Map<String, Object> publicIpOutputs(Request request) {
        var outputs = request.with("ipAddress", request.ids().publicIp(AzureState.key(request.id())),
                "resourceGuid", request.ids().guid(request.id()));
        var label = request.text("dnsSettings.domainNameLabel");
        if (label != null) {
            outputs.put("dnsSettings", Map.of("fqdn", label + "." + request.location() + ".cloudapp.azure.com"));
        }
        return outputs;
    }

    private static String fqdn(Request request) {
        var zone = request.id().split("/")[8];
        return (request.name().equals("@") ? zone : request.name() + "." + zone).toLowerCase(Locale.ROOT) + ".";
    }
}
