package ai.portkey.azure.simulator.network;

import ai.portkey.azure.simulator.core.Request;
import ai.portkey.azure.simulator.core.SimulatedResource;
import ai.portkey.azure.simulator.values.Values;
import inet.ipaddr.IPAddress;
import inet.ipaddr.IPAddressString;
import inet.ipaddr.IPAddressStringParameters;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Address ranges of virtual networks and subnets, and private addresses in them. */
public final class Addresses {

    static final String SUBNET = "Microsoft.Network/virtualNetworks/subnets";

    /** Azure takes four decimal parts; the library would take {@code 10.0} and {@code 0x0a000001} too. */
    private static final IPAddressStringParameters STRICT = new IPAddressStringParameters.Builder()
            .getIPv4AddressParametersBuilder()
            .allow_inet_aton(false)
            .getParentBuilder()
            .allowEmpty(false)
            .allowAll(false)
            .toParams();

    private Addresses() {}

    static boolean isIpv4(String text) {
        var address = new IPAddressString(text, STRICT);
        return address.isIPv4() && !address.isPrefixed();
    }

    static List<String> prefixesOf(java.util.Map<String, Object> subnet) {
        var prefix = Values.string(subnet, "addressPrefix");
        return prefix != null ? List.of(prefix) : Values.strings(subnet, "addressPrefixes[]");
    }

    /** The range; empty when the text is not one. */
    public static Optional<IPAddress> range(String text) {
        return Optional.ofNullable(new IPAddressString(text, STRICT).getAddress())
                .filter(IPAddress::isPrefixed)
                .map(IPAddress::toPrefixBlock);
    }

    static boolean overlap(IPAddress a, IPAddress b) {
        return a.contains(b) || b.contains(a);
    }

    /**
     * A free private address of the subnet, the same for the same name while it is free. Azure keeps the first four
     * and the last address of a subnet.
     */
    public static String allocate(Request request, SimulatedResource subnet, String purpose) {
        var range = range(prefixesOf(subnet.properties()).get(0)).orElseThrow();
        var usable = Math.max(1, range.getCount().intValueExact() - 5);
        var taken = taken(request);
        var start = request.ids().number("address " + purpose, usable);
        for (var i = 0; i < usable; i++) {
            var candidate = range.getLower()
                    .increment(4 + (start + i) % usable)
                    .withoutPrefixLength()
                    .toString();
            if (!taken.contains(candidate)) {
                return candidate;
            }
        }
        throw request.badRequest("SubnetIsFull", "Subnet " + subnet.id() + " has no free address.");
    }

    private static Set<String> taken(Request request) {
        var taken = new HashSet<String>();
        for (var other : request.azure().state().all()) {
            if (!other.id().equalsIgnoreCase(request.id())) {
                Optional.ofNullable(other.text("staticIp")).ifPresent(taken::add);
                taken.addAll(Values.strings(other.properties(), "ipConfigurations[].privateIPAddress"));
                taken.addAll(Values.strings(other.properties(), "frontendIPConfigurations[].privateIPAddress"));
            }
        }
        return taken;
    }
}
