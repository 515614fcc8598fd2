package ai.portkey.azure.simulator.rest;

import ai.portkey.azure.catalogue.ArmId;
import ai.portkey.azure.simulator.core.AzureState;
import ai.portkey.azure.simulator.core.SimulatedAzure;
import ai.portkey.azure.simulator.core.SimulatedResource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What Azure makes together with a resource and clients read before anybody has written it. The properties are those of azure-cli's
 * recordings: test_storage_account_blob_cors_rule, test_storage_account_file_delete_retention_policy and those of private DNS
 * zones.
 */
final class AlwaysThere {

    private static final Map<String, Object> NO_RULES = Map.of("corsRules", List.of());

    /** By type and name, in lower case. */
    private static final Map<String, Map<String, Object>> PROPERTIES = Map.of(
            "microsoft.storage/storageaccounts/blobservices/default",
            Map.of("cors", NO_RULES, "deleteRetentionPolicy", Map.of("allowPermanentDelete", false, "enabled", false)),
            "microsoft.storage/storageaccounts/fileservices/default",
            Map.of(
                    "cors",
                    NO_RULES,
                    "protocolSettings",
                    Map.of("smb", Map.of()),
                    "shareDeleteRetentionPolicy",
                    Map.of("enabled", true, "days", 7)),
            "microsoft.network/privatednszones/soa/@",
            Map.of(
                    "ttl",
                    3600,
                    "isAutoRegistered",
                    false,
                    "soaRecord",
                    Map.of(
                            "email", "azureprivatedns-host.microsoft.com",
                            "expireTime", 2419200,
                            "host", "azureprivatedns.net",
                            "minimumTtl", 10,
                            "refreshTime", 3600,
                            "retryTime", 300,
                            "serialNumber", 1)));

    private AlwaysThere() {}

    /** What is read at an id that nobody has written; empty when nothing is there. */
    static Optional<Map<String, Object>> at(SimulatedAzure azure, String id) {
        var type = ArmId.type(id).orElse("");
        var properties = PROPERTIES.get(AzureState.key(type + "/" + ArmId.name(id)));
        if (properties == null || azure.read(id).isPresent()) {
            return Optional.empty();
        }
        return azure.read(ownerOf(id)).map(owner -> body(id, type, owner, properties));
    }

    private static Map<String, Object> body(
            String id, String type, SimulatedResource owner, Map<String, Object> properties) {
        var body = new LinkedHashMap<String, Object>(
                Map.of("id", id, "name", ArmId.name(id), "type", type, "properties", properties));
        if (owner.properties().get("sku") != null) {
            body.put("sku", owner.properties().get("sku"));
        }
        return body;
    }

    private static String ownerOf(String id) {
        return id.substring(0, id.lastIndexOf('/', id.lastIndexOf('/') - 1));
    }
}
