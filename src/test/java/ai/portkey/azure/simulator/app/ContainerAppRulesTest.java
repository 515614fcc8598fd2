package ai.portkey.azure.simulator.app;

import static ai.portkey.azure.simulator.Subscription.APP;
import static ai.portkey.azure.simulator.Subscription.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import ai.portkey.azure.simulator.Samples;
import ai.portkey.azure.simulator.Subscription;
import ai.portkey.azure.simulator.core.SimulatedResource;
import ai.portkey.azure.simulator.values.Values;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Environments and apps, secrets aside. */
class ContainerAppRulesTest {

    private final Subscription subscription = Subscription.empty();

    private Map<String, Object> app(String path, Object value) {
        var inputs = Subscription.inputs(
                APP,
                "gateway",
                Map.of(
                        "environmentId",
                        Samples.id("Microsoft.App/managedEnvironments/cae"),
                        "configuration",
                        Map.of("ingress", Map.of("external", true, "targetPort", 8787.0)),
                        "template",
                        Map.of("containers", List.of(container("gateway", 1.0, "2Gi")))));
        var copy = Values.copy(inputs);
        if (path != null) {
            var dot = path.lastIndexOf('.');
            var parent = dot < 0
                    ? copy
                    : Values.objects(copy, path.substring(0, dot)).get(0);
            parent.put(path.substring(dot + 1), value);
        }
        return copy;
    }

    private static Map<String, Object> container(String name, double cpu, String memory) {
        var container = new LinkedHashMap<String, Object>();
        container.put("name", name);
        container.put("image", "image:1");
        container.put("resources", Map.of("cpu", cpu, "memory", memory));
        return container;
    }

    private SimulatedResource create(Map<String, Object> inputs) {
        return subscription.azure.create(APP, "gateway", inputs);
    }

    @Test
    void an_app_needs_its_environment() {
        assertRefused(404, "ManagedEnvironmentNotFound", () -> create(app(null, null)));
        assertRefused(400, "ContainerAppMissingEnvironment", () -> create(app("environmentId", null)));
    }

    @ParameterizedTest
    @CsvSource({
        "false, true,  gateway.",
        "false, false, gateway.internal.",
        "true,  true,  gateway.",
        "true,  false, gateway.internal."
    })
    void the_host_name_tells_how_an_app_is_reached(boolean internal, boolean external, String prefix) {
        subscription.vnet("10.0.0.0/16");
        var environment = subscription.environmentIn(subscription.delegatedSubnet("apps", "10.0.0.0/27"), internal);

        var created = create(app("configuration.ingress.external", external));

        assertThat(created.text("configuration.ingress.fqdn")).isEqualTo(prefix + environment.text("defaultDomain"));
        assertThat(environment.text("staticIp")).startsWith(internal ? "10.0.0." : "203.0.113.");
    }

    @Test
    void an_app_without_ingress_has_no_host_name() {
        subscription.environment(Map.of());

        assertThat(create(app("configuration.ingress", null)).properties())
                .doesNotContainKey("configuration.ingress.fqdn")
                .containsEntry("latestRevisionFqdn", "");
    }

    @Test
    void a_new_template_makes_a_new_revision() {
        subscription.environment(Map.of());
        var first = create(app(null, null));

        var same = subscription.azure.update(first.id(), app("tags", Map.of("a", "b")));
        var second = subscription.azure.update(
                first.id(), app("template.containers", List.of(container("gateway", 0.5, "1Gi"))));

        assertThat(same.text("latestRevisionName"))
                .isEqualTo(first.text("latestRevisionName"))
                .startsWith("gateway--");
        assertThat(second.text("latestRevisionName")).isNotEqualTo(first.text("latestRevisionName"));
    }

