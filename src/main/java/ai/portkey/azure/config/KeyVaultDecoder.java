package ai.portkey.azure.config;

/** Decodes the Key Vault of the apps' secrets. */
final class KeyVaultDecoder {

    private KeyVaultDecoder() {}

    static KeyVaultConfig decode(ConfigNode node) {
        return new KeyVaultConfig(
                node.required("name", Type.text(AzureNames.KEY_VAULT), "the Key Vault with the apps' secrets; "
                        + "pulumi config set --path portkey-gateway:secretsKeyVault.name NAME").orElse(""),
                node.required("resourceGroup", Type.text(AzureNames.RESOURCE_GROUP), "the Key Vault's resource group; "
                        + "pulumi config set --path portkey-gateway:secretsKeyVault.resourceGroup NAME").orElse(""));
    }
}
