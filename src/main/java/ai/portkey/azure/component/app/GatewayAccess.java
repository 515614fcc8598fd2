package ai.portkey.azure.component.app;

import ai.portkey.azure.catalogue.ArmId;
import ai.portkey.azure.component.AzureComponent;
import ai.portkey.azure.component.Role;
import ai.portkey.azure.config.access.RoleAssignmentConfig;
import com.pulumi.core.Output;
import com.pulumi.resources.ComponentResourceOptions;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;

/** What the identity of gateway and mcp may do besides what the stack itself needs, such as calling models. */
public final class GatewayAccess extends AzureComponent {

    /**
     * @param assignments the roles
     * @param principalId object id of the identity
     */
    public record Args(List<RoleAssignmentConfig> assignments, Output<String> principalId) {}

    public GatewayAccess(String name, Args args, ComponentResourceOptions options) {
        super("GatewayAccess", name, options);
        for (var assignment : args.assignments()) {
            Role.grant(
                    child(part(assignment)),
                    Output.of(assignment.scope()),
                    Output.of(assignment.definition()),
                    args.principalId(),
                    assignment.condition(),
                    childOptions());
        }
        registerOutputs(Map.of());
    }

    /** Does not depend on the order of the list, so that a new entry leaves the others alone. */
    private static String part(RoleAssignmentConfig assignment) {
        var key = assignment.definition() + ' ' + assignment.scope().toLowerCase(Locale.ROOT);
        return ArmId.name(assignment.scope()) + "-"
                + UUID.nameUUIDFromBytes(key.getBytes(StandardCharsets.UTF_8))
                        .toString()
                        .substring(0, 8);
    }
}
