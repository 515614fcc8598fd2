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
    KEY_VAULT_ADMINISTRATOR("00482a5a-887f-4fb3-b363-3b7fe8e74483"),
    KEY_VAULT_SECRETS_USER("4633458b-17de-408a-b874-0445c86b69e6"),
    ACR_PULL("7f951dda-4ed3-4680-a7ca-43fe172d538d");

    /** Without the type ARM looks the principal up, and a new identity may not have reached Entra ID yet. */
    private static final String IDENTITY = "ServicePrincipal";

    /**
     * Who gets a role.
     *
     * @param id   object id in Entra ID
     * @param type {@code User}, {@code Group} or {@code ServicePrincipal}
     */
    record Principal(Output<String> id, String type) {}

    private final String definition;

    Role(String definition) {
        this.definition = definition;
    }

    /** Grants this role on a resource to a managed identity. */
    RoleAssignment grant(String name, Output<String> scope, Output<String> principalId, CustomResourceOptions options) {
        return grant(name, scope, new Principal(principalId, IDENTITY), options);
    }

    /** Grants this role on a resource to any principal. */
    RoleAssignment grant(String name, Output<String> scope, Principal principal, CustomResourceOptions options) {
        var definitionId = scope.applyValue(id ->
                "/subscriptions/" + id.split("/")[2] + "/providers/Microsoft.Authorization/roleDefinitions/" + definition);
        return assign(name, scope, definitionId, principal, options);
    }

    /** Grants any role, given by its definition's id. */
    static RoleAssignment grant(String name, Output<String> scope, Output<String> roleDefinitionId,
                                Output<String> principalId, CustomResourceOptions options) {
        return assign(name, scope, roleDefinitionId, new Principal(principalId, IDENTITY), options);
    }

    /**
     * A scope as azure-native reads it out of the id of an imported resource. With the first slash an adopted assignment
     * or role would be replaced; the provider sends the same request with or without it.
     *
     * @see <a href="https://github.com/pulumi/pulumi-azure-native/pull/4818">pulumi-azure-native #4818</a>
     */
    static Output<String> withoutSlash(Output<String> scope) {
        return scope.applyValue(id -> id.substring(1));
    }

    private static RoleAssignment assign(String name, Output<String> scope, Output<String> roleDefinitionId,
                                         Principal principal, CustomResourceOptions options) {
        return new RoleAssignment(name, RoleAssignmentArgs.builder()
                .scope(withoutSlash(scope))
                .roleDefinitionId(roleDefinitionId)
                .principalId(principal.id())
                .principalType(principal.type())
                .build(), options);
    }
}
