package ai.portkey.azure.config;

import static org.assertj.core.api.Assertions.assertThat;

import ai.portkey.azure.Stacks;
import ai.portkey.azure.config.access.AccessConfig;
import ai.portkey.azure.config.access.ModelAccountConfig;
import ai.portkey.azure.config.access.RoleAssignmentConfig;
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
import ai.portkey.azure.config.app.ScaleRuleConfig;
import ai.portkey.azure.config.app.ScheduleConfig;
import ai.portkey.azure.config.app.SecretVolumeMount;
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
import ai.portkey.azure.config.entrance.CustomDomainConfig;
import ai.portkey.azure.config.entrance.EntranceConfig;
import ai.portkey.azure.config.entrance.FrontDoorConfig;
import ai.portkey.azure.config.entrance.IngressConfig;
import ai.portkey.azure.config.entrance.WafConfig;
import ai.portkey.azure.config.entrance.WafMode;
import ai.portkey.azure.config.naming.ResourceId;
import ai.portkey.azure.config.network.ControlPlaneLinkConfig;
import ai.portkey.azure.config.network.NetworkConfig;
import ai.portkey.azure.config.network.PrivateDnsConfig;
import ai.portkey.azure.config.network.RegionConfig;
import ai.portkey.azure.config.network.ResourceGroupConfig;
import ai.portkey.azure.config.operation.AlertsConfig;
import ai.portkey.azure.config.operation.MonitoringConfig;
import ai.portkey.azure.config.operation.OperationConfig;
import ai.portkey.azure.config.operation.PolicyConfig;
import ai.portkey.azure.config.operation.PolicyRule;
import ai.portkey.azure.config.operation.Preset;
import java.lang.reflect.RecordComponent;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.Yaml;

/** Every key set to something else than its default arrives where it belongs. */
class FullMappingTest {

    private static final String DIGEST = "sha256:" + "0123456789abcdef".repeat(4);

    private static final String SCALING =
            "scaleRules: [{name: queue, type: prometheus, metadata: {threshold: 5}, auth: {authToken: client-auth}}], "
                    + "schedule: [{name: office, timezone: Europe/Berlin, start: 0 8 * * 1-5, end: 0 18 * * 1-5, desiredReplicas: 4}], "
                    + "revisions: {mode: multiple, suffix: v2, traffic: [{revision: v1, weight: 90, label: blue}, {latest: true, weight: 10}]}, "
                    + "terminationGracePeriodSeconds: 600, "
                    + "probes: {startup: {initialDelaySeconds: 60, periodSeconds: 1, timeoutSeconds: 2, failureThreshold: 9}, "
                    + "readiness: {initialDelaySeconds: 0, periodSeconds: 240, timeoutSeconds: 3, failureThreshold: 8}, "
                    + "liveness: {initialDelaySeconds: 5, periodSeconds: 6, timeoutSeconds: 240, failureThreshold: 1}}";

