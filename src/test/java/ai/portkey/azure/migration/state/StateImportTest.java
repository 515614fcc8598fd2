package ai.portkey.azure.migration.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import ai.portkey.azure.catalogue.Plugins;
import ai.portkey.azure.migration.MigrationException;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class StateImportTest {

    private static final String SUBSCRIPTION = "/subscriptions/3f1b7c52-8f0e-4a7d-9c55-1f0f5d5a2b10";
    private static final String GROUP = SUBSCRIPTION + "/resourceGroups/rg-acme-gateway-prod";
    private static final Path SIMPLE = Plans.FIXTURES.resolve("simple-1.1.1.tfstate");
    private static final Path FULL = Plans.FIXTURES.resolve("full-3.0.0.tfstate");

    private static List<PlannedResource> simplePlan;
    private static List<PlannedResource> fullPlan;

    @TempDir
    private Path folder;

    @BeforeAll
    static void plan() throws Exception {
        simplePlan = PlannedResource.of(Plans.ofTfvars("simple.tfvars", "1.1.1"));
        fullPlan = PlannedResource.of(Plans.ofTfvars("full-3.0.0.tfvars", "3.0.0"));
    }

    private static StateImport.Result full() throws MigrationException {
        return StateImport.run(FULL, Optional.empty(), fullPlan);
    }

    /** The full state after a change of its text. */
    private Path changed(UnaryOperator<String> change) throws IOException {
        return Files.writeString(folder.resolve("changed.tfstate"), change.apply(Files.readString(FULL)));
    }

    private static List<JsonObject> entries(StateImport.Result result) {
        return StreamSupport.stream(
                        result.importFile().getAsJsonArray("resources").spliterator(), false)
                .map(JsonElement::getAsJsonObject)
                .toList();
    }

    private static Map<String, String> idsByName(StateImport.Result result) {
        var ids = new HashMap<String, String>();
        entries(result).stream()
                .filter(entry -> entry.has("id"))
                .forEach(entry ->
                        ids.put(entry.get("name").getAsString(), entry.get("id").getAsString()));
        return ids;
    }

    @Test
    void adopts_everything_that_module_three_deploys() throws Exception {
        var result = full();

        assertThat(result.adopted()).isEqualTo(41);
        assertThat(result.added())
                .extracting(PlannedResource::name)
                .containsExactlyInAnyOrder("app-gateway-waf", "app-gateway-certificate-my-ssl-kv-my-ssl-cert");
        assertThat(result.notes())
                .filteredOn(note -> note.contains("unmanaged"))
                .singleElement()
                .asString()
                .startsWith("azurerm_role_assignment.appgw_kv_secrets_user[0]: the plan has no such resource")
                .contains("az role assignment delete --ids " + SUBSCRIPTION + "/resourceGroups/my-ssl-kv-rg/");
        assertThat(result.notes())
                .filteredOn(note -> note.contains("nothing to adopt"))
                .hasSize(4);
    }

    @Test
    void writes_ids_in_azure_natives_form() throws Exception {
        assertThat(idsByName(full()))
                .containsEntry("log-store-storage-suffix", "esf6pd")
                .containsEntry("log-store-suffix", "qXgTyQ")
                .containsEntry(
                        "network-snet-aca",
                        GROUP + "/providers/Microsoft.Network/virtualNetworks/vnet-acme-gateway-prod/subnets/snet-aca")
                .containsEntry(
                        "log-store-container",
                        GROUP + "/providers/Microsoft.Storage/storageAccounts/"
                                + "stacmegatewayprodesf6pd/blobServices/default/containers/portkey-log-store")
                .containsEntry(
                        "log-store-blob-read-write-role",
                        GROUP + "/providers/Microsoft.Storage/storageAccounts/"
                                + "stacmegatewayprodesf6pd/providers/Microsoft.Authorization/roleDefinitions/"
                                + "86096a72-aca9-0abe-b03c-20588055a608")
                .containsEntry(
                        "log-store-blob-read-write",
                        GROUP + "/providers/Microsoft.Storage/storageAccounts/"
                                + "stacmegatewayprodesf6pd/blobServices/default/containers/portkey-log-store/providers/"
                                + "Microsoft.Authorization/roleAssignments/eec03b88-d102-e483-c26a-d164dfd3f5f1")
                .containsEntry(
                        "environment-dns-wildcard",
                        GROUP + "/providers/Microsoft.Network/privateDnsZones/"
                                + "happydune-4b734d53.westeurope.azurecontainerapps.io/A/*")
                .containsEntry("data-service-app", GROUP + "/providers/Microsoft.App/containerApps/data-service");
    }

    /** The two identities read the same secrets: each assignment must go to its own. */
    @Test
    void tells_the_role_assignments_of_the_identities_apart() throws Exception {
        var ids = idsByName(full());

        assertThat(ids.get("secrets-portkey-kv-docker-password")).endsWith("/53a8aa1d-8d9a-cd09-1d77-d5b8adbbe2e6");
        assertThat(ids.get("data-service-secrets-portkey-kv-docker-password"))
                .endsWith("/ecfa8272-a9a2-e751-4a81-a70f534a7dc3");
    }

    /** Type, logical name and parent give the URN: it must be the program's own, or the first up creates a second one. */
    @Test
    void every_entry_has_the_urn_of_the_plan() throws Exception {
        var planned = new HashMap<String, PlannedResource>();
        fullPlan.forEach(resource -> planned.put(resource.urn(), resource));
        var names = new HashMap<String, String>();
        var seen = new HashSet<String>();

        for (var entry : entries(full())) {
            var type = entry.get("type").getAsString();
            var name =
                    entry.get(entry.has("logicalName") ? "logicalName" : "name").getAsString();
            var match = planned.values().stream()
                    .filter(r -> r.type().equals(type) && r.name().equals(name))
                    .toList();
            assertThat(match).as(type + " " + name).hasSize(1);
            assertThat(entry.has("component")).isEqualTo(match.get(0).isComponent());
            var parent = entry.has("parent") ? names.get(entry.get("parent").getAsString()) : null;
            assertThat(Optional.ofNullable(parent))
                    .as("parent of " + name)
                    .isEqualTo(match.get(0).parent());
            names.put(entry.get("name").getAsString(), match.get(0).urn());
            assertThat(seen.add(entry.get("name").getAsString()))
                    .as("name is unique: " + name)
                    .isTrue();
        }
    }

    @Test
    void names_the_plugin_that_the_program_uses() throws Exception {
        assertThat(entries(full()))
                .filteredOn(entry -> entry.get("type").getAsString().startsWith("azure-native:"))
                .isNotEmpty()
                .allMatch(entry -> entry.get("version").getAsString().equals(Plugins.AZURE_NATIVE));
    }

    @Test
    void nothing_of_the_simulated_azure_reaches_the_file() throws Exception {
        assertThat(idsByName(full())).hasSize(41);
        assertThat(idsByName(full()).values())
                .noneMatch(id -> id.contains("00000000-0000-4000-8000-000000000001") || id.contains("{"));
    }

    @Test
    void adopts_the_simple_deployment_of_module_one_below_its_address() throws Exception {
        var result = StateImport.run(SIMPLE, Optional.empty(), simplePlan);

        assertThat(idsByName(result))
                .containsOnlyKeys(
                        "resource-group",
                        "secrets-identity",
                        "environment-log-analytics",
                        "environment-environment",
                        "log-store-storage-suffix",
                        "log-store-suffix",
                        "log-store-account",
                        "log-store-container",
                        "gateway-app",
                        "redis-app");
        assertThat(result.added())
                .extracting(PlannedResource::name)
                .containsExactlyInAnyOrder(
                        "log-store-blob-read-write-role",
                        "log-store-blob-read-write",
                        "secrets-portkey-kv-docker-password",
                        "secrets-portkey-kv-organisations-to-sync",
                        "secrets-portkey-kv-portkey-client-auth");
        assertThat(result.notes())
                .anyMatch(
                        note -> note.startsWith(
                                "module.portkey_gateway.azurerm_role_assignment.storage_blob_contributor: the plan has no such resource"))
                .contains("azurerm_virtual_network.hub: is not part of the gateway's module and is left alone");
    }

    /** azure-native reads names out of the id: another letter case would look like another resource group. */
    @Test
    void writes_ids_in_the_programs_letter_case() throws Exception {
        var shouting = changed(text -> text.replace(
                "/resourceGroups/rg-acme-gateway-prod/providers/Microsoft.App/",
                "/resourcegroups/RG-ACME-GATEWAY-PROD/providers/microsoft.app/"));

        assertThat(idsByName(StateImport.run(shouting, Optional.empty(), fullPlan)))
                .containsEntry("gateway-app", GROUP + "/providers/Microsoft.App/containerApps/gateway");
    }

    @Test
    void check_lists_each_change_of_the_first_up_and_no_other() throws Exception {
        assertThat(full().differences())
                .containsExactlyInAnyOrder(
                        "on 23 resources: tags.ManagedBy: Azure has 'Terraform', the first pulumi up sets 'Pulumi'",
                        "log-store-account (storage:StorageAccount): allowBlobPublicAccess: Azure has 'true', the first pulumi up sets "
                                + "'false'",
                        "log-store-account (storage:StorageAccount): allowSharedKeyAccess: Azure has 'true', the first pulumi up sets "
                                + "'false'",
                        "log-store-account (storage:StorageAccount): publicNetworkAccess: Azure has 'Disabled', the first "
                                + "pulumi up sets 'Enabled'",
                        "log-store-blob-read-write-role (authorization:RoleDefinition): description: Azure has 'Read and write (no "
                                + "delete) access to blobs for the gateway log store', the first pulumi up sets 'Portkey log store: blob-read-write'",
                        "log-store-blob-read-write-delete-role (authorization:RoleDefinition): description: Azure has 'Read, write, "
                                + "and delete access to blobs for the data service log store', the first pulumi up sets 'Portkey log store: blob-read-write-delete'",
                        "gateway-app (app:ContainerApp): template.containers[0].env.ANALYTICS_STORE: the first pulumi up "
                                + "adds it",
                        "gateway-app (app:ContainerApp): template.containers[0].env.AZURE_MANAGED_VERSION: the first pulumi "
                                + "up adds it",
                        "gateway-app (app:ContainerApp): template.containers[0].env.NODE_ENV: the first pulumi up adds it",
                        "mcp-app (app:ContainerApp): template.containers[0].env.ANALYTICS_STORE: the first pulumi up adds it",
                        "mcp-app (app:ContainerApp): template.containers[0].env.AZURE_MANAGED_VERSION: the first pulumi up "
                                + "adds it",
                        "mcp-app (app:ContainerApp): template.containers[0].env.NODE_ENV: the first pulumi up adds it",
                        "data-service-app (app:ContainerApp): template.containers[0].env.ANALYTICS_STORE: the first pulumi "
                                + "up adds it",
                        "data-service-app (app:ContainerApp): template.containers[0].env.AZURE_MANAGED_VERSION: the first "
                                + "pulumi up adds it",
                        "data-service-app (app:ContainerApp): template.containers[0].env.HYBRID_DEPLOYMENT: the first pulumi "
                                + "up adds it",
                        "data-service-app (app:ContainerApp): template.containers[0].env.NODE_ENV: the first pulumi up adds it",
                        "data-service-app (app:ContainerApp): template.containers[0].env.SERVICE_NAME: the first pulumi up "
                                + "adds it",
                        inactive("gateway"),
                        inactive("mcp"),
                        inactive("data-service"),
                        inactive("redis"),
                        "gateway-app (app:ContainerApp): template.containers[0].env.DATASERVICE_BASEPATH: the first pulumi "
                                + "up changes it",
                        "gateway-app (app:ContainerApp): template.containers[0].env.MCP_GATEWAY_BASE_URL: the first pulumi "
                                + "up changes it",
                        "mcp-app (app:ContainerApp): template.containers[0].env.DATASERVICE_BASEPATH: the first pulumi up "
                                + "changes it",
                        "mcp-app (app:ContainerApp): template.containers[0].env.MCP_GATEWAY_BASE_URL: the first pulumi up "
                                + "changes it",
                        "data-service-app (app:ContainerApp): template.containers[0].env.GATEWAY_BASE_URL: the first pulumi "
                                + "up changes it",
                        slowStart("gateway", "/v1/health 8787"),
                        graceful("gateway"),
                        slowStart("mcp", "/v1/health 8788"),
                        graceful("mcp"),
                        slowStart("data-service", "/health 8081"),
                        graceful("data-service"),
                        "app-gateway-gateway (network:ApplicationGateway): globalConfiguration.enableResponseBuffering: Azure has nothing, "
                                + "the first pulumi up sets 'Disabled'",
                        "app-gateway-gateway (network:ApplicationGateway): sslPolicy.policyName: Azure has "
                                + "nothing, the first pulumi up sets 'AppGwSslPolicy20220101'",
                        "app-gateway-gateway (network:ApplicationGateway): firewallPolicy.id: Azure has nothing, the first "
                                + "pulumi up sets '/subscriptions/{subscription}/resourceGroups/rg-acme-gateway-prod/providers/"
                                + "Microsoft.Network/ApplicationGatewayWebApplicationFirewallPolicies/waf-appgw-acme-gateway-prod'",
                        "app-gateway-gateway (network:ApplicationGateway): webApplicationFirewallConfiguration: Azure has "
                                + "'Prevention', the first pulumi up sets nothing");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"max_replicas\": 30 | \"max_replicas\": 5 | gateway-app (app:ContainerApp): template.scale.maxReplicas: Azure has '5', the first pulumi up sets '30'",
                "\"retention_in_days\": 30 | \"retention_in_days\": 90 | environment-log-analytics (operationalinsights:Workspace): retentionInDays: Azure has '90', the first pulumi up sets '30'",
                "\"priority\": 110 | \"priority\": 115 | network-nsg-appgw (network:NetworkSecurityGroup): securityRules.AllowHTTPS: Azure has '115 Inbound Allow Tcp 443 * - * *', the first pulumi up sets '110 Inbound Allow Tcp 443 * - * *'",
                "10.20.4.0/24 | 10.20.8.0/24 | network-snet-appgw (network:Subnet): addressPrefix: Azure has '10.20.8.0/24', the first pulumi up sets '10.20.4.0/24'",
                "\"path\": \"/health\" | \"path\": \"/healthz\" | data-service-app (app:ContainerApp): template.containers[0].probes.HTTP: Azure has '/healthz 8081 30 30 5 3 -', the first pulumi up sets '/health 8081 30 30 5 3 -'",
                "\"success_count_threshold\": 3 | \"success_count_threshold\": 1 | gateway-app (app:ContainerApp): template.containers[0].probes.HTTP: Azure has '/v1/health 8787 10 10 5 3 1', the first pulumi up sets '/v1/health 8787 10 10 5 3 3'",
                "\"allow_resource_only_permissions\": true | \"allow_resource_only_permissions\": false | environment-log-analytics (operationalinsights:Workspace): features.enableLogAccessUsingOnlyResourcePermissions: Azure has 'false', the first pulumi up sets 'true'",
                "\"cooldown_period_in_seconds\": 300 | \"cooldown_period_in_seconds\": 60 | gateway-app (app:ContainerApp): template.scale.cooldownPeriod: Azure has '60', the first pulumi up sets nothing",
                "\"zone_redundancy_enabled\": false | \"zone_redundancy_enabled\": true | environment-environment (app:ManagedEnvironment): zoneRedundant: Azure has 'true', the first pulumi up sets 'false'; this REPLACES the resource",
            })
    void check_finds_what_was_changed_in_azure(String before, String after, String difference) throws Exception {
        var drifted = StateImport.run(changed(text -> text.replace(before, after)), Optional.empty(), fullPlan);

        assertThat(drifted.differences()).contains(difference);
        assertThat(full().differences()).doesNotContain(difference);
    }

    /** azurerm sends 0 where the module says nothing. */
    private static String inactive(String app) {
        return app
                + "-app (app:ContainerApp): configuration.maxInactiveRevisions: Azure has '0', the first pulumi up sets nothing";
    }

    private static String graceful(String app) {
        return app
                + "-app (app:ContainerApp): template.terminationGracePeriodSeconds: Azure has nothing, the first pulumi up sets '240'";
    }

    private static String slowStart(String app, String pathAndPort) {
        return app + "-app (app:ContainerApp): template.containers[0].probes.HTTP: Azure has '" + pathAndPort
                + " - 10 5 3 -', the first pulumi up sets '" + pathAndPort + " 10 15 5 10 -'";
    }

    /**
     * What Terraform 1.11.4 and azurerm 4.81.0 wrote when they applied module 3.0.0, to a stand-in of Azure: values that
     * azurerm fills in, empty texts and lists included. Corrected to Azure's form: role definitions have the
     * subscription's id, and an environment without a VNet has no group of its own (azure-container-apps #1323).
     */
    @ParameterizedTest(name = "{0}")
    @MethodSource("realStates")
    void adopts_all_that_azurerm_wrote_and_names_each_change(String name, int adopted, List<String> changes)
            throws Exception {
        var plan = PlannedResource.of(Plans.ofTfvars(name + ".tfvars", "3.0.0"));

        var result = StateImport.run(Plans.FIXTURES.resolve(name + ".tfstate"), Optional.empty(), plan);

        assertThat(result.adopted()).isEqualTo(adopted);
        assertThat(result.added()).isEmpty();
        assertThat(result.notes()).allMatch(note -> note.endsWith("nothing to adopt"));
        assertThat(result.differences())
                .filteredOn(difference -> !difference.contains(".env."))
                .containsExactlyInAnyOrderElementsOf(changes);
        assertThat(result.effects()).noneMatch(effect -> effect.startsWith("redis"));
    }

    static Stream<Arguments> realStates() {
        var account = "log-store-account (storage:StorageAccount): ";
        var volumes = "-app (app:ContainerApp): template.volumes.";
        var role = " (authorization:RoleDefinition): description: Azure has '";
        var common = List.of(
                inactive("gateway"),
                graceful("gateway"),
                slowStart("gateway", "/v1/health 8787"),
                account + "allowBlobPublicAccess: Azure has 'true', the first pulumi up sets 'false'",
                account + "allowSharedKeyAccess: Azure has 'true', the first pulumi up sets 'false'",
                "log-store-blob-read-write-role" + role
                        + "Read and write (no delete) access to blobs for the gateway log store', "
                        + "the first pulumi up sets 'Portkey log store: blob-read-write'");
        var isPrivate = new ArrayList<>(common);
        isPrivate.addAll(List.of(
                inactive("mcp"),
                graceful("mcp"),
                slowStart("mcp", "/v1/health 8788"),
                inactive("data-service"),
                graceful("data-service"),
                slowStart("data-service", "/health 8081"),
                "on 19 resources: tags.ManagedBy: Azure has 'Terraform', the first pulumi up sets 'Pulumi'",
                account + "publicNetworkAccess: Azure has 'Disabled', the first pulumi up sets 'Enabled'",
                "log-store-blob-read-write-delete-role" + role
                        + "Read, write, and delete access to blobs for the data service log "
                        + "store', the first pulumi up sets 'Portkey log store: blob-read-write-delete'",
                "network-nsg-appgw (network:NetworkSecurityGroup): securityRules.AllowHTTP: Azure has "
                        + "'100 Inbound Allow Tcp 80 * - * *', the first pulumi up sets nothing",
                "network-nsg-appgw (network:NetworkSecurityGroup): securityRules.AllowHTTPS: Azure has "
                        + "'110 Inbound Allow Tcp 443 * - * *', the first pulumi up sets nothing"));
        for (var app : List.of("gateway", "mcp")) {
            isPrivate.add(app + volumes + "all-secrets: Azure has 'all secrets of the app', the first pulumi up sets "
                    + "'organisations-to-sync, portkey-client-auth, redis-password'");
            isPrivate.add(app + volumes + "client-auth: Azure has 'all secrets of the app', the first pulumi up sets "
                    + "'portkey-client-auth'");
        }
        var isPublic = new ArrayList<>(common);
        isPublic.addAll(List.of(
                inactive("redis"),
                "on 7 resources: tags.ManagedBy: Azure has 'Terraform', the first pulumi up sets 'Pulumi'"));
        return Stream.of(
                Arguments.of("public-azurerm-4.81", 15, isPublic), Arguments.of("private-azurerm-4.81", 40, isPrivate));
    }

    @Test
    void says_which_apps_restart_and_when_the_cache_is_lost() throws Exception {
        assertThat(full().effects())
                .contains("gateway-app gets a new revision, because its template changes")
                .noneMatch(effect -> effect.startsWith("redis"));

        var slower = changed(text -> text.replace("\"interval_seconds\": 15", "\"interval_seconds\": 20"));
        assertThat(StateImport.run(slower, Optional.empty(), fullPlan).effects())
                .contains("redis-app gets a new revision, "
                        + "because its template changes: Redis restarts, and THE CACHE IS EMPTY afterwards");
    }

    @Test
    void check_compares_what_azurerm_keeps_in_associations() throws Exception {
        var without = changed(text -> text.replace("azurerm_subnet_nat_gateway_association", "azurerm_other"));

        assertThat(StateImport.run(without, Optional.empty(), fullPlan).differences())
                .anyMatch(difference ->
                        difference.startsWith("network-snet-aca (network:Subnet): natGateway.id: Azure has nothing"));
    }

    @Test
    void never_shows_a_secret_of_the_state() throws Exception {
        var leaky = changed(text ->
                text.replace("\"value\": \"info\"", "\"value\": \"hunter2\"").replace("portkey-customer", "hunter2"));
        var result = StateImport.run(leaky, Optional.empty(), fullPlan);

        assertThat(result.differences())
                .contains("gateway-app (app:ContainerApp): template.containers[0].env.LOG_LEVEL: the first pulumi up "
                        + "changes it");
        assertThat(result.importFile().toString() + result.notes() + result.differences())
                .doesNotContain("hunter2")
                .doesNotContain("made-up-key-never-to-be-shown");
    }

    @Test
    void a_partial_state_is_adopted_as_far_as_it_goes() throws Exception {
        var partial = changed(text -> {
            var state = JsonParser.parseString(text).getAsJsonObject();
            state.getAsJsonArray("resources")
                    .asList()
                    .removeIf(resource ->
                            resource.getAsJsonObject().get("type").getAsString().equals("azurerm_container_app"));
            return state.toString();
        });

        var result = StateImport.run(partial, Optional.empty(), fullPlan);

        assertThat(result.adopted()).isEqualTo(37);
        assertThat(result.added())
                .extracting(PlannedResource::name)
                .contains("gateway-app", "mcp-app", "redis-app", "data-service-app");
    }

    @Test
    void points_to_the_version_of_the_private_link_when_its_endpoint_is_not_planned() throws Exception {
        var planOfV1 = fullPlan.stream()
                .filter(resource -> !resource.name().startsWith("control-plane-v2"))
                .toList();

        assertThat(StateImport.run(FULL, Optional.empty(), planOfV1).notes())
                .contains("azurerm_private_endpoint"
                        + ".control_plane[0]: the plan has no such resource, so it remains in Azure, unmanaged: if it "
                        + "belongs to the control plane link, check controlPlanePrivateLink.version");
    }

    @Test
    void a_stack_of_another_deployment_adopts_nothing() {
        var failure = catchThrowableOfType(
                MigrationException.class,
                () -> StateImport.run(
                        FULL,
                        Optional.empty(),
                        simplePlan.stream()
                                .filter(resource -> !resource.type().contains("random"))
                                .toList()));

        assertThat(failure)
                .hasMessage("nothing in the state has a counterpart in the plan: do projectName, environment"
                        + " and resourceGroupName of the stack match Terraform's?");
    }

    @Test
    void several_gateways_in_one_state_must_be_told_apart() throws Exception {
        var both = changed(text -> {
            var state = JsonParser.parseString(text).getAsJsonObject();
            try {
                state.getAsJsonArray("resources")
                        .addAll(JsonParser.parseString(Files.readString(SIMPLE))
                                .getAsJsonObject()
                                .getAsJsonArray("resources"));
            } catch (IOException e) {
                throw new java.io.UncheckedIOException(e);
            }
            return state.toString();
        });

        assertThat(catchThrowableOfType(
                        MigrationException.class, () -> StateImport.run(both, Optional.empty(), fullPlan)))
                .hasMessageEndingWith(
                        "contains 2 gateways: choose one with --module: the root module, " + "module.portkey_gateway");
        assertThat(StateImport.run(both, Optional.of("module.portkey_gateway"), simplePlan)
                        .adopted())
                .isEqualTo(10);
        assertThat(StateImport.run(both, Optional.of(""), fullPlan).adopted()).isEqualTo(41);
        assertThat(catchThrowableOfType(
                        MigrationException.class, () -> StateImport.run(both, Optional.of("module.x"), fullPlan)))
                .hasMessageContaining("no gateway at 'module.x'");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "''| is empty: expected a JSON object",
                "not json| is not valid JSON",
                "[]| expected a JSON object",
                "{\"version\": 3, \"modules\": []}| expected a Terraform state of format version 4, found version 3",
                "{\"format_version\": \"1.0\"}| expected a Terraform state of format version 4, found no version",
                "{\"version\": 4}| the state has no list of resources",
                "{\"version\": 4, \"resources\": []}| the state contains no resources",
                "{\"version\": 4, \"resources\": [{\"mode\": \"managed\"}]}| resources[0] does not have Terraform's format",
                "{\"version\": 4, \"resources\": [7]}| resources[0] does not have Terraform's format",
                "{\"version\": 4, \"resources\": [{\"mode\": \"managed\", \"type\": \"aws_vpc\", \"name\": \"x\", "
                        + "\"instances\": [{\"attributes\": {}}]}]}| contains no azurerm_container_app_environment.main",
                "{\"encrypted_data\": \"x\"}| is an encrypted state",
                "{\"version\": 4, \"resources\": [| is not valid JSON",
            })
    void refuses_what_is_not_the_state_of_a_deployment(String text, String reason) throws Exception {
        var file = Files.writeString(folder.resolve("bad.tfstate"), text);

        assertThat(catchThrowableOfType(
                        MigrationException.class, () -> StateImport.run(file, Optional.empty(), fullPlan)))
                .hasMessageStartingWith(file + ": ")
                .hasMessageContaining(reason);
    }

    @ParameterizedTest
    @ValueSource(strings = {"missing.tfstate", "."})
    void refuses_a_missing_file_and_a_folder(String name) {
        assertThat(catchThrowableOfType(
                        MigrationException.class,
                        () -> StateImport.run(folder.resolve(name), Optional.empty(), fullPlan)))
                .message()
                .matches(".*: (file not found|is a folder, not a file)");
    }

    @Test
    void a_resource_without_id_is_reported_and_nothing_is_guessed() throws Exception {
        var broken = changed(text -> text.replace("\"b64_url\": \"qXgTyQ\"", "\"b64_url\": null"));

        assertThat(catchThrowableOfType(
                        MigrationException.class, () -> StateImport.run(broken, Optional.empty(), fullPlan)))
                .hasMessageStartingWith("random_id.suffix: the state does not contain its id");
    }
}
