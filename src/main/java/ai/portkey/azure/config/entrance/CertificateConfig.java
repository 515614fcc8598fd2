package ai.portkey.azure.config.entrance;

import ai.portkey.azure.config.data.KeyVaultConfig;

/**
 * A TLS certificate in Key Vault, read by its secret's URL, so that renewals are picked up.
 *
 * @param secretId           versionless secret URL, {@code https://{vault}.vault.azure.net/secrets/{name}}
 * @param vaultName          taken from the URL
 * @param vaultResourceGroup resource group of the Key Vault
 */
public record CertificateConfig(String secretId, String vaultName, String vaultResourceGroup) {

    /** Name of the certificate's secret, which is the certificate's own. */
    public String secretName() {
        return secretId.substring(secretId.lastIndexOf('/') + 1);
    }

    /** The vault. */
    public KeyVaultConfig vault() {
        return new KeyVaultConfig.Existing(vaultName, vaultResourceGroup);
    }
}
