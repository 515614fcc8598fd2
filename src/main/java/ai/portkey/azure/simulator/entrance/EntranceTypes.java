package ai.portkey.azure.simulator.entrance;

import ai.portkey.azure.simulator.core.NameRule;
import ai.portkey.azure.simulator.core.ResourceType;
import java.util.List;
import java.util.Map;

/** Application Gateway and the firewall policies of both gateways, all types of {@code Microsoft.Network}. */
final class EntranceTypes {

    private EntranceTypes() {}

    static List<ResourceType> network() {
        return List.of(
                network("WebApplicationFirewallPolicy")
                        .name(NameRule.local(
                                "[A-Za-z][A-Za-z0-9-]{0,127}",
                                "1-128 letters, digits and hyphens, starting with a letter."))
                        .rule(FirewallPolicyRules::check)
                        .outputs(request -> request.with("resourceState", "Enabled"))
                        .inUse("ApplicationGatewayFirewallPolicyCannotBeDeletedIfAssociated")
                        .build(),
                network("ApplicationGateway")
                        .name(NameRule.NETWORK)
                        .refuses("zones", "gatewayIPConfigurations[].subnet.id")
                        .references(
                                "gatewayIPConfigurations[].subnet.id",
                                "frontendIPConfigurations[].subnet.id",
                                "frontendIPConfigurations[].publicIPAddress.id",
                                "firewallPolicy.id",
                                "httpListeners[].firewallPolicy.id")
                        .rule(ApplicationGatewayRules::check)
                        .outputs(ApplicationGatewayRules::outputs)
                        .build(),
                network("Policy")
                        .name(NameRule.local(
                                "[A-Za-z][A-Za-z0-9]{0,127}", "1-128 letters and digits, starting with a letter."))
                        .refuses("sku.name")
                        .rule(FrontDoorRules::firewallPolicy)
                        .outputs(request -> request.with("resourceState", "Enabled"))
                        .inUse("WebApplicationFirewallPolicyInUse")
                        .assumed(Map.of("location", "Global", "sku", Map.of("name", "Premium_AzureFrontDoor")))
                        .build());
    }

    private static ResourceType.Builder network(String type) {
        return ResourceType.of("azure-native:network:" + type);
    }
}
