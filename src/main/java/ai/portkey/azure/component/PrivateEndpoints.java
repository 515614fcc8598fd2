package ai.portkey.azure.component;

import com.pulumi.azurenative.network.PrivateDnsZoneGroup;
import com.pulumi.azurenative.network.PrivateDnsZoneGroupArgs;
import com.pulumi.azurenative.network.PrivateEndpoint;
import com.pulumi.azurenative.network.PrivateEndpointArgs;
import com.pulumi.azurenative.network.inputs.PrivateDnsZoneConfigArgs;
import com.pulumi.azurenative.network.inputs.PrivateLinkServiceConnectionArgs;
import com.pulumi.azurenative.network.inputs.SubnetArgs;
import com.pulumi.core.Output;
import com.pulumi.resources.Resource;
import java.util.List;

/** Private endpoints to Azure services, with the privatelink zone that leads clients to them. */
final class PrivateEndpoints {

    /**
     * @param endpointName Azure name of the endpoint
     * @param resourceId   the service
     * @param groupId      its sub-resource, e.g. {@code blob}
     * @param zoneName     Azure's zone for that sub-resource
     */
    record Service(String endpointName, Output<String> resourceId, String groupId, String zoneName) {}

    private PrivateEndpoints() {}

    /** Makes an endpoint and its zone; returns what must exist before a client in the VNet can connect. */
    static List<Resource> withZone(AzureComponent parent, String part, Target target, Network.Vnet vnet,
                                    Service service) {
        var endpoint = new PrivateEndpoint(parent.child(part), PrivateEndpointArgs.builder()
                .privateEndpointName(service.endpointName())
                .resourceGroupName(target.resourceGroupName())
                .location(target.location())
                .tags(target.tags())
                .subnet(SubnetArgs.builder().id(vnet.privateLinkSubnetId().orElseThrow()).build())
                .privateLinkServiceConnections(PrivateLinkServiceConnectionArgs.builder()
                        .name(service.endpointName())
                        .privateLinkServiceId(service.resourceId())
                        .groupIds(service.groupId())
                        .build())
                .build(), parent.childOptions());
        var zone = PrivateDns.zone(parent, part + "-dns", target, Output.of(service.zoneName()));
        var link = PrivateDns.link(parent, part + "-dns-link", target, zone, "link-" + service.endpointName(), vnet.id());
        var records = new PrivateDnsZoneGroup(parent.child(part + "-dns-group"), PrivateDnsZoneGroupArgs.builder()
                .privateDnsZoneGroupName("default")
                .privateEndpointName(endpoint.name())
                .resourceGroupName(target.resourceGroupName())
                .privateDnsZoneConfigs(PrivateDnsZoneConfigArgs.builder()
                        .name(service.groupId())
                        .privateDnsZoneId(zone.id())
                        .build())
                .build(), parent.childOptions());
        return List.of(endpoint, link, records);
    }
}
