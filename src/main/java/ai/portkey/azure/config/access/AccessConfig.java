package ai.portkey.azure.config.access;

import java.util.List;
import java.util.stream.Stream;

/**
 * What the identity of gateway and mcp may do besides what the stack itself needs.
 *
 * @param roleAssignments {@code roleAssignments}
 * @param modelAccounts   {@code modelAccounts}
 */
public record AccessConfig(List<RoleAssignmentConfig> roleAssignments, List<ModelAccountConfig> modelAccounts) {

    /** Nothing in addition. */
    public static final AccessConfig NONE = new AccessConfig(List.of(), List.of());

    public AccessConfig {
        roleAssignments = List.copyOf(roleAssignments);
        modelAccounts = List.copyOf(modelAccounts);
    }

    /** Every role, those of the accounts last. */
    public List<RoleAssignmentConfig> roles() {
        var ofAccounts = modelAccounts.stream().flatMap(account -> account.assignment().stream());
        return Stream.concat(roleAssignments.stream(), ofAccounts).toList();
    }

    /** The accounts with a private endpoint. */
    public List<ModelAccountConfig> privateAccounts() {
        return modelAccounts.stream()
                .filter(ModelAccountConfig::privateEndpoint)
                .toList();
    }

    /** Hosts of the models that the gateway reaches at private addresses. */
    public List<String> privateHosts() {
        return privateAccounts().stream()
                .flatMap(account -> account.hosts().stream())
                .toList();
    }
}
