package ai.portkey.azure.component.network;

import ai.portkey.azure.component.AzureComponent;
import ai.portkey.azure.component.Target;
import com.pulumi.azurenative.network.PrivateRecordSet;
import com.pulumi.azurenative.network.PrivateRecordSetArgs;
import com.pulumi.azurenative.network.PrivateZone;
import com.pulumi.azurenative.network.PrivateZoneArgs;
import com.pulumi.azurenative.network.VirtualNetworkLink;
import com.pulumi.azurenative.network.VirtualNetworkLinkArgs;
import com.pulumi.azurenative.network.inputs.ARecordArgs;
import com.pulumi.azurenative.network.inputs.SubResourceArgs;
import com.pulumi.core.Output;

/** Private DNS zones, their records and their links to a VNet, as children of a component. */
public final class PrivateDns {

    /** Private DNS is not regional; without this location the resource group's would be sent and refused. */
    private static final String LOCATION = "Global";

    private PrivateDns() {}

    public static PrivateZone zone(AzureComponent parent, String part, Target target, Output<String> zoneName) {
        return new PrivateZone(
                parent.child(part),
                PrivateZoneArgs.builder()
                        .privateZoneName(zoneName)
                        .resourceGroupName(target.resourceGroupName())
                        .location(LOCATION)
                        .tags(target.tags())
                        .build(),
                parent.childOptions());
    }

    public static PrivateRecordSet record(
            AzureComponent parent,
            String part,
            Target target,
            PrivateZone zone,
            String record,
            Output<String> address) {
        return new PrivateRecordSet(
                parent.child(part),
                PrivateRecordSetArgs.builder()
                        .resourceGroupName(target.resourceGroupName())
                        .privateZoneName(zone.name())
                        .recordType("A")
                        .relativeRecordSetName(record)
                        .ttl(300.0)
                        .aRecords(ARecordArgs.builder().ipv4Address(address).build())
                        .build(),
                parent.childOptions());
    }

    public static VirtualNetworkLink link(
            AzureComponent parent,
            String part,
            Target target,
            PrivateZone zone,
            String linkName,
            Output<String> vnetId) {
        return new VirtualNetworkLink(
                parent.child(part),
                VirtualNetworkLinkArgs.builder()
                        .virtualNetworkLinkName(linkName)
                        .resourceGroupName(target.resourceGroupName())
                        .privateZoneName(zone.name())
                        .location(LOCATION)
                        .tags(target.tags())
                        .virtualNetwork(SubResourceArgs.builder().id(vnetId).build())
                        .registrationEnabled(false)
                        .build(),
                parent.childOptions());
    }
}
