package ai.portkey.azure.simulator.network;

import ai.portkey.azure.simulator.core.AzureState;
import ai.portkey.azure.simulator.core.Placement;
import ai.portkey.azure.simulator.core.Request;
import ai.portkey.azure.simulator.values.Values;
import java.util.HashSet;
import java.util.List;
import java.util.Map;

/** What the network resource provider checks, gateways and private endpoints aside. */
public final class NetworkRules {

    /** What a subnet with a Container Apps environment is delegated to. */
    public static final String DELEGATION = "Microsoft.App/environments";

    public static final String ENVIRONMENT = "Microsoft.App/managedEnvironments";

    private NetworkRules() {}

    static void virtualNetwork(Request request) {
        var prefixes = Values.strings(request.body(), "addressSpace.addressPrefixes[]");
        if (prefixes.isEmpty()) {
            throw request.badRequest(
                    "InvalidRequestFormat", "addressSpace.addressPrefixes of " + request.id() + " is empty.");
        }
        prefixes.forEach(prefix -> validRange(request, prefix));
    }

    private static inet.ipaddr.IPAddress validRange(Request request, String prefix) {
        return Addresses.range(prefix)
                .orElseThrow(() -> request.badRequest(
                        "InvalidAddressPrefixFormat",
                        "Address prefix " + prefix + " of resource " + request.id() + " is not formatted correctly."
                                + " It should follow CIDR notation, for example 10.0.0.0/24."));
    }

    static void subnet(Request request) {
        var vnet = request.find(Placement.parentId(request.id())).orElseThrow();
        var prefixes = Addresses.prefixesOf(request.body());
        if (prefixes.isEmpty()) {
            throw request.badRequest("InvalidRequestFormat", "Subnet " + request.name() + " has no addressPrefix.");
        }
        var space = Values.strings(vnet.properties(), "addressSpace.addressPrefixes[]");
        for (var prefix : prefixes) {
            var range = validRange(request, prefix);
            var canonical = range.toString().equals(prefix);
            if (!canonical) {
                throw request.badRequest(
                        "InvalidCIDRNotation",
                        "The address prefix " + prefix + " in resource "
                                + request.id()
                                + " has an invalid CIDR notation. For the given prefix length, the address prefix should be "
                                + range + ".");
            }
            if (!vnet.external()
                    && space.stream().flatMap(s -> Addresses.range(s).stream()).noneMatch(s -> s.contains(range))) {
                throw request.badRequest(
                        "NetcfgInvalidSubnet",
                        "Subnet '" + request.name() + "' is not valid in virtual network '" + vnet.name() + "': "
                                + prefix + " is outside " + String.join(", ", space) + ".");
            }
            for (var sibling : request.all(Addresses.SUBNET)) {
                var overlaps = !sibling.external()
                        && !sibling.id().equalsIgnoreCase(request.id())
                        && AzureState.key(sibling.id()).startsWith(AzureState.key(vnet.id()) + "/")
                        && Addresses.prefixesOf(sibling.properties()).stream()
                                .flatMap(p -> Addresses.range(p).stream())
                                .anyMatch(p -> Addresses.overlap(p, range));
                if (overlaps) {
                    throw request.badRequest(
                            "NetcfgSubnetRangesOverlap",
                            "Subnet '" + request.name()
                                    + "' is not valid because its IP address range " + prefix
                                    + " overlaps with that of an existing subnet '"
                                    + sibling.name() + "' in virtual network '" + vnet.name() + "'.");
                }
            }
        }
        keepWhatIsUsed(request);
    }

    private static void keepWhatIsUsed(Request request) {
        var used = request.current().isPresent()
                && request.all(ENVIRONMENT).stream()
                        .anyMatch(
                                e -> request.id().equalsIgnoreCase(e.text("vnetConfiguration.infrastructureSubnetId")));
        if (!used) {
            return;
        }
        if (!Addresses.prefixesOf(request.body())
                .equals(Addresses.prefixesOf(request.current().get().properties()))) {
            throw request.badRequest(
                    "InUsePrefixCannotBeDeleted",
                    "IpPrefix of subnet " + request.name() + " is in use and cannot be changed.");
        }
        if (!Values.strings(request.body(), "delegations[].serviceName").contains(DELEGATION)) {
            throw request.badRequest(
                    "SubnetMissingRequiredDelegation",
                    "Subnet " + request.name() + " requires the delegation [" + DELEGATION
                            + "] to reference service association link.");
        }
    }

