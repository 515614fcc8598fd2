package ai.portkey.azure.simulator.data;

import ai.portkey.azure.simulator.core.Domain;
import java.util.List;

/** Vaults, storage accounts, caches and registries. */
public final class DataDomain implements Domain {

    @Override
    public List<Module> modules() {
        return List.of(
                new Module("keyvault", "Microsoft.KeyVault", KeyVaultTypes::all),
                new Module("storage", "Microsoft.Storage", StorageTypes::all),
                new Module("cache", "Microsoft.Cache", CacheTypes::all),
                new Module("containerregistry", "Microsoft.ContainerRegistry", CacheTypes::registry));
    }
}
