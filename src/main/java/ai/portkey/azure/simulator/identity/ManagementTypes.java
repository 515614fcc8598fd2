package ai.portkey.azure.simulator.identity;

import ai.portkey.azure.simulator.core.AzureState;
import ai.portkey.azure.simulator.core.NameRule;
import ai.portkey.azure.simulator.core.ResourceType;
import java.util.List;
import java.util.Map;

/** Resource groups, managed identities, role assignments and role definitions. */
public final class ManagementTypes {

    private static final String GUID = "(?i)[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}";

    private ManagementTypes() {}

    public static List<ResourceType> resources() {
        return List.of(ResourceType.of("azure-native:resources:ResourceGroup")
                .name(NameRule.local(
                        "[\\w.()-]{0,89}[\\w()-]",
                        "1-90 letters, digits, '_', '-', '.', '(' and ')', not ending in '.'."))
                .rule(request -> {
                    if (request.location().isEmpty()) {
                        throw request.badRequest(
                                "LocationRequired", "The location property is required for this definition.");
                    }
                })
                .build());
    }

    public static List<ResourceType> managedIdentity() {
        return List.of(ResourceType.of("azure-native:managedidentity:UserAssignedIdentity")
                .name(NameRule.local(
                        "[A-Za-z0-9][\\w-]{2,127}",
                        "3-128 letters, digits, '-' and '_', starting with a letter or digit."))
                .outputs(request -> Map.of(
                        "clientId", request.ids().guid("client " + AzureState.key(request.id())),
                        "principalId", request.ids().guid("principal " + AzureState.key(request.id())),
                        "tenantId", request.azure().options().tenantId()))
                .build());
    }

    public static List<ResourceType> authorization() {
        return List.of(
                ResourceType.of("azure-native:authorization:RoleAssignment")
                        .name(NameRule.local(GUID, "a GUID."))
                        .rule(RoleRules::assignment)
                        .outputs(RoleRules::answered)
                        .build(),
                ResourceType.of("azure-native:authorization:RoleDefinition")
                        .name(NameRule.local(GUID, "a GUID."))
                        .rule(RoleRules::definition)
                        .build());
    }
}
