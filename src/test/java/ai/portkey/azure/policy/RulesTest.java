package ai.portkey.azure.policy;

import static org.assertj.core.api.Assertions.assertThat;

import ai.portkey.azure.TestStack;
import ai.portkey.azure.config.PortkeyConfig;
import ai.portkey.azure.config.operation.PolicyRule;
import ai.portkey.azure.plan.Plan;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.yaml.snakeyaml.Yaml;

/** Each rule finds what breaks it and leaves alone what keeps it. */
class RulesTest {

    private static final String PRODUCTION = "environment: prod";
    private static final String DEVELOPMENT = "{}";

    /** Rule, configuration, type, inputs that break it, inputs that keep it. */
    static Stream<Arguments> rules() {
        return Stream.of(
                rule(
                        PolicyRule.TLS_MINIMUM,
                        "StorageAccount",
                        "minimumTlsVersion: TLS1_0",
                        "minimumTlsVersion: TLS1_2"),
                rule(PolicyRule.TLS_MINIMUM, "RedisEnterprise", "{}", "minimumTlsVersion: '1.2'"),
                rule(PolicyRule.TLS_MINIMUM, "Database", "clientProtocol: Plaintext", "clientProtocol: Encrypted"),
                rule(
                        PolicyRule.TLS_MINIMUM,
                        "ApplicationGateway",
                        "httpListeners: [{protocol: Https}]",
                        "{httpListeners: [{protocol: Https}], sslPolicy: {policyName: AppGwSslPolicy20220101}}"),
                rule(
                        PolicyRule.PUBLIC_NETWORK_ACCESS,
                        "StorageAccount",
                        "publicNetworkAccess: Enabled",
                        "publicNetworkAccess: Disabled"),
                rule(
                        PolicyRule.PUBLIC_NETWORK_ACCESS,
                        "Vault",
                        "properties: {networkAcls: {defaultAction: Allow}}",
                        "properties: {networkAcls: {defaultAction: Deny}}"),
                rule(PolicyRule.PUBLIC_NETWORK_ACCESS, "Redis", "{}", "publicNetworkAccess: Disabled"),
                rule(PolicyRule.SHARED_KEY_ACCESS, "StorageAccount", "{}", "allowSharedKeyAccess: false"),
                rule(
                        PolicyRule.PUBLIC_BLOBS,
                        "StorageAccount",
                        "allowBlobPublicAccess: true",
                        "allowBlobPublicAccess: false"),
                rule(PolicyRule.PUBLIC_BLOBS, "BlobContainer", "publicAccess: Blob", "publicAccess: None"),
                rule(
                        PolicyRule.KEY_VAULT_PROTECTION,
                        "Vault",
                        "properties: {enableRbacAuthorization: true}",
                        "properties: {enablePurgeProtection: true}"),
                rule(
                        PolicyRule.KEY_VAULT_PROTECTION,
                        "Vault",
                        "properties: {enablePurgeProtection: true, enableRbacAuthorization: false}",
                        "properties: {enablePurgeProtection: true, enableRbacAuthorization: true}"),
                rule(
                        PolicyRule.HEALTH_PROBES,
                        "ContainerApp",
                        "{configuration: {ingress: {}}, template: {containers: [{name: a, probes: [{type: Liveness}]}]}}",
                        "{configuration: {ingress: {}}, template: {containers: [{name: a, probes: [{type: Liveness}, {type: Readiness}]}]}}"),
                rule(
                        PolicyRule.PLAIN_HTTP,
                        "ContainerApp",
                        "configuration: {ingress: {allowInsecure: true}}",
                        "configuration: {ingress: {allowInsecure: false}}"),
                rule(
                        PolicyRule.PLAIN_HTTP,
                        "StorageAccount",
                        "enableHttpsTrafficOnly: false",
                        "enableHttpsTrafficOnly: true"),
                rule(
                        PolicyRule.WAF_DETECTION_ONLY,
                        "WebApplicationFirewallPolicy",
                        "policySettings: {mode: Detection}",
                        "policySettings: {mode: Prevention, state: Enabled}"),
                rule(
                        PolicyRule.WAF_DETECTION_ONLY,
                        "Policy",
                        "policySettings: {mode: Detection}",
                        "policySettings: {mode: Prevention, enabledState: Enabled}"),
                rule(PolicyRule.PLAIN_SECRET, "ContainerApp", env("API_KEY", "abc"), env("API_KEY", Plan.SECRET)),
                rule(
                        PolicyRule.MUTABLE_IMAGE,
                        "ContainerApp",
                        "template: {containers: [{image: docker.io/a/b:latest}]}",
                        "template: {containers: [{image: 'docker.io/a/b@sha256:0'}]}"),
                rule(
                        PolicyRule.MUTABLE_IMAGE,
                        "ContainerApp",
                        "template: {containers: [{image: 'localhost:5000/a'}]}",
                        "template: {containers: [{image: 'docker.io/a/b:1.0'}]}"),
                rule(
                        PolicyRule.OPEN_MANAGEMENT_PORT,
                        "NetworkSecurityGroup",
                        inbound("'*'", "20-30"),
                        inbound("GatewayManager", "'*'")),
                rule(
                        PolicyRule.OPEN_MANAGEMENT_PORT,
                        "NetworkSecurityGroup",
                        inbound("Internet", "'3389'"),
                        inbound("Internet", "'443'")),
                rule(
                        PolicyRule.NO_ALLOW_LIST,
                        "ContainerApp",
                        "configuration: {ingress: {external: true}}",
                        "configuration: {ingress: {external: true, ipSecurityRestrictions: [{name: a}]}}"),
                rule(
                        PolicyRule.PRIVILEGED_ROLE,
                        "RoleAssignment",
                        "roleDefinitionId: /x/8e3af657-a8ff-443c-a75c-2fe8c4bcb635",
                        "roleDefinitionId: /x/4633458b-17de-408a-b874-0445c86b69e6"),
                rule(
                        PolicyRule.PRIVILEGED_ROLE,
                        "RoleDefinition",
                        "permissions: [{dataActions: ['Microsoft.Storage/*']}]",
                        "permissions: [{dataActions: ['Microsoft.Storage/read']}]"),
                rule(
                        PolicyRule.BROAD_ROLE_SCOPE,
                        "RoleAssignment",
                        "scope: /subscriptions/1/resourceGroups/rg",
                        "scope: /subscriptions/1/resourceGroups/rg/providers/Microsoft.KeyVault/vaults/kv"),
                in(
                        PRODUCTION,
                        PolicyRule.ZONE_REDUNDANCY,
                        "ManagedEnvironment",
                        "zoneRedundant: false",
                        "zoneRedundant: true"),
                in(
                        PRODUCTION,
                        PolicyRule.ZONE_REDUNDANCY,
                        "StorageAccount",
                        "sku: {name: Standard_LRS}",
                        "sku: {name: Standard_GZRS}"),
                in(PRODUCTION, PolicyRule.ZONE_REDUNDANCY, "ApplicationGateway", "zones: ['1']", "zones: ['1', '2']"),
                in(
                        PRODUCTION,
                        PolicyRule.ZONE_REDUNDANCY,
                        "RedisEnterprise",
                        "highAvailability: Disabled",
                        "highAvailability: Enabled"),
                in(
                        PRODUCTION,
                        PolicyRule.MIN_REPLICAS,
                        "ContainerApp",
                        "{configuration: {ingress: {transport: auto}}, template: {scale: {minReplicas: 1.0}}}",
                        "{configuration: {ingress: {transport: tcp}}, template: {scale: {minReplicas: 1.0}}}"),
                in(
                        "policy: {requiredTags: [Owner]}",
                        PolicyRule.REQUIRED_TAGS,
                        "Vault",
                        "{location: eastus, tags: {Project: a}}",
                        "{location: eastus, tags: {Owner: me}}"));
    }

