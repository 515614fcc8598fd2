package ai.portkey.azure.config.access;

import ai.portkey.azure.config.naming.ResourceId;
import ai.portkey.azure.config.network.PrivateDnsConfig.Zone;
import java.util.List;
import java.util.Optional;

/**
 * An account of Azure OpenAI or Azure AI Foundry whose models the gateway calls (key {@code modelAccounts}).
 *
 * @param id              of the account
 * @param role            what the gateway's identity gets on it; empty = it has a role already
 * @param privateEndpoint the gateway reaches it through an endpoint in the stack's VNet
 */
public record ModelAccountConfig(ResourceId id, Optional<String> role, boolean privateEndpoint) {

    /** The role as an assignment; empty = none. */
    Optional<RoleAssignmentConfig> assignment() {
        return role.map(name -> new RoleAssignmentConfig(name, id.toString(), Optional.empty()));
    }

    /** Where its models are called; those that an account of its kind does not have are never asked for. */
    public List<String> hosts() {
        return Zone.OF_MODELS.stream().map(zone -> zone.host(id.name())).toList();
    }
}
