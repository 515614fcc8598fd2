package ai.portkey.azure.config;

import static org.assertj.core.api.Assertions.assertThat;

import ai.portkey.azure.config.access.AccessConfig;
import ai.portkey.azure.config.app.AppConfig;
import ai.portkey.azure.config.app.AppsConfig;
import ai.portkey.azure.config.app.DataServiceConfig;
import ai.portkey.azure.config.app.ImageConfig;
import ai.portkey.azure.config.app.McpBaseUrl;
import ai.portkey.azure.config.app.ProbesConfig;
import ai.portkey.azure.config.app.ProbesConfig.Timing;
import ai.portkey.azure.config.app.RegistryConfig;
import ai.portkey.azure.config.app.RegistryConfig.Credentials;
import ai.portkey.azure.config.app.RegistryConfig.Username;
import ai.portkey.azure.config.app.RevisionsConfig;
import ai.portkey.azure.config.app.ServerMode;
import ai.portkey.azure.config.app.WorkloadVariables;
import ai.portkey.azure.config.data.DataConfig;
import ai.portkey.azure.config.data.KeyVaultConfig;
import ai.portkey.azure.config.data.RedisConfig;
import ai.portkey.azure.config.data.StorageConfig;
import ai.portkey.azure.config.entrance.AppGatewayConfig;
import ai.portkey.azure.config.entrance.AppGatewayConfig.Capacity;
import ai.portkey.azure.config.entrance.AppGatewayConfig.Routing;
import ai.portkey.azure.config.entrance.CertificateConfig;
import ai.portkey.azure.config.entrance.EntranceConfig;
import ai.portkey.azure.config.entrance.IngressConfig;
import ai.portkey.azure.config.entrance.WafConfig;
import ai.portkey.azure.config.entrance.WafMode;
import ai.portkey.azure.config.network.ControlPlaneLinkConfig;
import ai.portkey.azure.config.network.NetworkConfig;
import ai.portkey.azure.config.network.PrivateDnsConfig;
import ai.portkey.azure.config.network.ResourceGroupConfig;
import ai.portkey.azure.config.operation.AlertsConfig;
import ai.portkey.azure.config.operation.MonitoringConfig;
import ai.portkey.azure.config.operation.OperationConfig;
import ai.portkey.azure.config.operation.PolicyConfig;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What a stack gets that says no more than it must. */
class DefaultsTest {

    private static final AppConfig GATEWAY = new AppConfig(
            1,
            "2Gi",
            1,
            3,
            8787,
            Optional.of(70),
            Optional.empty(),
            100,
            List.of(),
            List.of(),
            new RevisionsConfig(RevisionsConfig.Mode.SINGLE, Optional.empty(), List.of()),
            new ProbesConfig(new Timing(10, 15, 5, 10), new Timing(10, 10, 5, 3), new Timing(30, 30, 5, 3)),
            Optional.of(240));
    private static final AppConfig MCP = new AppConfig(1, "2Gi", 1, 3, 8788, Optional.of(70), Optional.empty(), 100);
    private static final AppConfig DATA_SERVICE =
            new AppConfig(1, "2Gi", 1, 3, 8081, Optional.of(70), Optional.empty(), 100);

    @Test
    void every_key_has_its_default() {
        assertThat(PortkeyConfig.decode(Stack.of(Stack.MINIMAL)))
                .isEqualTo(new PortkeyConfig(
                        new PlacementConfig(
                                "portkey-gateway",
                                "dev",
                                "eastus",
                                new ResourceGroupConfig("rg-portkey-gateway-dev", true),
                                Map.of("Project", "portkey-gateway", "Environment", "dev", "ManagedBy", "Pulumi")),
                        new NetworkConfig.None(),
                        new EntranceConfig.AppIngress(true, Optional.empty()),
                        new IngressConfig(List.of(), false),
                        new AppsConfig(
                                ServerMode.GATEWAY,
                                GATEWAY,
                                MCP,
                                Optional.empty(),
                                new ImageConfig("portkeyai/gateway_enterprise", "2.16.0", Optional.empty()),
                                false,
                                Optional.empty(),
                                new RegistryConfig.Login(
                                        "docker.io",
                                        Optional.of(new Credentials(
                                                "portkey-kv",
                                                "portkey-rg",
                                                new Username.FromKeyVault("docker-username"),
                                                "docker-password"))),
                                new WorkloadVariables(
                                        Map.of(
                                                "PORTKEY_CLIENT_AUTH",
                                                "portkey-client-auth",
                                                "ORGANISATIONS_TO_SYNC",
                                                "organisations-to-sync"),
                                        Map.of(),
                                        Map.of()),
                                new WorkloadVariables(Map.of(), Map.of(), Map.of()),
                                List.of(),
                                false),
                        AccessConfig.NONE,
                        new DataConfig(
                                new RedisConfig.Container(
                                        0.5,
                                        "1Gi",
                                        new ImageConfig("redis", "7.2-alpine", Optional.empty()),
                                        Optional.of("docker.io")),
                                new StorageConfig.New(
                                        "portkey-log-store", "LRS", Optional.empty(), false, false, Optional.empty()),
                                new KeyVaultConfig.Existing("portkey-kv", "portkey-rg")),
                        new OperationConfig(
                                Optional.empty(),
                                false,
                                new MonitoringConfig(Optional.empty(), 30, false, false, Optional.empty()),
                                false,
                                new PolicyConfig(List.of(), List.of())),
                        Optional.empty(),
                        Optional.empty(),
                        Set.of(),
                        List.of()));
    }