    static void securityRules(Request request) {
        var taken = new HashSet<String>();
        for (var rule : Values.objects(request.body(), "securityRules[]")) {
            var priority = Values.number(rule, "priority").orElse(0.0).intValue();
            if (priority < 100 || priority > 4096) {
                throw request.badRequest(
                        "SecurityRuleInvalidPriority",
                        "Security rule " + rule.get("name") + " has invalid priority. Value provided: " + priority
                                + ". Allowed range 100-4096.");
            }
            if (!taken.add(rule.get("direction") + " " + priority)) {
                throw request.badRequest(
                        "SecurityRuleConflict",
                        "Security rule " + rule.get("name")
                                + " conflicts with another rule. Rules cannot have the same Priority (" + priority
                                + ") and Direction ("
                                + rule.get("direction") + ").");
            }
        }
    }

    static void natGateway(Request request) {
        for (var id : Values.strings(request.body(), "publicIpAddresses[].id")) {
            var address = request.find(id).orElseThrow();
            if (!address.external() && !"Standard".equals(address.text("sku.name"))) {
                throw request.badRequest(
                        "NatGatewaySkuAndPublicIpSkuMismatch",
                        "NAT gateway " + request.id()
                                + " needs a Standard public IP address; " + id + " is "
                                + (address.text("sku.name") == null ? "Basic" : address.text("sku.name")) + ".");
            }
        }
        if (request.body().get("zones") instanceof List<?> zones && zones.size() > 1) {
            throw request.badRequest(
                    "NatGatewayWithMultipleZonesNotAllowed",
                    "A NAT gateway can only be in one " + "zone, found " + zones.size() + ".");
        }
    }

    static void publicIp(Request request) {
        if ("Standard".equals(request.text("sku.name")) && !"Static".equals(request.text("publicIPAllocationMethod"))) {
            throw request.badRequest(
                    "StandardSkuPublicIPAddressesMustBeStatic",
                    "Standard sku publicIp " + request.id() + " must have AllocationMethod set to Static.");
        }
    }

    static void record(Request request) {
        var type = request.id().split("/")[9];
        var member = Map.of(
                        "A",
                        "aRecords",
                        "AAAA",
                        "aaaaRecords",
                        "CNAME",
                        "cnameRecord",
                        "MX",
                        "mxRecords",
                        "PTR",
                        "ptrRecords",
                        "SOA",
                        "soaRecord",
                        "SRV",
                        "srvRecords",
                        "TXT",
                        "txtRecords")
                .get(type);
        if (member == null || request.body().get(member) == null) {
            throw request.badRequest(
                    "BadRequest",
                    "A record set of type " + type + " needs "
                            + (member == null ? "another type: A, AAAA, CNAME, MX, PTR, SOA, SRV or TXT" : member)
                            + ".");
        }
        for (var address : Values.strings(request.body(), "aRecords[].ipv4Address")) {
            if (!Addresses.isIpv4(address)) {
                throw request.badRequest("BadRequest", "The value '" + address + "' is not a valid IPv4 address.");
            }
        }
    }

    static void virtualNetworkLink(Request request) {
        var vnet = request.text("virtualNetwork.id");
        var zone = request.id().split("/")[8];
        for (var other : request.all("Microsoft.Network/privateDnsZones/virtualNetworkLinks")) {
            if (!other.id().equalsIgnoreCase(request.id())
                    && other.id().split("/")[8].equalsIgnoreCase(zone)
                    && String.valueOf(vnet).equalsIgnoreCase(other.text("virtualNetwork.id"))) {
                throw request.badRequest(
                        "BadRequest",
                        "A virtual network cannot be linked to multiple zones with overlapping namespaces."
                                + " You tried to link " + vnet + " to zone " + zone + ", which " + other.name()
                                + " already does.");
            }
        }
    }
}
