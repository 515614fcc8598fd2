package ai.portkey.azure.engine;

import static org.assertj.core.api.Assertions.assertThat;

import ai.portkey.azure.OutputTable;
import ai.portkey.azure.TestStack;
import ai.portkey.azure.cli.engine.PulumiCli;
import ai.portkey.azure.config.reading.RawConfig;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.yaml.snakeyaml.Yaml;

/**
 * The changes that operators make, one after the other on one stack: each is deployed and must do exactly what is
 * written here, and nothing stateful may be replaced.
 */
@RequiresPulumi
class OperatorChangesTest {

    /** @param title what the operator does @param keys the keys set, as YAML @param expected every change of a resource */
    private record Change(String title, String keys, List<String> expected) {}

    private final DeployedStack stack;

    OperatorChangesTest(PulumiCli cli, @TempDir Path directory) {
        this.stack = new DeployedStack(cli, directory);
    }

    @Test
    @DisplayName("a public stack without VNet")
    void public_stack() {
        run(
                "secrets: {gateway: {PORTKEY_CLIENT_AUTH: portkey-client-auth}}",
                List.of(
                        new Change(
                                "new image tag",
                                "gatewayImage: {image: portkeyai/gateway_enterprise, tag: 2.17.0}",
                                List.of("update gateway-app")),
                        new Change(
                                "more replicas",
                                "gateway: {minReplicas: 2, maxReplicas: 10}",
                                List.of("update gateway-app")),
                        new Change(
                                "scaling by requests",
                                "gateway: {minReplicas: 2, maxReplicas: 10, cpuScaleThreshold: null}",
                                List.of("update gateway-app")),
                        new Change(
                                "one more secret",
                                "secrets: {gateway: {PORTKEY_CLIENT_AUTH: portkey-client-auth, ORGANISATIONS_TO_SYNC: orgs}}",
                                List.of("create secrets-portkey-kv-orgs", "update gateway-app")),
                        new Change(
                                "MCP beside the gateway",
                                "serverMode: all",
                                List.of("create mcp", "create mcp-app", "update gateway-app")),
                        new Change(
                                "an allow list",
                                "ingress: {allowedCidrs: [203.0.113.0/24]}",
                                List.of("update gateway-app", "update mcp-app")),
                        new Change(
                                "the data service",
                                "dataService: {enabled: true}",
                                List.of(
                                        "create data-service",
                                        "create data-service-app",
                                        "create data-service-registry",
                                        "create data-service-secrets",
                                        "create data-service-secrets-identity",
                                        "create data-service-secrets-portkey-kv-docker-password",
                                        "create data-service-secrets-portkey-kv-orgs",
                                        "create data-service-secrets-portkey-kv-portkey-client-auth",
                                        "create log-store-blob-read-write-delete",
                                        "create log-store-blob-read-write-delete-role",
                                        "update gateway-app",
                                        "update mcp-app")),
                        new Change(
                                "Redis elsewhere",
                                "redis: {type: azure-managed-redis, endpoint: 'rediss://r.example.com:6380', tls: true}",
                                List.of(
                                        "delete redis",
                                        "delete redis-app",
                                        "update data-service-app",
                                        "update gateway-app",
                                        "update mcp-app")),
                        new Change(
                                "logs are deleted after 90 days",
                                "storage: {retentionDays: 90}",
                                List.of("create log-store-retention")),
                        new Change(
                                "the data service goes again",
                                "dataService: {enabled: false}",
                                List.of(
                                        "delete data-service",
                                        "delete data-service-app",
                                        "delete data-service-registry",
                                        "delete data-service-secrets",
                                        "delete data-service-secrets-identity",
                                        "delete data-service-secrets-portkey-kv-docker-password",
                                        "delete data-service-secrets-portkey-kv-orgs",
                                        "delete data-service-secrets-portkey-kv-portkey-client-auth",
                                        "delete log-store-blob-read-write-delete",
                                        "delete log-store-blob-read-write-delete-role",
                                        "update gateway-app",
                                        "update mcp-app"))));
    }

