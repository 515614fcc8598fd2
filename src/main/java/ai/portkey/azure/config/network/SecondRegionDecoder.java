package ai.portkey.azure.config.network;

import ai.portkey.azure.config.naming.AzureNames;
import ai.portkey.azure.config.naming.Naming;
import ai.portkey.azure.config.network.RegionConfig.Traffic;
import ai.portkey.azure.config.reading.ConfigNode;
import ai.portkey.azure.config.reading.Type;
import java.util.Optional;

/** Decodes the second region. */
public final class SecondRegionDecoder {

    private static final String KEY = "secondRegion";
    private static final Type<Traffic> TRAFFIC = Type.choice(Traffic.values(), Traffic::written);

    private SecondRegionDecoder() {}

    /**
     * @param naming the names of the first region
     * @param first  the first region's network, which says whether the second has one
     */
    public static Optional<RegionConfig> decode(ConfigNode root, Naming naming, NetworkConfig first) {
        var node = root.optionalObject(
                KEY, "A second region with the same apps, behind Front Door. See docs/front-door.md.");
        var location = node.optional(
                "location",
                "Short form of the region, like `westeurope`. Required in `secondRegion`, and not the first "
                        + "region.",
                Type.text(AzureNames.LOCATION));
        var names = location.map(naming::in).orElse(naming);
        var group = resourceGroup(node, names);
        var vnet =
                node.optionalObject("vnet", "The VNet of the second region and its subnets, with `networkMode: new`.");
        var ranges = SubnetPlan.decode(vnet, "10.1.0.0/16");
        var natGateway = vnet.value("natGateway", "As `vnet.natGateway`.", Type.BOOL, true);
        var traffic = node.value(
                "traffic",
                "With `standby`, the second region only gets requests while the first does not answer.",
                TRAFFIC,
                Traffic.ACTIVE_ACTIVE);
        if (!root.has(KEY)) {
            return Optional.empty();
        }
        if (location.isEmpty()) {
            node.error("location", "is required: the region, like westeurope");
        }
        if (!first.hasVnet() && node.has("vnet") && root.isClean("networkMode", "vnet")) {
            node.error("vnet", "requires a first region with a VNet; set networkMode: new, or remove it");
        }
        var network = first.created()
                .map(created -> ranges.check(vnet, natGateway, created.privateDns()))
                .orElseGet(NetworkConfig.None::new);
        return Optional.of(new RegionConfig(location.orElse(""), group, network, names, traffic));
    }

    private static ResourceGroupConfig resourceGroup(ConfigNode node, Naming naming) {
        var group = new ResourceGroupConfig(
                node.optional(
                                "resourceGroupName",
                                "Defaults to rg-<projectName>-<environment>-<location>. Not the first region's group.",
                                Type.text(AzureNames.RESOURCE_GROUP))
                        .orElseGet(naming::resourceGroup),
                node.value(
                        "createResourceGroup",
                        "With false, `secondRegion.resourceGroupName` is required and the group must exist.",
                        Type.BOOL,
                        true));
        if (!group.create() && !node.has("resourceGroupName")) {
            node.error(
                    "resourceGroupName",
                    "is required with createResourceGroup: false: the name of the existing " + "group");
        }
        if (naming.location().isPresent()) {
            node.derived("resourceGroupName", naming.resourceGroup(), "rg-<projectName>-<environment>-<location>");
        }
        return group;
    }
}
