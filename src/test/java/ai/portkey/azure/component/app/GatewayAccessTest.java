package ai.portkey.azure.component.app;

import static ai.portkey.azure.PlanAssert.all;
import static ai.portkey.azure.PlanAssert.one;
import static org.assertj.core.api.Assertions.assertThat;

import ai.portkey.azure.TestStack;
import ai.portkey.azure.plan.Plan;
import java.util.List;
import org.junit.jupiter.api.Test;

class GatewayAccessTest {

    private static final String GROUP = "/subscriptions/11111111-1111-1111-1111-111111111111/resourceGroups/ai";
    private static final String MODELS = GROUP + "/providers/Microsoft.CognitiveServices/accounts/models";
    private static final String READER = "{role: acdd72a7-3385-48ef-bd42-f606fba81ae7, scope: " + GROUP + "}";
    private static final String OPENAI =
            "{role: Cognitive Services OpenAI User, scope: " + MODELS + ", condition: '@Resource[a] StringLike b'}";

    /** GUID: learn.microsoft.com/azure/role-based-access-control/built-in-roles/ai-machine-learning. */
    @Test
    void the_identity_of_gateway_and_mcp_gets_the_role() {
        var plan = TestStack.with("roleAssignments: [" + OPENAI + "]").plan();

        var granted = one(plan, "RoleAssignment", "gateway-access");
        granted.at("scope").isEqualTo(MODELS.substring(1));
        granted.at("roleDefinitionId")
                .isEqualTo("/subscriptions/11111111-1111-1111-1111-111111111111/providers/Microsoft.Authorization/"
                        + "roleDefinitions/5e0bd9bd-7b93-4f28-af87-19fc36ad61bd");
        granted.at("principalId")
                .isEqualTo(one(plan, "UserAssignedIdentity", "secrets")
                        .resource()
                        .outputs()
                        .get("principalId"));
        granted.at("principalType").isEqualTo("ServicePrincipal");
        granted.at("condition").isEqualTo("@Resource[a] StringLike b");
        granted.at("conditionVersion").isEqualTo("2.0");
    }

    @Test
    void a_further_entry_leaves_the_others_alone() {
        var before = granted(TestStack.with("roleAssignments: [" + OPENAI + "]").plan());
        var after = granted(TestStack.with("roleAssignments: [" + READER + ", " + OPENAI + "]")
                .plan());

        assertThat(before).hasSize(1);
        assertThat(after).hasSize(2).containsAll(before);
    }

    private static List<String> granted(Plan plan) {
        return all(plan, "RoleAssignment").stream()
                .map(Plan.Resource::urn)
                .filter(urn -> urn.contains("GatewayAccess"))
                .toList();
    }

    /** Zones: learn.microsoft.com/azure/private-link/private-endpoint-dns, Azure OpenAI and Azure AI services. */
    @Test
    void accounts_share_the_zones_and_their_hosts_are_trusted() {
        var plan = TestStack.with("networkMode: new\nmodelAccounts: [{id: " + MODELS + ", privateEndpoint: true}, {id: "
                        + MODELS + "2, privateEndpoint: true, role: null}]")
                .plan();

        assertThat(all(plan, "PrivateZone"))
                .extracting(r -> r.inputs().get("privateZoneName"))
                .contains(
                        "privatelink.openai.azure.com",
                        "privatelink.cognitiveservices.azure.com",
                        "privatelink.services.ai.azure.com")
                .doesNotHaveDuplicates();
        assertThat(all(plan, "PrivateEndpoint"))
                .extracting(r -> r.inputs().get("privateEndpointName"))
                .contains("pe-models-portkey-gateway-dev", "pe-models2-portkey-gateway-dev");
        assertThat(all(plan, "PrivateDnsZoneGroup").stream()
                        .filter(r -> r.name().startsWith("gateway-access"))
                        .toList())
                .hasSize(2)
                .allSatisfy(r -> assertThat((List<?>) r.inputs().get("privateDnsZoneConfigs"))
                        .hasSize(3));
        assertThat(granted(plan)).hasSize(1);
        assertThat(one(plan, "ContainerApp", "gateway").values("template.containers[0].env[].value"))
                .contains("models.openai.azure.com,models.cognitiveservices.azure.com,models.services.ai.azure.com,"
                        + "models2.openai.azure.com,models2.cognitiveservices.azure.com,models2.services.ai.azure.com");
    }

    @Test
    void zones_of_a_hub_are_used_as_they_are() {
        var hub = GROUP + "/providers/Microsoft.Network/privateDnsZones/privatelink.";
        var plan = TestStack.with("networkMode: new\nmodelAccounts: [{id: " + MODELS + ", privateEndpoint: true}]\n"
                        + "storage: {privateEndpoint: false}\n"
                        + "vnet: {privateDns: {mode: existing, zoneIds: {openAi: " + hub + "openai.azure.com, "
                        + "cognitiveServices: " + hub + "cognitiveservices.azure.com, aiServices: " + hub
                        + "services.ai.azure.com}}}")
                .plan();

        assertThat(all(plan, "PrivateZone")).isEmpty();
        assertThat(one(plan, "PrivateDnsZoneGroup", "gateway-access")
                        .values("privateDnsZoneConfigs[].privateDnsZoneId"))
                .contains(hub + "openai.azure.com");
    }
}