    @Test
    @DisplayName("a stack with VNet and Application Gateway")
    void vnet_stack() {
        var gateway = "gatewayHost: gateway.example.com, mcpHost: mcp.example.com";
        run(
                "networkMode: new\ningressType: application_gateway\nappGateway: {" + gateway + "}",
                List.of(
                        new Change(
                                "a certificate",
                                "appGateway: {" + gateway
                                        + ", sslCertKeyVaultSecretId: 'https://ssl-kv.vault.azure.net/secrets/cert-1'}",
                                List.of(
                                        "create app-gateway-certificate", "create app-gateway-certificate-identity",
                                        "create app-gateway-certificate-ssl-kv-cert-1", "update app-gateway-gateway")),
                        new Change(
                                "another certificate",
                                "appGateway: {" + gateway
                                        + ", sslCertKeyVaultSecretId: 'https://ssl-kv.vault.azure.net/secrets/cert-2'}",
                                List.of(
                                        "create app-gateway-certificate-ssl-kv-cert-2",
                                        "delete app-gateway-certificate-ssl-kv-cert-1",
                                        "update app-gateway-gateway")),
                        new Change(
                                "a WAF",
                                "appGateway: {" + gateway
                                        + ", sslCertKeyVaultSecretId: 'https://ssl-kv.vault.azure.net/secrets/cert-2', enableWaf: true}",
                                List.of("create app-gateway-waf", "update app-gateway-gateway")),
                        new Change(
                                "a rule and a second host",
                                "appGateway: {" + gateway
                                        + ", sslCertKeyVaultSecretId: 'https://ssl-kv.vault.azure.net/secrets/cert-2', enableWaf: true, "
                                        + "additionalGatewayHosts: [llm.example.com], wafCustomRules: [{name: Limit, priority: 5, ruleType: RateLimitRule, rateLimitThreshold: 100, action: Block, "
                                        + "matchConditions: [{variableName: RequestUri, operator: BeginsWith, matchValues: [/]}]}]}",
                                List.of("update app-gateway-gateway", "update app-gateway-waf")),
                        new Change(
                                "private link to the control plane",
                                "controlPlanePrivateLink: {outbound: true, version: v1}",
                                List.of(
                                        "create control-plane",
                                        "create control-plane-v1-dns",
                                        "create control-plane-v1-dns-link",
                                        "create control-plane-v1-dns-record",
                                        "create control-plane-v1-endpoint",
                                        "update gateway-app")),
                        new Change(
                                "both versions of it",
                                "controlPlanePrivateLink: {outbound: true, version: both}",
                                List.of(
                                        "create control-plane-v2-dns", "create control-plane-v2-dns-link",
                                        "create control-plane-v2-dns-record", "create control-plane-v2-endpoint")),
                        new Change(
                                "the second version alone",
                                "controlPlanePrivateLink: {outbound: true, version: v2}",
                                List.of(
                                        "delete control-plane-v1-dns",
                                        "delete control-plane-v1-dns-link",
                                        "delete control-plane-v1-dns-record",
                                        "delete control-plane-v1-endpoint",
                                        "update gateway-app")),
                        new Change(
                                "MCP behind the same gateway",
                                "serverMode: all",
                                List.of(
                                        "create mcp",
                                        "create mcp-app",
                                        "update app-gateway-gateway",
                                        "update gateway-app")),
                        new Change(
                                "an allow list",
                                "ingress: {allowedCidrs: [203.0.113.0/24, 198.51.100.7]}",
                                List.of("update network-nsg-appgw"))));
    }

