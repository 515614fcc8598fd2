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
    private static final String ACA_ID = "acaSubnetId";
    private static final String APP_GATEWAY_ID = "appGatewaySubnetId";
    private static final String PRIVATE_LINK_ID = "privateLinkSubnetId";
    private static final String ACA_CIDR = "acaSubnetCidr";
    private static final String APP_GATEWAY_CIDR = "appGatewaySubnetCidr";
    private static final Type<ResourceId> SUBNET = ResourceIds.type(ResourceIds.SUBNET);

    /**
     * @param key of {@code vnet}
     * @param modes in which it counts
     */
    private record Key(String key, List<String> modes) {}

    private static final List<Key> KEYS = Stream.of(
                    keys(List.of(NEW), List.of("cidr", "privateLinkSubnetCidr", "natGateway")),
                    keys(List.of(NEW, EXISTING), List.of(ACA_CIDR, APP_GATEWAY_CIDR)),
                    keys(List.of(EXISTING), List.of("id", ACA_ID, APP_GATEWAY_ID, PRIVATE_LINK_ID)))
            .flatMap(s -> s)
            .toList();

    private NetworkDecoder() {}

    private static Stream<Key> keys(List<String> modes, List<String> keys) {
        return keys.stream().map(key -> new Key(key, modes));
    }

    public static NetworkConfig decode(ConfigNode root) {
        var mode = root.value(
                "networkMode",
                "Whether the stack has a VNet, and whether it creates it.",
                Type.choice("none", NEW, EXISTING),
                "none");
        var node = root.optionalObject("vnet", "The VNet and its subnets.");
        var created = SubnetPlan.decode(node, "10.0.0.0/16");
        var id = node.optional(
                "id", "The existing VNet. Required with mode `existing`.", ResourceIds.type(ResourceIds.VNET));
        var subnets = new LinkedHashMap<String, Optional<ResourceId>>();
        subnets.put(
                ACA_ID,
                node.optional(ACA_ID, "The existing subnet of the apps. Required with mode `existing`.", SUBNET));
        subnets.put(
                APP_GATEWAY_ID,
                node.optional(
                        APP_GATEWAY_ID,
                        "The existing subnet of the Application Gateway. Required with `ingressType: application_gateway`.",
                        SUBNET));
        subnets.put(
                PRIVATE_LINK_ID,
                node.optional(
                        PRIVATE_LINK_ID,
                        "The existing subnet of the private endpoints. "
                                + "Required for one to the control plane, the log store, Key Vault or Redis.",
                        SUBNET));
        var natGateway = node.value(
                "natGateway",
                "Gives the apps a fixed outbound address, with mode `new`. Without it, Azure chooses the "
                        + "addresses (warning).",
                Type.BOOL,
                true);
        var privateDns = PrivateDnsDecoder.decode(node.object(
                "privateDns",
                "DNS of the private endpoints. See docs/private-connectivity.md#dns-of-the-private-endpoints."));
        if (!root.isClean("networkMode")) {
            return new NetworkConfig.None();
        }
        refuseKeysOfOtherModes(node, mode);
        switch (mode) {
            case NEW:
                if (!natGateway) {
                    node.warn(
                            "natGateway",
                            "the apps reach the internet from addresses that Azure chooses and may "
                                    + "change, so they cannot be put on an allow list; set true, unless your own routes "
                                    + "carry the subnet's outbound traffic");
                }
                return created.check(node, natGateway, privateDns);
            case EXISTING:
                return existing(node, id, subnets, created.subnets(), privateDns);
            default:
                if (node.has("privateDns")) {
                    node.error(
                            "privateDns",
                            "applies to private endpoints, which require a VNet; set networkMode: "
                                    + "new or existing, or remove it");
                }
                return new NetworkConfig.None();
        }
    }

    private static void refuseKeysOfOtherModes(ConfigNode node, String mode) {
        KEYS.stream()
                .filter(key -> !key.modes().contains(mode) && node.has(key.key()))
                .forEach(key -> node.error(
                        key.key(),
                        "is only valid with networkMode: "
                                + String.join(" or ", key.modes())
                                + ", but networkMode is " + mode + "; change networkMode, or remove it"));
    }

    private static NetworkConfig existing(
            ConfigNode node,
            Optional<ResourceId> id,
            Map<String, Optional<ResourceId>> subnets,
            Map<String, Optional<String>> ranges,
            PrivateDnsConfig privateDns) {
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
        var appGatewayCidr = ranges.getOrDefault(APP_GATEWAY_CIDR, Optional.empty());
        if (appGatewayCidr.isPresent() && !node.has("appGatewaySubnetId")) {
            node.error(APP_GATEWAY_CIDR, "is the range of vnet.appGatewaySubnetId; set that too, or remove this key");
        }
        var aca = subnets.getOrDefault("acaSubnetId", Optional.empty());
        return id.isEmpty() || aca.isEmpty()
                ? new NetworkConfig.None()
                : new NetworkConfig.Existing(
                        id.get(),
                        aca.get(),
                        ranges.getOrDefault(ACA_CIDR, Optional.empty()),
                        subnets.getOrDefault("appGatewaySubnetId", Optional.empty()),
                        appGatewayCidr,
                        subnets.getOrDefault("privateLinkSubnetId", Optional.empty()),
                        privateDns);
    }
}