    @Test
    void a_new_vnet_is_divided_like_the_modules_and_its_log_store_is_private() {
        var config = PortkeyConfig.decode(Stack.with("networkMode: new"));

        assertThat(config.network())
                .isEqualTo(new NetworkConfig.New(
                        "10.0.0.0/16",
                        "10.0.0.0/23",
                        "10.0.4.0/24",
                        "10.0.5.0/24",
                        true,
                        new PrivateDnsConfig.Create()));
        assertThat(config.data().storage())
                .isEqualTo(new StorageConfig.New(
                        "portkey-log-store", "LRS", Optional.empty(), true, false, Optional.empty()));
    }

    @Test
    void an_application_gateway_has_two_instances_a_public_frontend_and_time_for_long_completions() {
        var config = PortkeyConfig.decode(Stack.with("""
                networkMode: new
                ingressType: application_gateway
                appGateway: {gatewayHost: gateway.example.com}
                """));

        assertThat(config.entrance().appGateway())
                .contains(new AppGatewayConfig(
                        "Standard_v2",
                        new Capacity.Fixed(2),
                        true,
                        Optional.empty(),
                        true,
                        true,
                        new Routing.Host(List.of("gateway.example.com"), List.of()),
                        Optional.empty(),
                        600,
                        false,
                        "AppGwSslPolicy20220101"));
    }

    @Test
    void path_routing_has_the_modules_prefixes() {
        var config = PortkeyConfig.decode(Stack.with("""
                networkMode: new
                ingressType: application_gateway
                appGateway: {routingMode: path}
                """));

        assertThat(config.entrance().appGateway().orElseThrow().routing())
                .isEqualTo(new Routing.Path("/gateway/*", "/mcp/*"));
    }

    @Test
    void a_certificate_is_in_the_deployments_resource_group_and_redirects_http() {
        var gateway =
                PortkeyConfig.decode(Stack.with("""
                networkMode: new
                ingressType: application_gateway
                appGateway:
                  gatewayHost: gateway.example.com
                  sslCertKeyVaultSecretId: https://my-ssl-kv.vault.azure.net/secrets/my-ssl-cert
                """)).entrance().appGateway().orElseThrow();

        assertThat(gateway.certificate())
                .contains(new CertificateConfig(
                        "https://my-ssl-kv.vault.azure.net/secrets/my-ssl-cert",
                        "my-ssl-kv",
                        "rg-portkey-gateway-dev"));
        assertThat(gateway.httpsRedirect()).isTrue();
    }

    @Test
    void a_firewall_prevents_and_brings_its_sku() {
        var gateway =
                PortkeyConfig.decode(Stack.with("""
                networkMode: new
                ingressType: application_gateway
                appGateway: {gatewayHost: gateway.example.com, enableWaf: true}
                """)).entrance().appGateway().orElseThrow();

        assertThat(gateway.skuName()).isEqualTo("WAF_v2");
        assertThat(gateway.waf()).contains(new WafConfig(WafMode.PREVENTION, List.of(), List.of(), List.of()));
    }

    @Test
    void the_data_service_has_its_own_port_and_image() {
        var config = PortkeyConfig.decode(Stack.with("dataService: {enabled: true}"));

        assertThat(config.apps().dataService())
                .contains(new DataServiceConfig(
                        DATA_SERVICE, new ImageConfig("portkeyai/data-service", "1.9.0", Optional.empty())));
    }

    @Test
    void the_private_link_is_the_second_version_and_leads_the_apps_through_it() {
        var config = PortkeyConfig.decode(Stack.with("""
                networkMode: new
                controlPlanePrivateLink: {outbound: true}
                """));

        assertThat(config.controlPlaneLink())
                .contains(new ControlPlaneLinkConfig(ControlPlaneLinkConfig.Version.V2, true));
    }

    @Test
    void an_mcp_gateway_is_told_its_own_url() {
        assertThat(PortkeyConfig.decode(Stack.with("serverMode: all")).apps().mcpGatewayBaseUrl())
                .contains(McpBaseUrl.OWN);
        assertThat(PortkeyConfig.decode(Stack.with("serverMode: mcp")).apps().mcpGatewayBaseUrl())
                .contains(McpBaseUrl.OWN);
        assertThat(PortkeyConfig.decode(Stack.with("serverMode: gateway"))
                        .apps()
                        .mcpGatewayBaseUrl())
                .isEmpty();
    }

