package ai.portkey.azure.component.network;

import static ai.portkey.azure.PlanAssert.all;
import static ai.portkey.azure.PlanAssert.one;
import static org.assertj.core.api.Assertions.assertThat;

import ai.portkey.azure.ModuleState;
import ai.portkey.azure.TestStack;
import ai.portkey.azure.plan.Planner;
import ai.portkey.azure.simulator.core.SimulationOptions;
import ai.portkey.azure.simulator.fronts.SimulatedAzureMocks;
import java.util.List;
import org.junit.jupiter.api.Test;

class NetworkTest {

    @Test
    void without_a_vnet_there_is_no_network_resource() {
        var plan = TestStack.smallest().plan();

        assertThat(plan.resources()).extracting(r -> r.type()).noneMatch(type -> type.contains(":network"));
    }

    @Test
    void a_new_vnet_has_the_modules_subnets_one_after_the_other() {
        var plan = TestStack.with("networkMode: new").plan();

        var aca = one(plan, "Subnet", "snet-aca");
        var appGateway = one(plan, "Subnet", "snet-appgw");
        var privateLink = one(plan, "Subnet", "snet-pe");
        one(plan, "VirtualNetwork").at("addressSpace.addressPrefixes").isEqualTo(List.of("10.0.0.0/16"));
        aca.at("addressPrefix").isEqualTo("10.0.0.0/23");
        appGateway.at("addressPrefix").isEqualTo("10.0.4.0/24");
        privateLink.at("addressPrefix").isEqualTo("10.0.5.0/24");
        assertThat(appGateway.resource().dependencies()).contains(aca.resource().urn());
        assertThat(privateLink.resource().dependencies())
                .contains(appGateway.resource().urn());
    }

    @Test
    void the_apps_subnet_is_delegated_and_leaves_through_the_nat_gateway_only() {
        var plan = TestStack.with("networkMode: new").plan();

        var aca = one(plan, "Subnet", "snet-aca");
        aca.at("delegations[0].serviceName").isEqualTo("Microsoft.App/environments");
        aca.at("serviceEndpoints[0].service").isEqualTo("Microsoft.Storage");
        aca.at("defaultOutboundAccess").isEqualTo(false);
        aca.at("natGateway.id")
                .isEqualTo(one(plan, "NatGateway").resource().id().orElseThrow());
        one(plan, "NatGateway")
                .at("idleTimeoutInMinutes")
                .isEqualTo(ModuleState.value(
                        "private", "azurerm_nat_gateway", "nat-portkey-gateway-dev", "idle_timeout_in_minutes"));
    }

    @Test
    void an_allow_list_takes_the_place_of_everyone_in_the_application_gateways_rules() {
        var open = TestStack.with(APP_GATEWAY).plan();
        var closed = TestStack.with(APP_GATEWAY + "ingress: {allowedCidrs: [203.0.113.0/24], allowControlPlane: true}")
                .plan();

        one(open, "NetworkSecurityGroup", "nsg-appgw")
                .at("securityRules[0].sourceAddressPrefix")
                .isEqualTo("*");
        var rules = one(closed, "NetworkSecurityGroup", "nsg-appgw");
        for (var rule : List.of(0, 1)) {
            rules.at("securityRules[" + rule + "].sourceAddressPrefix").isNull();
            rules.at("securityRules[" + rule + "].sourceAddressPrefixes")
                    .isEqualTo(List.of("203.0.113.0/24", "54.81.226.149/32", "34.200.113.35/32", "44.221.117.129/32"));
        }
        rules.at("securityRules[2].sourceAddressPrefix").isEqualTo("GatewayManager");
    }

    @Test
    void a_private_application_gateway_is_open_to_the_vnet_alone() {
        var plan = TestStack.with(APP_GATEWAY.replace("routingMode: path", "routingMode: path, public: false"))
                .plan();

        one(plan, "NetworkSecurityGroup", "nsg-appgw")
                .at("securityRules[0].sourceAddressPrefix")
                .isEqualTo("VirtualNetwork");
    }

    /** The subnet stays empty; the module opens it to everybody (checkov CKV_AZURE_160). */
    @Test
    void without_an_application_gateway_its_subnet_is_open_to_azure_alone() {
        var plan = TestStack.with("networkMode: new").plan();

        assertThat(one(plan, "NetworkSecurityGroup", "nsg-appgw").values("securityRules[].sourceAddressPrefix"))
                .containsExactly("GatewayManager", "AzureLoadBalancer");
    }

