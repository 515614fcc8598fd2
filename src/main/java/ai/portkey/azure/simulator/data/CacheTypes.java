package ai.portkey.azure.simulator.data;

import ai.portkey.azure.simulator.core.NameRule;
import ai.portkey.azure.simulator.core.Request;
import ai.portkey.azure.simulator.core.ResourceType.Location;
import ai.portkey.azure.simulator.core.ResourceType;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Azure Cache for Redis, Azure Managed Redis, and container registries. */
public final class CacheTypes {

    private CacheTypes() {}

    public static List<ResourceType> all() {
        var types = new ArrayList<ResourceType>();
        types.add(ResourceType.of("azure-native:cache:Redis", ResourceType.inGroup("Microsoft.Cache/redis/{name}"))
                .name(NameRule.global("(?=.{1,63}$)[A-Za-z0-9](-?[A-Za-z0-9])*",
                        "1-63 letters, digits and single hyphens.", "InvalidResourceName", "NameNotAvailable"))
                .replaceOn("location", "subnetId", "zones")
                .references("subnetId")
                .outputs(request -> Map.of("hostName", request.name() + ".redis.cache.windows.net",
                        "port", 6379.0, "sslPort", 6380.0, "linkedServers", List.of(), "instances", List.of(),
                        "privateEndpointConnections", List.of()))
                .assumed(Map.of("sku", Map.of("name", "Standard", "family", "C", "capacity", 1.0)))
                .build());
        for (var version : List.of("/v20250401", "")) {
            types.add(cluster(version));
            types.add(database(version));
        }
        return types;
    }

    private static ResourceType cluster(String version) {
        return ResourceType.of("azure-native:cache" + version + ":RedisEnterprise",
                        ResourceType.inGroup("Microsoft.Cache/redisEnterprise/{clusterName}"))
                .name(NameRule.global("(?=.{1,60}$)[A-Za-z0-9](-?[A-Za-z0-9])*",
                        "1-60 letters, digits and single hyphens.", "InvalidResourceName", "NameNotAvailable"))
                .replaceOn("location", "zones")
                .refuses("highAvailability")
                .rule(request -> checkSku(request, version))
                .outputs(CacheTypes::clusterOutputs)
                .assumed(Map.of("sku", Map.of("name", version.isEmpty() ? "Enterprise_E10" : "Balanced_B0")))
                .build();
    }

    /** Azure Managed Redis has another domain than the Enterprise tiers, and names its kind. */
    private static Map<String, Object> clusterOutputs(Request request) {
        var outputs = new LinkedHashMap<String, Object>(Map.of("resourceState", "Running", "privateEndpointConnections", List.of(),
                "hostName", request.name().toLowerCase(Locale.ROOT) + "." + request.location()
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

    private static void checkSku(Request request, String version) {
        var sku = String.valueOf(request.text("sku.name"));
        if (!isEnterprise(request) && (version.isEmpty() || !sku.matches("(Balanced_B|MemoryOptimized_M|ComputeOptimized_X|FlashOptimized_A)\\d+"))) {
            throw request.badRequest("InvalidSku", "The SKU '" + sku + "' is not known to this API version."
                    + " Allowed: Enterprise_E<n>, EnterpriseFlash_F<n>" + (version.isEmpty() ? "; Azure Managed Redis"
                    + " (Balanced_B<n> …) needs the token azure-native:cache/v20250401:RedisEnterprise."
                    : ", Balanced_B<n>, MemoryOptimized_M<n>, ComputeOptimized_X<n>, FlashOptimized_A<n>."));
        }
    }

    private static ResourceType database(String version) {
        return ResourceType.of("azure-native:cache" + version + ":Database",
                        ResourceType.inGroup("Microsoft.Cache/redisEnterprise/{clusterName}/databases/{databaseName}"))
                .location(Location.NONE)
                .name(NameRule.local("default", "always 'default'."))
                .replaceOn("clusteringPolicy", "port")
                .refuses("modules")
                .outputs(request -> version.isEmpty() ? Map.of("resourceState", "Running")
                        : Map.of("resourceState", "Running", "redisVersion", "7.4"))
                .build();
    }

    public static List<ResourceType> registry() {
        return List.of(ResourceType.of("azure-native:containerregistry:Registry",
                        ResourceType.inGroup("Microsoft.ContainerRegistry/registries/{registryName}"))
                .name(NameRule.global("[A-Za-z0-9]{5,50}", "5-50 letters and digits.", "InvalidResourceName", "AlreadyInUse"))
                .replaceOn("location")
                .outputs(request -> Map.of("loginServer", request.name().toLowerCase(Locale.ROOT) + ".azurecr.io",
                        "creationDate", request.azure().now().toString(), "privateEndpointConnections", List.of(),
                        "status", Map.of("displayStatus", "Ready", "message", "", "timestamp", request.azure().now().toString()),
                        "dataEndpointHostNames", List.of()))
                .assumed(Map.of("sku", Map.of("name", "Standard", "tier", "Standard")))
                .build());
    }
}