    private static final String FULL = """
            projectName: llm
            environment: prod
            location: westeurope
            resourceGroupName: llm-rg
            createResourceGroup: false
            tags: {Environment: production, CostCenter: 4711, Critical: true}
            serverMode: all
            networkMode: new
            vnet:
              cidr: 10.8.0.0/16
              acaSubnetCidr: 10.8.2.0/23
              appGatewaySubnetCidr: 10.8.8.0/24
              privateLinkSubnetCidr: 10.8.9.0/24
              natGateway: false
              privateDns: {mode: none}
            ingressType: application_gateway
            publicIngress: false
            ingress: {allowedCidrs: [203.0.113.7, 198.51.100.0/24, 203.0.113.7/32], allowControlPlane: true}
            appGateway:
              skuName: WAF_v2
              skuTier: WAF_v2
              minCapacity: 1
              maxCapacity: 10
              enableWaf: true
              wafMode: Detection
              wafCustomRules:
                - name: PerClient
                  priority: 10
                  ruleType: RateLimitRule
                  action: Log
                  rateLimitThreshold: 300
                  rateLimitDuration: FiveMins
                  groupByUserSession: GeoLocation
                  matchConditions:
                    - {variableName: RequestHeaders, selector: User-Agent, operator: Contains, negationCondition: true, matchValues: [bot, 1], transforms: [Lowercase]}
              wafExclusions: [{matchVariable: RequestHeaderValues, selectorMatchOperator: Equals, selector: traceparent}]
              wafDisabledRules: [921110, '99031001', 921110]
              public: false
              private: true
              zoneRedundant: false
              gatewayHost: ai.example.com
              additionalGatewayHosts: [llm.example.com]
              mcpHost: mcp.example.com
              additionalMcpHosts: [tools.example.com]
              sslCertKeyVaultSecretId: https://my-ssl-kv.vault.azure.net/secrets/my-ssl-cert
              sslCertKeyVaultResourceGroup: my-ssl-kv-rg
              requestTimeoutSeconds: 200
              httpsRedirect: false
              sslPolicy: AppGwSslPolicy20220101S
            gateway: {cpu: 2, memory: 4Gi, minReplicas: 3, maxReplicas: 30, port: 9000, SCALING, cpuScaleThreshold: null, memoryScaleThreshold: 80, httpScaleConcurrentRequests: 50}
            mcp: {cpu: 0.5, memory: 1Gi, minReplicas: 0, maxReplicas: 5, port: 9001, SCALING, cpuScaleThreshold: null, memoryScaleThreshold: 75, httpScaleConcurrentRequests: 20}
            dataService: {enabled: true, cpu: 0.25, memory: 0.5Gi, minReplicas: 2, maxReplicas: 4, port: 9002, SCALING, cpuScaleThreshold: 60, memoryScaleThreshold: 70, httpScaleConcurrentRequests: 30}
            gatewayImage: {image: example/gateway, tag: 3.0.0, digest: 'DIGEST'}
            dataServiceImage: {image: example/data-service, tag: 2.0.0, digest: 'DIGEST'}
            imageManagedElsewhere: true
            mcpGatewayBaseUrl: https://mcp.example.com
            redis: {type: azure-redis, endpoint: 'rediss://cache.example.com:10000', tls: true, mode: cluster}
            storage: {containerName: logs, replication: GZRS, retentionDays: 30, privateEndpoint: false, versioning: true, softDeleteDays: 7}
            registry: {type: other, server: registry.example.com, credentials: {keyVaultName: docker-kv, keyVaultResourceGroup: docker-rg, username: me, passwordSecret: token}}
            secretsKeyVault: {name: llm-kv, create: true, administrators: [ana@example.com], privateEndpoint: true, allowedCidrs: [203.0.113.7]}
            secrets:
              gateway: {PORTKEY_CLIENT_AUTH: client-auth, REDIS_PASSWORD: redis-password}
              dataService: {CLICKHOUSE_PASSWORD: clickhouse}
            environmentVariables:
              gateway: {LOG_LEVEL: info, RETRIES: 3, DEBUG: false}
              mcp: {LOG_LEVEL: debug}
              dataService: {LOG_LEVEL: warn}
            roleAssignments:
              - role: 5e0bd9bd-7b93-4f28-af87-19fc36ad61bd
                scope: /subscriptions/11111111-1111-1111-1111-111111111111/resourceGroups/ai
                condition: x
            modelAccounts:
              - id: /subscriptions/11111111-1111-1111-1111-111111111111/resourceGroups/ai/providers/Microsoft.CognitiveServices/accounts/models
                role: Cognitive Services User
                privateEndpoint: true
            secretVolumeMounts:
              - {name: all, mountPath: /etc/portkey}
              - {name: auth, mountPath: /etc/auth.txt, subPath: client-auth}
            controlPlanePrivateLink: {outbound: true, version: both, configureGateway: false}
            monitoring:
              logRetentionDays: 90
              diagnostics: true
              workbook: true
              alerts:
                enabled: true
                emails: [ops@example.com]
                webhooks: ['https://hooks.example.com/T0/x']
                severity: 1
                thresholds: {cpuPercent: 70, memoryPercent: 71, restarts: 1, serverErrors: 0, serverErrorPercent: 2, responseMilliseconds: 5000, storageAvailabilityPercent: 95}
            highAvailability: true
            peerEncryption: true
            protect: true
            preset: production
            policy:
              requiredTags: [CostCenter]
              suppress: [{rule: no-allow-list, resource: app-gateway-gateway, reason: clients are everywhere}]
            """.replace("DIGEST", DIGEST).replace("SCALING", SCALING);

