package ai.portkey.azure.simulator.identity;

import ai.portkey.azure.catalogue.ArmId;
import ai.portkey.azure.catalogue.BuiltInRole;
import ai.portkey.azure.simulator.core.AzureException;
import ai.portkey.azure.simulator.core.AzureState;
import ai.portkey.azure.simulator.core.Identities;
import ai.portkey.azure.simulator.core.Request;
import ai.portkey.azure.simulator.core.SimulatedAzure;
import ai.portkey.azure.simulator.values.Values;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Role assignments: what ARM checks, and who may do what. */
public final class RoleRules {

    private static final String ASSIGNMENTS = "Microsoft.Authorization/roleAssignments";
    private static final String DEFINITIONS = "Microsoft.Authorization/roleDefinitions";

    private RoleRules() {}

    static void assignment(Request request) {
        var scope = slash(request.text("scope"));
        var role = request.text("roleDefinitionId");
        if (!role.matches("(?i).*/providers/Microsoft\\.Authorization/roleDefinitions/[0-9a-f-]{36}")) {
            throw request.badRequest(
                    "InvalidRoleDefinitionId",
                    "The role definition ID '" + role + "' is not valid."
                            + " Expected /subscriptions/{id}/providers/Microsoft.Authorization/roleDefinitions/{guid}.");
        }
        refuseChange(request, role);
        var fresh = request.azure()
                .now()
                .minus(request.azure().options().rolePropagation())
                .toEpochMilli();
        for (var definition : request.all(DEFINITIONS)) {
            if (definition.created() > fresh && definition.name().equalsIgnoreCase(guid(role))) {
                throw request.badRequest(
                        "RoleDefinitionDoesNotExist",
                        "The specified role definition with ID '" + guid(role).replace("-", "") + "' does not exist.");
            }
        }
        for (var identity : request.all(Identities.ARM_TYPE)) {
            if (identity.created() > fresh
                    && request.text("principalType") == null
                    && identity.text("principalId").equals(request.text("principalId"))) {
                throw request.badRequest(
                        "PrincipalNotFound",
                        "Principal " + request.text("principalId").replace("-", "")
                                + " does not exist in the directory "
                                + request.azure().options().tenantId()
                                + ". If it was just created, set principalType to ServicePrincipal.");
            }
        }
        for (var other : request.all(ASSIGNMENTS)) {
            if (!other.id().equalsIgnoreCase(request.id())
                    && scope.equalsIgnoreCase(slash(other.text("scope")))
                    && guid(role).equalsIgnoreCase(guid(other.text("roleDefinitionId")))
                    && request.text("principalId").equals(other.text("principalId"))) {
                throw new AzureException(
                        409,
                        "RoleAssignmentExists",
                        "The role assignment already exists. The ID of the existing role assignment is "
                                + other.name().replace("-", "") + ".");
            }
        }
    }

    /** The provider replaces an assignment when scope or principal change, and sends the rest as an update. */
    private static void refuseChange(Request request, String role) {
        var type = request.text("principalType");
        var isChanged = request.current()
                .filter(before -> !guid(role).equalsIgnoreCase(guid(before.text("roleDefinitionId")))
                        || type != null && !type.equals(before.text("principalType")))
                .isPresent();
        if (isChanged) {
            throw request.badRequest(
                    "RoleAssignmentUpdateNotPermitted",
                    "Tenant ID, application ID, principal ID, and scope are not allowed to be updated.");
        }
    }

    /** What ARM answers otherwise than it was sent: it knows what kind of principal an identity is. */
    static Map<String, Object> answered(Request request) {
        var outputs = new HashMap<String, Object>(Map.of("scope", slash(request.text("scope"))));
        // Of an assignment that is taken to exist only the id is known.
        if (request.text("roleDefinitionId") != null) {
            outputs.put("roleDefinitionId", ArmId.answered(request.text("roleDefinitionId")));
        }
        if (request.text("principalType") == null
                && request.all(Identities.ARM_TYPE).stream()
                        .anyMatch(identity -> identity.text("principalId").equals(request.text("principalId")))) {
            outputs.put("principalType", "ServicePrincipal");
        }
        return outputs;
    }

    private static String guid(String roleDefinitionId) {
        return ArmId.name(roleDefinitionId);
    }

    static void definition(Request request) {
        var roleName = request.text("roleName");
        for (var other : request.all(DEFINITIONS)) {
            if (roleName != null
                    && !other.id().equalsIgnoreCase(request.id())
                    && roleName.equalsIgnoreCase(other.text("roleName"))) {
                throw new AzureException(
                        409,
                        "RoleDefinitionWithSameNameExists",
                        "A custom role with the name '" + roleName
                                + "' already exists in this directory. Use a different name.");
            }
        }
    }

    /** True when a role assignment that has taken effect allows the principal this action on the resource or its parts. */
    public static boolean isAllowed(SimulatedAzure azure, String principalId, String action, String resourceId) {
        var effective = azure.now().minus(azure.options().rolePropagation()).toEpochMilli();
        return azure.state().ofType(ASSIGNMENTS).stream()
                .filter(a -> principalId.equals(a.text("principalId")) && a.created() <= effective)
                .filter(a -> AzureState.key(resourceId + "/").startsWith(AzureState.key(slash(a.text("scope")) + "/")))
                .anyMatch(a -> actions(azure, a.text("roleDefinitionId")).stream()
                        .anyMatch(granted -> matches(granted, action)));
    }

    /** ARM answers a scope with its first slash, however it was sent. */
    static String slash(String scope) {
        return scope.startsWith("/") ? scope : "/" + scope;
    }

    private static List<String> actions(SimulatedAzure azure, String roleDefinitionId) {
        var guid = guid(roleDefinitionId);
        var builtIn = BuiltInRole.find(guid);
        if (builtIn.isPresent()) {
            return builtIn.get().actions();
        }
        return azure.state().ofType(DEFINITIONS).stream()
                .filter(d -> d.name().equalsIgnoreCase(guid))
                .flatMap(d -> Values.strings(d.properties(), "permissions[].dataActions[]").stream())
                .toList();
    }

    private static boolean matches(String granted, String action) {
        return granted.endsWith("*")
                ? action.startsWith(granted.substring(0, granted.length() - 1))
                : action.equalsIgnoreCase(granted);
    }
}
