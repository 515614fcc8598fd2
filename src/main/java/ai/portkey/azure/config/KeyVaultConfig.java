package ai.portkey.azure.config;

/**
 * The Key Vault that holds the apps' secrets (key {@code secretsKeyVault}; seed: {@code secrets_key_vault}).
 *
 * @param name          3–24 letters, digits and hyphens
 * @param resourceGroup of the vault
 */
public record KeyVaultConfig(String name, String resourceGroup) {}
