package ai.portkey.azure.component;

import ai.portkey.azure.catalogue.ArmId;
import ai.portkey.azure.catalogue.BuiltInRole;
import com.pulumi.azurenative.authorization.RoleAssignment;
import com.pulumi.azurenative.authorization.RoleAssignmentArgs;
import com.pulumi.core.Output;
import com.pulumi.resources.CustomResourceOptions;
import java.util.List;
import java.util.Optional;

/**
 * Azure's built-in roles that the deployment grants.
 *
 * @see <a href="https://learn.microsoft.com/azure/role-based-access-control/built-in-roles">Azure built-in roles</a>
 */
public enum Role {
    KEY_VAULT_ADMINISTRATOR("Key Vault Administrator"),
    KEY_VAULT_SECRETS_USER("Key Vault Secrets User"),
    ACR_PULL("AcrPull");

    /** Without the type ARM looks the principal up, and a new identity may not have reached Entra ID yet. */
    private static final String IDENTITY = "ServicePrincipal";

    /**
     * Who gets a role.
     *
     * @param id   object id in Entra ID
     * @param type {@code User}, {@code Group} or {@code ServicePrincipal}
     */
    public record Principal(Output<String> id, String type) {}

    private final String definition;

    Role(String name) {
        this.definition = BuiltInRole.find(name).orElseThrow().guid();
    }

    /** Grants this role on a resource to a managed identity. */
    public Prerequisites grant(
            String name, Output<String> scope, Output<String> principalId, CustomResourceOptions options) {
        return grant(name, scope, new Principal(principalId, IDENTITY), options);
    }

    /** Grants this role on a resource to any principal. */
    public Prerequisites grant(String name, Output<String> scope, Principal principal, CustomResourceOptions options) {
        return assign(
                name,
                scope,
                scope.applyValue(id -> definitionId(id, definition)),
                principal,
                Optional.empty(),
                options);
    }

    /** Grants a role of our own, given by its definition's id. */
    public static Prerequisites grant(
            String name,
            Output<String> scope,
            Output<String> roleDefinitionId,
            Output<String> principalId,
            CustomResourceOptions options) {
        return grant(name, scope, roleDefinitionId, principalId, Optional.empty(), options);
    }

    /**
     * Grants any role, given by its definition's id or GUID. With another role the assignment is recreated: ARM refuses to
     * change the role of an assignment, and the provider would try.
     *
     * @param condition in Azure's language, version 2.0
     */
    public static Prerequisites grant(
            String name,
            Output<String> scope,
            Output<String> roleDefinitionId,
            Output<String> principalId,
            Optional<String> condition,
            CustomResourceOptions options) {
        var role = Output.tuple(scope, roleDefinitionId).applyValue(t -> definitionId(t.t1, ArmId.name(t.t2)));
        var replaced = CustomResourceOptions.builder()
                .replaceOnChanges(List.of("roleDefinitionId"))
                .build();
        return assign(
                name,
                scope,
                role,
                new Principal(principalId, IDENTITY),
                condition,
                CustomResourceOptions.merge(options, replaced, null));
    }

    /**
     * A scope as azure-native reads it out of the id of an imported resource. With the first slash an adopted assignment
     * or role would be replaced; the provider sends the same request with or without it.
     *
     * @see <a href="https://github.com/pulumi/pulumi-azure-native/pull/4818">pulumi-azure-native #4818</a>
     */
    public static Output<String> withoutSlash(Output<String> scope) {
        return scope.applyValue(id -> id.substring(1));
    }

    /** In the form that ARM answers, whatever the role's scope: an adopted assignment with another one would be replaced. */
    private static String definitionId(String scope, String guid) {
        return "/subscriptions/" + scope.split("/")[2] + "/providers/Microsoft.Authorization/roleDefinitions/" + guid;
    }

    private static Prerequisites assign(
            String name,
            Output<String> scope,
            Output<String> roleDefinitionId,
            Principal principal,
            Optional<String> condition,
            CustomResourceOptions options) {
        var args = RoleAssignmentArgs.builder()
                .scope(withoutSlash(scope))
                .roleDefinitionId(roleDefinitionId)
                .principalId(principal.id())
                .principalType(principal.type());
        condition.ifPresent(c -> args.condition(c).conditionVersion("2.0"));
        return Prerequisites.of(new RoleAssignment(name, args.build(), options));
    }
}
