package ai.portkey.azure.simulator.network;

import ai.portkey.azure.catalogue.AzureTypes;
import ai.portkey.azure.simulator.core.AzureState;
import ai.portkey.azure.simulator.core.NameRule;
import ai.portkey.azure.simulator.core.Request;
import ai.portkey.azure.simulator.core.ResourceType;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Virtual networks, private endpoints, private DNS and gateways. */
final class NetworkTypes {

    private NetworkTypes() {}

    static List<ResourceType> all() {
        return List.of(
                network("VirtualNetwork")
                        .rule(NetworkRules::virtualNetwork)
                        .outputs(request ->
                                request.with("resourceGuid", request.ids().guid(request.id())))
                        .assumed(Map.of("addressSpace", Map.of("addressPrefixes", List.of("10.0.0.0/8"))))
                        .build(),
                subnet("azure-native:network:Subnet"),
                subnet(AzureTypes.SUBNET),
                network("NetworkSecurityGroup")
                        .rule(NetworkRules::securityRules)
                        .outputs(request -> request.with(
                                "securityRules",
                                request.children("securityRules"),
                                "resourceGuid",
                                request.ids().guid(request.id())))
                        .inUse("InUseNetworkSecurityGroupCannotBeDeleted")
                        .build(),
                network("NatGateway")
                        .refuses("zones", "sku.name")
                        .references("publicIpAddresses[].id", "publicIpPrefixes[].id")
                        .rule(NetworkRules::natGateway)
                        .outputs(request ->
                                request.with("resourceGuid", request.ids().guid(request.id())))
                        .inUse("NatGatewayInUseBySubnet")
                        .build(),
                network("PublicIPAddress")
                        .refuses("zones")
                        .rule(NetworkRules::publicIp)
                        .outputs(NetworkTypes::publicIpOutputs)
                        .inUse("PublicIPAddressCannotBeDeleted")
                        .build(),
                network("PrivateEndpoint")
                        .references("subnet.id")
                        .referencesWithCode("ResourceNotFound", "privateLinkServiceConnections[].privateLinkServiceId")
                        .rule(PrivateEndpointRules::check)
                        .outputs(PrivateEndpointRules::outputs)
                        .assumed(Map.of(
                                "subnet",
                                Map.of(
                                        "id",
                                        "{group}/providers/Microsoft.Network/virtualNetworks/assumed/subnets/assumed")))
                        .build(),
                network("PrivateDnsZoneGroup")
                        .references("privateDnsZoneConfigs[].privateDnsZoneId")
                        .outputs(PrivateEndpointRules::zoneGroupOutputs)
                        .build(),
                network("PrivateZone")
                        .name(NameRule.local(
                                "(?i)(?=.{1,253}$)([a-z0-9_]([a-z0-9_-]{0,61}[a-z0-9_])?\\.)+[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?",
                                "a domain name with at least two labels."))
                        .outputs(request -> request.with(
                                "numberOfRecordSets",
                                1.0,
                                "maxNumberOfRecordSets",
                                25000.0,
                                "numberOfVirtualNetworkLinks",
                                0.0,
                                "maxNumberOfVirtualNetworkLinks",
                                1000.0,
                                "numberOfVirtualNetworkLinksWithRegistration",
                                0.0,
                                "maxNumberOfVirtualNetworkLinksWithRegistration",
                                100.0,
                                "internalId",
                                request.ids().hex(request.id(), 32)))
                        .build(),
                network("PrivateRecordSet")
                        .name(null)
                        .rule(NetworkRules::record)
                        .outputs(request -> request.with("isAutoRegistered", false, "fqdn", fqdn(request)))
                        .build(),
                network("RecordSet")
                        .name(null)
                        .rule(NetworkRules::record)
                        .outputs(request -> request.with("fqdn", fqdn(request)))
                        .build(),
                network("VirtualNetworkLink")
                        .references("virtualNetwork.id")
                        .rule(NetworkRules::virtualNetworkLink)
                        .outputs(request -> request.with("virtualNetworkLinkState", "Completed"))
                        .build());
    }

    private static ResourceType.Builder network(String type) {
        return ResourceType.of("azure-native:network:" + type).name(NameRule.NETWORK);
    }

    private static ResourceType subnet(String token) {
        return ResourceType.of(token)
                .name(NameRule.NETWORK)
                .references("networkSecurityGroup.id", "natGateway.id", "routeTable.id")
                .rule(NetworkRules::subnet)
                .outputs(request -> request.with("delegations", request.children("delegations")))
                .inUse("InUseSubnetCannotBeDeleted")
                .assumed(Map.of("addressPrefix", "10.255.0.0/23"))
                .build();
    }

    private static Map<String, Object> publicIpOutputs(Request request) {
        var outputs = request.with(
                "ipAddress",
                request.ids().publicIp(AzureState.key(request.id())),
                "resourceGuid",
                request.ids().guid(request.id()));
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
