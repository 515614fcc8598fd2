package ai.portkey.azure;

import static ai.portkey.azure.PlanAssert.all;
import static ai.portkey.azure.PlanAssert.one;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import ai.portkey.azure.cli.stack.StackFile;
import ai.portkey.azure.plan.Plan;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each stack of examples/ previews, and shows what its README claims. */
class ExamplesTest {

    private static final Path EXAMPLES = Path.of("examples");
    /** A program of its own, with a test of its own. */
    private static final String OTHER_PROGRAM = "consumer-stack";
    /** Start of the one warning of each example that has one. */
    private static final Map<String, String> WARNINGS = Map.of(
            "front-door", "portkey-gateway:frontDoor.enabled",
            "two-regions", "portkey-gateway:frontDoor.enabled",
            "path-routing", "portkey-gateway:appGateway.routingMode",
            "gateway-and-mcp", "portkey-gateway:appGateway.sslCertKeyVaultSecretId",
            "private-application-gateway", "portkey-gateway:appGateway.public");

    private static final String REDIS_URL = "rediss://portkey-redis.eastus.redis.azure.net:10000";

    static List<String> examples() throws IOException {
        try (Stream<Path> folders = Files.list(EXAMPLES)) {
            return folders.filter(Files::isDirectory)
                    .map(folder -> folder.getFileName().toString())
                    .filter(name -> !name.equals(OTHER_PROGRAM))
                    .sorted()
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("examples")
    void previews_with_the_expected_warnings_alone(String example) {
        var plan = plan(example);

        assertThat(plan.deployed()).isNotEmpty();
        if (WARNINGS.containsKey(example)) {
            assertThat(plan.warnings()).singleElement().asString().startsWith(WARNINGS.get(example));
        } else {
            assertThat(plan.warnings()).isEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource("examples")
    void has_a_readme_with_the_command_that_previews_it(String example) throws IOException {
        assertThat(Files.readString(EXAMPLES.resolve(example).resolve("README.md")))
                .contains("./portkey preview " + example + " --config-file examples/" + example + "/Pulumi." + example
                        + ".yaml");
        assertThat(Files.readString(EXAMPLES.resolve("README.md"))).contains("(" + example + ")");
    }

    /**
     * Portkey: the value "is used to construct callback and discovery URLs; if it's wrong, OAuth and discovery fail", and it is
     * the external domain that clients use (help-center/mcp-gateway-troubleshooting, hybrid-deployments/aws/ecs).
     */
    @ParameterizedTest
    @MethodSource("examples")
    void every_mcp_gateway_is_told_the_url_that_clients_use(String example) {
        var plan = plan(example);

        for (var app : all(plan, "ContainerApp")) {
            var name = (String) app.inputs().get("containerAppName");
            var url = PlanAssert.of(app).values("template.containers[0].env").stream()
                    .map(v -> (Map<?, ?>) v)
                    .filter(v -> v.get("name").equals("MCP_GATEWAY_BASE_URL"))
                    .map(v -> v.get("value"))
                    .findFirst();
            if (List.of("gateway", "mcp").contains(name)) {
                assertThat(url)
                        .as(name)
                        .isEqualTo(Optional.ofNullable(plan.outputs().get("mcpUrl")));
            } else {
                assertThat(url).as(name).isEmpty();
            }
        }
    }

    @Test
    void simple_is_one_public_gateway_without_vnet() {
        var plan = plan("simple");

        assertThat(all(plan, "ContainerApp"))
                .extracting(Plan.Resource::name)
                .containsExactlyInAnyOrder("gateway-app", "redis-app");
        assertThat(all(plan, "VirtualNetwork")).isEmpty();
        assertThat(all(plan, "ResourceGroup")).isEmpty();
        one(plan, "ContainerApp", "gateway")
                .at("configuration.ingress.external")
                .isEqualTo(true);
        one(plan, "BlobContainer").at("containerName").isEqualTo("portkey-log-store");
    }

    @Test
    void vnet_application_gateway_has_waf_certificate_and_what_exists_already() {
        var plan = plan("vnet-application-gateway");

        var front = one(plan, "ApplicationGateway");
        front.at("sku.tier").isEqualTo("WAF_v2");
        front.at("sslCertificates[0].keyVaultSecretId")
                .isEqualTo("https://my-ssl-kv.vault.azure.net/secrets/my-ssl-cert");
        one(plan, "WebApplicationFirewallPolicy").at("policySettings.mode").isEqualTo("Prevention");
        assertThat(one(plan, "VirtualNetwork").values("addressSpace.addressPrefixes[]"))
                .containsExactly("10.0.0.0/16");
        assertThat(all(plan, "StorageAccount")).isEmpty();
        assertThat(all(plan, "ContainerApp")).extracting(Plan.Resource::name).containsExactly("gateway-app");
        assertThat(plan.outputs())
                .containsEntry("gatewayUrl", "https://gateway.example.com")
                .containsEntry("storageAccountName", "portkeysa");
    }

    @Test
    void gateway_and_mcp_are_two_apps_with_sizes_of_their_own() {
        var plan = plan("gateway-and-mcp");

        one(plan, "ContainerApp", "gateway")
                .at("template.containers[0].resources.memory")
                .isEqualTo("2Gi");
        one(plan, "ContainerApp", "gateway").at("template.scale.maxReplicas").isEqualTo(10.0);
        one(plan, "ContainerApp", "mcp")
                .at("template.containers[0].resources.memory")
                .isEqualTo("1Gi");
        one(plan, "ContainerApp", "mcp").at("template.scale.maxReplicas").isEqualTo(5.0);
        assertThat(plan.outputs())
                .containsEntry("gatewayUrl", "http://gateway.example.com")
                .containsEntry("mcpUrl", "http://mcp.example.com");
    }

    @Test
    void mcp_only_is_routed_to_the_mcp_app() {
        var plan = plan("mcp-only");

        var front = one(plan, "ApplicationGateway");
        assertThat(front.values("backendAddressPools[].name")).containsExactly("mcp-backend");
        front.at("backendAddressPools[0].backendAddresses[0].fqdn")
                .isEqualTo(plan.outputs().get("mcpFqdn"));
        assertThat(all(plan, "ContainerApp")).extracting(Plan.Resource::name).doesNotContain("gateway-app");
        assertThat(plan.outputs())
                .containsEntry("mcpUrl", "https://mcp.example.com")
                .doesNotContainKey("gatewayUrl");
    }

    @Test
    void preset_is_redundant_protected_and_behind_a_firewall() {
        var plan = plan("preset");

        one(plan, "ManagedEnvironment").at("zoneRedundant").isEqualTo(true);
        one(plan, "WebApplicationFirewallPolicy").at("policySettings.mode").isEqualTo("Prevention");
        one(plan, "ApplicationGateway")
                .at("autoscaleConfiguration")
                .isEqualTo(Map.of("minCapacity", 2.0, "maxCapacity", 10.0));
        one(plan, "ContainerApp", "gateway").at("template.scale.minReplicas").isEqualTo(4.0);
        assertThat(one(plan, "StorageAccount").resource().protect()).isTrue();
    }

    @Test
    void http_scaling_has_the_http_rule_alone() {
        one(plan("http-scaling"), "ContainerApp", "gateway")
                .at("template.scale.rules")
                .isEqualTo(List.of(
                        Map.of("name", "http-scale", "http", Map.of("metadata", Map.of("concurrentRequests", "100")))));
    }

    @Test
    void memory_scaling_has_the_memory_rule_alone() {
        one(plan("memory-scaling"), "ContainerApp", "gateway")
                .at("template.scale.rules")
                .isEqualTo(List.of(utilization("memory", "80")));
    }

    @Test
    void streams_have_ten_minutes_to_finish_and_a_start_has_four() {
        var gateway = one(plan("streams"), "ContainerApp", "gateway");

        gateway.at("template.terminationGracePeriodSeconds").isEqualTo(600.0);
        gateway.at("template.containers[0].probes[2]")
                .isEqualTo(Map.of(
                        "type",
                        "Startup",
                        "httpGet",
                        Map.of("path", "/v1/health", "port", 8787.0, "scheme", "HTTP"),
                        "initialDelaySeconds",
                        40.0,
                        "periodSeconds",
                        20.0,
                        "timeoutSeconds",
                        5.0,
                        "failureThreshold",
                        10.0));
    }

    @Test
    void cpu_scaling_has_the_cpu_rule_alone() {
        one(plan("cpu-scaling"), "ContainerApp", "gateway")
                .at("template.scale.rules")
                .isEqualTo(List.of(utilization("cpu", "70")));
    }

    @Test
    void monitoring_tells_one_address_and_keeps_logs_for_ninety_days() {
        var plan = plan("monitoring");

        assertThat(one(plan, "ActionGroup").values("emailReceivers[].emailAddress"))
                .containsExactly("ops@example.com");
        one(plan, "MetricAlert", "gateway-server-errors")
                .at("criteria.allOf[0].threshold")
                .isEqualTo(20.0);
        one(plan, "DiagnosticSetting", "log-store")
                .at("workspaceId")
                .isEqualTo(one(plan, "Workspace").resource().id().orElseThrow());
        one(plan, "Workspace").at("retentionInDays").isEqualTo(90.0);
        assertThat((String) one(plan, "Workbook").value("serializedData"))
                .contains("Responses 5xx", "Errors of the apps");
    }

    @Test
    void scheduled_scaling_has_the_clock_beside_the_cpu() {
        var gateway = one(plan("scheduled-scaling"), "ContainerApp", "gateway");

        assertThat(gateway.values("template.scale.rules[].custom.type")).containsExactly("cpu", "cron");
        gateway.at("template.scale.rules[1].custom.metadata.desiredReplicas").isEqualTo("6");
    }

    @Test
    void canary_gives_a_tenth_of_the_requests_to_the_new_revision() {
        var gateway = one(plan("canary"), "ContainerApp", "gateway");

        gateway.at("configuration.activeRevisionsMode").isEqualTo("Multiple");
        assertThat(gateway.values("configuration.ingress.traffic[].weight")).containsExactly(90.0, 10.0);
        gateway.at("template.revisionSuffix").isEqualTo("v2");
    }

    @Test
    void external_image_is_set_at_creation_only() {
        assertThat(one(plan("external-image"), "ContainerApp", "gateway")
                        .resource()
                        .ignoreChanges())
                .contains("template.containers[0].image");
    }

    @Test
    void custom_domain_has_records_host_name_and_certificate() {
        var plan = plan("custom-domain");

        assertThat(all(plan, "RecordSet"))
                .extracting(r -> r.inputs().get("relativeRecordSetName"))
                .containsExactlyInAnyOrder("gateway", "asuid.gateway");
        one(plan, "ManagedCertificate").at("properties.subjectName").isEqualTo("gateway.example.com");
        assertThat(plan.outputs()).containsEntry("gatewayUrl", "https://gateway.example.com");
    }

    @Test
    void new_vnet_has_one_way_out_and_a_closed_log_store() {
        var plan = plan("new-vnet");

        assertThat(all(plan, "Subnet")).hasSize(3);
        one(plan, "Subnet", "snet-aca")
                .at("natGateway.id")
                .isEqualTo(plan.outputs().get("natGatewayId"));
        one(plan, "StorageAccount").at("publicNetworkAccess").isEqualTo("Disabled");
        one(plan, "PrivateEndpoint")
                .at("privateLinkServiceConnections[0].groupIds")
                .isEqualTo(List.of("blob"));
        one(plan, "ManagedEnvironment").at("vnetConfiguration.internal").isEqualTo(false);
    }

    @Test
    void existing_vnet_is_used_and_the_environment_is_private() {
        var plan = plan("existing-vnet");

        assertThat(all(plan, "VirtualNetwork")).isEmpty();
        assertThat(all(plan, "Subnet")).isEmpty();
        var environment = one(plan, "ManagedEnvironment");
        environment
                .at("vnetConfiguration.infrastructureSubnetId")
                .asString()
                .endsWith("/corporate-vnet/subnets/snet-aca");
        environment.at("vnetConfiguration.internal").isEqualTo(true);
        one(plan, "PrivateRecordSet", "environment").at("relativeRecordSetName").isEqualTo("*");
    }

    @Test
    void host_routing_has_listeners_for_both_hosts() {
        var plan = plan("host-routing");

        assertThat(one(plan, "ApplicationGateway").values("httpListeners[].hostName"))
                .contains("gateway.example.com", "mcp.example.com");
        assertThat(plan.outputs())
                .containsEntry("gatewayUrl", "https://gateway.example.com")
                .containsEntry("mcpUrl", "https://mcp.example.com");
    }

    @Test
    void path_routing_takes_the_prefixes_off() {
        var front = one(plan("path-routing"), "ApplicationGateway");

        assertThat(front.values("urlPathMaps[0].pathRules[].paths[0]")).containsExactly("/gateway/*", "/mcp/*");
        assertThat(front.values("rewriteRuleSets[].name")).containsExactly("strip-gateway-prefix", "strip-mcp-prefix");
    }

    @Test
    void private_application_gateway_has_no_public_address() {
        var plan = plan("private-application-gateway");

        assertThat(one(plan, "ApplicationGateway").values("frontendIPConfigurations[].name"))
                .containsExactly("private-frontend");
        assertThat(all(plan, "PublicIPAddress")).extracting(Plan.Resource::name).containsExactly("network-pip-nat");
        assertThat(plan.outputs()).containsKey("appGatewayPrivateIp").doesNotContainKey("appGatewayPublicIp");
    }

    @Test
    void certificate_is_read_by_the_gateways_own_identity_and_http_only_redirects() {
        var plan = plan("certificate");

        var front = one(plan, "ApplicationGateway");
        assertThat(front.values("sslCertificates[].keyVaultSecretId"))
                .containsExactly("https://my-ssl-kv.vault.azure.net/secrets/my-ssl-cert");
        assertThat(front.values("redirectConfigurations[].redirectType")).containsOnly("Permanent");
        one(plan, "RoleAssignment", "certificate")
                .at("scope")
                .asString()
                .endsWith("/vaults/my-ssl-kv/secrets/my-ssl-cert");
    }

    @Test
    void firewall_rules_limit_clients_and_serve_two_hosts_on_the_internet_alone() {
        var plan = plan("firewall-rules");

        var front = one(plan, "ApplicationGateway");
        assertThat(front.values("frontendIPConfigurations[].name")).containsExactly("public-frontend");
        assertThat(front.values("httpListeners[].hostName")).containsOnly("gateway.example.com", "llm.example.com");
        var policy = one(plan, "WebApplicationFirewallPolicy");
        assertThat(policy.values("customRules[].name")).containsExactly("Countries", "PerClient");
        policy.at("customRules[1].rateLimitThreshold").isEqualTo(300.0);
        assertThat(policy.values("managedRules.exclusions[].selector")).contains("messages", "x-portkey-config");
        policy.at("managedRules.managedRuleSets[0].ruleGroupOverrides[0].rules[0].ruleId")
                .isEqualTo("921110");
        assertThat(plan.outputs())
                .containsEntry("gatewayUrl", "https://gateway.example.com")
                .doesNotContainKey("appGatewayPrivateIp");
    }

    @Test
    void private_host_name_binds_the_certificate_of_the_environment() {
        var plan = plan("private-host-name");

        one(plan, "ManagedEnvironment").at("vnetConfiguration.internal").isEqualTo(true);
        var certificate = one(plan, "Certificate", "environment");
        certificate
                .at("properties.certificateKeyVaultProperties.keyVaultUrl")
                .isEqualTo("https://my-ssl-kv.vault.azure.net/secrets/my-ssl-cert");
        one(plan, "ContainerApp", "mcp-app")
                .at("configuration.ingress.customDomains[0].certificateId")
                .isEqualTo(certificate.resource().id().orElseThrow());
        one(plan, "RoleAssignment", "environment-my-ssl-kv")
                .at("scope")
                .asString()
                .endsWith("/vaults/my-ssl-kv");
        assertThat(plan.outputs())
                .containsEntry("gatewayUrl", "https://gateway.example.com")
                .containsEntry("mcpUrl", "https://mcp.example.com");
    }

    @Test
    void external_redis_runs_no_container_and_takes_its_password_from_key_vault() {
        var plan = plan("external-redis");

        assertThat(all(plan, "ContainerApp")).extracting(Plan.Resource::name).containsExactly("gateway-app");
        assertThat(variables(plan))
                .contains(
                        Map.of("name", "REDIS_URL", "value", REDIS_URL),
                        Map.of("name", "CACHE_STORE", "value", "azure-redis"),
                        Map.of("name", "REDIS_PASSWORD", "secretRef", "redis-password"));
    }

    @Test
    void azure_redis_is_reached_in_cluster_mode() {
        var plan = plan("azure-redis");

        assertThat(all(plan, "ContainerApp")).extracting(Plan.Resource::name).containsExactly("gateway-app");
        assertThat(variables(plan))
                .contains(
                        Map.of("name", "REDIS_URL", "value", "rediss://portkey-redis.eastus.redis.azure.net:10000"),
                        Map.of("name", "CACHE_STORE", "value", "azure-redis"),
                        Map.of("name", "REDIS_MODE", "value", "cluster"),
                        Map.of("name", "REDIS_TLS_ENABLED", "value", "true"));
    }

    @Test
    void existing_storage_gets_a_role_on_the_container_alone() {
        var plan = plan("existing-storage");

        assertThat(all(plan, "StorageAccount")).isEmpty();
        assertThat(all(plan, "BlobContainer")).isEmpty();
        one(plan, "RoleAssignment", "blob-read-write")
                .at("scope")
                .asString()
                .endsWith("/storageAccounts/mystorageaccount/blobServices/default/containers/my-container-name");
    }

    @Test
    void control_plane_private_link_waits_for_the_approval() {
        var plan = plan("control-plane-private-link");

        one(plan, "PrivateEndpoint", "control-plane")
                .at("manualPrivateLinkServiceConnections[0].requestMessage")
                .asString()
                .contains("portkey-gateway-private-link");
        one(plan, "PrivateRecordSet", "control-plane")
                .at("relativeRecordSetName")
                .isEqualTo("private");
        assertThat(plan.outputs())
                .containsKey("controlPlanePrivateEndpointId")
                .containsEntry("controlPlanePrivateFqdn", "private.azure-cp.portkey.ai");
        assertThat(variables(plan))
                .noneSatisfy(variable -> assertThat(variable).containsEntry("name", "ALBUS_BASEPATH"));
    }

    @Test
    void ip_allow_list_lets_in_the_control_plane_and_the_listed_range_alone() {
        assertThat(one(plan("ip-allow-list"), "ContainerApp", "gateway")
                        .values("configuration.ingress.ipSecurityRestrictions[].ipAddressRange"))
                .containsExactly("198.51.100.0/24", "54.81.226.149/32", "34.200.113.35/32", "44.221.117.129/32");
    }

    @Test
    void data_service_is_internal_and_may_delete_logs() {
        var plan = plan("data-service");

        one(plan, "ContainerApp", "data-service")
                .at("configuration.ingress.external")
                .isEqualTo(false);
        assertThat(one(plan, "RoleDefinition", "delete").values("permissions[0].dataActions[]"))
                .asString()
                .contains("blobs/delete");
        assertThat(variables(plan))
                .contains(Map.of(
                        "name",
                        "DATASERVICE_BASEPATH",
                        "value",
                        "https://data-service.internal." + plan.outputs().get("containerAppEnvironmentFqdn")));
    }

    @Test
    void acr_is_pulled_with_the_identity() {
        var plan = plan("acr");

        var gateway = one(plan, "ContainerApp", "gateway");
        gateway.at("template.containers[0].image")
                .asString()
                .startsWith("portkeyregistry.azurecr.io/portkeyai/gateway_enterprise:");
        gateway.at("configuration.registries")
                .isEqualTo(List.of(Map.of(
                        "server",
                        "portkeyregistry.azurecr.io",
                        "identity",
                        plan.outputs().get("managedIdentityId"))));
        one(plan, "RoleAssignment", "acr-pull").at("scope").asString().endsWith("/registries/portkeyregistry");
    }

    @Test
    void central_logs_has_no_workspace_and_no_key_of_one() {
        var plan = plan("central-logs");

        assertThat(all(plan, "Workspace")).isEmpty();
        assertThat(String.valueOf(
                        one(plan, "DiagnosticSetting").resource().inputs().get("workspaceId")))
                .endsWith("/workspaces/central-logs");
    }

    @Test
    void other_registry_is_where_every_image_comes_from() {
        var plan = plan("other-registry");

        for (var app : List.of("gateway", "redis")) {
            var container = one(plan, "ContainerApp", app);
            assertThat(container.values("template.containers[].image"))
                    .allSatisfy(image -> assertThat(image).asString().startsWith("registry.example.com/mirror/"));
            container.at("configuration.registries[0].server").isEqualTo("registry.example.com");
            container.at("configuration.registries[0].passwordSecretRef").isEqualTo("registry-password");
        }
        assertThat(all(plan, "RoleAssignment"))
                .extracting(Plan.Resource::name)
                .contains("secrets-portkey-kv-registry-password");
    }

    @Test
    void azure_openai_is_called_privately_and_a_path_of_a_container_is_written() {
        var plan = plan("azure-openai");

        one(plan, "PrivateEndpoint", "gateway-access")
                .at("privateLinkServiceConnections[0].groupIds")
                .isEqualTo(List.of("account"));
        assertThat(all(plan, "RoleAssignment").stream()
                        .filter(r -> r.name().startsWith("gateway-access"))
                        .toList())
                .extracting(
                        r -> String.valueOf(r.inputs().get("scope")).replaceFirst(".*/", ""),
                        r -> r.inputs().containsKey("condition"))
                .containsExactlyInAnyOrder(tuple("contoso-openai", false), tuple("exports", true));
    }

    @Test
    void secret_volume_mounts_show_the_one_secret() {
        var gateway = one(plan("secret-volume-mounts"), "ContainerApp", "gateway");

        assertThat(gateway.values("template.volumes[].secrets"))
                .containsExactly(List.of(Map.of("secretRef", "ca-bundle", "path", "ca-bundle")));
        gateway.at("template.containers[0].volumeMounts")
                .isEqualTo(List.of(Map.of(
                        "volumeName", "ca-bundle", "mountPath", "/etc/portkey/ca-bundle", "subPath", "ca-bundle")));
    }

    @Test
    void key_vault_is_made_and_filled_by_its_administrators_alone() {
        var plan = plan("key-vault");

        var vault = one(plan, "Vault");
        vault.at("properties.networkAcls.ipRules").isEqualTo(List.of(Map.of("value", "198.51.100.7/32")));
        var scope = vault.resource().id().orElseThrow().substring(1);
        assertThat(all(plan, "Secret")).isEmpty();
        assertThat(all(plan, "RoleAssignment"))
                .filteredOn(grant -> scope.equals(grant.inputs().get("scope")))
                .extracting(grant -> grant.inputs().get("principalType"))
                .containsExactlyInAnyOrder("User", "Group");
        one(plan, "RoleAssignment", "portkey-client-auth")
                .at("scope")
                .isEqualTo(scope + "/secrets/portkey-client-auth");
    }

    @Test
    void managed_redis_is_private_and_its_key_is_in_key_vault() {
        var plan = plan("managed-redis");

        one(plan, "RedisEnterprise").at("sku.name").isEqualTo("Balanced_B1");
        one(plan, "PrivateEndpoint", "managed-redis")
                .at("privateLinkServiceConnections[0].groupIds")
                .isEqualTo(List.of("redisEnterprise"));
        one(plan, "Secret").at("properties.value").isEqualTo("[secret]");
        assertThat(variables(plan))
                .contains(
                        Map.of("name", "REDIS_PASSWORD", "secretRef", "redis-password-portkey-gateway-managed-redis"));
        assertThat(all(plan, "ContainerApp")).extracting(Plan.Resource::name).containsExactly("gateway-app");
    }

    @Test
    void landing_zone_uses_the_hubs_zone_and_keeps_what_is_deleted() {
        var plan = plan("landing-zone");

        assertThat(all(plan, "PrivateZone")).extracting(Plan.Resource::name).containsExactly("environment-dns");
        one(plan, "PrivateDnsZoneGroup")
                .at("privateDnsZoneConfigs[0].privateDnsZoneId")
                .asString()
                .endsWith(
                        "/resourceGroups/hub-dns/providers/Microsoft.Network/privateDnsZones/privatelink.blob.core.windows.net");
        one(plan, "BlobServiceProperties").at("isVersioningEnabled").isEqualTo(true);
        one(plan, "BlobServiceProperties").at("deleteRetentionPolicy.days").isEqualTo(30.0);
        one(plan, "ManagedEnvironment")
                .at("peerTrafficConfiguration.encryption.enabled")
                .isEqualTo(true);
    }

    @Test
    void front_door_is_the_only_way_to_the_gateway_and_keeps_the_list() {
        var plan = plan("front-door");

        one(plan, "ManagedEnvironment").at("publicNetworkAccess").isEqualTo("Disabled");
        assertThat(all(plan, "VirtualNetwork")).isEmpty();
        assertThat(one(plan, "Policy").values("customRules.rules[0].matchConditions[0].matchValue"))
                .containsExactly("198.51.100.0/24", "54.81.226.149/32", "34.200.113.35/32", "44.221.117.129/32");
        one(plan, "Policy").at("managedRules.managedRuleSets[0].ruleSetAction").isEqualTo("Block");
        assertThat(plan.outputs())
                .containsEntry("gatewayUrl", "https://gateway.example.com")
                .containsKey("frontDoorGatewayValidationToken");
    }

    @Test
    void two_regions_are_used_side_by_side_and_share_the_log_store() {
        var plan = plan("two-regions");

        assertThat(all(plan, "AFDOrigin"))
                .extracting(Plan.Resource::name)
                .containsExactlyInAnyOrder(
                        "front-door-gateway-eastus",
                        "front-door-gateway-westeurope",
                        "front-door-mcp-eastus",
                        "front-door-mcp-westeurope");
        assertThat(all(plan, "ManagedEnvironment"))
                .extracting(e -> e.inputs().get("location"))
                .containsExactly("eastus", "westeurope");
        assertThat(all(plan, "VirtualNetwork")).hasSize(2);
        one(plan, "StorageAccount").at("sku.name").isEqualTo("Standard_RAGZRS");
        one(plan, "RoleAssignment", "westeurope-shared-access")
                .at("scope")
                .isEqualTo(
                        one(plan, "RoleAssignment", "log-store-blob-read-write").value("scope"));
    }

    private static Map<String, Object> utilization(String resource, String percent) {
        return Map.of(
                "name",
                resource + "-scale",
                "custom",
                Map.of("type", resource, "metadata", Map.of("type", "Utilization", "value", percent)));
    }

    private static List<Map<String, Object>> variables(Plan plan) {
        return one(plan, "ContainerApp", "gateway").values("template.containers[0].env[]").stream()
                .map(ExamplesTest::asMap)
                .toList();
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> asMap(Object value) {
        return (Map<String, Object>) value;
    }

    private static Plan plan(String example) {
        return Stacks.plan(StackFile.load(EXAMPLES.resolve(example).resolve("Pulumi." + example + ".yaml"), example));
    }
}
