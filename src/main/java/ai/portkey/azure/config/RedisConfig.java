package ai.portkey.azure.config;

/**
 * The cache of prompts, configs and providers (key {@code redis}; seed: {@code redis_config}).
 */
public sealed interface RedisConfig {

    /** Value of {@code CACHE_STORE}: the configured type as it is written. */
    String type();

    /** Value of {@code REDIS_URL}. */
    String url();

    /** Value of {@code REDIS_TLS_ENABLED}. */
    boolean tls();

    /** Value of {@code REDIS_MODE}. */
    Mode mode();

    /** {@code redis.mode}. */
    enum Mode { STANDALONE, CLUSTER }

    /**
     * {@code type: redis} (default): one replica in the Container Apps environment, reached as {@code redis:6379}.
     *
     * @param cpu    default 0.5
     * @param memory default {@code 1Gi}
     * @param image  default {@code redis:7.2-alpine}
     */
    record Container(double cpu, String memory, ImageConfig image) implements RedisConfig {
        @Override
        public String type() {
            return "redis";
        }

        @Override
        public String url() {
            return "redis://redis:6379";
        }

        @Override
        public boolean tls() {
            return false;
        }

        @Override
        public Mode mode() {
            return Mode.STANDALONE;
        }
    }

    /**
     * {@code type: azure-redis} or {@code azure-managed-redis}: one that exists. Its password comes from Key Vault as
     * {@code REDIS_PASSWORD} in {@code secrets.gateway}.
     *
     * @param type {@code azure-redis} or {@code azure-managed-redis}
     * @param url  key {@code endpoint}, {@code redis://host:port} or, with {@code tls}, {@code rediss://host:port}
     */
    record External(String type, String url, boolean tls, Mode mode) implements RedisConfig {
        /** Without the URL, which may hold a password. */
        @Override
        public String toString() {
            return "External[type=" + type + ", tls=" + tls + ", mode=" + mode + "]";
        }
    }
}
