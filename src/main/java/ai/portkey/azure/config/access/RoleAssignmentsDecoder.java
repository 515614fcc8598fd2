package ai.portkey.azure.config.access;

import ai.portkey.azure.catalogue.BuiltInRole;
import ai.portkey.azure.config.naming.ResourceId;
import ai.portkey.azure.config.reading.ConfigNode;
import ai.portkey.azure.config.reading.TextRule;
import ai.portkey.azure.config.reading.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Decodes the further roles of the gateway's identity. */
public final class RoleAssignmentsDecoder {

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

    private RoleAssignmentsDecoder() {}

    /** @param root has the key {@code roleAssignments} */
    public static List<RoleAssignmentConfig> decode(ConfigNode root) {
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
