package ai.portkey.azure.component;

import ai.portkey.azure.config.KeyVaultConfig;
import ai.portkey.azure.provider.azure.AzureNative;
import com.pulumi.azurenative.keyvault.KeyvaultFunctions;
import com.pulumi.azurenative.keyvault.inputs.GetVaultArgs;
import com.pulumi.core.Output;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The Key Vaults of a stack: the one that it creates, and those that exist, each looked up once. Whoever names a vault
 * need not know which it is.
 */
public final class KeyVaults {

    /**
     * A vault as Azure has it.
     *
     * @param id   ARM id
     * @param name its name
     * @param uri  e.g. {@code https://portkey-kv.vault.azure.net/}
     */
    public record Vault(Output<String> id, Output<String> name, Output<String> uri) {}

    private final Map<String, Vault> vaults = new LinkedHashMap<>();

    /** @param created the vault that the stack creates, if it does */
    public KeyVaults(Optional<KeyVault> created) {
        created.ifPresent(keyVault -> vaults.put(key(keyVault.config()), keyVault.vault()));
    }

    /** The vault of this name. */
    public Vault of(KeyVaultConfig vault) {
        return vaults.computeIfAbsent(key(vault), key -> lookUp(vault));
    }

    private static Vault lookUp(KeyVaultConfig vault) {
        var found = KeyvaultFunctions.getVault(GetVaultArgs.builder()
                .vaultName(vault.name())
                .resourceGroupName(vault.resourceGroup())
                .build(), AzureNative.lookup());
        return new Vault(found.applyValue(v -> v.id()), found.applyValue(v -> v.name()),
                found.applyValue(v -> v.properties().vaultUri().orElseThrow()));
    }

    private static String key(KeyVaultConfig vault) {
        return vault.name().toLowerCase(Locale.ROOT);
    }
}