    @Test
    void alerts_come_with_the_first_receiver() {
        var monitoring = PortkeyConfig.decode(Stack.with("monitoring: {alerts: {emails: [ops@example.com]}}"))
                .operation()
                .monitoring();

        assertThat(monitoring.alerts())
                .contains(new AlertsConfig(
                        List.of("ops@example.com"),
                        List.of(),
                        2,
                        new AlertsConfig.Thresholds(
                                Optional.of(85),
                                Optional.of(85),
                                Optional.of(3),
                                Optional.of(10),
                                Optional.empty(),
                                Optional.of(60_000),
                                Optional.of(99))));
    }

    @Test
    void high_availability_replicates_logs_over_zones_unless_told_otherwise() {
        assertThat(PortkeyConfig.decode(Stack.with("highAvailability: true\nnetworkMode: new"))
                        .data()
                        .storage())
                .isEqualTo(new StorageConfig.New(
                        "portkey-log-store", "ZRS", Optional.empty(), true, false, Optional.empty()));
        assertThat(PortkeyConfig.decode(
                                Stack.with("highAvailability: true\nnetworkMode: new\nstorage: {replication: GZRS}"))
                        .data()
                        .storage())
                .isEqualTo(new StorageConfig.New(
                        "portkey-log-store", "GZRS", Optional.empty(), true, false, Optional.empty()));
    }

    @Test
    void the_location_falls_back_to_the_providers() {
        assertThat(PortkeyConfig.decode(Stack.with("azure-native:location: westeurope"))
                        .placement()
                        .location())
                .isEqualTo("westeurope");
        assertThat(PortkeyConfig.decode(Stack.with("azure-native:location: westeurope\nlocation: uksouth"))
                        .placement()
                        .location())
                .isEqualTo("uksouth");
    }

    @Test
    void memory_follows_the_cpu() {
        var config = PortkeyConfig.decode(Stack.with("gateway: {cpu: 0.75}\nredis: {cpu: 1}"));

        assertThat(config.apps().gateway().memory()).isEqualTo("1.5Gi");
        assertThat(config.data().redis())
                .isInstanceOfSatisfying(
                        RedisConfig.Container.class,
                        redis -> assertThat(redis.memory()).isEqualTo("2Gi"));
    }

    /**
     * {@code pulumi config set --path portkey-gateway:gateway.cpu 0.75} writes it with quotes, and so whatever it sets in the
     * place of a text.
     */
    @Test
    void numbers_and_booleans_may_be_text() {
        assertThat(PortkeyConfig.decode(Stack.with("gateway: {cpu: '0.75'}"))
                        .apps()
                        .gateway()
                        .cpu())
                .isEqualTo(0.75);
        assertThat(PortkeyConfig.decode(Stack.with("gateway: {cpu: '1'}"))
                        .apps()
                        .gateway()
                        .cpu())
                .isEqualTo(1);
        assertThat(PortkeyConfig.decode(Stack.with("gateway: {cpuScaleThreshold: '70'}"))
                        .apps()
                        .gateway())
                .isEqualTo(PortkeyConfig.decode(Stack.with("gateway: {cpuScaleThreshold: 70}"))
                        .apps()
                        .gateway());
        assertThat(PortkeyConfig.decode(Stack.with("dataService: {enabled: 'true'}"))
                        .apps()
                        .dataService())
                .isPresent();
    }

    @Test
    void the_scheme_of_an_endpoint_says_whether_it_is_tls() {
        var config = PortkeyConfig.decode(
                Stack.with("redis: {type: azure-redis, endpoint: 'rediss://cache.example.com:6380'}"));

        assertThat(config.data().redis())
                .isEqualTo(new RedisConfig.External(
                        "azure-redis", "rediss://cache.example.com:6380", true, RedisConfig.Mode.STANDALONE));
    }

    /** Portkey's page for AKS writes redis:// with REDIS_TLS_ENABLED: "true". */
    @Test
    void tls_may_be_asked_for_beside_the_scheme() {
        var config = PortkeyConfig.decode(
                Stack.with("redis: {type: azure-redis, endpoint: 'redis://cache.example.com:10000', tls: true}"));

        assertThat(config.data().redis().tls()).isTrue();
    }

    @Test
    void null_switches_off_what_has_a_default() {
        var config = PortkeyConfig.decode(Stack.with("""
                serverMode: all
                gateway: {cpuScaleThreshold: null}
                mcpGatewayBaseUrl: null
                environmentVariables: {gateway: {REDIS_MODE: null}}
                """));

        assertThat(config.apps().gateway().cpuScaleThreshold()).isEmpty();
        assertThat(config.apps().mcpGatewayBaseUrl()).isEmpty();
        assertThat(config.apps().environmentVariables().gateway()).containsEntry("REDIS_MODE", "");
    }
}
