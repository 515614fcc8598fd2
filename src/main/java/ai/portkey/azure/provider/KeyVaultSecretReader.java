package ai.portkey.azure.provider;

import com.azure.core.exception.ClientAuthenticationException;
import com.azure.core.exception.HttpResponseException;
import com.azure.security.keyvault.secrets.SecretClientBuilder;
import com.pulumi.exceptions.RunException;
import java.net.URI;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

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
     * @return the value; treat it as a secret. Fails with one sentence when the signed-in principal may not read it
     */
    CompletableFuture<String> read(String vaultUri, String secretName);

    /** Reads from Azure as the principal that deploys. */
    static KeyVaultSecretReader azure() {
        return reader(() -> new SecretClientBuilder().credential(AzureCredentials.of(System.getenv())));
    }

    /** @param clients makes a builder for each vault's client */
    static KeyVaultSecretReader reader(Supplier<SecretClientBuilder> clients) {
        return (vaultUri, secretName) -> CompletableFuture.supplyAsync(() -> {
            try {
                return clients.get()
                        .vaultUrl(vaultUri)
                        .buildClient()
                        .getSecret(secretName)
                        .getValue();
            } catch (RuntimeException e) {
                // Pulumi prints this exception's message and no stack trace; the cause has Azure's answer in many
                // lines.
                throw new RunException("registry.dockerCredentials.usernameSecret: secret " + secretName
                        + " of Key Vault " + vaultName(vaultUri) + " " + problem(e, vaultName(vaultUri), secretName));
            }
        });
    }

    private static String problem(RuntimeException e, String vault, String secret) {
        if (e instanceof ClientAuthenticationException) {
            return "cannot be read: not signed in to Azure, or the sign-in has expired. Run: az login";
        }
        var status = e instanceof HttpResponseException http && http.getResponse() != null
                ? http.getResponse().getStatusCode()
                : 0;
        return switch (status) {
            case 404 ->
                "does not exist. Run: az keyvault secret set --vault-name " + vault + " --name " + secret
                        + " --value \"<docker-username>\"";
            case 403 ->
                "cannot be read: access is denied, the secret is disabled, or the vault's firewall blocks it. The deploying principal needs the role Key Vault Secrets User. Run: "
                        + "az role assignment create --role \"Key Vault Secrets User\" --assignee \"<object-id>\" --scope "
                        + "\"$(az keyvault show --name " + vault + " --query id -o tsv)/secrets/" + secret + "\"";
            case 0 ->
                "cannot be read: Key Vault does not respond. Check the vault's name, its firewall and the network";
            default -> "cannot be read: Key Vault responded with HTTP status " + status;
        };
    }

    private static String vaultName(String vaultUri) {
        var host = URI.create(vaultUri).getHost();
        return host.contains(".") ? host.substring(0, host.indexOf('.')) : host;
    }
}
