package ai.portkey.azure.config.data;

import static org.assertj.core.api.Assertions.assertThat;

import ai.portkey.azure.config.PortkeyConfig;
import ai.portkey.azure.config.Stack;
import ai.portkey.azure.config.app.WrittenVariables;
import ai.portkey.azure.config.data.RedisConfig.ClusteringPolicy;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The Azure Managed Redis that a stack makes. */
class ManagedRedisConfigTest {

    @Test
    void a_provisioned_cache_has_its_defaults() {
        var redis = redis("redis: {type: azure-managed-redis, provision: {}}");

        assertThat(redis)
                .isEqualTo(new RedisConfig.Managed(
                        "Balanced_B0",
                        true,
                        ClusteringPolicy.ENTERPRISE_CLUSTER,
                        false,
                        "redis-password-portkey-gateway-dev"));
        assertThat(redis.type()).isEqualTo("azure-redis");
        assertThat(redis).isEqualTo(redis("redis: {type: azure-redis, provision: {}}"));
        assertThat(redis.tls()).isTrue();
        assertThat(redis.mode()).isEqualTo(RedisConfig.Mode.STANDALONE);
        assertThat(redis("networkMode: new\nredis: {type: azure-managed-redis, provision: {}}"))
                .isInstanceOfSatisfying(
                        RedisConfig.Managed.class,
                        managed -> assertThat(managed.privateEndpoint()).isTrue());
    }

    @Test
    void every_key_arrives() {
        var redis = redis("""
                networkMode: new
                redis:
                  type: azure-managed-redis
                  mode: cluster
                  provision: {sku: ComputeOptimized_X3, highAvailability: false, clusteringPolicy: OSSCluster, privateEndpoint: false, secretName: cache-key}
                """);

        assertThat(redis)
                .isEqualTo(new RedisConfig.Managed(
                        "ComputeOptimized_X3", false, ClusteringPolicy.OSS_CLUSTER, false, "cache-key"));
        assertThat(redis.mode()).isEqualTo(RedisConfig.Mode.CLUSTER);
    }

    @Test
    void an_existing_cache_needs_no_provision() {
        assertThat(
                        redis(
                                "redis: {type: azure-managed-redis, endpoint: 'rediss://cache.example.com:10000', provision: null}"))
                .isInstanceOf(RedisConfig.External.class);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void wrong_cache(String rule, String stack, List<String> expected) {
        assertThat(Stack.problems(Stack.with(Stack.expand(stack)))).containsExactlyElementsOf(expected);
    }

    static Stream<Arguments> wrong_cache() {
        return Stream.of(
                Arguments.of(
                        "a size is one of Azure Managed Redis",
                        "redis: {type: azure-managed-redis, provision: {sku: Premium_P1}}",
                        List.of("redis.provision.sku: \"Premium_P1\" — expected an Azure Managed Redis size, like "
                                + "Balanced_B0, MemoryOptimized_M10 "
                                + "or ComputeOptimized_X3; az redisenterprise list-skus-for-scaling, from the "
                                + "extension redisenterprise, lists those available to a cache")),
                Arguments.of(
                        "only an Azure Managed Redis is made",
                        "redis: {type: redis, provision: {}}",
                        List.of(
                                "redis.provision: an object — provisions an Azure Managed Redis, but type is redis; set "
                                        + "type: azure-redis, or remove it")),
                Arguments.of(
                        "a cache exists or is made",
                        """
                        redis: {type: azure-managed-redis, endpoint: 'rediss://cache.example.com:10000', provision: {}}
                        """,
                        List.of("redis.endpoint: \"rediss://cache.example.com:10000\" — is for an existing cache, but "
                                + "provision creates one; remove one of the two")),
                Arguments.of(
                        "an endpoint or a cache to make",
                        "redis: {type: azure-managed-redis}",
                        List.of(
                                "redis.endpoint — is required with type azure-managed-redis: rediss://HOST:PORT, or without "
                                        + "TLS redis://HOST:PORT; or set provision: {} to have the cache provisioned")),
                Arguments.of(
                        "TLS and mode follow",
                        "redis: {type: azure-managed-redis, tls: false, mode: cluster, provision: {}}",
                        List.of(
                                "redis.tls: false — a provisioned cache always uses TLS; remove it",
                                "redis.mode: \"cluster\" — is derived from provision.clusteringPolicy, which is "
                                        + "EnterpriseCluster; remove it")),
                Arguments.of(
                        "the password is set by the program",
                        """
                        redis: {type: azure-managed-redis, provision: {}}
                        secrets: {gateway: {REDIS_PASSWORD: redis-password}}
                        environmentVariables: {dataService: {REDIS_PASSWORD: x}}
                        dataService: {enabled: true}
                        """,
                        List.of(
                                "environmentVariables.dataService.REDIS_PASSWORD — is also set as "
                                        + "secrets.gateway.REDIS_PASSWORD; keep one of the two",
                                "secrets.gateway.REDIS_PASSWORD — is set by the program, because redis.provision creates the "
                                        + "cache; remove it")),
                Arguments.of(
                        "a private endpoint needs a VNet",
                        "redis: {type: azure-managed-redis, provision: {privateEndpoint: true}}",
                        List.of(
                                "redis.provision.privateEndpoint — a private endpoint requires a VNet; set networkMode: new "
                                        + "or existing")),
                Arguments.of(
                        "a private endpoint needs a subnet",
                        """
                        networkMode: existing
                        vnet: {id: $VNET, acaSubnetId: $VNET/subnets/aca}
                        storage: {privateEndpoint: false}
                        redis: {type: azure-managed-redis, provision: {}}
                        """,
                        List.of("vnet.privateLinkSubnetId — is required for the private endpoint of the Redis; "
                                + "set it, or set redis.provision.privateEndpoint: false")));
    }

    @Test
    void an_endpoint_that_is_a_secret_may_hold_the_password() {
        var config = PortkeyConfig.decode(
                Stack.with("redis: {type: azure-redis, endpoint: 'rediss://:key@cache.example.com:6380'}", "redis"));

        assertThat(config.warnings()).isEmpty();
        assertThat(config.data().redis().takesPassword(WrittenVariables.ofGateway(config.apps())))
                .isTrue();
    }

    @Test
    void what_belongs_to_the_container_is_a_warning() {
        assertThat(PortkeyConfig.decode(Stack.with("""
                redis: {type: azure-managed-redis, cpu: 1, provision: {}}
                redisImage: {tag: '8'}
                """)).warnings())
                .containsExactly(
                        "portkey-gateway:redis.cpu: 1 — has no effect with a provisioned cache; remove it",
                        "portkey-gateway:redis.type: \"azure-managed-redis\" — redisImage has no effect with this type; remove it");
    }

    private static RedisConfig redis(String stack) {
        return PortkeyConfig.decode(Stack.with(stack)).data().redis();
    }
}
