package ai.portkey.azure.provider;

import com.azure.identity.DefaultAzureCredentialBuilder;
import com.azure.security.keyvault.secrets.SecretClientBuilder;
import java.util.concurrent.CompletableFuture;

/**
 * Reads the value of a Key Vault secret. azure-native cannot: the management API never returns values. Needed for
 * Docker Hub's user name alone, which Container Apps wants in plain.
 */
@FunctionalInterface
public interface KeyVaultSecretReader {

    /**
     * The current value of a secret.
     *
     * @param vaultUri   e.g. {@code https://portkey-kv.vault.azure.net/}
     * @param secretName name of the secret
     * @return the value; treat it as a secret. Fails when the signed-in principal may not read it
     */
    CompletableFuture<String> read(String vaultUri, String secretName);

    /** Reads from Azure as the principal that is signed in: environment, workload identity, managed identity or Azure CLI. */
    static KeyVaultSecretReader azure() {
        return (vaultUri, secretName) -> CompletableFuture.supplyAsync(() -> new SecretClientBuilder()
                .vaultUrl(vaultUri)
                .credential(new DefaultAzureCredentialBuilder().build())
                .buildClient()
                .getSecret(secretName)
                .getValue());
    }
}
