package ai.portkey.azure.config.access;

import static org.assertj.core.api.Assertions.assertThat;

import ai.portkey.azure.config.PortkeyConfig;
import ai.portkey.azure.config.Stack;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The sentences about roles and accounts of the gateway. */
class AccessProblemsTest {

    private static final String GROUP = "/subscriptions/11111111-1111-1111-1111-111111111111/resourceGroups/ai";
    private static final String MODELS = GROUP + "/providers/Microsoft.CognitiveServices/accounts/models";

    @Test
    void a_role_is_known_by_name_or_given_by_its_id() {
        assertThat(problem("{role: Cognitive Services OpenAI Usr, scope: SCOPE}"))
                .startsWith(
                        "roleAssignments[0].role: \"Cognitive Services OpenAI Usr\" — expected the GUID of a role, the id "
                                + "of its definition, or one of these names: ")
                .contains(", Cognitive Services OpenAI User, ");
    }

    @Test
    void a_scope_is_an_id() {
        assertThat(problem("{role: Reader, scope: models}"))
                .isEqualTo("roleAssignments[0].scope: \"models\" — expected the id of a resource, a resource group "
                        + "(/subscriptions/SUBSCRIPTION/resourceGroups/GROUP) or a subscription");
    }

    /** Learn, "Troubleshoot Azure RBAC": Azure answers RoleAssignmentExists to the second. */
    @Test
    void the_same_role_for_the_same_scope_is_granted_once() {
        assertThat(problem("{role: reader, scope: SCOPE}, "
                        + "{role: acdd72a7-3385-48ef-bd42-f606fba81ae7, scope: SCOPE}"))
                .isEqualTo(
                        "roleAssignments[1].role: \"acdd72a7-3385-48ef-bd42-f606fba81ae7\" — is granted twice for the "
                                + "same scope; remove one of the two");
    }

    @Test
    void a_whole_group_causes_a_warning() {
        assertThat(PortkeyConfig.decode(Stack.with("roleAssignments: [{role: Reader, scope: " + GROUP + "}]"))
                        .warnings())
                .containsExactly("portkey-gateway:roleAssignments[0].scope: \"" + GROUP
                        + "\" — is more than one resource, so the gateway "
                        + "gets the role for everything in it; name the resource that it needs");
    }

    @Test
    void an_account_is_listed_once_and_its_role_granted_once() {
        assertThat(Stack.problems(Stack.with("roleAssignments: [{role: Cognitive Services OpenAI User, scope: " + MODELS
                        + "}]\nmodelAccounts: [{id: " + MODELS + "}, {id: " + MODELS + "}]")))
                .containsExactly(
                        "modelAccounts[0].role — is also granted by roleAssignments; remove it there, or set role: null",
                        "modelAccounts[1].id: \"" + MODELS + "\" — is listed twice; remove one of the two");
    }

    @Test
    void a_private_endpoint_to_an_account_needs_a_vnet_and_zones() {
        assertThat(Stack.problems(Stack.with("modelAccounts: [{id: " + MODELS + ", privateEndpoint: true}]")))
                .containsExactly(
                        "modelAccounts — a private endpoint requires a VNet; set networkMode: new or existing");
        assertThat(Stack.problems(Stack.with("networkMode: new\nstorage: {privateEndpoint: false}\n"
                        + "vnet: {privateDns: {mode: existing}}\nmodelAccounts: [{id: " + MODELS
                        + ", privateEndpoint: true}]")))
                .containsExactlyInAnyOrder(
                        "vnet.privateDns.zoneIds.openAi — is required for the private endpoint of the models: the id of "
                                + "the zone privatelink.openai.azure.com",
                        "vnet.privateDns.zoneIds.cognitiveServices — is required for the private endpoint of the models: "
                                + "the id of the zone privatelink.cognitiveservices.azure.com",
                        "vnet.privateDns.zoneIds.aiServices — is required for the private endpoint of the models: the id of "
                                + "the zone privatelink.services.ai.azure.com");
    }

    private static String problem(String assignments) {
        var problems = List.copyOf(
                Stack.problems(Stack.with("roleAssignments: [" + assignments.replace("SCOPE", MODELS) + "]")));
        assertThat(problems).hasSize(1);
        return problems.get(0);
    }
}
