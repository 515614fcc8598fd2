package ai.portkey.azure.component;

import com.pulumi.azurenative.authorization.RoleAssignment;
import com.pulumi.azurenative.authorization.RoleAssignmentArgs;
import com.pulumi.core.Output;
import com.pulumi.resources.CustomResourceOptions;

/**
 * Azure's built-in roles that the deployment grants.
 *
 * @see <a href="https://learn.microsoft.com/azure/role-based-access-control/built-in-roles">Azure built-in roles</a>
 */
enum Role {
    KEY_VAULT_SECRETS_USER("4633458b-17de-408a-b874-0445c86b69e6"),
    ACR_PULL("7f951dda-4ed3-4680-a7ca-43fe172d538d");

    private final String definition;

    Role(String definition) {
        this.definition = definition;
    }

    /** Grants this role on a resource to a managed identity. */
    RoleAssignment grant(String name, Output<String> scope, Output<String> principalId, CustomResourceOptions options) {
        var definitionId = scope.applyValue(id ->
                "/subscriptions/" + id.split("/")[2] + "/providers/Microsoft.Authorization/roleDefinitions/" + definition);
        return grant(name, scope, definitionId, principalId, options);
    }

    /** Grants any role, given by its definition's id. */
    static RoleAssignment grant(String name, Output<String> scope, Output<String> roleDefinitionId,
                                Output<String> principalId, CustomResourceOptions options) {
        return new RoleAssignment(name, RoleAssignmentArgs.builder()
                .scope(scope)
                .roleDefinitionId(roleDefinitionId)
                .principalId(principalId)
                // Without the type ARM looks the principal up, and a new identity may not have reached Entra ID yet.
                .principalType("ServicePrincipal")
                .build(), options);
    }
}