    @ParameterizedTest
    @CsvSource({"1.0, 1Gi", "0.3, 0.6Gi", "4.25, 8.5Gi", "0.125, 0.25Gi"})
    void cpu_and_memory_must_be_a_pair(double cpu, String memory) {
        subscription.environment(Map.of());

        assertRefused(
                        400,
                        "ContainerAppInvalidResourceTotal",
                        () -> create(app("template.containers", List.of(container("a", cpu, memory)))))
                .hasMessageContaining("CPU: " + cpu);
    }

    @Test
    void pairs_count_for_all_containers_together_and_only_in_consumption() {
        subscription.vnet("10.0.0.0/16");
        subscription.environment(Map.of(
                "vnetConfiguration",
                Map.of(
                        "infrastructureSubnetId",
                        subscription.delegatedSubnet("apps", "10.0.0.0/27").id()),
                "workloadProfiles",
                List.of(Map.of("name", "big", "workloadProfileType", "D4", "minimumCount", 1.0, "maximumCount", 2.0))));

        var together =
                create(app("template.containers", List.of(container("a", 0.3, "0.5Gi"), container("b", 0.2, "0.5Gi"))));
        subscription.azure.delete(together.id());
        var dedicated = app("template.containers", List.of(container("a", 1.0, "3Gi")));
        dedicated.put("workloadProfileName", "big");

        assertThat(create(dedicated).text("workloadProfileName")).isEqualTo("big");
    }

