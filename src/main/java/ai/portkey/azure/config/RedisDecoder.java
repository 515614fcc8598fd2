package ai.portkey.azure.config;

import ai.portkey.azure.config.RedisConfig.Mode;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Optional;

/** Decodes the cache. */
final class RedisDecoder {

    private static final String CONTAINER = "redis";
    static final String MANAGED = "azure-managed-redis";
    private static final TextRule ENDPOINT = TextRule.of(text -> uri(text).isPresent(),
            "expected redis://HOST:PORT, or with TLS rediss://HOST:PORT");

    private RedisDecoder() {}

    /** @param node {@code redis} @param image {@code redisImage} @param hasVnet a private endpoint can be made @param naming of the stack */
    static RedisConfig decode(ConfigNode node, ConfigNode image, boolean hasVnet, Naming naming) {
        var type = node.value("type", Type.choice(CONTAINER, "azure-redis", MANAGED), CONTAINER);
        var resources = AppConfigDecoder.ReplicaResources.decode(node, 0.5);
        var container = new RedisConfig.Container(resources.cpu(), resources.memory(),
                ImageDecoder.decode(image, "redis", "7.2-alpine"));
        var endpoint = node.optional("endpoint", Type.text(ENDPOINT));
        var encrypted = endpoint.flatMap(RedisDecoder::uri).map(uri -> uri.getScheme().equals("rediss")).orElse(false);
        if (!node.isSecret("endpoint") && endpoint.flatMap(RedisDecoder::uri).filter(uri -> uri.getUserInfo() != null).isPresent()) {
            node.error("endpoint", "holds a password; keep it in Key Vault and name it in secrets.gateway.REDIS_PASSWORD, "
                    + "or set the endpoint with: pulumi config set --secret --path portkey-gateway:redis.endpoint");
        }
        var tls = node.value("tls", Type.BOOL, encrypted, "as the endpoint's scheme says");
        var mode = node.value("mode", Type.choice(Mode.class), Mode.STANDALONE);
        var provision = node.optionalObject("provision");
        var managed = ManagedRedisDecoder.decode(provision, hasVnet, naming);
        if (!node.isClean("type", "provision")) {
            return container;
        }
        if (node.has("provision")) {
            ManagedRedisDecoder.check(node, managed, type, tls, mode);
            warnOfSizes(node, "a cache that is provisioned");
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
        warnOfImage(node, image);
        return external;
    }

    private static void warnOfSizes(ConfigNode node, String cache) {
        List.of("cpu", "memory").stream().filter(node::has).forEach(key -> node.warn(key,
                "has no effect with " + cache + "; remove the line"));
    }

    private static void warnOfImage(ConfigNode node, ConfigNode image) {
        if (image.has("image") || image.has("tag") || image.has("digest")) {
            node.warn("type", "redisImage has no effect with this type; remove it");
        }
    }

    private static void checkContainer(ConfigNode node, boolean tls, Mode mode) {
        if (node.has("endpoint")) {
            node.error("endpoint", "type redis runs its own container; write type: azure-managed-redis, or remove the line");
        }
        if (tls) {
            node.error("tls", "type redis runs its own container, which has no TLS; remove the line");
        }
        if (mode == Mode.CLUSTER) {
            node.error("mode", "type redis runs a single container; remove the line");
        }
    }

    private static void checkExternal(ConfigNode node, RedisConfig.External redis, boolean encrypted) {
        if (!node.isClean("endpoint", "tls")) {
            return;
        }
        if (redis.endpoint().isEmpty()) {
            node.error("endpoint", "is required with type " + redis.type() + ": rediss://HOST:PORT, or without TLS redis://HOST:PORT"
                    + (redis.type().equals(MANAGED) ? "; or write provision: {} to have the cache made" : ""));
        } else if (redis.tls() != encrypted) {
            node.error("tls", encrypted
                    ? "the endpoint starts with rediss://, which is TLS; write tls: true"
                    : "the endpoint starts with redis://, which is not TLS; write rediss:// in the endpoint, or tls: false");
        } else if (!encrypted) {
            node.warn("endpoint", "the cache's password and what it holds travel unencrypted; use rediss:// when the cache has TLS");
        }
    }

    private static Optional<URI> uri(String text) {
        try {
            return Optional.of(new URI(text)).filter(uri -> ("redis".equals(uri.getScheme()) || "rediss".equals(uri.getScheme()))
                    && uri.getHost() != null && uri.getPort() > 0 && uri.getPort() <= 65535);
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }
}
