package ai.portkey.azure.simulator.rest;

import ai.portkey.azure.catalogue.AzureTypes;
import ai.portkey.azure.simulator.core.AzureException;
import ai.portkey.azure.simulator.core.ResourceTypes;
import ai.portkey.azure.simulator.core.SimulatedAzure;
import ai.portkey.azure.simulator.core.SimulatedResource;
import ai.portkey.azure.simulator.values.StableIds;
import ai.portkey.azure.simulator.values.Values;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/** POST: what a resource does, most of all hand out keys. */
final class Actions {

    /** What answers an action of a type. */
    @FunctionalInterface
    private interface Action {
        Reply of(SimulatedResource resource);
    }

    private final SimulatedAzure azure;
    private final StableIds ids;
    private final Map<String, Action> actions;

    Actions(SimulatedAzure azure) {
        this.azure = azure;
        ids = new StableIds(azure.options().seed());
        actions = Map.of(
                "microsoft.app/containerapps/listsecrets",
                this::secrets,
                "microsoft.app/containerapps/revisions/deactivate",
                this::deactivated,
                "microsoft.containerregistry/registries/importimage",
                registry -> Reply.none(200),
                "microsoft.operationalinsights/workspaces/sharedkeys",
                function("azure-native:operationalinsights:getSharedKeys"),
                "microsoft.cache/redis/listkeys",
                function("azure-native:cache:listRedisKeys"),
                "microsoft.cache/redisenterprise/databases/listkeys",
                function(AzureTypes.LIST_REDIS_KEYS),
                "microsoft.storage/storageaccounts/listkeys",
                this::storageKeys);
    }

    Reply answer(Call call) {
        var path = call.path();
        var id = path.substring(0, path.lastIndexOf('/'));
        var name = path.substring(path.lastIndexOf('/') + 1);
        if (name.equalsIgnoreCase("checkNameAvailability")) {
            return Reply.ok(availability(String.valueOf(call.json().get("name"))));
        }
        if (name.equalsIgnoreCase("getCustomDomainVerificationId")) {
            return Reply.text((String) azure.invoke("azure-native:app:getCustomDomainVerificationId", Map.of())
                    .get("value"));
        }
        if (!ManagementApi.isMadeByAzure(azure, id)) {
            ManagementApi.requireVersion(ManagementApi.requireType(id, call), call);
        }
        var action = actions.get((ResourceTypes.armTypeOf(id) + "/" + name).toLowerCase(Locale.ROOT));
        if (action == null) {
            throw new AzureException(
                    404,
                    "NotFound",
                    "The simulated Azure has no action '" + name + "' of " + ResourceTypes.armTypeOf(id) + ".");
        }
        return action.of(azure.read(id).orElseThrow(() -> SimulatedAzure.notFound(id)));
    }

    private Map<String, Object> availability(String name) {
        var isTaken = Stream.concat(azure.resources().stream(), azure.state().softDeleted().values().stream())
                .anyMatch(resource -> resource.name().equalsIgnoreCase(name));
        return isTaken
                ? Map.of(
                        "nameAvailable",
                        false,
                        "reason",
                        "AlreadyExists",
                        "message",
                        "The name " + name + " is already in use.")
                : Map.of("nameAvailable", true);
    }

    /** The same as the plugin's function, whose arguments are the names in the id. */
    private Action function(String token) {
        return resource ->
                Reply.ok(azure.invoke(token, AzureTypes.get(resource.type()).parametersOf(resource.id())));
    }

    private Reply secrets(SimulatedResource app) {
        return Reply.list(Values.objects(azure.written(app.id()), "configuration.secrets[]"));
    }

    private Reply deactivated(SimulatedResource revision) {
        azure.changeBehindTheBack(revision.id(), "active", false);
        return Reply.text("Deactivate succeeded");
    }

    private Reply storageKeys(SimulatedResource account) {
        return Reply.ok(Map.of(
                "keys",
                Stream.of("key1", "key2")
                        .map(key -> Map.of(
                                "keyName",
                                key,
                                "value",
                                ids.hex(key + ' ' + account.id().toLowerCase(Locale.ROOT), 64),
                                "permissions",
                                "FULL"))
                        .toList()));
    }
}
