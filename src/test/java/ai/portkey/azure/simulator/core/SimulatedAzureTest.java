package ai.portkey.azure.simulator.core;

import static ai.portkey.azure.simulator.Subscription.NETWORK;
import static ai.portkey.azure.simulator.Subscription.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.portkey.azure.simulator.Samples;
import ai.portkey.azure.simulator.Subscription;
import ai.portkey.azure.simulator.fronts.SimulatedRandom;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Options, faults, state, functions, and the rules of storage, caches and monitoring. */
class SimulatedAzureTest {

    private static final String VNET = NETWORK + "VirtualNetwork";

    private static SimulatedAzure with(FaultPlan plan) {
        return new SimulatedAzure(SimulationOptions.defaults().withFaults(plan));
    }

    @Test
    void the_same_seed_gives_the_same_azure_and_another_seed_another() {
        var token = "azure-native:managedidentity:UserAssignedIdentity";
        var first = Subscription.assuming().azure.create(token, "x", Samples.of(token));

        assertThat(Subscription.assuming().azure.create(token, "x", Samples.of(token)))
                .isEqualTo(first);
        assertThat(new SimulatedAzure(SimulationOptions.defaults().withSeed("other"))
                        .create(token, "x", Samples.of(token))
                        .text("principalId"))
                .isNotEqualTo(first.text("principalId"));
    }

    @Test
    void the_order_of_members_makes_no_difference() {
        var container = Map.of("name", "app", "image", "image:1");
        var inputs = Samples.of(Subscription.APP);
        inputs.put("template", Map.of("containers", List.of(new java.util.TreeMap<>(container))));
        var reversed = new java.util.TreeMap<String, Object>(java.util.Comparator.reverseOrder());
        reversed.putAll(container);
        var other = Samples.of(Subscription.APP);
        other.put("template", Map.of("containers", List.of(reversed)));

        var first = Subscription.assuming().azure.create(Subscription.APP, "x", inputs);

        assertThat(Subscription.assuming()
                        .azure
                        .create(Subscription.APP, "x", other)
                        .toString())
                .isEqualTo(first.toString());
        assertThat(new SimulatedRandom(SimulationOptions.defaults())
                        .create(
                                "random:index/randomString:RandomString",
                                "x",
                                Map.of("length", 6.0, "keepers", new java.util.TreeMap<>(container)))
                        .id())
                .isEqualTo(new SimulatedRandom(SimulationOptions.defaults())
                        .create(
                                "random:index/randomString:RandomString",
                                "x",
                                Map.of("length", 6.0, "keepers", reversed))
                        .id());
    }

    @Test
    void a_refused_creation_leaves_nothing_and_the_next_one_passes() {
        var azure = with((type, name, attempt) -> attempt == 1 && name.equals("sample")
                ? Optional.of(
                        new FaultPlan.Refused(409, "AnotherOperationInProgress", "Another operation is in progress."))
                : Optional.empty());

        assertRefused(409, "AnotherOperationInProgress", () -> azure.create(VNET, "x", Samples.of(VNET)));
        assertThat(azure.resources()).isEmpty();
        assertThat(azure.create(VNET, "x", Samples.of(VNET)).name()).isEqualTo("sample");
    }

    @Test
    void a_throttled_creation_says_when_to_retry() {
        var azure = with((type, name, attempt) -> Optional.of(new FaultPlan.Throttled(Duration.ofSeconds(17))));

        assertRefused(429, "TooManyRequests", () -> azure.create(VNET, "x", Samples.of(VNET)))
                .hasMessageContaining("Retry-After: 17 seconds");
    }

    @Test
    void a_creation_that_times_out_leaves_the_resource() {
        var azure = with((type, name, attempt) -> Optional.of(new FaultPlan.TimedOutAfterCreation()));

        assertThatThrownBy(() -> azure.create(VNET, "x", Samples.of(VNET)))
                .isInstanceOfSatisfying(
                        AzureException.class,
                        e -> assertThat(azure.read(e.resource().orElseThrow().id()))
                                .isEqualTo(e.resource()));
    }