    @ParameterizedTest
    @MethodSource("rules")
    void finds_what_breaks_it_alone(PolicyRule rule, String config, String type, String broken, String kept) {
        assertThat(found(rule, config, resource(type, broken, false))).containsExactly("thing");
        assertThat(found(rule, config, resource(type, kept, false))).isEmpty();
    }

    @Test
    void data_is_protected_in_production() {
        assertThat(found(PolicyRule.UNPROTECTED_DATA, PRODUCTION, resource("StorageAccount", "{}", false)))
                .containsExactly("thing");
        assertThat(found(PolicyRule.UNPROTECTED_DATA, PRODUCTION, resource("StorageAccount", "{}", true)))
                .isEmpty();
        assertThat(found(PolicyRule.UNPROTECTED_DATA, DEVELOPMENT, resource("StorageAccount", "{}", false)))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "environment: dev, false",
        "environment: Production, true",
        "preset: production, true",
        "highAvailability: true, true"
    })
    void production_is_told_by_preset_name_or_availability(String config, boolean production) {
        assertThat(found(
                                PolicyRule.MIN_REPLICAS,
                                config,
                                resource("ContainerApp", "configuration: {ingress: {transport: auto}}", false))
                        .isEmpty())
                .isNotEqualTo(production);
    }

    @Test
    void a_public_gateway_without_firewall_certificate_and_allow_list_breaks_three_rules() {
        var open = """
                networkMode: new
                ingressType: application_gateway
                appGateway: {gatewayHost: gateway.example.com}
                """;

        assertThat(rules(open)).contains(PolicyRule.PLAIN_HTTP, PolicyRule.WAF_MISSING, PolicyRule.NO_ALLOW_LIST);
        assertThat(rules(open.replace("{", "{public: false, ")))
                .doesNotContain(PolicyRule.PLAIN_HTTP, PolicyRule.WAF_MISSING, PolicyRule.NO_ALLOW_LIST);
        assertThat(
                        rules(
                                open.replace(
                                        "{",
                                        "{sslCertKeyVaultSecretId: 'https://my-ssl-kv.vault.azure.net/secrets/my-ssl-cert', enableWaf: true, ")))
                .isEmpty();
    }

    @Test
    void a_cache_that_is_used_without_tls_is_an_error() {
        assertThat(rules("redis: {type: azure-redis, endpoint: 'redis://cache.example.com:6379'}"))
                .contains(PolicyRule.TLS_MINIMUM);
        assertThat(rules("redis: {type: azure-redis, endpoint: 'rediss://cache.example.com:6380'}"))
                .doesNotContain(PolicyRule.TLS_MINIMUM);
    }

    @Test
    void a_managed_cache_with_a_private_endpoint_is_not_public() {
        var cache = resource("RedisEnterprise", "{}", false);

        assertThat(found(PolicyRule.PUBLIC_NETWORK_ACCESS, DEVELOPMENT, cache)).containsExactly("thing");
        assertThat(found(
                        PolicyRule.PUBLIC_NETWORK_ACCESS,
                        DEVELOPMENT,
                        cache,
                        resource(
                                "PrivateEndpoint",
                                "privateLinkServiceConnections: [{privateLinkServiceId: /id}]",
                                false)))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "DB_PASSWORD, hunter2",
        "X, sk-abcdefghijklmnopqrstuvwxyz",
        "X, AKIAIOSFODNN7EXAMPLE",
        "URL, redis://:secret@cache:6379",
        "X, https://a.blob.core.windows.net/c?sv=1&sig=abc",
        "X, DefaultEndpointsProtocol=https;AccountKey=abc"
    })
    void secrets_in_plain_are_found_and_never_shown(String name, String value) {
        var plan =
                new Plan("p", "dev", List.of(resource("ContainerApp", env(name, value), false)), Map.of(), List.of());
        var findings = Policy.check(plan, config(DEVELOPMENT)).findings().stream()
                .filter(f -> f.rule() == PolicyRule.PLAIN_SECRET)
                .toList();

        assertThat(findings)
                .singleElement()
                .satisfies(f -> assertThat(f.found()).contains(name).doesNotContain(value));
    }

    @ParameterizedTest
    @CsvSource({
        "MAX_TOKENS, 4096",
        "USE_TOKEN, true",
        "LOG_LEVEL, info",
        "TOKEN_URL, https://login.example.com",
        "KEY_VAULT, my-vault"
    })
    void ordinary_values_are_left_alone(String name, String value) {
        assertThat(found(PolicyRule.PLAIN_SECRET, DEVELOPMENT, resource("ContainerApp", env(name, value), false)))
                .isEmpty();
    }

    @Test
    void every_id_has_one_rule() {
        assertThat(Policy.RULES)
                .extracting(Rule::id)
                .containsExactlyInAnyOrderElementsOf(Arrays.asList(PolicyRule.values()));
    }

    private static List<PolicyRule> rules(String config) {
        var stack = TestStack.with(config);
        return Policy.check(stack.plan(), PortkeyConfig.decode(stack.raw())).open().stream()
                .map(Finding::rule)
                .toList();
    }

    private static List<String> found(PolicyRule rule, String config, Plan.Resource... resources) {
        return Policy.check(new Plan("p", "dev", List.of(resources), Map.of(), List.of()), config(config))
                .findings()
                .stream()
                .filter(f -> f.rule() == rule)
                .map(Finding::resource)
                .toList();
    }

    private static PortkeyConfig config(String yaml) {
        return PortkeyConfig.decode(TestStack.with(yaml).raw());
    }

    private static Plan.Resource resource(String type, String inputs, boolean protect) {
        return new Plan.Resource(
                "urn",
                "azure-native:any:" + type,
                "thing",
                Optional.empty(),
                new Yaml().load(inputs),
                Optional.of("/id"),
                Map.of(),
                List.of(),
                protect,
                List.of());
    }

    private static String env(String name, String value) {
        return "template: {containers: [{env: [{name: " + name + ", value: '" + value + "'}]}]}";
    }

    private static String inbound(String source, String ports) {
        return "securityRules: [{name: a, direction: Inbound, access: Allow, sourceAddressPrefix: " + source
                + ", destinationPortRange: " + ports + "}]";
    }

    private static Arguments rule(PolicyRule rule, String type, String broken, String kept) {
        return in(DEVELOPMENT, rule, type, broken, kept);
    }

    private static Arguments in(String config, PolicyRule rule, String type, String broken, String kept) {
        return Arguments.of(rule, config, type, broken, kept);
    }
}
