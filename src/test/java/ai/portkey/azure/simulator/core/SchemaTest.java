package ai.portkey.azure.simulator.core;

import static org.assertj.core.api.Assertions.assertThat;

import ai.portkey.azure.simulator.Samples;
import ai.portkey.azure.simulator.Subscription;
import ai.portkey.azure.simulator.values.Unknown;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SchemaTest {

    private static List<Failure> app(Map<String, Object> inputs) {
        var all = Samples.of(Subscription.APP);
        all.putAll(inputs);
        return Schema.of("app/v20250101:ContainerApp").check(all);
    }

    @Test
    void a_misplaced_property_is_told_where_it_belongs() {
        assertThat(app(Map.of("ingress", Map.of())))
                .singleElement()
                .satisfies(f -> assertThat(f.reason())
                        .startsWith("There is no property 'ingress' here. It is a property of Configuration."));
        assertThat(app(Map.of("template", Map.of("workloadProfileName", "x"))))
                .singleElement()
                .satisfies(f -> assertThat(f.property() + ": " + f.reason())
                        .startsWith("template.workloadProfileName: ")
                        .contains("It belongs at the top level."));
    }

    @Test
    void all_faults_are_found_with_their_paths() {
        assertThat(app(Map.of(
                        "template",
                        Map.of("containers", List.of(Map.of("nam", "a"), Map.of("resources", Map.of("cpu", "one")))),
                        "tags",
                        Map.of("a", 1.0))))
                .extracting(Failure::property)
                .containsExactlyInAnyOrder(
                        "template.containers[0].nam", "template.containers[1].resources.cpu", "tags.a");
    }

    @Test
    void wrong_kinds_are_named_without_showing_texts() {
        assertThat(app(Map.of("template", "planted")))
                .containsExactly(new Failure("template", "Expected an object (Template), found a string."));
        assertThat(app(Map.of("configuration", Map.of("secrets", Map.of()))))
                .containsExactly(new Failure("configuration.secrets", "Expected a list, found an object."));
        assertThat(app(Map.of("configuration", Map.of("ingress", Map.of("targetPort", 80.5)))))
                .containsExactly(new Failure("configuration.ingress.targetPort", "Expected an integer, found 80.5."));
    }

    @Test
    void closed_choices_name_their_values() {
        var inputs = Samples.of("azure-native:keyvault:Vault");
        inputs.put("properties", Map.of("tenantId", "t", "sku", Map.of("family", "A", "name", "gold")));

        assertThat(Schema.of("keyvault:Vault").check(inputs))
                .containsExactly(
                        new Failure("properties.sku.name", "Expected one of standard, premium, found 'gold'."));
    }

    @Test
    void what_is_unknown_is_accepted() {
        assertThat(app(Map.of("template", Unknown.VALUE))).isEmpty();
        assertThat(app(Map.of("template", Map.of("containers", List.of(Unknown.VALUE)))))
                .isEmpty();
    }

    @Test
    void properties_of_newer_apis_are_refused_by_older_ones() {
        var inputs = Samples.of("azure-native:app:ManagedEnvironment");
        inputs.put("publicNetworkAccess", "Disabled");

        assertThat(Schema.of("app:ManagedEnvironment").check(inputs))
                .extracting(Failure::property)
                .containsExactly("publicNetworkAccess");
        assertThat(Schema.of("app/v20250101:ManagedEnvironment").check(inputs))
                .extracting(Failure::property)
                .containsExactly("publicNetworkAccess");
        assertThat(Schema.of("app/v20241002preview:ManagedEnvironment").check(inputs))
                .isEmpty();
    }

    /** The SDK of azure-native 2.92.3: keyvault VaultPropertiesArgs, app/v20250101 ContainerAppProbe…Args, insights ScheduledQueryRuleArgs. */
    @Test
    void the_inputs_are_those_of_the_pinned_plugin() {
        var vault = Schema.of("keyvault:Vault")
                .check(Map.of(
                        "resourceGroupName",
                        "rg",
                        "properties",
                        Map.of(
                                "tenantId",
                                "t",
                                "sku",
                                Map.of("family", "A", "name", "standard"),
                                "vaultUri",
                                "https://kv.vault.azure.net/",
                                "provisioningState",
                                "Succeeded")));
        var probe = Schema.of("app/v20250101:ContainerApp")
                .check(Map.of(
                        "resourceGroupName",
                        "rg",
                        "template",
                        Map.of(
                                "containers",
                                List.of(Map.of(
                                        "probes",
                                        List.of(Map.of("httpGet", Map.of("path", "/"), "tcpSocket", Map.of())))))));
        var rule = Schema.of("insights:ScheduledQueryRule")
                .check(Map.of("resourceGroupName", "rg", "ruleResolveConfiguration", Map.of()));

        assertThat(vault)
                .extracting(Failure::property)
                .containsExactlyInAnyOrder("properties.vaultUri", "properties.provisioningState");
        assertThat(probe)
                .extracting(Failure::property)
                .contains(
                        "template.containers[0].probes[0].httpGet.port",
                        "template.containers[0].probes[0].tcpSocket.port");
        assertThat(rule).extracting(Failure::property).contains("ruleResolveConfiguration");
    }
}
