package ai.portkey.azure.config.data;

import ai.portkey.azure.config.naming.AzureNames;
import ai.portkey.azure.config.reading.ConfigNode;
import ai.portkey.azure.config.reading.TextRule;
import ai.portkey.azure.config.reading.Type;
import java.util.List;

/** Decodes where logs are kept. */
public final class StorageDecoder {

    private static final Type<String> REPLICATION = Type.choice("LRS", "ZRS", "GRS", "RAGRS", "GZRS", "RAGZRS");
    private static final Type<String> AUTH_MODE = Type.text(new TextRule("managed"::equals, text ->
            text.equals("connection_string")
                    ? "an account key would have to be stored; the apps authenticate with their managed identity: "
                            + "remove it"
                    : "must be managed"));
    private static final List<String> OF_NEW_ACCOUNT = List.of("replication", "retentionDays", "privateEndpoint", "versioning",
            "softDeleteDays");

    private StorageDecoder() {}

    public static StorageConfig decode(ConfigNode node, boolean highAvailability, boolean hasVnet) {
        node.value("authMode", AUTH_MODE, "managed");
        var container = node.value("containerName", Type.text(AzureNames.BLOB_CONTAINER), "portkey-log-store");
        var account = node.optional("accountName", Type.text(AzureNames.STORAGE_ACCOUNT));
        var resourceGroup = node.optional("resourceGroup", Type.text(AzureNames.RESOURCE_GROUP));
        var created = new StorageConfig.New(container,
                node.value("replication", REPLICATION, highAvailability ? "ZRS" : "LRS", "LRS, or ZRS with highAvailability"),
                node.optional("retentionDays", Type.integer(1, 36500)),
                node.value("privateEndpoint", Type.BOOL, hasVnet, "true in a VNet"),
                node.value("versioning", Type.BOOL, false),
                node.optional("softDeleteDays", Type.integer(1, 365)));
        if (!node.isClean("accountName", "resourceGroup")) {
            return created;
        }
        if (account.isEmpty()) {
            if (resourceGroup.isPresent()) {
                node.error("resourceGroup", "is only valid with an existing account; set accountName, or remove this "
                        + "key");
            }
            if (created.versioning() && created.retentionDays().isEmpty() && node.isClean("retentionDays")) {
                node.warn("versioning", "old versions are kept, and billed, until someone deletes them; set "
                        + "retentionDays: 90, for example");
            }
            return created;
        }
        OF_NEW_ACCOUNT.stream().filter(node::has).forEach(key -> node.error(key,
                "is only valid with a new account, but accountName is an existing one; remove it"));
        if (resourceGroup.isEmpty()) {
            node.error("resourceGroup", "is required with accountName: the account's resource group");
        }
        return new StorageConfig.Existing(container, account.get(), resourceGroup.orElse(""));
    }
}
