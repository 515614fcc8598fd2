package ai.portkey.azure.config.access;

import ai.portkey.azure.catalogue.ArmId;
import ai.portkey.azure.catalogue.BuiltInRole;
import java.util.Locale;
import java.util.Optional;

/**
 * A role that the identity of gateway and mcp gets (key {@code roleAssignments}).
 *
 * @param role      name of a built-in role, GUID of any, or id of a definition
 * @param scope     id of the resource, resource group or subscription that it is for
 * @param condition in Azure's language for conditions, version 2.0; empty = always
 * @see <a href="https://learn.microsoft.com/azure/role-based-access-control/role-assignments">Azure role assignments</a>
 */
public record RoleAssignmentConfig(String role, String scope, Optional<String> condition) {

    /** GUID of the role's definition. */
    public String definition() {
        return BuiltInRole.find(role)
                .map(BuiltInRole::guid)
                .orElseGet(() -> ArmId.name(role).toLowerCase(Locale.ROOT));
    }

    /** True when both are the same role for the same scope, which Azure grants once. */
    boolean isSameAs(RoleAssignmentConfig other) {
        return definition().equals(other.definition()) && scope.equalsIgnoreCase(other.scope);
    }
}
