package ai.portkey.azure.config.access;

import ai.portkey.azure.catalogue.BuiltInRole;
import ai.portkey.azure.config.naming.ResourceId;
import ai.portkey.azure.config.naming.ResourceIds;
import ai.portkey.azure.config.reading.ConfigNode;
import ai.portkey.azure.config.reading.TextRule;
import ai.portkey.azure.config.reading.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Decodes what the gateway's identity may do in addition. */
public final class AccessDecoder {

    private static final String GUID = "[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}";

    private static final Type<String> ROLE = Type.text(TextRule.of(
            role -> BuiltInRole.find(role).isPresent()
                    || role.matches("((/[^<>\\s]+)?/providers/Microsoft\\.Authorization/roleDefinitions/)?" + GUID),
            "expected the GUID of a role, the id of its definition, or one of these names: "
                    + BuiltInRole.all().map(BuiltInRole::name).sorted().collect(Collectors.joining(", "))));

    private static final Type<String> SCOPE = Type.text(TextRule.of(
            scope -> ResourceId.parse(scope).isPresent()
                    || scope.matches("/subscriptions/" + GUID + "(/resourceGroups/[^/<>\\s]+)?"),
            "expected the id of a resource, a resource group (/subscriptions/SUBSCRIPTION/resourceGroups/GROUP) or a "
                    + "subscription"));

    private AccessDecoder() {}

    /** @param root has the keys {@code roleAssignments} and {@code modelAccounts} */
    public static AccessConfig decode(ConfigNode root) {
        var assignments = roleAssignments(root);
        return new AccessConfig(assignments, modelAccounts(root, assignments));
    }

    private static List<ModelAccountConfig> modelAccounts(ConfigNode root, List<RoleAssignmentConfig> assignments) {
        var accounts = new ArrayList<ModelAccountConfig>();
        for (var node : root.objects(
                "modelAccounts",
                "Azure OpenAI and Azure AI Foundry accounts whose models the gateway calls ([how](models.md)).")) {
            var id = node.required(
                    "id",
                    "ID of the account.",
                    ResourceIds.type("Microsoft.CognitiveServices/accounts"),
                    "the id of the account");
            var role = node.optional(
                    "role",
                    "What the identity of gateway and mcp gets on it, as in `roleAssignments`. `null` if it has a role "
                            + "already.",
                    ROLE,
                    Optional.of("Cognitive Services OpenAI User"));
            var privateEndpoint = node.value(
                    "privateEndpoint",
                    "The gateway reaches it through a private endpoint in the stack's VNet.",
                    Type.BOOL,
                    false);
            id.ifPresent(i -> {
                var account = new ModelAccountConfig(i, role, privateEndpoint);
                if (accounts.stream().anyMatch(other -> other.id().equals(i))) {
                    node.error("id", "is listed twice; remove one of the two");
                } else if (account.assignment()
                        .filter(own -> assignments.stream().anyMatch(own::isSameAs))
                        .isPresent()) {
                    node.error("role", "is also granted by roleAssignments; remove it there, or set role: null");
                }
                accounts.add(account);
            });
        }
        return accounts;
    }

    private static List<RoleAssignmentConfig> roleAssignments(ConfigNode root) {
        var assignments = new ArrayList<RoleAssignmentConfig>();
        for (var node : root.objects(
                "roleAssignments",
                "Further roles for the identity of gateway and mcp, e.g. to call models without a key "
                        + "([how](models.md)).")) {
            var role = node.required(
                    "role",
                    "Name of a built-in role like `Cognitive Services OpenAI User`, GUID of any role, or id of its "
                            + "definition.",
                    ROLE,
                    "a role");
            var scope = node.required(
                    "scope",
                    "ID of the resource, resource group or subscription that the role is for.",
                    SCOPE,
                    "the id of what the role is for");
            var condition = node.optional(
                    "condition", "When the role counts, in Azure's language for conditions (version 2.0).", Type.TEXT);
            if (role.isPresent() && scope.isPresent()) {
                var assignment = new RoleAssignmentConfig(role.get(), scope.get(), condition);
                if (assignments.stream().anyMatch(assignment::isSameAs)) {
                    node.error("role", "is granted twice for the same scope; remove one of the two");
                }
                if (ResourceId.parse(scope.get()).isEmpty()) {
                    node.warn(
                            "scope",
                            "is more than one resource, so the gateway gets the role for everything in it; name the "
                                    + "resource that it needs");
                }
                assignments.add(assignment);
            }
        }
        return List.copyOf(assignments);
    }
}
