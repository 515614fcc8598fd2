package ai.portkey.azure.config.network;

import static org.assertj.core.api.Assertions.assertThat;

import ai.portkey.azure.config.PortkeyConfig;
import ai.portkey.azure.config.Stack;
import ai.portkey.azure.config.naming.Cidr;
import inet.ipaddr.IPAddress;
import inet.ipaddr.IPAddressString;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** The derived subnets of any VNet. */
class SubnetPropertiesTest {

    @Property
    void lies_inside_the_vnet_apart_from_each_other_and_of_the_right_size(
            @ForAll @IntRange(min = 2, max = 21) int prefix,
            @ForAll @IntRange(min = 1, max = 95) int first,
            @ForAll @IntRange(min = 0, max = 255) int second,
            @ForAll @IntRange(min = 0, max = 255) int third) {
        var vnet = range(first, second, third, prefix);
        var network = network(vnet);
        var subnets = List.of(
                parse(network.acaSubnetCidr()),
                parse(network.appGatewaySubnetCidr()),
                parse(network.privateLinkSubnetCidr()));

        assertThat(subnets).allMatch(vnet::contains).allMatch(IPAddress::isSinglePrefixBlock);
        assertThat(subnets).extracting(IPAddress::getNetworkPrefixLength).containsExactly(23, 24, 24);
        assertThat(subnets.get(0).overlaps(subnets.get(1))).isFalse();
        assertThat(subnets.get(0).overlaps(subnets.get(2))).isFalse();
        assertThat(subnets.get(1).overlaps(subnets.get(2))).isFalse();
    }

    @Property(tries = 100)
    void is_refused_for_a_vnet_that_is_too_small_for_the_pattern(
            @ForAll @IntRange(min = 22, max = 29) int prefix, @ForAll @IntRange(min = 0, max = 255) int third) {
        var vnet = range(10, 0, third, prefix);

        assertThat(Stack.problems(Stack.with("networkMode: new\nvnet: {cidr: " + vnet + "}")))
                .containsExactly("vnet.cidr: \"" + vnet
                        + "\" — subnets are only derived for a /21 or larger; use a larger range, or "
                        + "set "
                        + "vnet.acaSubnetCidr, vnet.appGatewaySubnetCidr, vnet.privateLinkSubnetCidr");
    }

    @Property(tries = 200)
    void a_range_is_taken_exactly_when_it_starts_at_its_first_address(
            @ForAll @IntRange(min = 8, max = 21) int prefix,
            @ForAll @IntRange(min = 0, max = 255) int second,
            @ForAll @IntRange(min = 0, max = 255) int third,
            @ForAll @IntRange(min = 0, max = 255) int fourth) {
        var written = "10." + second + "." + third + "." + fourth + "/" + prefix;
        var isFirst = range(10, second, third, prefix).toString().equals(written);

        assertThat(Cidr.RANGE.allows(written)).isEqualTo(isFirst);
    }

    private static NetworkConfig.New network(IPAddress vnet) {
        return (NetworkConfig.New) PortkeyConfig.decode(Stack.with("networkMode: new\nvnet: {cidr: " + vnet + "}"))
                .network();
    }

    private static IPAddress range(int first, int second, int third, int prefix) {
        return parse(first + "." + second + "." + third + ".0")
                .setPrefixLength(prefix, false)
                .toPrefixBlock();
    }

    private static IPAddress parse(String text) {
        return new IPAddressString(text).getAddress();
    }
}