    @Test
    @DisplayName("a stack with a host name of its own")
    void certificates() {
        var host = "ingress: {customDomain: {gatewayHost: gateway.example.com%s}}";
        run(
                host.formatted(""),
                List.of(
                        new Change(
                                "a certificate from Key Vault",
                                host.formatted(
                                        ", certificateKeyVaultSecretId: 'https://ssl-kv.vault.azure.net/secrets/cert-1'"),
                                List.of(
                                        "create environment-certificate",
                                        "create environment-secrets",
                                        "create environment-secrets-identity",
                                        "create environment-ssl-kv",
                                        "delete gateway-certificate",
                                        "update environment-environment",
                                        "update gateway-app")),
                        new Change(
                                "another one, before the first goes",
                                host.formatted(
                                        ", certificateKeyVaultSecretId: 'https://ssl-kv.vault.azure.net/secrets/cert-2'"),
                                List.of("replace environment-certificate", "update gateway-app")),
                        new Change(
                                "no host name any more",
                                "ingress: {}",
                                List.of(
                                        "delete environment-certificate",
                                        "delete environment-secrets",
                                        "delete environment-secrets-identity",
                                        "delete environment-ssl-kv",
                                        "update environment-environment",
                                        "update gateway-app"))));
    }

    @Test
    @DisplayName("a stack in operation")
    void operations() {
        var image = "image: portkeyai/gateway_enterprise";
        run(
                "gateway: {revisions: {mode: multiple, suffix: v1}}",
                List.of(
                        new Change(
                                "a canary",
                                "gatewayImage: {" + image + ", tag: 2.17.0}\n"
                                        + "gateway: {revisions: {mode: multiple, suffix: v2, traffic: [{revision: v1, weight: 90}, {latest: true, weight: 10}]}}",
                                List.of("update gateway-app")),
                        new Change(
                                "the way back",
                                "gateway: {revisions: {mode: multiple, suffix: v2, traffic: [{revision: v1, weight: 100}]}}",
                                List.of("update gateway-app")),
                        new Change(
                                "replicas by the clock",
                                "gateway: {schedule: [{name: day, timezone: Etc/UTC, start: 0 8 * * *, end: 0 18 * * *, desiredReplicas: 2}]}",
                                List.of("update gateway-app")),
                        new Change("another pipeline owns the image", "imageManagedElsewhere: true", List.of()),
                        new Change("whose tag is left alone", "gatewayImage: {" + image + ", tag: 9.9.9}", List.of()),
                        new Change(
                                "a host name, without replacing the app",
                                "ingress: {customDomain: {gatewayHost: gateway.example.com}}",
                                List.of("create gateway-certificate", "update gateway-app")),
                        new Change(
                                "alerts",
                                "monitoring: {alerts: {emails: [ops@example.com]}}",
                                List.of(
                                        "create monitoring",
                                        "create monitoring-action-group",
                                        "create monitoring-gateway-cpu",
                                        "create monitoring-gateway-memory",
                                        "create monitoring-gateway-replicas",
                                        "create monitoring-gateway-restarts",
                                        "create monitoring-gateway-response-time",
                                        "create monitoring-gateway-server-errors",
                                        "create monitoring-log-store-availability",
                                        "create monitoring-redis-cpu",
                                        "create monitoring-redis-memory",
                                        "create monitoring-redis-restarts")),
                        new Change(
                                "a larger replica moves its thresholds",
                                "gateway: {cpu: 2}",
                                List.of(
                                        "update gateway-app",
                                        "update monitoring-gateway-cpu",
                                        "update monitoring-gateway-memory")),
                        new Change(
                                "no alert on memory",
                                "monitoring: {logRetentionDays: 90, alerts: {emails: [ops@example.com], thresholds: {memoryPercent: null}}}",
                                List.of(
                                        "delete monitoring-gateway-memory",
                                        "delete monitoring-redis-memory",
                                        "update environment-log-analytics"))));
    }