    private static final String WORKSPACE =
            "/subscriptions/1/resourceGroups/logs/providers/Microsoft.OperationalInsights/workspaces/central";

    private static final String OTHER_CHOICES =
            Stack.expand("""
            serverMode: mcp
            networkMode: existing
            vnet:
              id: $VNET
              acaSubnetId: $VNET/subnets/aca
              acaSubnetCidr: 10.9.0.0/23
              appGatewaySubnetId: $VNET/subnets/appgw
              appGatewaySubnetCidr: 10.9.4.0/24
              privateLinkSubnetId: $VNET/subnets/pe
            ingressType: application_gateway
            appGateway: {capacity: 5, routingMode: path, gatewayPath: /ai/*, mcpPath: /tools/*}
            redis: {cpu: 0.25, memory: 0.5Gi}
            redisImage: {registry: mcr.microsoft.com, image: example/redis, tag: 8, digest: 'DIGEST'}
            storage: {authMode: managed, accountName: portkeysa, resourceGroup: my-storage-rg}
            registry: {type: acr, acrId: $ACR, loginServer: portkeyacr.azurecr.io}
            monitoring: {workspaceId: WORKSPACE}
            """.replace("WORKSPACE", WORKSPACE).replace("DIGEST", DIGEST));

    private static final String ZONES =
            "/subscriptions/1/resourceGroups/dns-rg/providers/Microsoft.Network/privateDnsZones/";

    private static final String EXISTING_ZONES = """
            networkMode: new
            vnet:
              privateDns:
                mode: existing
                zoneIds:
                  blob: ZONES/privatelink.blob.core.windows.net
                  keyVault: ZONES/privatelink.vaultcore.azure.net
                  redis: ZONES/privatelink.redis.azure.net
                  openAi: ZONES/privatelink.openai.azure.com
                  cognitiveServices: ZONES/privatelink.cognitiveservices.azure.com
                  aiServices: ZONES/privatelink.services.ai.azure.com
            secretsKeyVault: {name: portkey-kv, create: true, administrators: [ana@example.com], privateEndpoint: true}
            redis: {type: azure-redis, provision: {sku: Balanced_B1}}
            """.replace("ZONES/", ZONES);

    private static final String TWO_REGIONS = """
            serverMode: all
            networkMode: new
            frontDoor:
              enabled: true
              sku: Premium
              gatewayHost: ai.example.com
              mcpHost: mcp.example.com
              enableWaf: true
              wafMode: Detection
              originResponseTimeoutSeconds: 120
              healthProbeSeconds: 60
              privateLink: true
              privateLinkLocations: {northeurope: westeurope}
            secondRegion:
              location: northeurope
              resourceGroupName: llm-north-rg
              createResourceGroup: false
              traffic: standby
              vnet:
                cidr: 10.9.0.0/16
                acaSubnetCidr: 10.9.2.0/23
                appGatewaySubnetCidr: 10.9.8.0/24
                privateLinkSubnetCidr: 10.9.9.0/24
                natGateway: false
            """;

    private static final String PROVISIONED_CACHE = """
            networkMode: new
            registry: {dockerCredentials: {keyVaultName: docker-kv, keyVaultResourceGroup: docker-rg, username: me, passwordSecret: token}}
            redis:
              type: azure-redis
              provision:
                sku: MemoryOptimized_M10
                highAvailability: false
                clusteringPolicy: OSSCluster
                privateEndpoint: false
                secretName: cache-password
            """;