    @Test
    void an_existing_vnet_is_used_and_not_created() {
        var vnet =
                "/subscriptions/00000000-0000-4000-8000-000000000001/resourceGroups/net-rg/providers/Microsoft.Network/virtualNetworks/hub";
        var plan = TestStack.with("""
                networkMode: existing
                vnet:
                  id: %1$s
                  acaSubnetId: %1$s/subnets/apps
                  privateLinkSubnetId: %1$s/subnets/pe
                """.formatted(vnet)).plan();

        assertThat(all(plan, "VirtualNetwork")).isEmpty();
        assertThat(all(plan, "Subnet")).isEmpty();
        one(plan, "ManagedEnvironment")
                .at("vnetConfiguration.infrastructureSubnetId")
                .isEqualTo(vnet + "/subnets/apps");
        assertThat(plan.outputs()).containsEntry("vnetId", vnet).doesNotContainKey("natGatewayId");
    }

    private static final String HUB =
            "/subscriptions/00000000-0000-4000-8000-000000000002/resourceGroups/net-rg/providers/Microsoft.Network/virtualNetworks/hub";
    private static final String IN_HUB = """
            networkMode: existing
            vnet: {id: '%1$s', acaSubnetId: '%1$s/subnets/apps', privateLinkSubnetId: '%1$s/subnets/pe', appGatewaySubnetId: '%1$s/subnets/gw'GIVEN}
            """.formatted(HUB);

    @Test
    void the_gateways_subnet_is_looked_up_only_for_its_private_address() {
        var gateway = "ingressType: application_gateway\nappGateway: {routingMode: path%s}\n";

        assertThat(looksUpSubnet(IN_HUB.replace("GIVEN", "") + gateway.formatted("")))
                .isTrue();
        assertThat(looksUpSubnet(IN_HUB.replace("GIVEN", ""))).isFalse();
        assertThat(looksUpSubnet(IN_HUB.replace("GIVEN", "") + gateway.formatted(", private: false")))
                .isFalse();
        assertThat(looksUpSubnet(
                        IN_HUB.replace("GIVEN", ", appGatewaySubnetCidr: 10.9.4.0/24") + gateway.formatted("")))
                .isFalse();
    }

    /** The lookup goes to the deployment's own subscription, which is not the hub's. */
    private static boolean looksUpSubnet(String yaml) {
        var mocks = new SimulatedAzureMocks(SimulationOptions.defaults());
        new Planner(mocks).plan(TestStack.with(yaml).raw());
        var prefix = "/subscriptions/" + SimulationOptions.defaults().subscriptionId();
        return mocks.azure().resources().stream()
                .anyMatch(r -> r.id().startsWith(prefix) && r.id().endsWith("/subnets/gw"));
    }

    @Test
    void a_range_that_is_given_has_the_gateways_private_address() {
        var plan = TestStack.with(IN_HUB.replace("GIVEN", ", appGatewaySubnetCidr: 10.9.4.0/24")
                        + "ingressType: application_gateway\nappGateway: {routingMode: path}\n")
                .plan();

        assertThat(plan.outputs()).containsEntry("appGatewayPrivateIp", "10.9.4.10");
        one(plan, "ApplicationGateway")
                .at("gatewayIPConfigurations[0].subnet.id")
                .isEqualTo(HUB + "/subnets/gw");
    }

    private static final String APP_GATEWAY = """
            networkMode: new
            ingressType: application_gateway
            appGateway: {routingMode: path}
            """;

    @Test
    void the_nat_gateway_can_be_left_out() {
        var plan = TestStack.with("networkMode: new\nvnet: {natGateway: false}").plan();

        assertThat(all(plan, "NatGateway")).isEmpty();
        assertThat(all(plan, "PublicIPAddress")).isEmpty();
        one(plan, "Subnet", "snet-aca").at("natGateway").isNull();
        one(plan, "Subnet", "snet-aca").at("defaultOutboundAccess").isEqualTo(true);
        assertThat(plan.outputs()).doesNotContainKeys("natGatewayId", "natGatewayPublicIp");
    }
}
