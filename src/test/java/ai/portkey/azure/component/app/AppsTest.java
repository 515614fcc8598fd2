package ai.portkey.azure.component.app;

import static ai.portkey.azure.PlanAssert.all;
import static ai.portkey.azure.PlanAssert.one;
import static org.assertj.core.api.Assertions.assertThat;

import ai.portkey.azure.ModuleState;
import ai.portkey.azure.PlanAssert;
import ai.portkey.azure.TestStack;
import ai.portkey.azure.plan.Plan;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AppsTest {

    private static final String SECRETS = """
            secrets:
              gateway:
                PORTKEY_CLIENT_AUTH: portkey-client-auth
                ORGANISATIONS_TO_SYNC: organisations-to-sync
            """;

    @ParameterizedTest
    @CsvSource({"gateway, gateway", "mcp, mcp", "all, gateway;mcp"})
    void server_mode_chooses_the_apps(String mode, String apps) {
        var plan = TestStack.with("serverMode: " + mode).plan();

        assertThat(all(plan, "ContainerApp"))
                .extracting(r -> r.inputs().get("containerAppName"))
                .containsExactlyInAnyOrderElementsOf(with("redis", apps.split(";")));
    }

    @Test
    void apps_use_an_api_version_in_which_key_vault_references_work() {
        assertThat(all(TestStack.smallest().plan(), "ContainerApp"))
                .allSatisfy(app -> assertThat(app.type()).isEqualTo("azure-native:app/v20250101:ContainerApp"));
    }

    @Test
    void the_gateway_runs_the_configured_image_with_the_modules_probes() {
        var gateway = app(
                TestStack.with("gatewayImage: {image: portkeyai/gateway_enterprise, tag: 2.2.2}")
                        .plan(),
                "gateway");

        gateway.at("template.containers[0].image").isEqualTo("docker.io/portkeyai/gateway_enterprise:2.2.2");
        gateway.at("template.containers[0].resources").isEqualTo(Map.of("cpu", 1.0, "memory", "2Gi"));
        assertThat(gateway.values("template.containers[0].probes[].type"))
                .containsExactly("Liveness", "Readiness", "Startup");
        assertThat(gateway.values("template.containers[0].probes[].httpGet.path"))
                .containsOnly("/v1/health");
        assertThat(gateway.values("template.containers[0].probes[].httpGet.port"))
                .containsOnly(8787.0);
        gateway.at("configuration.ingress.external").isEqualTo(true);
        gateway.at("configuration.ingress.targetPort").isEqualTo(8787.0);
        gateway.at("configuration.activeRevisionsMode").isEqualTo("Single");
        gateway.at("workloadProfileName").isEqualTo("Consumption");
    }

    /** All but the apps' start, for which the module leaves too little. */
    @ParameterizedTest
    @CsvSource({
        "gateway, public, liveness readiness",
        "redis, public, liveness readiness startup",
        "mcp, private, liveness readiness",
        "data-service, private, liveness readiness"
    })
    void the_probes_are_timed_as_terraform_times_them(String name, String state, String probes) {
        var app = app(
                TestStack.with("serverMode: all\ndataService: {enabled: true}").plan(), name);

        for (var probe : probes.split(" ")) {
            var path = "template.containers[0].probes["
                    + List.of("liveness", "readiness", "startup").indexOf(probe) + "].";
            Map.of(
                            "initialDelaySeconds",
                            "initial_delay",
                            "periodSeconds",
                            "interval_seconds",
                            "timeoutSeconds",
                            "timeout",
                            "failureThreshold",
                            "failure_count_threshold",
                            "successThreshold",
                            "success_count_threshold")
                    .forEach((azure, terraform) -> {
                        var value = ModuleState.value(
                                state,
                                "azurerm_container_app",
                                name,
                                "template[0].container[0]." + probe + "_probe[0]." + terraform);
                        app.at(path + azure).isEqualTo(Double.valueOf(0).equals(value) ? null : value);
                    });
        }
    }

    /**
     * Portkey's Helm chart (charts/portkey-gateway/values.yaml): the data service has 60 + 3 × 10 seconds to start, and the
     * gateway's example 10 + 30 × 5. Container Apps allow 10 failures.
     */
    @ParameterizedTest
    @CsvSource({"gateway, 160", "mcp, 160", "data-service, 90"})
    void an_app_may_start_as_slowly_as_portkeys_chart_lets_it(String name, double seconds) {
        var app = app(
                TestStack.with("serverMode: all\ndataService: {enabled: true}").plan(), name);

        app.at("template.containers[0].probes[2].type").isEqualTo("Startup");
        assertThat(number(app, "initialDelaySeconds") + number(app, "periodSeconds") * number(app, "failureThreshold"))
                .isGreaterThanOrEqualTo(seconds);
        assertThat(number(app, "failureThreshold")).isLessThanOrEqualTo(10);
    }

    private static double number(PlanAssert app, String property) {
        return app.value("template.containers[0].probes[2]." + property) instanceof Double number ? number : 0;
    }

    @Test
    void the_probes_of_each_app_are_set_by_its_own_keys() {
        var plan = TestStack.with("""
                mcp: {probes: {readiness: {periodSeconds: 3}}}
                dataService: {enabled: true, probes: {startup: {initialDelaySeconds: 60, periodSeconds: 20, timeoutSeconds: 1, failureThreshold: 9}}}
                serverMode: all
                """).plan();

        app(plan, "data-service")
                .at("template.containers[0].probes[2]")
                .isEqualTo(Map.of(
                        "type",
                        "Startup",
                        "httpGet",
                        Map.of("path", "/health", "port", 8081.0, "scheme", "HTTP"),
                        "initialDelaySeconds",
                        60.0,
                        "periodSeconds",
                        20.0,
                        "timeoutSeconds",
                        1.0,
                        "failureThreshold",
                        9.0));
        app(plan, "mcp").at("template.containers[0].probes[1].periodSeconds").isEqualTo(3.0);
        app(plan, "gateway")
                .at("template.containers[0].probes[1].periodSeconds")
                .isEqualTo(10.0);
    }

    /** A request may be silent for 240 seconds at Container Apps' ingress (Learn, ingress-overview); Azure's own grace is 30. */
    @Test
    void a_replica_that_goes_may_finish_what_the_ingress_still_waits_for() {
        var plan = TestStack.with("serverMode: all\ndataService: {enabled: true, terminationGracePeriodSeconds: 60}\n"
                        + "mcp: {terminationGracePeriodSeconds: null}")
                .plan();

        app(plan, "gateway").at("template.terminationGracePeriodSeconds").isEqualTo(240.0);
        app(plan, "mcp").at("template.terminationGracePeriodSeconds").isNull();
        app(plan, "data-service").at("template.terminationGracePeriodSeconds").isEqualTo(60.0);
    }

    @Test
    void an_image_can_be_pinned_by_digest() {
        var digest = "sha256:" + "a".repeat(64);
        var plan = TestStack.with(
                        "gatewayImage: {image: portkeyai/gateway_enterprise, tag: 2.2.2, digest: '" + digest + "'}")
                .plan();

        app(plan, "gateway")
                .at("template.containers[0].image")
                .isEqualTo("docker.io/portkeyai/gateway_enterprise:2.2.2@" + digest);
    }

    @Test
    void cpu_scaling_is_the_default() {
        var gateway = app(TestStack.smallest().plan(), "gateway");

        assertThat(gateway.values("template.scale.rules[].name")).containsExactly("cpu-scale");
        gateway.at("template.scale.rules[0].custom")
                .isEqualTo(Map.of("type", "cpu", "metadata", Map.of("type", "Utilization", "value", "70")));
        gateway.at("template.scale.minReplicas").isEqualTo(1.0);
        gateway.at("template.scale.maxReplicas").isEqualTo(3.0);
    }

    @Test
    void a_cpu_threshold_of_null_leaves_requests_as_the_measure() {
        var gateway = app(
                TestStack.with("gateway: {cpuScaleThreshold: null, httpScaleConcurrentRequests: 50}")
                        .plan(),
                "gateway");

        assertThat(gateway.values("template.scale.rules[].name")).containsExactly("http-scale");
        gateway.at("template.scale.rules[0].http.metadata").isEqualTo(Map.of("concurrentRequests", "50"));
    }

    @Test
    void memory_scaling_takes_the_place_of_cpu_scaling_or_joins_it() {
        var alone = app(
                TestStack.with("gateway: {cpuScaleThreshold: null, memoryScaleThreshold: 80}")
                        .plan(),
                "gateway");
        var both = app(TestStack.with("gateway: {memoryScaleThreshold: 80}").plan(), "gateway");

        assertThat(alone.values("template.scale.rules[].name")).containsExactly("memory-scale");
        assertThat(both.values("template.scale.rules[].name")).containsExactly("cpu-scale", "memory-scale");
    }

    @Test
    void variables_are_the_programs_then_the_configured_ones() {
        var plan = TestStack.with("""
                serverMode: all
                environmentVariables:
                  gateway: {LOG_LEVEL: info, EMPTY: ''}
                  mcp: {LOG_LEVEL: debug}
                """).plan();

        var account = one(plan, "StorageAccount").value("accountName");
        var identity = one(plan, "UserAssignedIdentity").resource().outputs().get("clientId");
        assertThat(variables(plan, "gateway"))
                .containsExactlyInAnyOrderEntriesOf(map(
                        "CACHE_STORE",
                        "redis",
                        "REDIS_URL",
                        "redis://redis:6379",
                        "REDIS_TLS_ENABLED",
                        "false",
                        "REDIS_MODE",
                        "standalone",
                        "LOG_STORE",
                        "azure",
                        "AZURE_AUTH_MODE",
                        "managed",
                        "AZURE_STORAGE_ACCOUNT",
                        account,
                        "AZURE_STORAGE_CONTAINER",
                        "portkey-log-store",
                        "AZURE_MANAGED_CLIENT_ID",
                        identity,
                        "AZURE_MANAGED_VERSION",
                        "2019-08-01",
                        "ANALYTICS_STORE",
                        "control_plane",
                        "NODE_ENV",
                        "production",
                        "PORT",
                        "8787",
                        "MCP_GATEWAY_BASE_URL",
                        address(plan, "mcp"),
                        "LOG_LEVEL",
                        "info"));
        assertThat(variables(plan, "mcp"))
                .containsAllEntriesOf(
                        map("SERVER_MODE", "mcp", "PORT", "8788", "MCP_PORT", "8788", "LOG_LEVEL", "debug"));
    }

    /**
     * Azure's endpoint for tokens asks for api-version 2019-08-01 or later
     * (https://learn.microsoft.com/azure/container-apps/managed-identity); the image asks with 2018-02-01 unless told otherwise.
     */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                "{}                                                                                    | 2019-08-01",
                "environmentVariables: {gateway: &e {AZURE_MANAGED_VERSION: '2020-01-01'}, dataService: *e} | 2020-01-01",
                "environmentVariables: {gateway: &e {AZURE_AUTH_MODE: managed}, dataService: *e}        | 2019-08-01",
                "environmentVariables: {gateway: &e {AZURE_AUTH_MODE: entra}, dataService: *e}          | -",
                "environmentVariables: {gateway: &e {AZURE_AUTH_MODE: null}, dataService: *e}           | -",
                "environmentVariables: {gateway: &e {AZURE_AUTH_MODE: null, AZURE_REDIS_AUTH_MODE: managed}, dataService: *e} | 2019-08-01",
                "secrets: {gateway: {AZURE_AUTH_MODE: mode}}                                            | -"
            })
    void an_identity_asks_for_its_token_in_a_way_that_container_apps_take(String stack, String version) {
        var plan = TestStack.with("serverMode: all\ndataService: {enabled: true}\n" + (stack.equals("{}") ? "" : stack))
                .plan();

        for (var app : List.of("gateway", "mcp", "data-service")) {
            assertThat(variables(plan, app).get("AZURE_MANAGED_VERSION"))
                    .as(app)
                    .isEqualTo(version);
        }
    }

    /** The default of AZURE_REDIS_AUTH_MODE is AZURE_AUTH_MODE (Portkey's changelog, 1.11.4): a token, whatever password there is. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                "redis: {type: azure-redis, ENDPOINT}         | secrets: {gateway: {REDIS_PASSWORD: p}}                                          | password",
                "redis: {type: azure-redis, ENDPOINT}         | environmentVariables: {gateway: &e {REDIS_PASSWORD: p}, dataService: *e}         | password",
                "redis: {type: azure-redis, ENDPOINT}         | secrets: {}                                                                      | -",
                "redis: {type: azure-redis, ENDPOINT}         | environmentVariables: {gateway: &e {AZURE_REDIS_AUTH_MODE: entra}, dataService: *e} | entra",
                "redis: {type: azure-managed-redis, ENDPOINT} | secrets: {gateway: {REDIS_PASSWORD: p}}                                          | -",
                "redis: {type: azure-redis, provision: {}}    | environmentVariables: {gateway: &e {CACHE_STORE: azure-managed-redis}, dataService: *e} | -",
                "redis: {type: redis}                         | secrets: {gateway: {REDIS_PASSWORD: p}}                                          | -"
            })
    void the_cache_is_entered_with_the_password_when_there_is_one(String redis, String more, String mode) {
        var plan = TestStack.with("serverMode: all\ndataService: {enabled: true}\n"
                        + redis.replace("ENDPOINT", "endpoint: 'rediss://r.eastus.redis.azure.net:10000'") + "\n"
                        + more)
                .plan();

        for (var app : List.of("gateway", "mcp", "data-service")) {
            assertThat(variables(plan, app).get("AZURE_REDIS_AUTH_MODE"))
                    .as(app)
                    .isEqualTo(mode);
        }
    }

    @Test
    void external_redis_is_reached_as_configured_and_none_is_deployed() {
        var plan = TestStack.with("""
                redis: {type: azure-managed-redis, endpoint: 'rediss://r.redis.cache.windows.net:6380', tls: true, mode: cluster}
                """).plan();

        assertThat(variables(plan, "gateway"))
                .containsAllEntriesOf(map(
                        "CACHE_STORE",
                        "azure-managed-redis",
                        "REDIS_URL",
                        "rediss://r.redis.cache.windows.net:6380",
                        "REDIS_TLS_ENABLED",
                        "true",
                        "REDIS_MODE",
                        "cluster"));
        assertThat(all(plan, "ContainerApp")).hasSize(1);
    }

    @Test
    void secrets_are_key_vault_references_read_with_the_apps_identity() {
        var plan = TestStack.with(SECRETS).plan();

        var gateway = app(plan, "gateway");
        var identity = one(plan, "UserAssignedIdentity").resource().id().orElseThrow();
        assertThat(gateway.values("configuration.secrets[].keyVaultUrl"))
                .containsExactly(
                        "https://portkey-kv.vault.azure.net/secrets/portkey-client-auth",
                        "https://portkey-kv.vault.azure.net/secrets/organisations-to-sync",
                        "https://portkey-kv.vault.azure.net/secrets/docker-password");
        assertThat(gateway.values("configuration.secrets[].identity")).containsOnly(identity);
        assertThat(gateway.values("configuration.secrets[].value")).containsOnlyNulls();
        assertThat(secretVariables(plan, "gateway"))
                .isEqualTo(map(
                        "PORTKEY_CLIENT_AUTH",
                        "portkey-client-auth",
                        "ORGANISATIONS_TO_SYNC",
                        "organisations-to-sync"));
    }

    @Test
    void two_variables_that_name_one_secret_register_it_once() {
        var plan = TestStack.with("secrets: {gateway: {A: shared-key, B: shared-key, C: Shared-Key}}")
                .plan();

        assertThat(app(plan, "gateway").values("configuration.secrets[].name"))
                .containsExactly("shared-key", "docker-password");
        assertThat(secretVariables(plan, "gateway"))
                .isEqualTo(map("A", "shared-key", "B", "shared-key", "C", "shared-key"));
        assertThat(all(plan, "RoleAssignment"))
                .filteredOn(r -> r.name().startsWith("secrets-"))
                .hasSize(2);
    }

    @Test
    void a_secret_takes_the_place_of_a_variable_that_the_program_sets() {
        var plan = TestStack.with("secrets: {gateway: {REDIS_URL: redis-url}}").plan();

        assertThat(variables(plan, "gateway")).doesNotContainKey("REDIS_URL");
        assertThat(secretVariables(plan, "gateway")).containsEntry("REDIS_URL", "redis-url");
    }

    @Test
    void equal_names_in_two_vaults_stay_two_secrets() {
        var plan = TestStack.with("""
                registry: {dockerCredentials: {keyVaultName: docker-kv, keyVaultResourceGroup: rg2, username: u, passwordSecret: docker-password}}
                secrets: {gateway: {A: docker-password}}
                """).plan();

        var gateway = app(plan, "gateway");
        assertThat(gateway.values("configuration.secrets[].keyVaultUrl"))
                .containsExactly(
                        "https://portkey-kv.vault.azure.net/secrets/docker-password",
                        "https://docker-kv.vault.azure.net/secrets/docker-password");
        assertThat(gateway.values("configuration.secrets[].name")).doesNotHaveDuplicates();
        gateway.at("configuration.registries[0].passwordSecretRef")
                .isEqualTo(gateway.value("configuration.secrets[1].name"));
    }

    @Test
    void docker_hub_is_entered_with_the_configured_user_whose_name_is_a_secret() {
        var gateway = app(TestStack.smallest().plan(), "gateway");

        gateway.at("configuration.registries")
                .isEqualTo(List.of(Map.of(
                        "server", "docker.io", "username", Plan.SECRET, "passwordSecretRef", "docker-password")));
    }

    @Test
    void a_container_registry_is_entered_with_the_identity() {
        var acr =
                "/subscriptions/00000000-0000-4000-8000-000000000001/resourceGroups/acr-rg/providers/Microsoft.ContainerRegistry/registries/portkeyacr";
        var plan = TestStack.with("registry: {type: acr, acrId: '" + acr + "'}").plan();

        var gateway = app(plan, "gateway");
        gateway.at("configuration.registries")
                .isEqualTo(List.of(Map.of(
                        "server",
                        "portkeyacr.azurecr.io",
                        "identity",
                        one(plan, "UserAssignedIdentity").resource().id().orElseThrow())));
        gateway.at("template.containers[0].image")
                .isEqualTo("portkeyacr.azurecr.io/portkeyai/gateway_enterprise:2.16.0");
        var pull = one(plan, "RoleAssignment", "acr-pull");
        pull.at("scope").isEqualTo(acr.substring(1));
        pull.at("principalType").isEqualTo("ServicePrincipal");
        assertThat(gateway.resource().dependencies()).contains(pull.resource().urn());
    }

    @Test
    void apps_wait_for_every_role_that_they_need() {
        var plan = TestStack.with(SECRETS).plan();

        var grants = all(plan, "RoleAssignment").stream().map(r -> r.urn()).toList();
        assertThat(grants).hasSize(4);
        assertThat(app(plan, "gateway").resource().dependencies()).containsAll(grants);
    }

    @Test
    void redis_is_one_replica_of_a_public_image_reached_inside_only() {
        var redis = app(TestStack.smallest().plan(), "redis");

        redis.at("template.containers[0].image").isEqualTo("docker.io/redis:7.2-alpine");
        redis.at("template.containers[0].resources").isEqualTo(Map.of("cpu", 0.5, "memory", "1Gi"));
        redis.at("configuration.ingress.external").isEqualTo(false);
        redis.at("configuration.ingress.transport").isEqualTo("tcp");
        redis.at("configuration.ingress.targetPort").isEqualTo(6379.0);
        redis.at("template.scale.minReplicas").isEqualTo(1.0);
        redis.at("template.scale.maxReplicas").isEqualTo(1.0);
        assertThat(redis.values("template.containers[0].probes[].tcpSocket.port"))
                .containsOnly(6379.0)
                .hasSize(3);
        // As in the module, terraform/aca: another template is a new revision, which empties the cache.
        assertThat(redis.values("template.containers[0].probes[].initialDelaySeconds"))
                .containsExactly(10.0, 5.0, null);
        assertThat(redis.values("template.containers[0].probes[].periodSeconds"))
                .containsExactly(15.0, 10.0, 5.0);
        assertThat(redis.values("template.containers[0].probes[].timeoutSeconds"))
                .containsOnly(3.0);
        assertThat(redis.values("template.containers[0].probes[].failureThreshold"))
                .containsExactly(3.0, 3.0, 5.0);
        redis.at("template.terminationGracePeriodSeconds").isNull();
        redis.at("configuration.registries").isNull();
        redis.at("configuration.secrets").isNull();
    }

    @Test
    void a_directory_of_secrets_shows_the_apps_own_secrets_and_not_the_registrys_password() {
        var plan = TestStack.with(SECRETS + "secretVolumeMounts: [{name: all, mountPath: /etc/portkey}]")
                .plan();

        var gateway = app(plan, "gateway");
        gateway.at("template.volumes[0].storageType").isEqualTo("Secret");
        gateway.at("template.volumes[0].secrets")
                .isEqualTo(List.of(
                        Map.of("secretRef", "portkey-client-auth", "path", "portkey-client-auth"),
                        Map.of("secretRef", "organisations-to-sync", "path", "organisations-to-sync")));
        gateway.at("template.containers[0].volumeMounts")
                .isEqualTo(List.of(Map.of("volumeName", "all", "mountPath", "/etc/portkey")));
    }

    @Test
    void one_secret_can_be_mounted_as_one_file() {
        var plan = TestStack.with("serverMode: all\n" + SECRETS + """
                secretVolumeMounts: [{name: ca, mountPath: /etc/ssl/ca.pem, subPath: portkey-client-auth}]
                """).plan();

        for (var name : List.of("gateway", "mcp")) {
            app(plan, name)
                    .at("template.volumes[0].secrets")
                    .isEqualTo(List.of(Map.of("secretRef", "portkey-client-auth", "path", "portkey-client-auth")));
            app(plan, name).at("template.containers[0].volumeMounts[0].subPath").isEqualTo("portkey-client-auth");
        }
    }

    @Test
    void an_allow_list_becomes_ip_restrictions_on_gateway_and_mcp() {
        var plan = TestStack.with("serverMode: all\ningress: {allowedCidrs: [203.0.113.7], allowControlPlane: true}")
                .plan();

        for (var name : List.of("gateway", "mcp")) {
            var restrictions = app(plan, name).values("configuration.ingress.ipSecurityRestrictions[].ipAddressRange");
            assertThat(restrictions)
                    .containsExactly("203.0.113.7/32", "54.81.226.149/32", "34.200.113.35/32", "44.221.117.129/32");
            assertThat(app(plan, name).values("configuration.ingress.ipSecurityRestrictions[].action"))
                    .containsOnly("Allow");
        }
        app(plan, "redis").at("configuration.ingress.ipSecurityRestrictions").isNull();
    }

    /**
     * adamdost-0/linux-update-cds #22: an allow rule denied other apps of the environment. azure-container-apps #1298: inside,
     * apps have addresses of 100.100.0.0/16.
     */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "dataService: {enabled: true} | gateway | 203.0.113.7/32 10.0.0.0/23 100.100.0.0/16",
                "serverMode: all | gateway mcp | 203.0.113.7/32 10.0.0.0/23 100.100.0.0/16",
                "serverMode: mcp | mcp | 203.0.113.7/32",
            })
    void an_allow_list_lets_the_stacks_own_apps_in_when_they_call_each_other(String calls, String apps, String ranges) {
        var plan = TestStack.with(calls + "\nnetworkMode: new\ningress: {allowedCidrs: [203.0.113.7]}")
                .plan();

        for (var name : apps.split(" ")) {
            assertThat(app(plan, name).values("configuration.ingress.ipSecurityRestrictions[].ipAddressRange"))
                    .containsExactly((Object[]) ranges.split(" "));
        }
    }

    @Test
    void the_range_of_an_existing_subnet_is_let_in_when_it_is_written() {
        var vnet =
                "/subscriptions/11111111-2222-4333-8444-555555555555/resourceGroups/hub-rg/providers/Microsoft.Network/virtualNetworks/hub";
        var plan = TestStack.with("""
                networkMode: existing
                vnet: {id: %1$s, acaSubnetId: %1$s/subnets/aca, acaSubnetCidr: 10.7.0.0/23, privateLinkSubnetId: %1$s/subnets/pe}
                serverMode: all
                ingress: {allowedCidrs: [203.0.113.7]}
                """.formatted(vnet)).plan();

        assertThat(app(plan, "mcp").values("configuration.ingress.ipSecurityRestrictions[].ipAddressRange"))
                .containsExactly("203.0.113.7/32", "10.7.0.0/23", "100.100.0.0/16");
    }

    @Test
    void the_order_of_variables_does_not_depend_on_the_stack_file() {
        var secrets = "secrets: {gateway: {%s}}\nenvironmentVariables: {gateway: {%s}}\n";
        var tidy = TestStack.with(secrets.formatted("API_KEY: api-key, ZONE_KEY: zone-key", "AAA: '1', ZZZ: '2'"))
                .plan();
        var untidy = TestStack.with(secrets.formatted("ZONE_KEY: zone-key, API_KEY: api-key", "ZZZ: '2', AAA: '1'"))
                .plan();

        assertThat(app(untidy, "gateway").value("template"))
                .isEqualTo(app(tidy, "gateway").value("template"));
        assertThat(app(tidy, "gateway").values("template.containers[0].env[].name"))
                .startsWith("AAA", "ANALYTICS_STORE", "AZURE_AUTH_MODE")
                .endsWith("ZZZ", "API_KEY", "ZONE_KEY");
    }

    @Test
    void the_data_service_has_its_own_identity_and_the_gateway_knows_where_it_is() {
        var plan = TestStack.with(SECRETS.replace(
                        "secrets:\n", "dataService: {enabled: true}\nsecrets:\n  dataService: {DS_KEY: ds-key}\n"))
                .plan();

        var service = app(plan, "data-service");
        service.at("configuration.ingress.external").isEqualTo(false);
        service.at("configuration.ingress.targetPort").isEqualTo(8081.0);
        assertThat(service.values("template.containers[0].probes[].httpGet.path"))
                .containsOnly("/health");
        service.at("template.containers[0].image").isEqualTo("docker.io/portkeyai/data-service:1.9.0");
        service.at("identity.userAssignedIdentities")
                .isEqualTo(List.of(one(plan, "UserAssignedIdentity", "data-service")
                        .resource()
                        .id()
                        .orElseThrow()));
        one(plan, "UserAssignedIdentity", "data-service").at("resourceName").isEqualTo("id-aca-ds-portkey-gateway-dev");
        assertThat(variables(plan, "data-service"))
                .containsAllEntriesOf(map(
                        "PORT",
                        "8081",
                        "ALBUS_ENDPOINT",
                        "https://albus.portkey.ai",
                        "GATEWAY_BASE_URL",
                        address(plan, "gateway")));
        assertThat(variables(plan, "data-service").get("AZURE_MANAGED_CLIENT_ID"))
                .isEqualTo(one(plan, "UserAssignedIdentity", "data-service")
                        .resource()
                        .outputs()
                        .get("clientId"));
        assertThat(secretVariables(plan, "data-service"))
                .containsKeys("PORTKEY_CLIENT_AUTH", "ORGANISATIONS_TO_SYNC", "DS_KEY");
        assertThat(secretVariables(plan, "gateway")).doesNotContainKey("DS_KEY");
        assertThat(variables(plan, "gateway")).containsEntry("DATASERVICE_BASEPATH", address(plan, "data-service"));
    }

    /** The values are those of Portkey's Helm chart (portkey-gateway, dataservice.commonEnv) and of its page for ECS. */
    @Test
    void the_data_service_has_what_portkeys_chart_sets_and_follows_the_gateway() {
        var own = TestStack.with("dataService: {enabled: true}").plan();
        var led = TestStack.with("""
                networkMode: new
                dataService: {enabled: true}
                controlPlanePrivateLink: {outbound: true, version: v2, configureGateway: false}
                environmentVariables:
                  gateway: {ALBUS_BASEPATH: 'https://private.azure-cp.portkey.ai/albus', ANALYTICS_STORE: clickhouse}
                """).plan();
        var removed = TestStack.with(
                        "dataService: {enabled: true}\nenvironmentVariables: {gateway: {ALBUS_BASEPATH: null, ANALYTICS_STORE: null}}")
                .plan();

        assertThat(variables(own, "data-service"))
                .containsAllEntriesOf(map(
                        "HYBRID_DEPLOYMENT",
                        "ON",
                        "SERVICE_NAME",
                        "data-service",
                        "ANALYTICS_STORE",
                        "control_plane",
                        "NODE_ENV",
                        "production",
                        "ALBUS_ENDPOINT",
                        "https://albus.portkey.ai"));
        assertThat(variables(led, "data-service"))
                .containsAllEntriesOf(map(
                        "ALBUS_ENDPOINT",
                        "https://private.azure-cp.portkey.ai/albus",
                        "ANALYTICS_STORE",
                        "clickhouse"));
        assertThat(variables(removed, "gateway")).doesNotContainKeys("ALBUS_BASEPATH", "ANALYTICS_STORE");
        assertThat(variables(removed, "data-service"))
                .containsAllEntriesOf(
                        map("ALBUS_ENDPOINT", "https://albus.portkey.ai", "ANALYTICS_STORE", "control_plane"));
    }

    @Test
    void redis_can_come_from_the_stacks_registry_or_from_another_public_one() {
        var acr =
                "registry: {type: acr, acrId: /subscriptions/00000000-0000-4000-8000-000000000001/resourceGroups/acr-rg/providers/"
                        + "Microsoft.ContainerRegistry/registries/portkeyacr}\n";
        var own = app(TestStack.with(acr + "redisImage: {registry: own}").plan(), "redis");
        var hub = app(TestStack.with("redisImage: {registry: own}").plan(), "redis");
        var microsoft = app(
                TestStack.with("redisImage: {registry: mcr.microsoft.com, image: example/redis, tag: '6.2'}")
                        .plan(),
                "redis");

        own.at("template.containers[0].image").isEqualTo("portkeyacr.azurecr.io/redis:7.2-alpine");
        assertThat(own.values("configuration.registries[].server")).containsExactly("portkeyacr.azurecr.io");
        own.at("configuration.registries[0].identity").isNotNull();
        hub.at("template.containers[0].image").isEqualTo("docker.io/redis:7.2-alpine");
        hub.at("configuration.registries[0].passwordSecretRef").isEqualTo("docker-password");
        microsoft.at("template.containers[0].image").isEqualTo("mcr.microsoft.com/example/redis:6.2");
        microsoft.at("configuration.registries").isNull();
    }

    /** The address that Azure gives the app's ingress, with HTTPS: HTTP is redirected, which turns POST into GET. */
    private static String address(Plan plan, String app) {
        var configuration = (Map<?, ?>) app(plan, app).resource().outputs().get("configuration");
        return "https://" + ((Map<?, ?>) configuration.get("ingress")).get("fqdn");
    }

    private static PlanAssert app(Plan plan, String name) {
        return one(plan, "ContainerApp", name + "-app");
    }

    private static Map<String, Object> variables(Plan plan, String app) {
        return environment(plan, app, "value");
    }

    private static Map<String, Object> secretVariables(Plan plan, String app) {
        return environment(plan, app, "secretRef");
    }

    private static Map<String, Object> environment(Plan plan, String app, String kind) {
        var variables = new LinkedHashMap<String, Object>();
        for (var entry : app(plan, app).values("template.containers[0].env")) {
            var variable = (Map<?, ?>) entry;
            if (variable.containsKey(kind)) {
                variables.put((String) variable.get("name"), variable.get(kind));
            }
        }
        return variables;
    }

    private static Map<String, Object> map(Object... pairs) {
        var map = new LinkedHashMap<String, Object>();
        for (var i = 0; i < pairs.length; i += 2) {
            map.put((String) pairs[i], pairs[i + 1]);
        }
        return map;
    }

    private static List<Object> with(String first, String... others) {
        var all = new java.util.ArrayList<Object>(List.of(others));
        all.add(first);
        return all;
    }
}