    private static final List<ScaleRuleConfig> RULES = List.of(
            new ScaleRuleConfig("queue", "prometheus", Map.of("threshold", "5"), Map.of("authToken", "client-auth")));
    private static final List<ScheduleConfig> SCHEDULE =
            List.of(new ScheduleConfig("office", "Europe/Berlin", "0 8 * * 1-5", "0 18 * * 1-5", 4));
    private static final RevisionsConfig REVISIONS = new RevisionsConfig(
            RevisionsConfig.Mode.MULTIPLE,
            Optional.of("v2"),
            List.of(
                    new RevisionsConfig.Traffic(Optional.of("v1"), 90, Optional.of("blue")),
                    new RevisionsConfig.Traffic(Optional.empty(), 10, Optional.empty())));
    private static final ProbesConfig PROBES =
            new ProbesConfig(new Timing(60, 1, 2, 9), new Timing(0, 240, 3, 8), new Timing(5, 6, 240, 1));

    private static final WafConfig WAF = new WafConfig(
            WafMode.DETECTION,
            List.of(new WafConfig.CustomRule(
                    "PerClient",
                    10,
                    "Log",
                    Optional.of(new WafConfig.RateLimit(300, "FiveMins", "GeoLocation")),
                    List.of(new WafConfig.Condition(
                            "RequestHeaders",
                            Optional.of("User-Agent"),
                            "Contains",
                            true,
                            List.of("bot", "1"),
                            List.of("Lowercase"))))),
            List.of(new WafConfig.Exclusion("RequestHeaderValues", "Equals", "traceparent")),
            List.of(
                    new WafConfig.ManagedRule("PROTOCOL-ATTACK", "921110"),
                    new WafConfig.ManagedRule("MS-ThreatIntel-SQLI", "99031001")));

    private static final String GROUP = "/subscriptions/11111111-1111-1111-1111-111111111111/resourceGroups/ai";
    private static final String MODELS = GROUP + "/providers/Microsoft.CognitiveServices/accounts/models";

