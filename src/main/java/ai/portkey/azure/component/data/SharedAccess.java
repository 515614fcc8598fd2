package ai.portkey.azure.component.data;

import ai.portkey.azure.component.AzureComponent;
import ai.portkey.azure.component.Prerequisites;
import ai.portkey.azure.component.Role;
import ai.portkey.azure.component.Target;
import ai.portkey.azure.component.network.Network;
import ai.portkey.azure.component.network.PrivateEndpoints;
import com.pulumi.core.Output;
import com.pulumi.resources.ComponentResourceOptions;
import java.util.Map;
import java.util.Optional;

/**
 * The way of a further region to what the first region keeps for all: roles of its identities on the log store, and
 * private endpoints of its own to the log store and Key Vault where they have one. The roles on secrets are in
 * {@link KeyVaultSecrets}, as everywhere.
 */
public final class SharedAccess extends AzureComponent implements LogStoreAccess {

    /**
     * @param target      the further region
     * @param vnet        its VNet, when there is one
     * @param logStore    the log store of the stack
     * @param keyVault    the Key Vault, when the stack creates it
     * @param apps        object id of the identity of gateway and mcp there
     * @param dataService object id of the data service's identity there
     */
    public record Args(
            Target target,
            Optional<Network.Vnet> vnet,
            LogStore logStore,
            Optional<KeyVault> keyVault,
            Output<String> apps,
            Optional<Output<String>> dataService) {}

    private final Prerequisites forVault;
    private final Prerequisites forApps;
    private final Prerequisites forDataService;

    public SharedAccess(String name, Args args, ComponentResourceOptions options) {
        super("SharedAccess", name, options);
        this.forVault = args.keyVault()
                .filter(vault -> vault.config().privateEndpoint())
                .map(vault -> privateEndpoint(
                        "key-vault",
                        args,
                        PrivateEndpoints.Service.keyVault(
                                args.target(), vault.vault().id())))
                .orElse(Prerequisites.NONE);
        var store = args.logStore();
        // The account allows one operation at a time, and the first region's endpoint is its last one.
        var privateAccess = store.privateAccess().equals(Prerequisites.NONE)
                ? Prerequisites.NONE
                : privateEndpoint(
                        "log-store",
                        args,
                        PrivateEndpoints.Service.blobs(args.target(), store.accountId(), store.privateAccess()));
        this.forApps = privateAccess.and(grant("blob-read-write", store, store.appRoleId(), args.apps()));
        this.forDataService = privateAccess.and(args.dataService()
                .map(principal -> grant(
                        "blob-read-write-delete",
                        store,
                        store.dataServiceRoleId().orElseThrow(),
                        principal))
                .orElse(Prerequisites.NONE));
        registerOutputs(Map.of());
    }

    /** What must exist before an app can reach the Key Vault. */
    public Prerequisites forVault() {
        return forVault;
    }

    @Override
    public Prerequisites forApps() {
        return forApps;
    }

    @Override
    public Prerequisites forDataService() {
        return forDataService;
    }

    private Prerequisites grant(String part, LogStore store, Output<String> roleId, Output<String> principalId) {
        return Role.grant(child(part), store.containerId(), roleId, principalId, childOptions());
    }

    private Prerequisites privateEndpoint(String part, Args args, PrivateEndpoints.Service service) {
        return PrivateEndpoints.withZone(this, part, args.target(), args.vnet().orElseThrow(), service);
    }
}
