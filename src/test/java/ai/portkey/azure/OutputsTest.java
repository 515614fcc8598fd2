package ai.portkey.azure;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class OutputsTest {

    @Test
    void the_smallest_stack_exports_what_applies_to_it() {
        assertThat(TestStack.smallest().plan().outputs().keySet()).containsExactlyInAnyOrder(
                "resourceGroupName", "resourceGroupId",
                "containerAppEnvironmentId", "containerAppEnvironmentName", "containerAppEnvironmentFqdn", "containerAppEnvironmentStaticIp",
                "gatewayId", "gatewayName", "gatewayFqdn", "gatewayUrl", "inboundGatewayFqdn",
                "keyVaultId", "keyVaultName", "keyVaultUri",
                "storageAccountName", "storageAccountId", "storagePrimaryBlobEndpoint", "storageContainerName",
                "managedIdentityId", "managedIdentityPrincipalId", "managedIdentityClientId");
    }

    @Test
    void the_largest_stack_exports_everything() {
        var plan = TestStack.with("""
                networkMode: new
                ingressType: application_gateway
                serverMode: all
                appGateway: {gatewayHost: gateway.example.com, mcpHost: mcp.example.com}
                controlPlanePrivateLink: {outbound: true}
                """).plan();

        assertThat(plan.outputs().keySet()).contains(
                "vnetId", "acaSubnetId", "natGatewayId", "natGatewayPublicIp", "mcpFqdn", "mcpUrl", "inboundMcpFqdn",
                "appGatewayId", "appGatewayPublicIp", "appGatewayPrivateIp",
                "controlPlanePrivateEndpointId", "controlPlanePrivateIp", "controlPlanePrivateFqdn");
        assertThat(plan.outputs()).hasSize(34);
    }

    @Test
    void without_an_application_gateway_clients_use_the_apps_own_name() {
        var outputs = TestStack.smallest().plan().outputs();

        assertThat(outputs).containsEntry("gatewayUrl", "https://" + outputs.get("gatewayFqdn"));
        assertThat((String) outputs.get("inboundGatewayFqdn")).doesNotContain(".internal.");
    }
}