    @Test
    void state_and_time_outlive_the_object(@TempDir Path folder) throws IOException {
        var file = folder.resolve("deep/azure.json");
        var options = SimulationOptions.defaults()
                .withStateFile(file)
                .withTimes(Duration.ZERO, Map.of(VNET, Duration.ofMinutes(1)));
        var first = new SimulatedAzure(options);
        var vnet = first.create(VNET, "x", Samples.of(VNET));
        var vault = first.create("azure-native:keyvault:Vault", "x", Samples.of("azure-native:keyvault:Vault"));
        first.delete(vault.id());

        var second = new SimulatedAzure(options);

        assertThat(second.read(vnet.id())).contains(vnet);
        assertThat(second.now()).isEqualTo(options.clock().instant().plusSeconds(60));
        assertRefused(
                409,
                "ConflictError",
                () -> second.create("azure-native:keyvault:Vault", "x", Samples.of("azure-native:keyvault:Vault")));
        try (var files = Files.list(file.getParent())) {
            assertThat(files).containsExactly(file);
        }
    }

    @Test
    void a_state_file_of_another_version_is_refused(@TempDir Path folder) throws IOException {
        var file = folder.resolve("azure.json");
        Files.writeString(file, "{\"version\": 1, \"resources\": []}");

        assertThatThrownBy(() -> new SimulatedAzure(SimulationOptions.defaults().withStateFile(file)))
                .hasMessageContaining(file.toString())
                .hasMessageContaining("version 1")
                .hasMessageContaining("reads version 2")
                .hasMessageContaining("Delete the file");
    }

    @Test
    void drift_changes_and_removes_properties() {
        var azure = Subscription.assuming().azure;
        var vnet = azure.create(VNET, "x", Samples.of(VNET));

        azure.changeBehindTheBack(vnet.id(), "addressSpace.addressPrefixes", List.of("10.1.0.0/16"));
        assertThat(azure.read(vnet.id()).orElseThrow().text("addressSpace.addressPrefixes[]"))
                .isEqualTo("10.1.0.0/16");
        azure.changeBehindTheBack(vnet.id(), "addressSpace", null);
        assertThat(azure.read(vnet.id()).orElseThrow().properties()).doesNotContainKey("addressSpace");
    }

    @Test
    void updating_what_is_gone_is_not_found() {
        assertRefused(
                404,
                "ResourceNotFound",
                () -> Subscription.assuming()
                        .azure
                        .update(Samples.id("Microsoft.Network/virtualNetworks/no"), Map.of()));
    }

    @Test
    void a_resource_without_name_is_named_after_its_pulumi_name() {
        var azure = Subscription.assuming().azure;

        assertThat(azure.create(
                                VNET,
                                "net",
                                Map.of(
                                        "resourceGroupName",
                                        "rg",
                                        "addressSpace",
                                        Map.of("addressPrefixes", List.of("10.0.0.0/16"))))
                        .name())
                .matches("net[0-9a-f]{8}");
        assertThat((String) azure.prepare("azure-native:authorization:RoleAssignment", "grant", Map.of())
                        .get("roleAssignmentName"))
                .matches("[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-a[0-9a-f]{3}-[0-9a-f]{12}");
    }

    @ParameterizedTest
    @CsvSource({
        "cache:listRedisKeys, name, primaryKey",
        "operationalinsights:getSharedKeys, workspaceName, primarySharedKey"
    })
    void keys_are_stable_and_differ_by_resource(String function, String argument, String key) {
        var azure = Subscription.assuming().azure;
        var first = azure.invoke("azure-native:" + function, Map.of("resourceGroupName", "rg", argument, "first"));

        assertThat(azure.invoke("azure-native:" + function, Map.of("resourceGroupName", "rg", argument, "first")))
                .isEqualTo(first);
        assertThat(azure.invoke("azure-native:" + function, Map.of("resourceGroupName", "rg", argument, "second"))
                        .get(key))
                .isNotEqualTo(first.get(key));
        assertThat(azure.resources())
                .extracting(r -> r.properties().toString())
                .noneMatch(p -> p.contains((String) first.get(key)));
    }

    @Test
    void every_type_can_be_looked_up() {
        ResourceTypes.all()
                .filter(type -> !type.token().contains("/"))
                .filter(type -> !type.singleton())
                .forEach(type -> {
                    var azure = Subscription.assuming().azure;
                    var function = type.token().replaceFirst(":(\\w+)$", ":get$1");
                    var sample = Samples.of(type.token());

                    assertThat(azure.invoke(function, sample))
                            .as(function)
                            .containsKey("name")
                            .hasEntrySatisfying(
                                    "id",
                                    id -> assertThat((String) id)
                                            .isEqualToIgnoringCase(type.facts().id(Samples.SUBSCRIPTION, sample)));
                });
    }