    @Test
    void the_workload_profile_must_exist_in_the_environment() {
        subscription.vnet("10.0.0.0/16");
        subscription.environmentIn(subscription.delegatedSubnet("apps", "10.0.0.0/27"), true);

        assertRefused(400, "WorkloadProfileNameNotFound", () -> create(app("workloadProfileName", "big")))
                .hasMessageContaining("It has: Consumption.");
        assertThat(create(app("workloadProfileName", "Consumption")).name()).isEqualTo("gateway");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "template.scale; {\"minReplicas\": 3, \"maxReplicas\": 2}; ContainerAppScaleInvalid",
                "template.scale; {\"minReplicas\": 0, \"maxReplicas\": 0}; ContainerAppScaleInvalid",
                "template.scale; {\"maxReplicas\": 1001}; ContainerAppScaleInvalid",
                "template.scale; {\"rules\": [{\"name\": \"a\"}]}; ContainerAppScaleRuleInvalid",
                "template.scale; {\"rules\": [{\"name\": \"a\", \"http\": {}}, {\"name\": \"a\", \"tcp\": {}}]}; ContainerAppScaleRuleInvalid",
                "configuration.ingress.targetPort; 0; ContainerAppInvalidIngressPort",
                "configuration.ingress.targetPort; 65536; ContainerAppInvalidIngressPort",
                "configuration.ingress.exposedPort; 6379; ContainerAppExposedPortInvalid",
                "configuration.ingress; {\"external\": true, \"transport\": \"tcp\", \"targetPort\": 6379}; ContainerAppTcpRequiresVnet",
                "configuration.ingress.ipSecurityRestrictions; [{\"name\":\"a\",\"action\":\"Allow\",\"ipAddressRange\":\"1.1.1.1\"},{\"name\":\"b\",\"action\":\"Deny\",\"ipAddressRange\":\"1.1.1.2\"}]; ContainerAppIpSecurityRestrictionsInvalid",
                "location; \"westus\"; ContainerAppLocationMismatch",
                "template.containers; []; ContainerAppCreateMustContainContainer",
                "template.containers; [{\"name\":\"a\"}]; InvalidParameterValueInContainerTemplate",
                "template.containers; [{\"name\":\"a\",\"image\":\"i\"},{\"name\":\"a\",\"image\":\"i\"}]; ContainerAppDuplicateContainerName",
                "template.containers; [{\"name\":\"a\",\"image\":\"i\",\"resources\":{\"cpu\":1,\"memory\":\"2048Mi\"}}]; ContainerAppInvalidMemory",
                "template.containers; [{\"name\":\"a\",\"image\":\"i\",\"env\":[{\"name\":\"X\",\"value\":\"1\"},{\"name\":\"X\",\"value\":\"2\"}]}]; ContainerAppDuplicateEnvironmentVariable",
                "template.containers; [{\"name\":\"a\",\"image\":\"i\",\"volumeMounts\":[{\"volumeName\":\"v\",\"mountPath\":\"/v\"}]}]; ContainerAppVolumeNotFound",
                "template.containers; [{\"name\":\"a\",\"image\":\"i\",\"probes\":[{\"type\":\"Liveness\"},{\"type\":\"Liveness\"}]}]; ContainerAppProbeDuplicated"
            })
    void what_does_not_fit_is_refused(String path, String json, String code) {
        subscription.environment(Map.of());

        assertRefused(400, code, () -> create(app(path, new com.google.gson.Gson().fromJson(json, Object.class))));
    }

    @Test
    void an_app_moves_to_another_environment_by_replacement() {
        assertThat(subscription
                        .azure
                        .diff(
                                APP,
                                app(null, null),
                                app("environmentId", Samples.id("Microsoft.App/managedEnvironments/other")))
                        .replaced())
                .containsExactly("environmentId");
        assertThat(subscription
                        .azure
                        .diff(APP, app(null, null), app("configuration.ingress.external", false))
                        .replaced())
                .isEmpty();
    }

    @Test
    void an_environment_with_workload_profiles_needs_a_delegated_subnet_of_at_least27() {
        subscription.vnet("10.0.0.0/16");
        var plain = subscription.subnet("plain", "10.0.0.0/23");
        var small = subscription.delegatedSubnet("small", "10.0.2.0/28");

        assertRefused(400, "ManagedEnvironmentSubnetDelegationError", () -> subscription.environmentIn(plain, true));
        assertRefused(
                        400,
                        "ManagedEnvironmentInvalidNetworkConfiguration",
                        () -> subscription.environmentIn(small, true))
                .hasMessageContaining("/27")
                .hasMessageContaining("10.0.2.0/28");
    }

    @Test
    void an_environment_of_the_old_kind_needs_a_plain_subnet_of_at_least23() {
        subscription.vnet("10.0.0.0/16");
        var delegated = subscription.delegatedSubnet("delegated", "10.0.0.0/23");
        var small = subscription.subnet("small", "10.0.2.0/24");

        assertRefused(
                400,
                "ManagedEnvironmentSubnetIsDelegated",
                () -> subscription.environment(
                        Map.of("vnetConfiguration", Map.of("infrastructureSubnetId", delegated.id()))));
        assertRefused(
                        400,
                        "ManagedEnvironmentInvalidNetworkConfiguration",
                        () -> subscription.environment(
                                Map.of("vnetConfiguration", Map.of("infrastructureSubnetId", small.id()))))
                .hasMessageContaining("/23");
    }

    @Test
    void a_subnet_holds_one_environment() {
        subscription.vnet("10.0.0.0/16");
        var subnet = subscription.delegatedSubnet("apps", "10.0.0.0/23");
        subscription.environmentIn(subnet, true);

        assertRefused(
                400,
                "ManagedEnvironmentSubnetInUse",
                () -> subscription.create(
                        Subscription.ENVIRONMENT,
                        "second",
                        Map.of(
                                "workloadProfiles",
                                        List.of(Map.of("name", "Consumption", "workloadProfileType", "Consumption")),
                                "vnetConfiguration", Map.of("infrastructureSubnetId", subnet.id()))));
    }

    @Test
    void the_network_of_an_environment_cannot_change() {
        subscription.vnet("10.0.0.0/16");
        var subnet = subscription.delegatedSubnet("apps", "10.0.0.0/23");
        var environment = subscription.environmentIn(subnet, true);
        var profiles = List.of(Map.of("name", "Consumption", "workloadProfileType", "Consumption"));
        var outward = Subscription.inputs(
                Subscription.ENVIRONMENT,
                "cae",
                Map.of(
                        "workloadProfiles",
                        profiles,
                        "vnetConfiguration",
                        Map.of("infrastructureSubnetId", subnet.id(), "internal", false)));

        assertThat(subscription
                        .azure
                        .diff(Subscription.ENVIRONMENT, environment.properties(), outward)
                        .replaced())
                .doesNotContain("vnetConfiguration.internal");
        assertRefused(400, "PropertyChangeNotAllowed", () -> subscription.azure.update(environment.id(), outward))
                .hasMessageContaining("vnetConfiguration.internal")
                .hasMessageContaining("replaceOnChanges");
    }

    @Test
    void an_environment_without_subnet_is_neither_internal_nor_zone_redundant() {
        assertRefused(
                400,
                "InvalidRequestParameterWithDetails",
                () -> subscription.environment(Map.of("vnetConfiguration", Map.of("internal", true))));
        assertRefused(
                400,
                "ManagedEnvironmentZoneRedundantInvalid",
                () -> subscription.environment(Map.of("zoneRedundant", true)));
    }

    @Test
    void an_environment_with_apps_cannot_be_deleted() {
        var environment = subscription.environment(Map.of());
        var app = create(app(null, null));

        assertRefused(400, "ManagedEnvironmentInUse", () -> subscription.azure.delete(environment.id()))
                .hasMessageContaining(app.id());
    }

    @Test
    void the_shared_key_of_log_analytics_is_not_returned() {
        var environment = subscription.environment(Map.of(
                "appLogsConfiguration",
                Map.of(
                        "destination",
                        "log-analytics",
                        "logAnalyticsConfiguration",
                        Map.of("customerId", "id", "sharedKey", "planted"))));

        assertThat(environment.text("appLogsConfiguration.logAnalyticsConfiguration.customerId"))
                .isEqualTo("id");
        assertThat(subscription.azure.resources().toString()).doesNotContain("planted");
    }

    @Test
    void the_shares_of_revisions_add_up_to_a_hundred() {
        subscription.environment(Map.of());
        assertRefused(400, "ContainerAppTrafficInvalid", () -> create(traffic("Multiple", "gateway--v1", 90)));
        assertRefused(400, "ContainerAppTrafficInvalid", () -> create(traffic("Single", "gateway--v1", 100)));

        assertThat(create(traffic("Multiple", "gateway--v1", 100)).text("configuration.activeRevisionsMode"))
                .isEqualTo("Multiple");
    }

    private Map<String, Object> traffic(String mode, String revision, double weight) {
        return app(
                "configuration",
                Map.of(
                        "activeRevisionsMode",
                        mode,
                        "ingress",
                        Map.of(
                                "external",
                                true,
                                "targetPort",
                                8787.0,
                                "traffic",
                                List.of(Map.of("revisionName", revision, "weight", weight)))));
    }

    @Test
    void a_host_name_binds_itself_in_the_preview_api_only() {
        subscription.environment(Map.of());
        var inputs = app(
                "configuration.ingress.customDomains",
                List.of(Map.of("name", "www.example.com", "bindingType", "Auto")));

        assertRefused(400, "ContainerAppInvalidSchema", () -> create(inputs));
        assertThat(subscription
                        .azure
                        .create("azure-native:app/v20241002preview:ContainerApp", "gateway", inputs)
                        .id())
                .endsWith("/gateway");
    }

    @Test
    void a_managed_certificate_needs_an_app_with_its_host_name() {
        subscription.environment(Map.of());
        var token = "azure-native:app:ManagedCertificate";

        assertRefused(
                400,
                "RequireCustomHostnameInEnvironment",
                () -> subscription.azure.create(token, "x", Samples.of(token)));
        create(app(
                "configuration.ingress.customDomains",
                List.of(Map.of("name", "www.example.com", "bindingType", "Disabled"))));
        assertThat(subscription.azure.create(token, "x", Samples.of(token)).text("properties.provisioningState"))
                .isEqualTo("Succeeded");
    }
}
