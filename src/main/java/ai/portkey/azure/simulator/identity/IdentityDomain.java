package ai.portkey.azure.simulator.identity;

import ai.portkey.azure.simulator.core.Domain;
import java.util.List;

/** Resource groups, identities and roles. */
public final class IdentityDomain implements Domain {

    @Override
    public List<Module> modules() {
        return List.of(
                new Module("resources", "Microsoft.Resources", ManagementTypes::resources),
                new Module("managedidentity", "Microsoft.ManagedIdentity", ManagementTypes::managedIdentity),
                new Module("authorization", "Microsoft.Authorization", ManagementTypes::authorization));
    }
}
