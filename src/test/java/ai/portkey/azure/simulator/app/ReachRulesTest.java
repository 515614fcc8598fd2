package ai.portkey.azure.simulator.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.portkey.azure.TestStack;
import ai.portkey.azure.plan.Plan;
import ai.portkey.azure.simulator.core.AzureException;
import ai.portkey.azure.simulator.core.SimulatedAzure;
import ai.portkey.azure.simulator.core.SimulationOptions;
import ai.portkey.azure.simulator.values.Values;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** An app comes up only when it reaches the log store that its variables name. */
class ReachRulesTest {

    private final Plan plan = TestStack.with("networkMode: new").plan();
    private final SimulatedAzure azure = new SimulatedAzure(SimulationOptions.defaults());

    @Test
    void a_closed_account_without_private_endpoint_is_out_of_reach() {
        assertThatThrownBy(() -> deploy(List.of("PrivateEndpoint", "PrivateDnsZoneGroup"), Map.of()))
                .isInstanceOf(AzureException.class)
                .hasMessageContaining("ContainerAppOperationError")
                .hasMessageContaining("the app cannot reach storage account stportkeygateway");
    }

    @Test
    void a_private_endpoint_leads_to_it() {
        deploy(List.of(), Map.of());

        assertThat(azure.resources()).anyMatch(r -> r.id().endsWith("/containerapps/gateway"));
    }

    @Test
    void so_does_a_rule_for_the_apps_subnet_while_public_access_is_on() {
        deploy(List.of("PrivateEndpoint", "PrivateDnsZoneGroup"), Map.of("publicNetworkAccess", "Enabled"));

        assertThat(azure.resources()).anyMatch(r -> r.id().endsWith("/containerapps/gateway"));
    }

    /** Deploys the planned stack, some types left out, the account changed. */
    private void deploy(List<String> without, Map<String, Object> account) {
        for (var resource : plan.deployed()) {
            var type = resource.type().substring(resource.type().lastIndexOf(':') + 1);
            if (resource.type().startsWith("azure-native:") && !without.contains(type)) {
                var inputs = Values.copy(resource.inputs());
                if (type.equals("StorageAccount")) {
                    inputs.putAll(account);
                }
                azure.lookUp((String) plan.outputs().get("keyVaultId"));
                azure.create(resource.type(), resource.name(), inputs);
            }
        }
    }
}
