package ai.portkey.azure.config.data;

import ai.portkey.azure.config.naming.AzureNames;
import ai.portkey.azure.config.reading.ConfigNode;
import ai.portkey.azure.config.reading.TextRule;
import ai.portkey.azure.config.reading.Type;
import java.util.List;

/** Decodes where logs are kept. */
public final class StorageDecoder {

    private static final Type<String> REPLICATION = Type.choice("LRS", "ZRS", "GRS", "RAGRS", "GZRS", "RAGZRS");
    private static final Type<String> AUTH_MODE = Type.text(new TextRule(
            "managed"::equals,
            text -> text.equals("connection_string")
                    ? "an account key would have to be stored; the apps authenticate with their managed identity: "
                            + "remove it"
                    : "must be managed"));
    private static final List<String> OF_NEW_ACCOUNT =
            List.of("replication", "retentionDays", "privateEndpoint", "versioning", "softDeleteDays");

    private StorageDecoder() {}

    public static StorageConfig decode(ConfigNode node, boolean highAvailability, boolean hasVnet) {
        node.value(
                "authMode",
                "How the apps sign in. A connection string would put a key into the deployment, so there is "
                        + "no other mode.",
                AUTH_MODE,
                "managed");
        var container = node.value(
                "containerName",
                "Blob container for the logs.",
                Type.text(AzureNames.BLOB_CONTAINER),
                "portkey-log-store");
        var account = node.optional(
                "accountName",
                "An existing storage account. Without it, one is created.",
                Type.text(AzureNames.STORAGE_ACCOUNT));
        var resourceGroup = node.optional(
                "resourceGroup",
                "Resource group of the existing account. Required with `accountName`.",
                Type.text(AzureNames.RESOURCE_GROUP));
        var created = new StorageConfig.New(
                container,
                node.value(
                        "replication",
                        "Redundancy of a new account.",
                        REPLICATION,
                        highAvailability ? "ZRS" : "LRS",
                        "LRS, or ZRS with highAvailability"),
                node.optional(
                        "retentionDays",
                        "When logs in a new account are deleted. Without it, they are kept.",
                        Type.integer(1, 36500)),
                node.value(
                        "privateEndpoint",
                        "Private endpoint of a new account. True requires a VNet. False in an existing VNet "
                                + "requires the service endpoint `Microsoft.Storage` on `vnet.acaSubnetId` (warning).",
                        Type.BOOL,
                        hasVnet,
                        "true in a VNet"),
                node.value(
                        "versioning",
                        "Keeps what is overwritten in a new account; without `retentionDays` forever " + "(warning).",
                        Type.BOOL,
                        false),
                node.optional(
                        "softDeleteDays",
                        "How long deleted blobs and containers of a new account can be restored.",
                        Type.integer(1, 365)));
        if (!node.isClean("accountName", "resourceGroup")) {
            return created;
        }
        if (account.isEmpty()) {
            if (resourceGroup.isPresent()) {
                node.error(
                        "resourceGroup",
                        "is only valid with an existing account; set accountName, or remove this " + "key");
            }
            if (created.versioning() && created.retentionDays().isEmpty() && node.isClean("retentionDays")) {
                node.warn(
                        "versioning",
                        "old versions are kept, and billed, until someone deletes them; set "
                                + "retentionDays: 90, for example");
            }
            return created;
        }
        OF_NEW_ACCOUNT.stream()
                .filter(node::has)
                .forEach(key -> node.error(
                        key, "is only valid with a new account, but accountName is an existing one; remove it"));
        if (resourceGroup.isEmpty()) {
            node.error("resourceGroup", "is required with accountName: the account's resource group");
        }
        return new StorageConfig.Existing(container, account.get(), resourceGroup.orElse(""));
    }
}
