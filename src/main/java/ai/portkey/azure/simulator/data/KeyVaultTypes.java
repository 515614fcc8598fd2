package ai.portkey.azure.simulator.data;

import ai.portkey.azure.simulator.core.AzureException;
import ai.portkey.azure.simulator.core.AzureState;
import ai.portkey.azure.simulator.core.NameRule;
import ai.portkey.azure.simulator.core.Placement;
import ai.portkey.azure.simulator.core.Request;
import ai.portkey.azure.simulator.core.ResourceType;
import ai.portkey.azure.simulator.core.SimulationOptions;
import ai.portkey.azure.simulator.values.Values;
import java.util.List;
import java.util.Map;

/** Key Vaults and their secrets. */
public final class KeyVaultTypes {

    static final String VAULT = "Microsoft.KeyVault/vaults";

    private KeyVaultTypes() {}

    public static List<ResourceType> all() {
        return List.of(
                ResourceType.of("azure-native:keyvault:Vault")
                        .name(NameRule.global(
                                "(?=.{3,24}$)[A-Za-z](-?[A-Za-z0-9])*",
                                "3-24 letters, digits and single hyphens, starting with a letter.",
                                "VaultNameNotValid",
                                "VaultAlreadyExists"))
                        .refuses("location", "properties.tenantId")
                        .rule(KeyVaultTypes::checkVault)
                        .outputs(request -> Map.of(
                                "properties",
                                Map.of(
                                        "vaultUri",
                                        "https://" + request.name() + ".vault.azure.net/",
                                        "provisioningState",
                                        "Succeeded")))
                        .assumed(Map.of(
                                "properties",
                                Map.of(
                                        "enableRbacAuthorization",
                                        true,
                                        "tenantId",
                                        SimulationOptions.defaults().tenantId(),
                                        "sku",
                                        Map.of("family", "A", "name", "standard"))))
                        .build(),
                ResourceType.of("azure-native:keyvault:Secret")
                        .name(NameRule.local("[A-Za-z0-9-]{1,127}", "1-127 letters, digits and hyphens."))
                        .outputs(KeyVaultTypes::secretOutputs)
                        .assumed(Map.of("properties", Map.of()))
                        .build());
    }

    private static void checkVault(Request request) {
        if (Values.get(request.body(), "properties.enablePurgeProtection")
                .filter(Boolean.FALSE::equals)
                .isPresent()) {
            throw request.badRequest(
                    "BadRequest",
                    "The property \"enablePurgeProtection\" cannot be set to false."
                            + " Enabling the purge protection for a vault is an irreversible action. Set it to true or omit "
                            + "it.");
        }
        var deleted = request.azure().state().softDeleted();
        var recover = "recover".equals(request.text("properties.createMode"));
        var key = AzureState.key(request.name());
        if (request.current().isEmpty() && deleted.containsKey(key) && !recover) {
            throw new AzureException(
                    409,
                    "ConflictError",
                    "A vault with the same name already exists in deleted state."
                            + " You need to either recover or purge existing key vault.");
        }
        if (request.current().isEmpty() && recover && deleted.remove(key) == null) {
            throw new AzureException(
                    404,
                    "SoftDeletedVaultDoesNotExist",
                    "A soft deleted vault with the given name '" + request.name()
                            + "' does not exist. Leave createMode out to create a new vault.");
        }
    }

    private static Map<String, Object> secretOutputs(Request request) {
        var vault = request.id().split("/")[8];
        var uri = "https://" + vault + ".vault.azure.net/secrets/" + request.name();
        var version = request.ids()
                .hex("secret " + AzureState.key(request.id()) + ' ' + request.text("properties.value"), 32);
        var now = (double) request.azure().now().getEpochSecond();
        var created = request.current()
                .flatMap(c -> Values.number(c.properties(), "properties.attributes.created"))
                .orElse(now);
        return Map.of(
                "location",
                request.find(Placement.parentId(request.id())).orElseThrow().text("location"),
                "properties",
                Map.of(
                        "secretUri",
                        uri,
                        "secretUriWithVersion",
                        uri + "/" + version,
                        "attributes",
                        Map.of(
                                "enabled",
                                Values.get(request.body(), "properties.attributes.enabled")
                                        .orElse(true),
                                "created",
                                created,
                                "updated",
                                now)));
    }
}