    @Test
    void functions_say_what_is_missing_or_unknown() {
        var azure = Subscription.assuming().azure;

        assertRefused(
                        400,
                        "InvalidFunctionArguments",
                        () -> azure.invoke("azure-native:keyvault:getVault", Map.of("vaultName", "kv")))
                .hasMessageContaining("'resourceGroupName'");
        assertRefused(400, "InvalidFunction", () -> azure.invoke("azure-native:sql:getServer", Map.of()))
                .hasMessageContaining("azure-native:sql:getServer");
    }

    @ParameterizedTest
    @CsvSource({
        "cache:RedisEnterprise, Balanced_B0, false",
        "cache/v20250401:RedisEnterprise, Balanced_B0, true",
        "cache/v20250401:RedisEnterprise, Premium_P1, false",
        "cache:RedisEnterprise, Enterprise_E10, true"
    })
    void managed_redis_needs_the_newer_api(String type, String sku, boolean accepted) {
        var token = "azure-native:" + type;
        var inputs = Samples.of(token);
        inputs.put("sku", Map.of("name", sku));

        if (accepted) {
            assertThat(Subscription.assuming().azure.create(token, "x", inputs).text("hostName"))
                    .startsWith("sample.eastus.redis");
        } else {
            assertRefused(400, "InvalidSku", () -> Subscription.assuming().azure.create(token, "x", inputs))
                    .hasMessageContaining(sku);
        }
    }

    @ParameterizedTest
    @CsvSource({"29, false", "30, true", "7, true", "731, false"})
    void retention_of_logs_has_limits(double days, boolean accepted) {
        var token = "azure-native:operationalinsights:Workspace";
        var inputs = Samples.of(token);
        inputs.put("retentionInDays", days);

        if (accepted) {
            assertThat(Subscription.assuming().azure.create(token, "x", inputs).text("customerId"))
                    .matches("[0-9a-f-]{36}");
        } else {
            assertRefused(
                    400, "InvalidParameter", () -> Subscription.assuming().azure.create(token, "x", inputs));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "insights:DiagnosticSetting, workspaceId,, BadRequest",
        "insights:MetricAlert, severity, 5, BadRequest",
        "insights:ActionGroup, groupShortName, thirteen-long, ActionGroupShortNameTooLong"
    })
    void monitoring_refuses_what_cannot_work(String type, String property, String value, String code) {
        var token = "azure-native:" + type;
        var inputs = Samples.of(token);
        inputs.put(property, property.equals("severity") ? Double.valueOf(value) : value);

        assertRefused(400, code, () -> Subscription.assuming().azure.create(token, "x", inputs));
    }

    @Test
    void an_alert_needs_a_whole_criterion_and_a_window_that_is_looked() {
        var token = "azure-native:insights:MetricAlert";
        var hasty = Samples.of(token);
        hasty.put("evaluationFrequency", "PT15M");
        var incomplete = Samples.of(token);
        incomplete.put(
                "criteria",
                Map.of(
                        "odataType",
                        "Microsoft.Azure.Monitor.SingleResourceMultipleMetricCriteria",
                        "allOf",
                        List.of(Map.of("name", "cpu", "metricName", "UsageNanoCores"))));

        assertRefused(400, "BadRequest", () -> Subscription.assuming().azure.create(token, "x", hasty));
        assertRefused(400, "BadRequest", () -> Subscription.assuming().azure.create(token, "x", incomplete));
    }

    @Test
    void receivers_have_names_of_their_own() {
        var token = "azure-native:insights:ActionGroup";
        var inputs = Samples.of(token);
        inputs.put(
                "emailReceivers",
                List.of(
                        Map.of("name", "ops", "emailAddress", "a@example.com"),
                        Map.of("name", "ops", "emailAddress", "b@example.com")));

        assertRefused(
                400, "InvalidReceiverName", () -> Subscription.assuming().azure.create(token, "x", inputs));
    }

    @Test
    void a_storage_account_tells_its_endpoints() {
        var token = "azure-native:storage:StorageAccount";

        var account = Subscription.assuming().azure.create(token, "x", Samples.of(token));

        assertThat(account.text("primaryEndpoints.blob")).isEqualTo("https://sample.blob.core.windows.net/");
        assertThat(account.text("sku.name")).isEqualTo("Standard_LRS");
        assertThat(account.text("sku.tier")).isEqualTo("Standard");
    }
}
