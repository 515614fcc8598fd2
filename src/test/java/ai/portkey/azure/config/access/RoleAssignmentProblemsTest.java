package ai.portkey.azure.config.access;

import static org.assertj.core.api.Assertions.assertThat;

import ai.portkey.azure.config.PortkeyConfig;
import ai.portkey.azure.config.Stack;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The sentences about the roles of the gateway's identity. */
class RoleAssignmentProblemsTest {

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

    private static String problem(String assignments) {
        var problems = List.copyOf(
                Stack.problems(Stack.with("roleAssignments: [" + assignments.replace("SCOPE", MODELS) + "]")));
        assertThat(problems).hasSize(1);
        return problems.get(0);
    }
}
