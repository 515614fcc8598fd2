package ai.portkey.azure.simulator.data;

import ai.portkey.azure.catalogue.AzureType;
import ai.portkey.azure.catalogue.AzureTypes;
import ai.portkey.azure.simulator.core.NameRule;
import ai.portkey.azure.simulator.core.Request;
import ai.portkey.azure.simulator.core.ResourceType;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Azure Cache for Redis, Azure Managed Redis, and container registries. */
public final class CacheTypes {

    /** The first API version with the sizes of Azure Managed Redis. */
    private static final String MANAGED_REDIS = "2024-09-01-preview";

    private CacheTypes() {}

    public static List<ResourceType> all() {
        var types = new ArrayList<ResourceType>();
        types.add(ResourceType.of("azure-native:cache:Redis")
                .name(NameRule.global(
                        "(?=.{1,63}$)[A-Za-z0-9](-?[A-Za-z0-9])*",
                        "1-63 letters, digits and single hyphens.",
                        "InvalidResourceName",
                        "NameNotAvailable"))
                .references("subnetId")
                .outputs(request -> Map.of(
                        "hostName",
                        request.name() + ".redis.cache.windows.net",
                        "port",
                        6379.0,
                        "sslPort",
                        6380.0,
                        "linkedServers",
                        List.of(),
                        "instances",
                        List.of(),
                        "privateEndpointConnections",
                        List.of()))
                .assumed(Map.of("sku", Map.of("name", "Standard", "family", "C", "capacity", 1.0)))
                .build());
        for (var type : AzureTypes.all()) {
            switch (type.className()) {
                case "RedisEnterprise" -> types.add(cluster(type));
                case "Database" -> types.add(database(type));
                default -> {}
            }
        }
        return types;
    }

    private static ResourceType cluster(AzureType type) {
        return ResourceType.of(type.token())
                .name(NameRule.global(
                        "(?=.{1,60}$)[A-Za-z0-9](-?[A-Za-z0-9])*",
                        "1-60 letters, digits and single hyphens.",
                        "InvalidResourceName",
                        "NameNotAvailable"))
                .refuses("highAvailability")
                .rule(request -> checkSku(request, type))
                .outputs(CacheTypes::clusterOutputs)
                .assumed(Map.of("sku", Map.of("name", isEnterpriseOnly(type) ? "Enterprise_E10" : "Balanced_B0")))
                .build();
    }

    /** Azure Managed Redis has another domain than the Enterprise tiers, and names its kind. */
    private static Map<String, Object> clusterOutputs(Request request) {
        var outputs = new LinkedHashMap<String, Object>(Map.of(
                "resourceState",
                "Running",
                "privateEndpointConnections",
                List.of(),
                "hostName",
                request.name().toLowerCase(Locale.ROOT) + "." + request.location()
                        + (isEnterprise(request) ? ".redisenterprise.cache.azure.net" : ".redis.azure.net")));
        if (!isEnterprise(request)) {
            outputs.put("kind", "v2");
            outputs.put("redundancyMode", "Disabled".equals(request.text("highAvailability")) ? "None" : "ZR");
        }
        return outputs;
    }

    private static boolean isEnterprise(Request request) {
        return String.valueOf(request.text("sku.name")).matches("Enterprise(Flash)?_[EF]\\d+");
    }

    private static boolean isEnterpriseOnly(AzureType type) {
        return type.deployedWith().compareTo(MANAGED_REDIS) < 0;
    }

    private static void checkSku(Request request, AzureType type) {
        var sku = String.valueOf(request.text("sku.name"));
        if (!isEnterprise(request)
                && (isEnterpriseOnly(type)
                        || !sku.matches("(Balanced_B|MemoryOptimized_M|ComputeOptimized_X|FlashOptimized_A)\\d+"))) {
            throw request.badRequest(
                    "InvalidSku",
                    "The SKU '" + sku + "' is not known to this API version."
                            + " Allowed: Enterprise_E<n>, EnterpriseFlash_F<n>"
                            + (isEnterpriseOnly(type)
                                    ? "; Azure Managed Redis" + " (Balanced_B<n> …) needs the token "
                                            + AzureTypes.REDIS_CLUSTER + "."
                                    : ", Balanced_B<n>, MemoryOptimized_M<n>, ComputeOptimized_X<n>, FlashOptimized_A<n>."));
        }
    }

    private static ResourceType database(AzureType type) {
        return ResourceType.of(type.token())
                .name(NameRule.local("default", "always 'default'."))
                .refuses("modules")
                .outputs(request -> isEnterpriseOnly(type)
                        ? Map.of("resourceState", "Running")
                        : Map.of("resourceState", "Running", "redisVersion", "7.4"))
                .build();
    }

    public static List<ResourceType> registry() {
        return List.of(ResourceType.of("azure-native:containerregistry:Registry")
                .name(NameRule.global(
                        "[A-Za-z0-9]{5,50}", "5-50 letters and digits.", "InvalidResourceName", "AlreadyInUse"))
                .outputs(request -> Map.of(
                        "sku",
                        Map.of("tier", request.text("sku.name")),
                        "loginServer",
                        request.name().toLowerCase(Locale.ROOT) + ".azurecr.io",
                        "creationDate",
                        request.azure().now().toString(),
                        "privateEndpointConnections",
                        List.of(),
                        "status",
                        Map.of(
                                "displayStatus",
                                "Ready",
                                "message",
                                "",
                                "timestamp",
                                request.azure().now().toString()),
                        "dataEndpointHostNames",
                        List.of()))
                .assumed(Map.of("sku", Map.of("name", "Standard", "tier", "Standard")))
                .build());
    }
}