    private static final PortkeyConfig EXPECTED = new PortkeyConfig(
            new PlacementConfig(
                    "llm",
                    "prod",
                    "westeurope",
                    new ResourceGroupConfig("llm-rg", false),
                    Map.of(
                            "Project",
                            "llm",
                            "Environment",
                            "production",
                            "ManagedBy",
                            "Pulumi",
                            "CostCenter",
                            "4711",
                            "Critical",
                            "true")),
            new NetworkConfig.New(
                    "10.8.0.0/16", "10.8.2.0/23", "10.8.8.0/24", "10.8.9.0/24", false, new PrivateDnsConfig.None()),
            new EntranceConfig.BehindAppGateway(new AppGatewayConfig(
                    "WAF_v2",
                    new Capacity.Autoscale(1, 10),
                    false,
                    Optional.of(WAF),
                    false,
                    true,
                    new Routing.Host(
                            List.of("ai.example.com", "llm.example.com"),
                            List.of("mcp.example.com", "tools.example.com")),
                    Optional.of(new CertificateConfig(
                            "https://my-ssl-kv.vault.azure.net/secrets/my-ssl-cert", "my-ssl-kv", "my-ssl-kv-rg")),
                    200,
                    false,
                    "AppGwSslPolicy20220101S")),
            new IngressConfig(List.of("203.0.113.7/32", "198.51.100.0/24"), true),
            new AppsConfig(
                    ServerMode.ALL,
                    new AppConfig(
                            2,
                            "4Gi",
                            3,
                            30,
                            9000,
                            Optional.empty(),
                            Optional.of(80),
                            50,
                            RULES,
                            SCHEDULE,
                            REVISIONS,
                            PROBES,
                            Optional.of(600)),
                    new AppConfig(
                            0.5,
                            "1Gi",
                            0,
                            5,
                            9001,
                            Optional.empty(),
                            Optional.of(75),
                            20,
                            RULES,
                            SCHEDULE,
                            REVISIONS,
                            PROBES,
                            Optional.of(600)),
                    Optional.of(new DataServiceConfig(
                            new AppConfig(
                                    0.25,
                                    "0.5Gi",
                                    2,
                                    4,
                                    9002,
                                    Optional.of(60),
                                    Optional.of(70),
                                    30,
                                    RULES,
                                    SCHEDULE,
                                    REVISIONS,
                                    PROBES,
                                    Optional.of(600)),
                            new ImageConfig("example/data-service", "2.0.0", Optional.of(DIGEST)))),
                    new ImageConfig("example/gateway", "3.0.0", Optional.of(DIGEST)),
                    true,
                    Optional.of(new McpBaseUrl(Optional.of("https://mcp.example.com"))),
                    new RegistryConfig.Login(
                            "registry.example.com",
                            Optional.of(new Credentials("docker-kv", "docker-rg", new Username.Plain("me"), "token"))),
                    new WorkloadVariables(
                            Map.of("PORTKEY_CLIENT_AUTH", "client-auth", "REDIS_PASSWORD", "redis-password"),
                            Map.of(),
                            Map.of("CLICKHOUSE_PASSWORD", "clickhouse")),
                    new WorkloadVariables(
                            Map.of("LOG_LEVEL", "info", "RETRIES", "3", "DEBUG", "false"),
                            Map.of("LOG_LEVEL", "debug"),
                            Map.of("LOG_LEVEL", "warn")),
                    List.of(
                            new SecretVolumeMount("all", "/etc/portkey", Optional.empty()),
                            new SecretVolumeMount("auth", "/etc/auth.txt", Optional.of("client-auth"))),
                    true),
            new AccessConfig(
                    List.of(new RoleAssignmentConfig("5e0bd9bd-7b93-4f28-af87-19fc36ad61bd", GROUP, Optional.of("x"))),
                    List.of(new ModelAccountConfig(
                            ResourceId.parse(MODELS).orElseThrow(), Optional.of("Cognitive Services User"), true))),
            new DataConfig(
                    new RedisConfig.External(
                            "azure-redis", "rediss://cache.example.com:10000", true, RedisConfig.Mode.CLUSTER),
                    new StorageConfig.New("logs", "GZRS", Optional.of(30), false, true, Optional.of(7)),
                    new KeyVaultConfig.New(
                            "llm-kv",
                            "llm-rg",
                            List.of(new KeyVaultConfig.Administrator(
                                    KeyVaultConfig.Administrator.Kind.USER, "ana@example.com")),
                            true,
                            List.of("203.0.113.7/32"))),
            new OperationConfig(
                    Optional.of(Preset.PRODUCTION),
                    true,
                    new MonitoringConfig(
                            Optional.empty(),
                            90,
                            true,
                            true,
                            Optional.of(new AlertsConfig(
                                    List.of("ops@example.com"),
                                    List.of("https://hooks.example.com/T0/x"),
                                    1,
                                    new AlertsConfig.Thresholds(
                                            Optional.of(70),
                                            Optional.of(71),
                                            Optional.of(1),
                                            Optional.of(0),
                                            Optional.of(2),
                                            Optional.of(5000),
                                            Optional.of(95))))),
                    true,
                    new PolicyConfig(
                            List.of("CostCenter"),
                            List.of(new PolicyConfig.Suppression(
                                    PolicyRule.NO_ALLOW_LIST,
                                    Optional.of("app-gateway-gateway"),
                                    "clients are everywhere")))),
            Optional.of(new ControlPlaneLinkConfig(ControlPlaneLinkConfig.Version.BOTH, false)),
            Optional.empty(),
            Set.of("registry", "monitoring"),
            List.of());

    @Test
    void every_key_arrives() {
        var config = PortkeyConfig.decode(Stack.of(FULL, "registry", "monitoring"));

        assertThat(config).usingRecursiveComparison().ignoringFields("warnings").isEqualTo(EXPECTED);
    }

    /** Guards the test above: a component that is still at its default there is a key that nobody tested. */
    @Test
    void no_component_is_at_its_default() {
        var defaults = components(PortkeyConfig.decode(Stack.of(Stack.MINIMAL)));
        var full = components(EXPECTED);
        full.entrySet().removeIf(component -> !component.getValue().equals(defaults.get(component.getKey())));

        assertThat(full.keySet())
                .as("no key of its own; tried below; false is not the default in a VNet; secrets has no mcp")
                .containsExactlyInAnyOrder(
                        "warnings",
                        "data.storage.privateEndpoint",
                        "apps.secrets.mcp",
                        "operation.monitoring.workspace",
                        "secondRegion");
    }

