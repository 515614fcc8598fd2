package ai.portkey.azure.component.data;

import ai.portkey.azure.component.AzureComponent;
import ai.portkey.azure.component.Role;
import ai.portkey.azure.component.Target;
import ai.portkey.azure.component.network.Network;
import ai.portkey.azure.component.network.PrivateEndpoints;
import com.pulumi.core.Output;
import com.pulumi.resources.ComponentResourceOptions;
import com.pulumi.resources.Resource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The way of a further region to what the first region keeps for all: roles of its identities on the log store, and
 * private endpoints of its own to the log store and Key Vault where they have one. The roles on secrets are in
 * {@link KeyVaultSecrets}, as everywhere.
 */
public final class SharedAccess extends AzureComponent {

    /**
     * @param target      the further region
     * @param vnet        its VNet, when there is one
     * @param logStore    the log store of the stack
     * @param keyVault    the Key Vault, when the stack creates it
     * @param apps        object id of the identity of gateway and mcp there
     * @param dataService object id of the data service's identity there
     */
    public record Args(Target target, Optional<Network.Vnet> vnet, LogStore logStore, Optional<KeyVault> keyVault,
                       Output<String> apps, Optional<Output<String>> dataService) {}

    private final List<Resource> vaultPrerequisites = new ArrayList<>();
    private final List<Resource> appPrerequisites = new ArrayList<>();
    private final List<Resource> dataServicePrerequisites = new ArrayList<>();

    public SharedAccess(String name, Args args, ComponentResourceOptions options) {
        super("SharedAccess", name, options);
        args.keyVault().filter(vault -> vault.config().privateEndpoint()).ifPresent(vault ->
                vaultPrerequisites.addAll(privateEndpoint("key-vault", args,
                        PrivateEndpoints.Service.keyVault(args.target(), vault.vault().id()))));
        var store = args.logStore();
        if (!store.wayIn().isEmpty()) {
            // The account allows one operation at a time, and the first region's endpoint is its last one.
            var wayIn = privateEndpoint("log-store", args,
                    PrivateEndpoints.Service.blobs(args.target(), store.accountId(), store.wayIn()));
            appPrerequisites.addAll(wayIn);
            dataServicePrerequisites.addAll(wayIn);
        }
        appPrerequisites.add(Role.grant(child("blob-read-write"), store.containerId(), store.appRoleId(), args.apps(), childOptions()));
        args.dataService().ifPresent(principal -> dataServicePrerequisites.add(Role.grant(child("blob-read-write-delete"),
                store.containerId(), store.dataServiceRoleId().orElseThrow(), principal, childOptions())));
        registerOutputs(Map.of());
    }

    /** What must exist before an app can reach the Key Vault. */
    public List<Resource> vaultPrerequisites() {
        return List.copyOf(vaultPrerequisites);
    }

    /** What must exist before gateway and mcp start. */
    public List<Resource> appPrerequisites() {
        return List.copyOf(appPrerequisites);
    }

    /** What must exist before the data service starts. */
    public List<Resource> dataServicePrerequisites() {
        return List.copyOf(dataServicePrerequisites);
    }

    private List<Resource> privateEndpoint(String part, Args args, PrivateEndpoints.Service service) {
        return PrivateEndpoints.withZone(this, part, args.target(), args.vnet().orElseThrow(), service);
    }
}
