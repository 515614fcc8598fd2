package ai.portkey.azure.component.data;

import static ai.portkey.azure.PlanAssert.all;
import static ai.portkey.azure.PlanAssert.one;
import static org.assertj.core.api.Assertions.assertThat;

import ai.portkey.azure.TestStack;
import ai.portkey.azure.plan.Plan;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ManagedRedisTest {

    private static final String PROVISION = "redis: {type: azure-managed-redis, provision: {}}\n";

    @Test
    void a_cluster_with_one_database_is_made() {
        var plan = TestStack.with(PROVISION).plan();

        var cluster = one(plan, "RedisEnterprise");
        assertThat((String) cluster.value("clusterName")).matches("redis-portkey-gateway-dev-[a-z0-9]{6}");
        assertThat(cluster.resource().type()).isEqualTo("azure-native:cache/v20250401:RedisEnterprise");
        cluster.at("sku").isEqualTo(Map.of("name", "Balanced_B0"));
        cluster.at("highAvailability").isEqualTo("Enabled");
        cluster.at("minimumTlsVersion").isEqualTo("1.2");
        var database = one(plan, "Database");
        database.at("clusterName").isEqualTo(cluster.value("clusterName"));
        database.at("databaseName").isEqualTo("default");
        database.at("port").isEqualTo(10000.0);
        database.at("clientProtocol").isEqualTo("Encrypted");
        database.at("clusteringPolicy").isEqualTo("EnterpriseCluster");
        // Portkey's page on the architecture of hybrid deployments asks for volatile-lru.
        database.at("evictionPolicy").isEqualTo("VolatileLRU");
        database.at("accessKeysAuthentication").isEqualTo("Enabled");
        assertThat(all(plan, "ContainerApp")).extracting(Plan.Resource::name).containsExactly("gateway-app");
    }

    @Test
    void the_access_key_goes_to_key_vault_and_is_a_secret_all_the_way() {
        var plan = TestStack.with(PROVISION).plan();

        var secret = one(plan, "Secret", "managed-redis");
        secret.at("secretName").isEqualTo("redis-password-portkey-gateway-dev");
        secret.at("vaultName").isEqualTo("portkey-kv");
        secret.at("resourceGroupName").isEqualTo("portkey-rg");
        secret.at("properties.value").isEqualTo("[secret]");
    }

    @Test
    void every_app_reaches_the_cache_with_tls_and_the_key() {
        var plan = TestStack.with(PROVISION + """
                serverMode: all
                dataService: {enabled: true}
                """).plan();

        var host = one(plan, "RedisEnterprise").resource().outputs().get("hostName");
        for (var app : List.of("gateway-app", "mcp-app", "data-service-app")) {
            var container = one(plan, "ContainerApp", app);
            assertThat(container.values("template.containers[0].env"))
                    .contains(
                            // The one client of the gateway for Azure, and its way in with an access key: Portkey's
                            // page for AKS.
                            Map.of("name", "CACHE_STORE", "value", "azure-redis"),
                            Map.of("name", "AZURE_REDIS_AUTH_MODE", "value", "password"),
                            Map.of("name", "REDIS_URL", "value", "rediss://" + host + ":10000"),
                            Map.of("name", "REDIS_TLS_ENABLED", "value", "true"),
                            Map.of("name", "REDIS_MODE", "value", "standalone"),
                            Map.of("name", "REDIS_PASSWORD", "secretRef", "redis-password-portkey-gateway-dev"));
        }
        assertThat(all(plan, "RoleAssignment"))
                .extracting(grant -> (String) grant.inputs().get("scope"))
                .filteredOn(scope -> scope.endsWith("/secrets/redis-password-portkey-gateway-dev"))
                .hasSize(2);
    }

    @Test
    void the_key_is_put_into_a_vault_that_the_stack_makes_too() {
        var plan = TestStack.with(PROVISION + "secretsKeyVault: {name: new-kv, create: true}")
                .plan();

        one(plan, "Secret").at("vaultName").isEqualTo("new-kv");
        one(plan, "Secret").at("resourceGroupName").isEqualTo("portkey-rg");
    }

    @Test
    void the_sizes_and_policies_are_those_of_the_configuration() {
        var plan = TestStack.with("""
                redis:
                  type: azure-managed-redis
                  provision: {sku: MemoryOptimized_M10, highAvailability: false, clusteringPolicy: OSSCluster, secretName: cache-key}
                protect: true
                """).plan();

        var cluster = one(plan, "RedisEnterprise");
        cluster.at("sku.name").isEqualTo("MemoryOptimized_M10");
        cluster.at("highAvailability").isEqualTo("Disabled");
        assertThat(cluster.resource().protect()).isTrue();
        one(plan, "Database").at("clusteringPolicy").isEqualTo("OSSCluster");
        assertThat(one(plan, "Database").resource().protect()).isTrue();
        one(plan, "Secret").at("secretName").isEqualTo("cache-key");
        assertThat(one(plan, "ContainerApp", "gateway").values("template.containers[0].env"))
                .contains(
                        Map.of("name", "REDIS_MODE", "value", "cluster"),
                        Map.of("name", "REDIS_PASSWORD", "secretRef", "cache-key"));
    }

    @Test
    void in_a_vnet_the_cache_is_reached_through_a_private_endpoint() {
        var plan = TestStack.with(PROVISION + "networkMode: new").plan();

        var endpoint = one(plan, "PrivateEndpoint", "managed-redis");
        endpoint.at("privateEndpointName").isEqualTo("pe-redis-portkey-gateway-dev");
        endpoint.at("privateLinkServiceConnections[0].groupIds").isEqualTo(List.of("redisEnterprise"));
        endpoint.at("privateLinkServiceConnections[0].privateLinkServiceId")
                .isEqualTo(one(plan, "RedisEnterprise").resource().id().orElseThrow());
        // The cluster is not ready when ARM says so, and Terraform's azurerm provider waits for it too.
        assertThat(endpoint.resource().dependencies())
                .contains(one(plan, "Database").resource().urn());
        one(plan, "PrivateZone", "managed-redis").at("privateZoneName").isEqualTo("privatelink.redis.azure.net");
        assertThat(all(TestStack.with(PROVISION).plan(), "PrivateEndpoint")).isEmpty();
    }
}
