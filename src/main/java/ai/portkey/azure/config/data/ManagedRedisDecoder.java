package ai.portkey.azure.config.data;

import ai.portkey.azure.config.data.RedisConfig.ClusteringPolicy;
import ai.portkey.azure.config.data.RedisConfig.Mode;
import ai.portkey.azure.config.naming.AzureNames;
import ai.portkey.azure.config.naming.Naming;
import ai.portkey.azure.config.reading.ConfigNode;
import ai.portkey.azure.config.reading.TextRule;
import ai.portkey.azure.config.reading.Type;

/** Decodes the cache that the stack makes. */
final class ManagedRedisDecoder {

    private static final TextRule SKU = TextRule.matching(
            "(Balanced_B|MemoryOptimized_M|ComputeOptimized_X|FlashOptimized_A)\\d{1,4}",
            "expected an Azure Managed Redis size, like Balanced_B0, MemoryOptimized_M10 or ComputeOptimized_X3; "
                    + "az redisenterprise list-skus-for-scaling, from the extension redisenterprise, lists those "
                    + "available to a cache");

    private ManagedRedisDecoder() {}

    /** @param node {@code redis.provision} */
    static RedisConfig.Managed decode(ConfigNode node, boolean hasVnet, Naming naming) {
        return new RedisConfig.Managed(
                node.value("sku", "SKU of the Azure Managed Redis.", Type.text(SKU), "Balanced_B0"),
                node.value("highAvailability", "Keeps a second copy of the data.", Type.BOOL, true),
                node.value(
                        "clusteringPolicy",
                        "Whether clients see one Redis or a cluster.",
                        Type.choice(ClusteringPolicy.values(), ClusteringPolicy::azureName),
                        ClusteringPolicy.ENTERPRISE_CLUSTER),
                node.value(
                        "privateEndpoint",
                        "Private endpoint of the cache. True requires a VNet.",
                        Type.BOOL,
                        hasVnet,
                        "true in a VNet"),
                node.value(
                        "secretName",
                        "Key Vault secret that takes the access key.",
                        AzureNames.APP_SECRET_NAME,
                        naming.redisSecret(),
                        "redis-password-<project>-<environment>"));
    }

    /**
     * @param node {@code redis}
     * @param isContainer type {@code redis}
     * @param tls as written, or false
     * @param mode as written, or standalone
     */
    static void check(ConfigNode node, RedisConfig.Managed redis, boolean isContainer, boolean tls, Mode mode) {
        if (isContainer) {
            node.error(
                    "provision",
                    "provisions an Azure Managed Redis, but type is redis; set type: azure-redis, or " + "remove it");
        }
        if (node.has("endpoint")) {
            node.error("endpoint", "is for an existing cache, but provision creates one; remove one of the two");
        }
        if (node.has("tls") && !tls) {
            node.error("tls", "a provisioned cache always uses TLS; remove it");
        }
        if (node.has("mode") && mode != redis.mode()) {
            node.error(
                    "mode",
                    "is derived from provision.clusteringPolicy, which is "
                            + redis.clusteringPolicy().azureName()
                            + "; remove it");
        }
    }
}