    @Test
    @DisplayName("a stack behind Front Door")
    void front_door() {
        run(
                "frontDoor: {enabled: true}",
                List.of(
                        new Change(
                                "Premium takes the place of Standard",
                                "frontDoor: {enabled: true, sku: Premium}",
                                List.of(
                                        "replace front-door-gateway-eastus",
                                        "replace front-door-gateway-endpoint",
                                        "replace front-door-gateway-origins",
                                        "replace front-door-gateway-route",
                                        "replace front-door-profile")),
                        new Change(
                                "the app is closed in place",
                                "frontDoor: {enabled: true, privateLink: true}",
                                List.of("update environment-environment", "update front-door-gateway-eastus")),
                        new Change(
                                "an allow list",
                                "ingress: {allowedCidrs: [203.0.113.0/24]}",
                                List.of("create front-door-security-policy", "create front-door-waf")),
                        new Change(
                                "managed rules",
                                "frontDoor: {enabled: true, privateLink: true, enableWaf: true}",
                                List.of("update front-door-waf")),
                        new Change(
                                "a host name",
                                "frontDoor: {enabled: true, privateLink: true, enableWaf: true, gatewayHost: a.example.com}",
                                List.of(
                                        "create front-door-gateway-domain",
                                        "update front-door-gateway-route",
                                        "update front-door-security-policy")),
                        new Change(
                                "another host name",
                                "frontDoor: {enabled: true, privateLink: true, enableWaf: true, gatewayHost: b.example.com}",
                                List.of(
                                        "replace front-door-gateway-domain",
                                        "update front-door-gateway-route",
                                        "update front-door-security-policy")),
                        new Change(
                                "the way back",
                                "frontDoor: {enabled: false}",
                                List.of(
                                        "delete front-door",
                                        "delete front-door-gateway-domain",
                                        "delete front-door-gateway-eastus",
                                        "delete front-door-gateway-endpoint",
                                        "delete front-door-gateway-origins",
                                        "delete front-door-gateway-route",
                                        "delete front-door-profile",
                                        "delete front-door-security-policy",
                                        "delete front-door-waf",
                                        "update environment-environment",
                                        "update gateway-app"))));
    }

    @Test
    void a_second_region_comes_and_goes_without_touching_the_first() {
        var one = """
                networkMode: new
                serverMode: all
                frontDoor: {enabled: true, privateLink: true, gatewayHost: gateway.example.com, mcpHost: mcp.example.com}
                controlPlanePrivateLink: {outbound: true, version: both}
                """;
        var two = one + "secondRegion: {location: westeurope}\n";
        assertThat(stack.up(TestStack.with(one).raw()).succeeded()).isTrue();

        var on = stack.up(TestStack.with(two).raw());
        var changes = DeployedStack.changes(on);
        assertThat(on.succeeded()).as(on.diagnostics()).isTrue();
        assertThat(changes)
                .filteredOn(line -> !line.startsWith("create westeurope"))
                .containsExactly(
                        "create front-door-gateway-westeurope",
                        "create front-door-mcp-westeurope",
                        "update front-door-gateway-origins",
                        "update front-door-mcp-origins");
        OutputTable.check(
                TestStack.with(two).raw(),
                DeployedStack.answers(stack.inState(TestStack.with(two).raw())),
                on.outputs());

        var off = stack.up(TestStack.with(one).raw());
        assertThat(off.succeeded()).as(off.diagnostics()).isTrue();
        assertThat(DeployedStack.changes(off))
                .isEqualTo(changes.stream()
                        .map(line -> line.replaceFirst("^create", "delete"))
                        .sorted()
                        .toList());
        assertThat(stack.inAzure(TestStack.with(one).raw()))
                .extracting(r -> r.properties().get("location"))
                .doesNotContain("westeurope");
    }

    @Test
    void a_new_tag_updates_what_can_carry_tags_and_replaces_nothing() {
        var before = TestStack.with("networkMode: new").raw();
        var after = TestStack.with("networkMode: new\ntags: {CostCenter: '42'}").raw();
        assertThat(stack.up(before).succeeded()).isTrue();

        var changes = DeployedStack.changes(stack.up(after));

        assertThat(changes)
                .isNotEmpty()
                .allMatch(line -> line.startsWith("update "))
                .contains(
                        "update resource-group",
                        "update network-vnet",
                        "update gateway-app",
                        "update log-store-account");
    }

