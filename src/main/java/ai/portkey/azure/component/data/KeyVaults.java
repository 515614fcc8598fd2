package ai.portkey.azure.component.data;

import ai.portkey.azure.config.data.KeyVaultConfig;
import ai.portkey.azure.provider.azure.AzureNative;
import com.pulumi.Config;
import com.pulumi.azurenative.authorization.AuthorizationFunctions;
import com.pulumi.core.Output;
import com.pulumi.resources.InvokeArgs;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The Key Vaults of a stack: the one that it creates, and those that exist. Whoever names a vault need not know which it
 * is. One that exists is not looked up: its id and URI follow from its name, and Microsoft retires every version of the
 * control plane's API that azure-native 2.x can ask with on 27 February 2027.
 *
 * @see <a href="https://learn.microsoft.com/azure/key-vault/general/migrate-api-version">Retirement</a>
 */
public final class KeyVaults {

    /**
     * A vault as Azure has it.
     *
     * @param id   ARM id
     * @param name its name
     */
    public record Vault(Output<String> id, Output<String> name) {

        /** E.g. {@code https://portkey-kv.vault.azure.net/}. */
        public Output<String> uri() {
            var suffix = dnsSuffix();
            return name.applyValue(n -> "https://" + n.toLowerCase(Locale.ROOT) + "." + suffix + "/");
        }
    }

    /** @see <a href="https://learn.microsoft.com/azure/key-vault/general/about-keys-secrets-certificates#dns-suffixes-for-object-identifiers">DNS suffixes</a> */
    private static final Map<String, String> DNS_SUFFIXES = Map.of(
            "usgovernment", "vault.usgovcloudapi.net",
            "china", "vault.azure.cn");

    private final Map<String, Vault> vaults = new LinkedHashMap<>();

    /** @param created the vault that the stack creates, if it does */
    public KeyVaults(Optional<KeyVault> created) {
        created.ifPresent(keyVault -> vaults.put(key(keyVault.config()), keyVault.vault()));
    }

    /** The vault of this name. */
    public Vault of(KeyVaultConfig vault) {
        return vaults.computeIfAbsent(key(vault), key -> existing(vault));
    }

    private static Vault existing(KeyVaultConfig vault) {
        var id = AuthorizationFunctions.getClientConfig(InvokeArgs.Empty, AzureNative.lookup())
                .applyValue(client -> "/subscriptions/" + client.subscriptionId() + "/resourceGroups/"
                        + vault.resourceGroup() + "/providers/Microsoft.KeyVault/vaults/" + vault.name());
        return new Vault(id, Output.of(vault.name()));
    }

    @SuppressWarnings("deprecation")
    private static String dnsSuffix() {
        return Config.of("azure-native")
                .get("environment")
                .map(DNS_SUFFIXES::get)
                .orElse("vault.azure.net");
    }

    private static String key(KeyVaultConfig vault) {
        return vault.name().toLowerCase(Locale.ROOT);
    }
}
