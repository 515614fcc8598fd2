package ai.portkey.azure.config;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** Decodes the network: none, new or existing. */
final class NetworkDecoder {

    private static final Map<String, List<String>> KEYS = Map.of(
            "new", List.of("cidr", "acaSubnetCidr", "appGatewaySubnetCidr", "privateLinkSubnetCidr", "natGateway"),
            "existing", List.of("id", "acaSubnetId", "appGatewaySubnetId", "privateLinkSubnetId"));

    private NetworkDecoder() {}

    static NetworkConfig decode(ConfigNode root) {
        var mode = root.value("networkMode", Type.choice("none", "new", "existing"), "none");
        var node = root.optionalObject("vnet");
        var created = SubnetPlan.decode(node, "10.0.0.0/16");
        var id = node.optional("id", ResourceIds.type(ResourceIds.VNET));
        var subnets = new LinkedHashMap<String, Optional<ResourceId>>();
        KEYS.get("existing").stream().skip(1)
                .forEach(key -> subnets.put(key, node.optional(key, ResourceIds.type(ResourceIds.SUBNET))));
        var natGateway = node.value("natGateway", Type.BOOL, true);
        var privateDns = PrivateDnsDecoder.decode(node.object("privateDns"));
        if (!root.isClean("networkMode")) {
            return new NetworkConfig.None();
        }
        refuseKeysOfOtherModes(node, mode);
        switch (mode) {
            case "new":
                if (!natGateway) {
                    node.warn("natGateway", "the apps reach the internet from addresses that Azure chooses and may change, so nobody can "
                            + "allow them by address; write true, unless your own routes lead the subnet's traffic out");
                }
                return created.check(node, natGateway, privateDns);
            case "existing":
                return existing(node, id, subnets, privateDns);
            default:
                if (node.has("privateDns")) {
                    node.error("privateDns", "is about private endpoints, which need a VNet; write networkMode: new or existing, or remove it");
                }
                return new NetworkConfig.None();
        }
    }

    private static void refuseKeysOfOtherModes(ConfigNode node, String mode) {
        KEYS.forEach((owner, keys) -> keys.stream()
                .filter(key -> !owner.equals(mode) && node.has(key))
                .forEach(key -> node.error(key, "belongs to networkMode: " + owner + ", but networkMode is " + mode
                        + "; change networkMode, or remove the line")));
    }

    private static NetworkConfig existing(ConfigNode node, Optional<ResourceId> id, Map<String, Optional<ResourceId>> subnets,
                                          PrivateDnsConfig privateDns) {
        for (var key : List.of("id", "acaSubnetId")) {
            if (!node.has(key)) {
                node.error(key, "is required with networkMode: existing");
            }
        }
        var seen = new LinkedHashMap<ResourceId, String>();
        subnets.forEach((key, subnet) -> subnet.ifPresent(s -> {
            if (id.isPresent() && !Objects.equals(s.parent(), id)) {
                node.error(key, "is not a subnet of the VNet in vnet.id; write a subnet of that VNet");
            }
            var other = seen.putIfAbsent(s, key);
            if (other != null) {
                node.error(key, "is the same subnet as vnet." + other + "; each needs a subnet of its own");
            }
        }));
        var aca = subnets.get("acaSubnetId");
        return id.isEmpty() || aca.isEmpty()
                ? new NetworkConfig.None()
                : new NetworkConfig.Existing(id.get(), aca.get(), subnets.get("appGatewaySubnetId"),
                        subnets.get("privateLinkSubnetId"), privateDns);
    }
}
