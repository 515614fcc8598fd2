package ai.portkey.azure.component.network;

import ai.portkey.azure.component.AzureComponent;
import ai.portkey.azure.component.Prerequisites;
import ai.portkey.azure.component.Target;
import ai.portkey.azure.config.network.PrivateDnsConfig.Zone;
import com.pulumi.azurenative.network.PrivateDnsZoneGroup;
import com.pulumi.azurenative.network.PrivateDnsZoneGroupArgs;
import com.pulumi.azurenative.network.PrivateEndpoint;
import com.pulumi.azurenative.network.PrivateEndpointArgs;
import com.pulumi.azurenative.network.inputs.PrivateDnsZoneConfigArgs;
import com.pulumi.azurenative.network.inputs.PrivateLinkServiceConnectionArgs;
import com.pulumi.azurenative.network.inputs.SubnetArgs;
import com.pulumi.core.Output;
import com.pulumi.resources.Resource;
import java.util.ArrayList;
import java.util.Map;
import java.util.Objects;

/**
 * Private endpoints to Azure services, with the privatelink zone that leads clients to them: one of the stack's own, one
 * that exists, or none, when somebody else adds the records.
 */
public final class PrivateEndpoints {

    /**
     * @param endpointName Azure name of the endpoint
     * @param resourceId   the service
     * @param groupId      its sub-resource, e.g. {@code blob}
     * @param zone         Azure's zone for that sub-resource
     * @param after        what else is done to the service, and must be over before an endpoint can be attached
     */
    public record Service(
            String endpointName, Output<String> resourceId, String groupId, Zone zone, Prerequisites after) {

        /** A Key Vault. */
        public static Service keyVault(Target target, Output<String> vaultId) {
            return new Service(
                    target.naming().keyVaultPrivateEndpoint(), vaultId, "vault", Zone.KEY_VAULT, Prerequisites.NONE);
        }

        /** The blobs of a storage account. */
        public static Service blobs(Target target, Output<String> accountId, Prerequisites after) {
            return new Service(target.naming().storagePrivateEndpoint(), accountId, "blob", Zone.BLOB, after);
        }
    }

    private PrivateEndpoints() {}

    /** Makes an endpoint and its DNS; returns what must exist before a client in the VNet can connect. */
    public static Prerequisites withZone(
            AzureComponent parent, String part, Target target, Network.Vnet vnet, Service service) {
        var made = new ArrayList<Resource>();
        var endpoint = endpoint(parent, part, target, vnet, service);
        made.add(endpoint);
        if (vnet.privateDns().makesZones()) {
            var zone = PrivateDns.zone(
                    parent, part + "-dns", target, Output.of(service.zone().zoneName()));
            made.add(PrivateDns.link(
                    parent, part + "-dns-link", target, zone, "link-" + service.endpointName(), vnet.id()));
            made.add(records(parent, part, target, endpoint, service, zone.id()));
        }
        vnet.privateDns()
                .existing()
                .ifPresent(existing -> made.add(records(
                        parent,
                        part,
                        target,
                        endpoint,
                        service,
                        Output.of(Objects.requireNonNull(existing.zoneIds().get(service.zone()))
                                .toString()))));
        return new Prerequisites(made);
    }

    /** Makes an endpoint without DNS. */
    public static PrivateEndpoint endpoint(
            AzureComponent parent, String part, Target target, Network.Vnet vnet, Service service) {
        return new PrivateEndpoint(
                parent.child(part),
                PrivateEndpointArgs.builder()
                        .privateEndpointName(service.endpointName())
                        .resourceGroupName(target.resourceGroupName())
                        .location(target.location())
                        .tags(target.tags())
                        .subnet(SubnetArgs.builder()
                                .id(vnet.privateLinkSubnetId().orElseThrow())
                                .build())
                        .privateLinkServiceConnections(PrivateLinkServiceConnectionArgs.builder()
                                .name(service.endpointName())
                                .privateLinkServiceId(service.resourceId())
                                .groupIds(service.groupId())
                                .build())
                        .build(),
                parent.childOptions(service.after()));
    }

    private static PrivateDnsZoneGroup records(
            AzureComponent parent,
            String part,
            Target target,
            PrivateEndpoint endpoint,
            Service service,
            Output<String> zoneId) {
        return records(parent, part, target, endpoint, Map.of(service.groupId(), zoneId));
    }

    /**
     * The endpoint's records in its zones; Azure keeps them up to date.
     *
     * @param zoneIds by the name that each has in the group
     */
    public static PrivateDnsZoneGroup records(
            AzureComponent parent,
            String part,
            Target target,
            PrivateEndpoint endpoint,
            Map<String, Output<String>> zoneIds) {
        return new PrivateDnsZoneGroup(
                parent.child(part + "-dns-group"),
                PrivateDnsZoneGroupArgs.builder()
                        .privateDnsZoneGroupName("default")
                        .privateEndpointName(endpoint.name())
                        .resourceGroupName(target.resourceGroupName())
                        .privateDnsZoneConfigs(zoneIds.entrySet().stream()
                                .map(zone -> PrivateDnsZoneConfigArgs.builder()
                                        .name(zone.getKey())
                                        .privateDnsZoneId(zone.getValue())
                                        .build())
                                .toList())
                        .build(),
                parent.childOptions());
    }
}
