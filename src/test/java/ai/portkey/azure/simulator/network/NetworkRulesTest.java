package ai.portkey.azure.simulator.network;

import static ai.portkey.azure.simulator.Subscription.NETWORK;
import static ai.portkey.azure.simulator.Subscription.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import ai.portkey.azure.catalogue.ArmId;
import ai.portkey.azure.simulator.Samples;
import ai.portkey.azure.simulator.Subscription;
import ai.portkey.azure.simulator.core.Placement;
import ai.portkey.azure.simulator.core.SimulatedResource;
import ai.portkey.azure.simulator.values.Values;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NetworkRulesTest {

    private final Subscription subscription = Subscription.empty();

    @ParameterizedTest
    @CsvSource({
        "10.0.0.0, InvalidAddressPrefixFormat",
        "10.0.0.300/24, InvalidAddressPrefixFormat",
        "10.0.0.5/24, InvalidCIDRNotation",
        "10.9.0.0/24, NetcfgInvalidSubnet",
        "10.0.0.128/25, NetcfgSubnetRangesOverlap"
    })
    void a_subnet_lies_in_its_network_beside_the_others(String range, String code) {
        subscription.vnet("10.0.0.0/16");
        subscription.subnet("first", "10.0.0.0/24");

        assertRefused(400, code, () -> subscription.subnet("second", range)).hasMessageContaining(range.split("/")[0]);
    }

    @Test
    void ranges_of_other_networks_do_not_overlap() {
        subscription.vnet("10.0.0.0/16");
        subscription.subnet("first", "10.0.0.0/24");
        subscription.create(
                NETWORK + "VirtualNetwork",
                "vnet2",
                Map.of("addressSpace", Map.of("addressPrefixes", List.of("10.0.0.0/16"))));

        assertThat(subscription
                        .create(
                                NETWORK + "Subnet",
                                "first",
                                Map.of("virtualNetworkName", "vnet2", "addressPrefix", "10.0.0.0/24"))
                        .id())
                .endsWith("/virtualNetworks/vnet2/subnets/first");
    }

    @ParameterizedTest
    @CsvSource({"Microsoft.Storage, true", "Microsoft.KeyVault, false"})
    void a_storage_account_lets_in_subnets_with_its_service_endpoint(String service, boolean isTaken) {
        subscription.vnet("10.0.0.0/16");
        var subnet = subscription.create(
                NETWORK + "Subnet",
                "apps",
                Map.of(
                        "virtualNetworkName",
                        "vnet",
                        "addressPrefix",
                        "10.0.0.0/24",
                        "serviceEndpoints",
                        List.of(Map.of("service", service))));
        ThrowingCallable account = () -> subscription.create(
                "azure-native:storage:StorageAccount",
                "stlogs",
                Map.of(
                        "kind",
                        "StorageV2",
                        "sku",
                        Map.of("name", "Standard_LRS"),
                        "networkRuleSet",
                        Map.of(
                                "defaultAction",
                                "Deny",
                                "virtualNetworkRules",
                                List.of(Map.of("virtualNetworkResourceId", subnet.id())))));

        if (isTaken) {
            assertThatCode(account).doesNotThrowAnyException();
        } else {
            assertRefused(400, "NetworkAclsValidationFailure", account)
                    .hasMessageContaining("SubnetsHaveNoServiceEndpointsConfigured");
        }
    }

    @Test
    void the_subnet_of_an_environment_keeps_its_range_and_delegation_and_cannot_go() {
        subscription.vnet("10.0.0.0/16");
        var subnet = subscription.delegatedSubnet("apps", "10.0.0.0/23");
        var environment = subscription.environmentIn(subnet, true);
        var same = Subscription.inputs(
                NETWORK + "Subnet", "apps", Map.of("virtualNetworkName", "vnet", "addressPrefix", "10.0.0.0/23"));
        var moved = new java.util.LinkedHashMap<>(same);
        moved.put("addressPrefix", "10.0.2.0/23");

        assertRefused(400, "SubnetMissingRequiredDelegation", () -> subscription.azure.update(subnet.id(), same));
        assertRefused(400, "InUsePrefixCannotBeDeleted", () -> subscription.azure.update(subnet.id(), moved));
        assertRefused(400, "InUseSubnetCannotBeDeleted", () -> subscription.azure.delete(subnet.id()))
                .hasMessageContaining(environment.id());
        assertRefused(
                400, "InUseSubnetCannotBeDeleted", () -> subscription.azure.delete(Placement.parentId(subnet.id())));

        subscription.azure.delete(environment.id());
        subscription.azure.delete(subnet.id());
        assertThat(subscription.azure.read(subnet.id())).isEmpty();
    }

    @Test
    void what_a_subnet_uses_cannot_be_deleted() {
        subscription.vnet("10.0.0.0/16");
        var ip = subscription.create(NETWORK + "PublicIPAddress", "pip", Samples.of(NETWORK + "PublicIPAddress"));
        var address = subscription.create(
                NETWORK + "PublicIPAddress",
                "pip2",
                Map.of("sku", Map.of("name", "Standard"), "publicIPAllocationMethod", "Static"));
        var nat = subscription.create(
                NETWORK + "NatGateway",
                "nat",
                Map.of("sku", Map.of("name", "Standard"), "publicIpAddresses", List.of(Map.of("id", address.id()))));
        var group = subscription.create(NETWORK + "NetworkSecurityGroup", "nsg", Map.of());
        subscription.create(
                NETWORK + "Subnet",
                "apps",
                Map.of(
                        "virtualNetworkName",
                        "vnet",
                        "addressPrefix",
                        "10.0.0.0/24",
                        "natGateway",
                        Map.of("id", nat.id()),
                        "networkSecurityGroup",
                        Map.of("id", group.id())));

        assertRefused(400, "NatGatewayInUseBySubnet", () -> subscription.azure.delete(nat.id()));
        assertRefused(400, "InUseNetworkSecurityGroupCannotBeDeleted", () -> subscription.azure.delete(group.id()));
        assertRefused(400, "PublicIPAddressCannotBeDeleted", () -> subscription.azure.delete(address.id()));
        subscription.azure.delete(ip.id());
        assertThat(subscription.azure.read(ip.id())).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "99, 200, SecurityRuleInvalidPriority",
        "4097, 200, SecurityRuleInvalidPriority",
        "200, 200, SecurityRuleConflict"
    })
    void security_rules_have_priorities_of_their_own(double first, double second, String code) {
        assertRefused(
                400,
                code,
                () -> subscription.create(
                        NETWORK + "NetworkSecurityGroup",
                        "nsg",
                        Map.of("securityRules", List.of(rule("a", first, "Inbound"), rule("b", second, "Inbound")))));
    }

    @Test
    void inbound_and_outbound_rules_may_share_a_priority() {
        var group = subscription.create(
                NETWORK + "NetworkSecurityGroup",
                "nsg",
                Map.of("securityRules", List.of(rule("a", 100, "Inbound"), rule("b", 100, "Outbound"))));

        assertThat(Values.strings(group.properties(), "securityRules[].id"))
                .containsExactly(group.id() + "/securityRules/a", group.id() + "/securityRules/b");
    }

    private static Map<String, Object> rule(String name, double priority, String direction) {
        return Map.of("name", name, "priority", priority, "direction", direction, "access", "Allow", "protocol", "Tcp");
    }

    @Test
    void nat_gateways_need_standard_addresses_and_one_zone() {
        var basic = subscription.create(NETWORK + "PublicIPAddress", "pip", Map.of());

        assertRefused(
                400,
                "NatGatewaySkuAndPublicIpSkuMismatch",
                () -> subscription.create(
                        NETWORK + "NatGateway", "nat", Map.of("publicIpAddresses", List.of(Map.of("id", basic.id())))));
        assertRefused(
                400,
                "NatGatewayWithMultipleZonesNotAllowed",
                () -> subscription.create(NETWORK + "NatGateway", "nat", Map.of("zones", List.of("1", "2"))));
    }

    @Test
    void a_standard_address_is_static_and_keeps_its_zones() {
        var token = NETWORK + "PublicIPAddress";
        assertRefused(
                400,
                "StandardSkuPublicIPAddressesMustBeStatic",
                () -> subscription.create(
                        token,
                        "pip",
                        Map.of("sku", Map.of("name", "Standard"), "publicIPAllocationMethod", "Dynamic")));

        var inputs = Map.<String, Object>of(
                "sku",
                Map.of("name", "Standard"),
                "publicIPAllocationMethod",
                "Static",
                "zones",
                List.of("1"),
                "dnsSettings",
                Map.of("domainNameLabel", "portkey"));
        var ip = subscription.create(token, "pip", inputs);
        assertThat(ip.text("ipAddress")).startsWith("203.0.113.");
        assertThat(ip.text("dnsSettings.fqdn")).isEqualTo("portkey.eastus.cloudapp.azure.com");

        var rezoned = Subscription.inputs(
                token,
                "pip",
                Map.of("sku", Map.of("name", "Standard"), "publicIPAllocationMethod", "Static", "zones", List.of("2")));
        assertRefused(400, "PropertyChangeNotAllowed", () -> subscription.azure.update(ip.id(), rezoned))
                .hasMessageContaining("'zones'");
    }

    @Test
    void records_need_values_of_their_type() {
        var zone = subscription.create(NETWORK + "PrivateZone", "example.internal", Map.of("location", "Global"));
        var token = NETWORK + "PrivateRecordSet";

        assertRefused(
                        400,
                        "BadRequest",
                        () -> subscription.create(
                                token,
                                "www",
                                Map.of(
                                        "privateZoneName",
                                        "example.internal",
                                        "recordType",
                                        "A",
                                        "cnameRecord",
                                        Map.of("cname", "x"))))
                .hasMessageContaining("aRecords");
        assertRefused(
                        400,
                        "BadRequest",
                        () -> subscription.create(
                                token,
                                "www",
                                Map.of(
                                        "privateZoneName",
                                        "example.internal",
                                        "recordType",
                                        "A",
                                        "aRecords",
                                        List.of(Map.of("ipv4Address", "10.0.0")))))
                .hasMessageContaining("'10.0.0'");
        var apex = subscription.create(
                token,
                "@",
                Map.of(
                        "privateZoneName",
                        "example.internal",
                        "recordType",
                        "A",
                        "aRecords",
                        List.of(Map.of("ipv4Address", "10.0.0.4"))));
        assertThat(apex.text("fqdn")).isEqualTo("example.internal.");
        assertThat(apex.id()).isEqualTo(zone.id() + "/A/@");
    }

    @Test
    void a_network_is_linked_to_a_zone_once() {
        var vnet = subscription.vnet("10.0.0.0/16");
        subscription.create(NETWORK + "PrivateZone", "example.internal", Map.of("location", "Global"));
        var link = Map.<String, Object>of(
                "privateZoneName", "example.internal", "location", "Global", "virtualNetwork", Map.of("id", vnet.id()));
        subscription.create(NETWORK + "VirtualNetworkLink", "first", link);

        assertRefused(400, "BadRequest", () -> subscription.create(NETWORK + "VirtualNetworkLink", "second", link))
                .hasMessageContaining("first");
    }

    private SimulatedResource endpoint(String name, String connections, String target) {
        return subscription.create(
                NETWORK + "PrivateEndpoint",
                name,
                Map.of(
                        "subnet",
                        Map.of("id", Samples.id("Microsoft.Network/virtualNetworks/vnet/subnets/pe")),
                        connections,
                        List.of(Map.of("name", "link", "privateLinkServiceId", target))));
    }

    @Test
    void an_endpoint_to_a_service_of_others_waits_for_approval() {
        subscription.vnet("10.0.0.0/16");
        subscription.subnet("pe", "10.0.5.0/24");

        assertRefused(
                404,
                "ResourceNotFound",
                () -> endpoint("pe", "privateLinkServiceConnections", "service.guid.eastus.azure.privatelinkservice"));
        var endpoint =
                endpoint("pe", "manualPrivateLinkServiceConnections", "service.guid.eastus.azure.privatelinkservice");

        var status = "manualPrivateLinkServiceConnections[].privateLinkServiceConnectionState.status";
        assertThat(Values.string(endpoint.properties(), status)).isEqualTo("Pending");
    }

    @Test
    void an_endpoint_has_an_address_of_its_subnet_which_its_network_interface_tells() {
        subscription.vnet("10.0.0.0/16");
        subscription.subnet("pe", "10.0.5.0/28");
        var account = subscription.create(
                "azure-native:storage:StorageAccount", "account", Samples.of("azure-native:storage:StorageAccount"));
        var target = account.id();

        var addresses = new java.util.HashSet<Object>();
        for (var name : List.of("a", "b", "c", "d", "e")) {
            var endpoint = endpoint(name, "privateLinkServiceConnections", target);
            var nic = Values.string(endpoint.properties(), "networkInterfaces[].id");
            var answer = subscription.azure.invoke(
                    "azure-native:network:getNetworkInterface",
                    Map.of("resourceGroupName", "rg", "networkInterfaceName", ArmId.name(nic)));
            addresses.add(Values.string(answer, "ipConfigurations[].privateIPAddress"));
            assertThat(Values.string(endpoint.properties(), "customDnsConfigs[].ipAddresses[]"))
                    .isEqualTo(Values.string(answer, "ipConfigurations[].privateIPAddress"))
                    .matches("10\\.0\\.5\\.([4-9]|1[0-4])");
            assertThat(Values.string(
                            endpoint.properties(),
                            "privateLinkServiceConnections[].privateLinkServiceConnectionState.status"))
                    .isEqualTo("Approved");
        }
        assertThat(addresses).hasSize(5);
    }

    @Test
    void what_sits_in_a_subnet_is_in_its_region() {
        subscription.vnet("10.0.0.0/16");
        var subnet = subscription.subnet("pe", "10.0.5.0/28");

        assertRefused(
                        400,
                        "InvalidResourceReference",
                        () -> subscription.create(
                                NETWORK + "PrivateEndpoint",
                                "pe",
                                Map.of(
                                        "location",
                                        "westus",
                                        "subnet",
                                        Map.of("id", subnet.id()),
                                        "manualPrivateLinkServiceConnections",
                                        List.of(Map.of("name", "a", "privateLinkServiceId", "alias")))))
                .hasMessageContaining("eastus")
                .hasMessageContaining("westus");
    }

    @Test
    void a_network_that_is_looked_up_shows_its_subnets() {
        subscription.vnet("10.0.0.0/16");
        var subnet = subscription.subnet("apps", "10.0.0.0/24");

        var answer = subscription.azure.invoke(
                "azure-native:network:getVirtualNetwork",
                Map.of("virtualNetworkName", "vnet", "resourceGroupName", "rg"));

        assertThat(Values.strings(answer, "subnets[].id")).containsExactly(subnet.id());
    }
}
