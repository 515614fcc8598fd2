package ai.portkey.azure.config.data;

import ai.portkey.azure.config.app.ImageConfig;
import ai.portkey.azure.config.app.WrittenVariables;
import java.util.Optional;
import java.util.function.Function;

/**
 * The cache of prompts, configs and providers (key {@code redis}).
 */
public sealed interface RedisConfig {

    /** The gateway's client for Azure, with a password or a token; the only one that follows a cluster there. */
    String AZURE_REDIS = "azure-redis";

    /** The kinds of caches told apart: below, and where the component is made. */
    <T> T match(Function<Container, T> container, Function<External, T> external, Function<Managed, T> managed);

    /** Value of {@code CACHE_STORE}. */
    default String type() {
        return match(container -> "redis", External::type, managed -> AZURE_REDIS);
    }

    /** Value of {@code REDIS_TLS_ENABLED}. */
    default boolean tls() {
        return match(container -> false, External::tls, managed -> true);
    }

    /** Value of {@code REDIS_MODE}. */
    default Mode mode() {
        return match(
                container -> Mode.STANDALONE,
                External::mode,
                managed -> managed.clusteringPolicy() == ClusteringPolicy.OSS_CLUSTER ? Mode.CLUSTER : Mode.STANDALONE);
    }

    /** True when the stack gives the cache's password. */
    default boolean hasPassword(WrittenVariables app) {
        return app.sets("REDIS_PASSWORD")
                || match(container -> false, external -> external.endpoint().contains("@"), managed -> true);
    }

    /** The Key Vault secret in which the stack keeps the password of a cache that it makes in Azure. */
    default Optional<String> passwordSecret() {
        return match(
                container -> Optional.empty(),
                external -> Optional.empty(),
                managed -> Optional.of(managed.secretName()));
    }

    /** True when the stack makes a private endpoint to it. */
    default boolean privateEndpoint() {
        return false;
    }

    /** A registry that it is pulled from without signing in. */
    default Optional<String> publicRegistry() {
        return Optional.empty();
    }

    /** vCPU that it takes of the Container Apps environment; 0 when it runs elsewhere. */
    default double cpu() {
        return 0;
    }

    /** True when it is an app of the Container Apps environment. */
    default boolean isInEnvironment() {
        return match(container -> true, external -> false, managed -> false);
    }

    /**
     * True when an app must be told to sign in with the password. Its client for {@code azure-redis} follows
     * {@code AZURE_AUTH_MODE} otherwise, and asks for a token.
     *
     * @see <a href="https://portkey.ai/docs/self-hosting/hybrid-deployments/azure/aks">Azure Managed Redis, access key</a>
     */
    default boolean takesPassword(WrittenVariables app) {
        return app.seen("CACHE_STORE", type()).equals(Optional.of(AZURE_REDIS)) && hasPassword(app);
    }

    /** {@code redis.mode}. */
    enum Mode {
        STANDALONE,
        CLUSTER
    }

    /**
     * {@code type: redis} (default): one replica in the Container Apps environment, reached as {@code redis:6379}.
     *
     * @param cpu    vCPU of the container
     * @param memory memory of the container
     * @param image  of Redis
     * @param publicRegistry host of a registry that needs no sign-in; empty = the stack's own
     */
    record Container(double cpu, String memory, ImageConfig image, Optional<String> publicRegistry)
            implements RedisConfig {
        @Override
        public <T> T match(
                Function<Container, T> container, Function<External, T> external, Function<Managed, T> managed) {
            return container.apply(this);
        }

        /** Value of {@code REDIS_URL}. */
        public String url() {
            return "redis://redis:6379";
        }
    }

    /**
     * {@code type: azure-redis} or {@code azure-managed-redis}: one that exists. Its password comes from Key Vault as
     * {@code REDIS_PASSWORD} in {@code secrets.gateway}.
     *
     * @param type     {@code azure-redis} or {@code azure-managed-redis}
     * @param endpoint {@code redis://host:port} or, with {@code tls}, {@code rediss://host:port}
     */
    record External(String type, String endpoint, boolean tls, Mode mode) implements RedisConfig {
        @Override
        public <T> T match(
                Function<Container, T> container, Function<External, T> external, Function<Managed, T> managed) {
            return external.apply(this);
        }

        /** Without the URL, which may hold a password. */
        @Override
        public String toString() {
            return "External[type=" + type + ", tls=" + tls + ", mode=" + mode + "]";
        }
    }

    /**
     * {@code type: azure-redis} or {@code azure-managed-redis} with {@code provision}: an Azure Managed Redis that the stack makes. Its access
     * key goes to Key Vault and reaches the apps as {@code REDIS_PASSWORD}.
     *
     * @param sku              size and kind of the cluster
     * @param highAvailability a replica in another zone
     * @param clusteringPolicy how clients see the shards
     * @param privateEndpoint  reached by a private endpoint; only in a VNet
     * @param secretName       Key Vault secret that takes the access key
     */
    record Managed(
            String sku,
            boolean highAvailability,
            ClusteringPolicy clusteringPolicy,
            boolean privateEndpoint,
            String secretName)
            implements RedisConfig {
        @Override
        public <T> T match(
                Function<Container, T> container, Function<External, T> external, Function<Managed, T> managed) {
            return managed.apply(this);
        }
    }

    /** {@code redis.provision.clusteringPolicy}: who finds the shard of a key, a proxy of Azure's or the client. */
    enum ClusteringPolicy {
        ENTERPRISE_CLUSTER("EnterpriseCluster"),
        OSS_CLUSTER("OSSCluster");

        private final String azureName;

        ClusteringPolicy(String azureName) {
            this.azureName = azureName;
        }

        /** The policy as Azure and the configuration write it. */
        public String azureName() {
            return azureName;
        }
    }
}
