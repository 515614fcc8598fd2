package ai.portkey.azure.config.data;

import ai.portkey.azure.config.app.AppConfigDecoder;
import ai.portkey.azure.config.app.ImageDecoder;
import ai.portkey.azure.config.app.RegistryConfig;
import ai.portkey.azure.config.data.RedisConfig.Mode;
import ai.portkey.azure.config.naming.Naming;
import ai.portkey.azure.config.reading.ConfigNode;
import ai.portkey.azure.config.reading.Names;
import ai.portkey.azure.config.reading.TextRule;
import ai.portkey.azure.config.reading.Type;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Decodes the cache. */
public final class RedisDecoder {

    private static final String CONTAINER = "redis";
    private static final String MANAGED = "azure-managed-redis";
    private static final TextRule ENDPOINT =
            TextRule.of(text -> uri(text).isPresent(), "expected redis://HOST:PORT, or with TLS rediss://HOST:PORT");

    private RedisDecoder() {}

    /**
     * @param node {@code redis}
     * @param image {@code redisImage}
     * @param hasVnet a private endpoint can be made
     * @param naming of the stack
     */
    public static RedisConfig decode(ConfigNode node, ConfigNode image, boolean hasVnet, Naming naming) {
        var type = node.value(
                "type",
                "`redis` is a container of the deployment. The others are an existing cache, or with "
                        + "`provision` a new one.",
                Type.choice(CONTAINER, RedisConfig.AZURE_REDIS, MANAGED),
                CONTAINER);
        var resources = AppConfigDecoder.ReplicaResources.decode(node, 0.5);
        var container = new RedisConfig.Container(
                resources.cpu(),
                resources.memory(),
                ImageDecoder.decode(image, "redis", "7.2-alpine"),
                Optional.of(image.value(
                                "registry",
                                "Host of a registry that needs no sign-in, like `mcr.microsoft.com`. `own` is the "
                                        + "stack's `registry`, with its credentials or identity. See "
                                        + "docs/data.md#redis-as-a-container.",
                                Type.text(Names.IMAGE_REGISTRY),
                                RegistryConfig.Login.DOCKER_HUB))
                        .filter(host -> !host.equals("own")));
        var endpoint = node.optional(
                "endpoint",
                "`rediss://HOST:PORT`, or without TLS `redis://HOST:PORT`. Required for an existing cache, "
                        + "an error with type `redis` and with `provision`.",
                Type.text(ENDPOINT));
        var encrypted = endpoint.flatMap(RedisDecoder::uri)
                .map(uri -> uri.getScheme().equals("rediss"))
                .orElse(false);
        if (!node.isSecret("endpoint")
                && endpoint.flatMap(RedisDecoder::uri)
                        .filter(uri -> uri.getUserInfo() != null)
                        .isPresent()) {
            node.error(
                    "endpoint",
                    "contains a password; store it in Key Vault and reference it in "
                            + "secrets.gateway.REDIS_PASSWORD, or set the endpoint with: pulumi config set --secret --path "
                            + "portkey-gateway:redis.endpoint");
        }
        var tls = node.value(
                "tls",
                "Whether to use TLS. True with a `redis://` endpoint is TLS too; false with `rediss://` is "
                        + "an error.",
                Type.BOOL,
                encrypted,
                "as the endpoint's scheme says");
        var mode = node.value(
                "mode",
                "Type `redis` is always standalone. Follows `clusteringPolicy` for a provisioned cache.",
                Type.choice(Mode.class),
                Mode.STANDALONE);
        var provision = node.optionalObject(
                "provision",
                "Creates an Azure Managed Redis, even if empty. Requires type `azure-redis` or "
                        + "`azure-managed-redis`, which then mean the same. See "
                        + "docs/data.md#a-cache-provisioned-by-the-stack.");
        var managed = ManagedRedisDecoder.decode(provision, hasVnet, naming);
        if (!node.isClean("type", "provision")) {
            return container;
        }
        if (node.has("provision")) {
            ManagedRedisDecoder.check(node, managed, type.equals(CONTAINER), tls, mode);
            warnOfSizes(node, "a provisioned cache");
            warnOfImage(node, image);
            return managed;
        }
        if (type.equals(CONTAINER)) {
            checkContainer(node, tls, mode);
            return container;
        }
        var external = new RedisConfig.External(type, endpoint.orElse(""), tls, mode);
        warnOfSizes(node, "type " + type);
        checkExternal(node, external, encrypted);
        warnOfClustering(node, external);
        warnOfImage(node, image);
        return external;
    }

    private static void warnOfSizes(ConfigNode node, String cache) {
        List.of("cpu", "memory").stream()
                .filter(node::has)
                .forEach(key -> node.warn(key, "has no effect with " + cache + "; remove it"));
    }

    private static void warnOfImage(ConfigNode node, ConfigNode image) {
        if (Stream.of("image", "tag", "digest", "registry").anyMatch(image::has)) {
            node.warn("type", "redisImage has no effect with this type; remove it");
        }
    }

    private static void checkContainer(ConfigNode node, boolean tls, Mode mode) {
        if (node.has("endpoint")) {
            node.error("endpoint", "type redis runs its own container; set type: azure-redis, or remove this key");
        }
        if (tls) {
            node.error("tls", "type redis runs its own container, which has no TLS; remove it");
        }
        if (mode == Mode.CLUSTER) {
            node.error("mode", "type redis runs a single container; remove it");
        }
    }

    private static void checkExternal(ConfigNode node, RedisConfig.External redis, boolean encrypted) {
        if (!node.isClean("endpoint", "tls")) {
            return;
        }
        if (redis.endpoint().isEmpty()) {
            node.error(
                    "endpoint",
                    "is required with type " + redis.type() + ": rediss://HOST:PORT, or without TLS redis://HOST:PORT"
                            + "; or set provision: {} to have the cache provisioned");
        } else if (encrypted && !redis.tls()) {
            node.error("tls", "the endpoint starts with rediss://, which means TLS; set tls: true");
        } else if (!redis.tls()) {
            node.warn(
                    "endpoint",
                    "the cache's password and data travel unencrypted; use rediss:// if the cache " + "supports TLS");
        }
    }

    /** What works with one kind of cache only, and shows at the first request. */
    private static void warnOfClustering(ConfigNode node, RedisConfig.External redis) {
        if (redis.type().equals(MANAGED) && redis.mode() == Mode.CLUSTER) {
            node.warn(
                    "type",
                    "is not a cache store of the gateway: it treats the cache as a plain Redis and cannot "
                            + "use an Azure cluster; set type: azure-redis");
        }
        var isManaged = uri(redis.endpoint())
                .filter(uri -> uri.getHost().endsWith(".redis.azure.net"))
                .isPresent();
        if (isManaged && !node.has("mode")) {
            node.warn(
                    "mode",
                    "defaults to standalone, but Azure Managed Redis defaults to the clustering policy "
                            + "OSSCluster and then answers MOVED; set mode: cluster for OSSCluster, mode: standalone "
                            + "otherwise");
        }
    }

    private static Optional<URI> uri(String text) {
        try {
            return Optional.of(new URI(text))
                    .filter(uri -> ("redis".equals(uri.getScheme()) || "rediss".equals(uri.getScheme()))
                            && uri.getHost() != null
                            && uri.getPort() > 0
                            && uri.getPort() <= 65535);
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }
}
