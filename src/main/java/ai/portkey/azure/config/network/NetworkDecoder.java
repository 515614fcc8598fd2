package ai.portkey.azure.config.network;

import ai.portkey.azure.config.naming.ResourceId;
import ai.portkey.azure.config.naming.ResourceIds;
import ai.portkey.azure.config.reading.ConfigNode;
import ai.portkey.azure.config.reading.Type;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** Decodes the network: none, new or existing. */
public final class NetworkDecoder {

    private static final String NEW = "new";
    private static final String EXISTING = "existing";
    private static final List<String> SUBNET_IDS = List.of("acaSubnetId", "appGatewaySubnetId", "privateLinkSubnetId");
    private static final String ACA_CIDR = "acaSubnetCidr";
    private static final String APP_GATEWAY_CIDR = "appGatewaySubnetCidr";

    /** @param key of {@code vnet} @param modes in which it counts */
    private record Key(String key, List<String> modes) {}

    private static final List<Key> KEYS = Stream.of(
            keys(List.of(NEW), List.of("cidr", "privateLinkSubnetCidr", "natGateway")),
            keys(List.of(NEW, EXISTING), List.of(ACA_CIDR, APP_GATEWAY_CIDR)),
            keys(List.of(EXISTING), List.of("id")),
            keys(List.of(EXISTING), SUBNET_IDS)).flatMap(s -> s).toList();

    private NetworkDecoder() {}

    private static Stream<Key> keys(List<String> modes, List<String> keys) {
        return keys.stream().map(key -> new Key(key, modes));
    }

    public static NetworkConfig decode(ConfigNode root) {
        var mode = root.value("networkMode", Type.choice("none", NEW, EXISTING), "none");
        var node = root.optionalObject("vnet");
        var created = SubnetPlan.decode(node, "10.0.0.0/16");
        var id = node.optional("id", ResourceIds.type(ResourceIds.VNET));
        var subnets = new LinkedHashMap<String, Optional<ResourceId>>();
        SUBNET_IDS.forEach(key -> subnets.put(key, node.optional(key, ResourceIds.type(ResourceIds.SUBNET))));
        var natGateway = node.value("natGateway", Type.BOOL, true);
        var privateDns = PrivateDnsDecoder.decode(node.object("privateDns"));
        if (!root.isClean("networkMode")) {
            return new NetworkConfig.None();
        }
        refuseKeysOfOtherModes(node, mode);
        switch (mode) {
            case NEW:
                if (!natGateway) {
                    node.warn("natGateway", "the apps reach the internet from addresses that Azure chooses and may "
                            + "change, so they cannot be put on an allow list; set true, unless your own routes "
                            + "carry the subnet's outbound traffic");
                }
                return created.check(node, natGateway, privateDns);
            case EXISTING:
                return existing(node, id, subnets, created.subnets(), privateDns);
            default:
                if (node.has("privateDns")) {
                    node.error("privateDns", "applies to private endpoints, which require a VNet; set networkMode: "
                            + "new or existing, or remove it");
                }
                return new NetworkConfig.None();
        }
    }

    private static void refuseKeysOfOtherModes(ConfigNode node, String mode) {
        KEYS.stream().filter(key -> !key.modes().contains(mode) && node.has(key.key()))
                .forEach(key -> node.error(key.key(), "is only valid with networkMode: "
                        + String.join(" or ", key.modes())
                        + ", but networkMode is " + mode + "; change networkMode, or remove it"));
    }

    private static NetworkConfig existing(ConfigNode node, Optional<ResourceId> id, Map<String, Optional<ResourceId>> subnets,
                                          Map<String, Optional<String>> ranges, PrivateDnsConfig privateDns) {
        for (var key : List.of("id", "acaSubnetId")) {
            if (!node.has(key)) {
                node.error(key, "is required with networkMode: existing");
            }
        }
        var seen = new LinkedHashMap<ResourceId, String>();
        subnets.forEach((key, subnet) -> subnet.ifPresent(s -> {
            if (id.isPresent() && !Objects.equals(s.parent(), id)) {
                node.error(key, "is not a subnet of the VNet in vnet.id; use a subnet of that VNet");
            }
            var other = seen.putIfAbsent(s, key);
            if (other != null) {
                node.error(key, "is the same subnet as vnet." + other + "; each needs its own subnet");
            }
        }));
        var appGatewayCidr = ranges.get(APP_GATEWAY_CIDR);
        if (appGatewayCidr.isPresent() && !node.has("appGatewaySubnetId")) {
            node.error(APP_GATEWAY_CIDR, "is the range of vnet.appGatewaySubnetId; set that too, or remove this key");
        }
        var aca = subnets.get("acaSubnetId");
        return id.isEmpty() || aca.isEmpty()
                ? new NetworkConfig.None()
                : new NetworkConfig.Existing(id.get(), aca.get(), ranges.get(ACA_CIDR), subnets.get("appGatewaySubnetId"),
                        appGatewayCidr, subnets.get("privateLinkSubnetId"), privateDns);
    }
}