    /** Guards all: a key that a decoder knows is in a stack above, or in one of the repository, whose plan is recorded. */
    @Test
    void no_key_is_left_out() {
        var written = new TreeSet<String>();
        Stream.concat(
                        Stream.of(
                                Stack.of(FULL),
                                Stack.of(OTHER_CHOICES),
                                Stack.of(TWO_REGIONS),
                                Stack.of(EXISTING_ZONES),
                                Stack.of(PROVISIONED_CACHE)),
                        Stacks.all())
                .flatMap(stack -> stack.values().entrySet().stream())
                .forEach(setting -> collect(
                        setting.getKey().substring(setting.getKey().indexOf(':') + 1),
                        new Yaml().load(setting.getValue()),
                        written));

        assertThat(written).containsAll(Stack.knownKeys(Stack.of(FULL, "registry", "monitoring")));
    }

    @Test
    void the_other_choices_arrive_too() {
        var config = PortkeyConfig.decode(Stack.with(OTHER_CHOICES));

        assertThat(config.network())
                .isEqualTo(new NetworkConfig.Existing(
                        id("$VNET"),
                        id("$VNET/subnets/aca"),
                        Optional.of("10.9.0.0/23"),
                        Optional.of(id("$VNET/subnets/appgw")),
                        Optional.of("10.9.4.0/24"),
                        Optional.of(id("$VNET/subnets/pe")),
                        new PrivateDnsConfig.Create()));
        assertThat(config.entrance().appGateway().orElseThrow().capacity()).isEqualTo(new Capacity.Fixed(5));
        assertThat(config.entrance().appGateway().orElseThrow().routing())
                .isEqualTo(new Routing.Path("/ai/*", "/tools/*"));
        assertThat(config.data().redis())
                .isEqualTo(new RedisConfig.Container(
                        0.25,
                        "0.5Gi",
                        new ImageConfig("example/redis", "8", Optional.of(DIGEST)),
                        Optional.of("mcr.microsoft.com")));
        assertThat(config.data().storage())
                .isEqualTo(new StorageConfig.Existing("portkey-log-store", "portkeysa", "my-storage-rg"));
        assertThat(config.apps().registry())
                .isEqualTo(new RegistryConfig.Acr(id("$ACR"), Optional.of("portkeyacr.azurecr.io")));
        assertThat(config.operation().monitoring().workspace().map(ResourceId::toString))
                .contains(WORKSPACE);
    }

    @Test
    void a_second_region_and_front_door_arrive() {
        var config = PortkeyConfig.decode(Stack.with(TWO_REGIONS));

        assertThat(config.entrance())
                .isEqualTo(new EntranceConfig.BehindFrontDoor(new FrontDoorConfig(
                        FrontDoorConfig.Sku.PREMIUM,
                        Optional.of("ai.example.com"),
                        Optional.of("mcp.example.com"),
                        Optional.of(WafMode.DETECTION),
                        120,
                        60,
                        true,
                        Map.of("northeurope", "westeurope"))));
        var second = config.secondRegion().orElseThrow();
        assertThat(second.location()).isEqualTo("northeurope");
        assertThat(second.resourceGroup()).isEqualTo(new ResourceGroupConfig("llm-north-rg", false));
        assertThat(second.network())
                .isEqualTo(new NetworkConfig.New(
                        "10.9.0.0/16",
                        "10.9.2.0/23",
                        "10.9.8.0/24",
                        "10.9.9.0/24",
                        false,
                        new PrivateDnsConfig.Create()));
        assertThat(second.traffic()).isEqualTo(RegionConfig.Traffic.STANDBY);
    }

    @Test
    void zones_of_a_hub_arrive() {
        assertThat(PortkeyConfig.decode(Stack.with(EXISTING_ZONES)).network())
                .extracting("privateDns")
                .isEqualTo(new PrivateDnsConfig.Existing(Map.of(
                        PrivateDnsConfig.Zone.BLOB, zone("privatelink.blob.core.windows.net"),
                        PrivateDnsConfig.Zone.KEY_VAULT, zone("privatelink.vaultcore.azure.net"),
                        PrivateDnsConfig.Zone.REDIS, zone("privatelink.redis.azure.net"),
                        PrivateDnsConfig.Zone.OPENAI, zone("privatelink.openai.azure.com"),
                        PrivateDnsConfig.Zone.COGNITIVE_SERVICES, zone("privatelink.cognitiveservices.azure.com"),
                        PrivateDnsConfig.Zone.AI_SERVICES, zone("privatelink.services.ai.azure.com"))));
    }

