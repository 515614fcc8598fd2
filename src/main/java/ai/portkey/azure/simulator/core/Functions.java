package ai.portkey.azure.simulator.core;

import ai.portkey.azure.catalogue.AzureTypes;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Provider functions of azure-native: {@code getX} reads a resource, a few others are special. */
final class Functions {

    private final SimulatedAzure azure;
    private final SimulationOptions options;

    Functions(SimulatedAzure azure, SimulationOptions options) {
        this.azure = azure;
        this.options = options;
    }

    Map<String, Object> invoke(String token, Map<String, Object> args) {
        var function = token.substring(token.lastIndexOf(':') + 1);
        return switch (function) {
            case "getClientConfig" ->
                Map.of(
                        "clientId",
                        azure.ids().guid("deployer client"),
                        "objectId",
                        azure.ids().guid("deployer object"),
                        "subscriptionId",
                        options.subscriptionId(),
                        "tenantId",
                        options.tenantId());
            case "getCustomDomainVerificationId" ->
                Map.of("value", azure.ids().hex("domain verification", 64).toUpperCase(java.util.Locale.ROOT));
            case "getSharedKeys" -> keys(AzureTypes.WORKSPACE, args, "primarySharedKey", "secondarySharedKey");
            case "listRedisKeys" -> keys("azure-native:cache:Redis", args, "primaryKey", "secondaryKey");
            case "listDatabaseKeys" -> keys(AzureTypes.REDIS_DATABASE, args, "primaryKey", "secondaryKey");
            default ->
                Domain.ALL.stream()
                        .flatMap(domain -> domain.invoke(function, azure, args).stream())
                        .findFirst()
                        .orElseGet(() -> get(token, function, args));
        };
    }

    private Map<String, Object> get(String token, String function, Map<String, Object> args) {
        var type =
                ResourceTypes.find(token.substring(0, token.lastIndexOf(':') + 1) + function.replaceFirst("^get", ""));
        if (!function.startsWith("get") || type.isEmpty()) {
            throw new AzureException(
                    400,
                    "InvalidFunction",
                    "The simulator does not support the function '" + token
                            + "'. docs/simulator.md lists the supported ones.");
        }
        var found = existing(type.get(), args);
        var answer = new LinkedHashMap<String, Object>(found.properties());
        answer.put("id", found.id());
        if (type.get().facts().type().equals("Microsoft.Network/virtualNetworks")) {
            answer.put("subnets", subnets(found));
        }
        return answer;
    }

    /** Subnets are resources of their own here; ARM shows them in their network too. */
    private List<Map<String, Object>> subnets(SimulatedResource vnet) {
        return azure.state().beneath(vnet.id()).stream()
                .map(subnet -> {
                    var answer = new LinkedHashMap<String, Object>(subnet.properties());
                    answer.put("id", subnet.id());
                    return (Map<String, Object>) answer;
                })
                .toList();
    }

    private SimulatedResource existing(ResourceType type, Map<String, Object> args) {
        for (var parameter : type.facts().pathParameters()) {
            if (args.get(parameter) == null) {
                throw new AzureException(
                        400,
                        "InvalidFunctionArguments",
                        "Missing required argument '" + parameter + "' to look up a "
                                + type.facts().type() + ".");
            }
        }
        var id = type.facts().id(options.subscriptionId(), args);
        var parent = Placement.parentId(id);
        if (!parent.isEmpty() && azure.find(parent).isEmpty()) {
            throw Placement.parentNotFound("read", type, parent);
        }
        return azure.find(id).orElseThrow(() -> SimulatedAzure.notFound(id));
    }

    private Map<String, Object> keys(String token, Map<String, Object> args, String first, String second) {
        var id = AzureState.key(existing(ResourceTypes.get(token), args).id());
        return Map.of(
                first,
                azure.ids().hex(first + ' ' + id, 44),
                second,
                azure.ids().hex(second + ' ' + id, 44));
    }
}
