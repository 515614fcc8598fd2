package ai.portkey.azure.simulator.identity;

import ai.portkey.azure.simulator.core.AzureState;
import ai.portkey.azure.simulator.core.NameRule;
import ai.portkey.azure.simulator.core.ResourceType.Location;
import ai.portkey.azure.simulator.core.ResourceType;
import java.util.List;
import java.util.Map;

/** Resource groups, managed identities, role assignments and role definitions. */
public final class ManagementTypes {

    private static final String GUID = "(?i)[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}";

    private ManagementTypes() {}

    public static List<ResourceType> resources() {
        return List.of(ResourceType.of("azure-native:resources:ResourceGroup",
                        "/subscriptions/{subscriptionId}/resourceGroups/{resourceGroupName}")
                .name(NameRule.local("[\\w.()-]{0,89}[\\w()-]",
                        "1-90 letters, digits, '_', '-', '.', '(' and ')', not ending in '.'."))
                .rule(request -> {
                    if (request.location().isEmpty()) {
                        throw request.badRequest("LocationRequired", "The location property is required for this definition.");
                    }
                })
                .replaceOn("location")
                .build());
    }

    public static List<ResourceType> managedIdentity() {
        return List.of(ResourceType.of("azure-native:managedidentity:UserAssignedIdentity",
                        ResourceType.inGroup("Microsoft.ManagedIdentity/userAssignedIdentities/{resourceName}"))
                .name(NameRule.local("[A-Za-z0-9][\\w-]{2,127}",
                        "3-128 letters, digits, '-' and '_', starting with a letter or digit."))
                .replaceOn("location")
                .outputs(request -> Map.of(
                        "clientId", request.ids().guid("client " + AzureState.key(request.id())),
                        "principalId", request.ids().guid("principal " + AzureState.key(request.id())),
                        "tenantId", request.azure().options().tenantId()))
                .build());
    }

    public static List<ResourceType> authorization() {
        return List.of(
                ResourceType.of("azure-native:authorization:RoleAssignment",
                                "{scope}/providers/Microsoft.Authorization/roleAssignments/{roleAssignmentName}")
                        .location(Location.NONE)
                        .name(NameRule.local(GUID, "a GUID."))
                        .replaceOn("principalId")
                        .rule(RoleRules::assignment)
                        .outputs(request -> Map.of("scope", RoleRules.slash(request.text("scope"))))
                        .build(),
                ResourceType.of("azure-native:authorization:RoleDefinition",
                                "{scope}/providers/Microsoft.Authorization/roleDefinitions/{roleDefinitionId}")
                        .location(Location.NONE)
                        .name(NameRule.local(GUID, "a GUID."))
                        .rule(RoleRules::definition)
                        .build());
    }
}