    @Test
    void a_provisioned_cache_and_an_account_of_docker_hub_arrive() {
        var config = PortkeyConfig.decode(Stack.with(PROVISIONED_CACHE));

        assertThat(config.data().redis())
                .isEqualTo(new RedisConfig.Managed(
                        "MemoryOptimized_M10",
                        false,
                        RedisConfig.ClusteringPolicy.OSS_CLUSTER,
                        false,
                        "cache-password"));
        assertThat(config.apps().registry())
                .isEqualTo(new RegistryConfig.Login(
                        RegistryConfig.Login.DOCKER_HUB,
                        Optional.of(new Credentials("docker-kv", "docker-rg", new Username.Plain("me"), "token"))));
    }

    @Test
    void host_names_of_the_apps_own_ingress_arrive() {
        var zone = "/subscriptions/1/resourceGroups/dns-rg/providers/Microsoft.Network/dnsZones/example.com";
        var config = PortkeyConfig.decode(Stack.with("""
                serverMode: all
                ingress:
                  customDomain:
                    gatewayHost: ai.example.com
                    mcpHost: mcp.example.com
                    dnsZoneId: ZONE
                    certificateKeyVaultSecretId: https://my-ssl-kv.vault.azure.net/secrets/my-ssl-cert
                    certificateKeyVaultResourceGroup: my-ssl-kv-rg
                """.replace("ZONE", zone)));

        assertThat(config.entrance().customDomain())
                .contains(new CustomDomainConfig(
                        Optional.of("ai.example.com"),
                        Optional.of("mcp.example.com"),
                        ResourceId.parse(zone),
                        Optional.of(new CertificateConfig(
                                "https://my-ssl-kv.vault.azure.net/secrets/my-ssl-cert",
                                "my-ssl-kv",
                                "my-ssl-kv-rg"))));
        assertThat(config.warnings()).isEmpty();
    }

    @Test
    void the_host_of_an_app_that_is_not_deployed_is_left_out() {
        var config = PortkeyConfig.decode(Stack.with("""
                serverMode: mcp
                networkMode: new
                ingressType: application_gateway
                appGateway: {gatewayHost: ai.example.com, mcpHost: mcp.example.com}
                """));

        assertThat(config.entrance().appGateway().orElseThrow().routing())
                .isEqualTo(new Routing.Host(List.of(), List.of("mcp.example.com")));
    }

    private static ResourceId id(String text) {
        return ResourceId.parse(Stack.expand(text)).orElseThrow();
    }

    private static ResourceId zone(String name) {
        return ResourceId.parse(ZONES + name).orElseThrow();
    }

    private static Map<String, Object> components(Object config) {
        var components = new LinkedHashMap<String, Object>();
        collect("", config, components);
        return components;
    }

    /** The leaves of a record of records. */
    private static void collect(String path, Object value, Map<String, Object> components) {
        var inner = value instanceof Optional<?> optional && optional.isPresent() ? optional.get() : value;
        if (!(inner instanceof Record)) {
            components.put(path, inner);
            return;
        }
        for (RecordComponent component : inner.getClass().getRecordComponents()) {
            try {
                collect(
                        path.isEmpty() ? component.getName() : path + "." + component.getName(),
                        component.getAccessor().invoke(inner),
                        components);
            } catch (ReflectiveOperationException e) {
                throw new AssertionError(e);
            }
        }
    }

    private static void collect(String path, Object value, Set<String> keys) {
        keys.add(path);
        if (value instanceof Map<?, ?> map) {
            map.forEach((key, inner) -> collect(path + "." + key, inner, keys));
        }
        if (value instanceof List<?> list) {
            list.forEach(item -> {
                if (item instanceof Map<?, ?>) {
                    collect(path + "[]", item, keys);
                }
            });
        }
    }
}