    @Test
    void moving_into_a_vnet_replaces_environment_and_apps_openly_and_keeps_the_storage_account() {
        assertThat(stack.up(TestStack.smallest().raw()).succeeded()).isTrue();

        var changes = DeployedStack.changes(
                stack.preview(TestStack.with("networkMode: new").raw()));

        assertThat(changes)
                .contains(
                        "replace environment-environment",
                        "replace gateway-app",
                        "replace redis-app",
                        "update log-store-account");
        assertThat(changes)
                .filteredOn(line -> line.startsWith("replace") || line.startsWith("delete"))
                .containsExactlyInAnyOrder(
                        "replace environment-environment", "replace gateway-app", "replace redis-app");
    }

    /** Version 1.0.0 sent it without a VNet too; Azure answers null (azure-container-apps #1323), so the name is a state's only. */
    @Test
    void an_infrastructure_group_that_was_sent_without_a_vnet_replaces_nothing() {
        var config = TestStack.smallest().raw();
        assertThat(stack.up(config).succeeded()).isTrue();
        edit(
                config,
                ":ManagedEnvironment",
                inputs -> inputs.addProperty(
                        "infrastructureResourceGroup", "ME_cae-portkey-gateway-dev_portkey-rg_eastus"));

        assertThat(DeployedStack.changes(stack.preview(config))).isEmpty();
    }

    /** The state of a stack that version 1.0.0 made: without the readiness probe's threshold. */
    @Test
    void the_readiness_threshold_gives_the_apps_a_revision_but_does_not_empty_the_cache() {
        var config = TestStack.smallest().raw();
        assertThat(stack.up(config).succeeded()).isTrue();
        edit(
                config,
                ":ContainerApp",
                inputs -> inputs.getAsJsonObject("template")
                        .getAsJsonArray("containers")
                        .get(0)
                        .getAsJsonObject()
                        .getAsJsonArray("probes")
                        .get(1)
                        .getAsJsonObject()
                        .remove("successThreshold"));

        assertThat(DeployedStack.changes(stack.preview(config))).containsExactly("update gateway-app");
    }

    @Test
    void a_protected_stack_refuses_to_move_into_a_vnet() {
        assertThat(stack.up(TestStack.with("protect: true").raw()).succeeded()).isTrue();

        var result =
                stack.preview(TestStack.with("protect: true\nnetworkMode: new").raw());

        assertThat(result.succeeded()).isFalse();
        assertThat(result.diagnostics()).contains("environment-environment", "protect");
    }

    /** Changes the inputs that the engine remembers of all resources of a type. */
    private void edit(RawConfig config, String type, Consumer<JsonObject> change) {
        stack.on(config, open -> {
            var state = JsonParser.parseString(open.engine().exportState()).getAsJsonObject();
            state.getAsJsonObject("deployment").getAsJsonArray("resources").asList().stream()
                    .map(JsonElement::getAsJsonObject)
                    .filter(resource -> resource.get("type").getAsString().endsWith(type))
                    .forEach(resource -> change.accept(resource.getAsJsonObject("inputs")));
            open.engine().importState(state.toString());
            return null;
        });
    }

    private void run(String base, List<Change> changes) {
        var keys = keys(base);
        assertThat(stack.up(raw(keys)).succeeded()).as("first deployment").isTrue();
        for (var change : changes) {
            keys.putAll(keys(change.keys()));

            var result = stack.up(raw(keys));

            assertThat(result.succeeded())
                    .as(change.title() + ": " + result.diagnostics())
                    .isTrue();
            assertThat(DeployedStack.changes(result))
                    .as(change.title())
                    .isEqualTo(change.expected().stream().sorted().toList());
        }
        assertThat(DeployedStack.changes(stack.preview(raw(keys))))
                .as("afterwards")
                .isEmpty();
    }

    private static Map<String, Object> keys(String yaml) {
        return new LinkedHashMap<>(new Yaml().<Map<String, Object>>load(yaml));
    }

    private static RawConfig raw(Map<String, Object> keys) {
        return TestStack.with(new Yaml().dump(keys)).raw();
    }
}
