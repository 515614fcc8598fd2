package ai.portkey.azure.config.network;

import ai.portkey.azure.config.naming.Cidr;
import ai.portkey.azure.config.reading.ConfigNode;
import ai.portkey.azure.config.reading.Type;
import inet.ipaddr.IPAddress;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The address ranges of a new VNet: those that are written, and the module's pattern for those that are not. The pattern
 * is the first /23, the fifth and the sixth /24, so it needs a /21.
 *
 * @param vnet    the VNet's range
 * @param subnets the ranges that are written, by key
 */
record SubnetPlan(String vnet, Map<String, Optional<String>> subnets) {

    /**
     * A derived subnet.
     *
     * @param key    of the subnet
     * @param offset first address, counted from the VNet's
     * @param prefix prefix length
     */
    private record Slot(String key, String description, int offset, int prefix) {}

    private static final int BLOCK = 256;
    private static final List<Slot> PATTERN = List.of(
            new Slot(
                    "acaSubnetCidr",
                    "Range of the apps' subnet: inside the VNet, /27 or larger, no overlap, and not one of the ranges "
                            + "that Container Apps uses itself. With mode `existing` it is the range of `vnet.acaSubnetId`, for the allow list.",
                    0,
                    23),
            new Slot(
                    "appGatewaySubnetCidr",
                    "Range of the Application Gateway's subnet: inside the VNet, no overlap. Less than a /26 "
                            + "causes a warning; a private frontend requires a /28. With mode `existing` it is the range of "
                            + "`vnet.appGatewaySubnetId`, which is looked up otherwise.",
                    4 * BLOCK,
                    24),
            new Slot(
                    "privateLinkSubnetCidr",
                    "Range of the private endpoints' subnet: inside the VNet, no overlap. " + "Only with mode `new`.",
                    5 * BLOCK,
                    24));
    private static final int PATTERN_NEEDS = 21;
    private static final int SMALLEST_VNET = 29;
    private static final int SMALLEST_SUBNET = 29;
    private static final int SMALLEST_ACA_SUBNET = 27;
    private static final int RECOMMENDED_APP_GATEWAY_SUBNET = 26;
    /** Azure uses these itself inside a Container Apps environment with workload profiles. */
    private static final List<String> RESERVED_IN_ACA = List.of(
            "169.254.0.0/16",
            "172.30.0.0/16",
            "172.31.0.0/16",
            "192.0.2.0/24",
            "100.100.0.0/17",
            "100.100.128.0/19",
            "100.100.160.0/19",
            "100.100.192.0/19");

    /** @param usual the VNet's range when none is written */
    static SubnetPlan decode(ConfigNode node, String usual) {
        var vnet = node.value(
                "cidr",
                "IPv4 range of the VNet, written with its first address. Only with `networkMode: new`.",
                Type.text(Cidr.RANGE),
                usual);
        var subnets = new LinkedHashMap<String, Optional<String>>();
        PATTERN.forEach(
                slot -> subnets.put(slot.key(), node.optional(slot.key(), slot.description(), Type.text(Cidr.RANGE))));
        return new SubnetPlan(vnet, subnets);
    }

    /** Derives what is missing and checks the whole. */
    NetworkConfig check(ConfigNode node, boolean natGateway, PrivateDnsConfig privateDns) {
        if (!node.isClean("cidr")) {
            return new NetworkConfig.None();
        }
        var outer = Cidr.of(vnet);
        var missing = PATTERN.stream()
                .map(Slot::key)
                .filter(key -> subnets.getOrDefault(key, Optional.empty()).isEmpty() && node.isClean(key))
                .toList();
        if (outer.getNetworkPrefixLength() > SMALLEST_VNET) {
            node.error("cidr", "the smallest VNet is a /" + SMALLEST_VNET + "; use a larger range");
        } else if (!missing.isEmpty() && outer.getNetworkPrefixLength() > PATTERN_NEEDS) {
            node.error(
                    "cidr",
                    "subnets are only derived for a /" + PATTERN_NEEDS + " or larger; use a larger range, "
                            + "or set "
                            + missing.stream().map(node::name).collect(Collectors.joining(", ")));
        }
        if (!node.isClean("cidr")) {
            return new NetworkConfig.None();
        }
        var ranges = new LinkedHashMap<String, IPAddress>();
        PATTERN.forEach(slot -> ranges.put(
                slot.key(),
                subnets.getOrDefault(slot.key(), Optional.empty())
                        .map(Cidr::of)
                        .orElseGet(() -> derived(outer, slot))));
        ranges.forEach((key, range) -> node.derived(key, range.toString(), "from " + node.name("cidr")));
        checkRanges(node, outer, ranges);
        var texts = ranges.values().stream().map(IPAddress::toString).toList();
        return new NetworkConfig.New(vnet, texts.get(0), texts.get(1), texts.get(2), natGateway, privateDns);
    }

    private static IPAddress derived(IPAddress vnet, Slot slot) {
        return vnet.getLower()
                .increment(slot.offset())
                .setPrefixLength(slot.prefix(), false)
                .toPrefixBlock();
    }

    private static void checkRanges(ConfigNode node, IPAddress vnet, Map<String, IPAddress> ranges) {
        var earlier = new ArrayList<String>();
        ranges.forEach((key, range) -> {
            if (!node.isClean(key)) {
                return;
            }
            if (!vnet.contains(range)) {
                node.error(
                        key,
                        "is not within the VNet's range " + vnet + "; use a range within it, or change "
                                + node.name("cidr"));
            }
            var size = range.getNetworkPrefixLength();
            var smallest = key.equals("acaSubnetCidr") ? SMALLEST_ACA_SUBNET : SMALLEST_SUBNET;
            if (size > smallest) {
                node.error(key, "is too small: this subnet must be at least a /" + smallest);
            } else if (key.equals("appGatewaySubnetCidr") && size > RECOMMENDED_APP_GATEWAY_SUBNET) {
                node.warn(
                        key,
                        "leaves little room for scaling; Azure recommends a /24, or at least a " + "/"
                                + RECOMMENDED_APP_GATEWAY_SUBNET);
            }
            earlier.stream()
                    .filter(other -> node.isClean(other)
                            && Objects.requireNonNull(ranges.get(other)).overlaps(range))
                    .findFirst()
                    .ifPresent(other ->
                            reportOverlap(node, ranges, node.has(key) ? key : other, node.has(key) ? other : key));
            earlier.add(key);
        });
        if (node.isClean("acaSubnetCidr")) {
            RESERVED_IN_ACA.stream()
                    .filter(reserved -> Cidr.of(reserved).overlaps(ranges.get("acaSubnetCidr")))
                    .findFirst()
                    .ifPresent(reserved -> node.error(
                            "acaSubnetCidr",
                            "overlaps " + reserved + ", which Container Apps uses internally; use another range"));
        }
    }

    /**
     * @param key a range that is written
     * @param other one that is written or derived
     */
    private static void reportOverlap(ConfigNode node, Map<String, IPAddress> ranges, String key, String other) {
        node.error(
                key,
                "overlaps " + node.name(other) + " " + ranges.get(other)
                        + (node.has(other)
                                ? "; use ranges that do not overlap"
                                : ", which is derived from " + node.name("cidr") + "; set that key too"));
    }
}
