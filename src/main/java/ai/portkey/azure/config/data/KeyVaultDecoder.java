package ai.portkey.azure.config.data;

import ai.portkey.azure.config.data.KeyVaultConfig.Administrator;
import ai.portkey.azure.config.naming.AzureNames;
import ai.portkey.azure.config.naming.Cidr;
import ai.portkey.azure.config.reading.ConfigNode;
import ai.portkey.azure.config.reading.Type;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** Decodes the Key Vault of the apps' secrets. */
public final class KeyVaultDecoder {

    private static final Pattern GUID = Pattern.compile("(?i)[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
    private static final List<String> OF_NEW_VAULT = List.of("administrators", "privateEndpoint", "allowedCidrs");

    private static final String GROUP =
            "Resource group of the Key Vault, the same wherever that vault is named. A new one is in the stack's own, "
                    + "and the key is omitted.";

    private KeyVaultDecoder() {}

    /** @param stackGroup resource group of a vault that is created */
    public static KeyVaultConfig decode(ConfigNode node, String stackGroup, boolean hasVnet) {
        var name = node.required(
                        "name",
                        "Name of the Key Vault with the apps' secrets.",
                        Type.text(AzureNames.KEY_VAULT),
                        "the Key Vault with the apps' secrets; "
                                + "pulumi config set --path portkey-gateway:secretsKeyVault.name NAME")
                .orElse("");
        var create = node.value(
                "create", "Creates the Key Vault. See docs/data.md#a-vault-created-by-the-stack.", Type.BOOL, false);
        var created = new KeyVaultConfig.New(
                name,
                stackGroup,
                administrators(node),
                node.value(
                        "privateEndpoint",
                        "Private endpoint of a new vault. True requires a VNet.",
                        Type.BOOL,
                        hasVnet,
                        "true in a VNet"),
                Cidr.canonical(node.texts(
                        "allowedCidrs",
                        "Addresses outside the VNet that may reach a new vault with a private endpoint.",
                        Type.text(Cidr.ADDRESS_OR_RANGE))));
        var group = Type.text(AzureNames.RESOURCE_GROUP);
        if (create) {
            node.optional("resourceGroup", GROUP, group)
                    .filter(written -> !written.equalsIgnoreCase(stackGroup))
                    .ifPresent(other -> node.error(
                            "resourceGroup",
                            "a new vault is created in the stack's resource "
                                    + "group, "
                                    + stackGroup + "; remove it"));
            check(node, created);
            return created;
        }
        var existing = new KeyVaultConfig.Existing(
                name,
                node.required(
                                "resourceGroup",
                                GROUP,
                                group,
                                "the Key Vault's resource group; "
                                        + "pulumi config set --path portkey-gateway:secretsKeyVault.resourceGroup NAME")
                        .orElse(""));
        if (node.isClean("create")) {
            OF_NEW_VAULT.stream()
                    .filter(node::has)
                    .forEach(key ->
                            node.error(key, "is only valid with a new vault; set create: true, or remove this key"));
        }
        return existing;
    }

    private static List<Administrator> administrators(ConfigNode node) {
        return node
                .texts(
                        "administrators",
                        "Who may set secrets in a new vault: user names, names of security groups, object ids of "
                                + "service principals.",
                        Type.TEXT)
                .stream()
                .map(KeyVaultDecoder::administrator)
                .toList();
    }

    private static Administrator administrator(String text) {
        var kind = GUID.matcher(text).matches()
                ? Administrator.Kind.SERVICE_PRINCIPAL
                : text.contains("@") ? Administrator.Kind.USER : Administrator.Kind.GROUP;
        return new Administrator(kind, text);
    }

    private static void check(ConfigNode node, KeyVaultConfig.New vault) {
        var seen = new HashSet<String>();
        for (var i = 0; i < vault.administrators().size(); i++) {
            if (!seen.add(vault.administrators().get(i).name().toLowerCase(Locale.ROOT))) {
                node.error("administrators[" + i + "]", "is listed twice; remove one of the two");
            }
        }
        if (!node.isClean("administrators", "privateEndpoint", "allowedCidrs")) {
            return;
        }
        if (vault.administrators().isEmpty()) {
            node.warn(
                    "administrators",
                    "nobody has permission to set secrets in the new vault; set user names or "
                            + "groups, like administrators: [ana@example.com, Platform Team]");
        }
        if (!vault.privateEndpoint() && !vault.allowedCidrs().isEmpty()) {
            node.error(
                    "allowedCidrs",
                    "would lock out the apps: without a private endpoint they reach the vault "
                            + "from addresses that Azure changes; set privateEndpoint: true, or remove this key");
        }
        if (vault.privateEndpoint() && vault.allowedCidrs().isEmpty()) {
            node.warn(
                    "allowedCidrs",
                    "the vault is only reachable from inside the VNet; set its secrets and run "
                            + "pulumi from there, or set the allowed addresses, like allowedCidrs: [203.0.113.7]");
        }
    }
}
