package ai.portkey.azure.simulator.entrance;

import static ai.portkey.azure.simulator.Subscription.NETWORK;
import static ai.portkey.azure.simulator.Subscription.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import ai.portkey.azure.simulator.Samples;
import ai.portkey.azure.simulator.Subscription;
import ai.portkey.azure.simulator.values.Values;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ApplicationGatewayRulesTest {

    private static final String TOKEN = NETWORK + "ApplicationGateway";

    private final Subscription subscription = Subscription.assuming();

    private static Map<String, Object> gateway(Consumer<Map<String, Object>> change) {
        var inputs = Subscription.inputs(TOKEN, "appgw", Values.copy(Samples.gateway()));
        change.accept(inputs);
        return inputs;
    }

    private void refused(String code, String words, Consumer<Map<String, Object>> change) {
        assertRefused(400, code, () -> subscription.azure.create(TOKEN, "appgw", gateway(change)))
                .hasMessageContaining(words);
    }

    private static Map<String, Object> part(Map<String, Object> gateway, String collection) {
        return Values.objects(gateway, collection + "[]").get(0);
    }

    @Test
    void parts_get_ids_and_references_are_resolved() {
        var created = subscription.azure.create(TOKEN, "appgw", gateway(g -> {}));

        assertThat(Values.string(created.properties(), "httpListeners[].frontendPort.id"))
                .isEqualTo(created.id() + "/frontendPorts/http");
        assertThat(Values.string(created.properties(), "backendAddressPools[].id"))
                .isEqualTo(created.id() + "/backendAddressPools/apps");
        assertThat(Values.string(created.properties(), "urlPathMaps[].pathRules[].id"))
                .isEqualTo(created.id() + "/urlPathMaps/paths/pathRules/gateway");
        assertThat(created.properties().toString()).doesNotContain("$self");
    }

    @Test
    void references_may_name_the_gateway_itself() {
        var id = Samples.id("Microsoft.Network/applicationGateways/appgw");

        assertThat(subscription
                        .azure
                        .create(
                                TOKEN,
                                "appgw",
                                gateway(g -> part(g, "httpListeners")
                                        .put("frontendPort", Map.of("id", id + "/frontendPorts/http"))))
                        .id())
                .isEqualTo(id);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "httpListeners.frontendIPConfiguration",
                "httpListeners.frontendPort",
                "backendHttpSettingsCollection.probe",
                "requestRoutingRules.httpListener",
                "requestRoutingRules.urlPathMap",
                "urlPathMaps.defaultBackendAddressPool",
                "urlPathMaps.defaultBackendHttpSettings",
                "urlPathMaps.pathRules.backendAddressPool",
                "urlPathMaps.pathRules.rewriteRuleSet"
            })
    void a_reference_to_a_missing_part_is_refused(String path) {
        refused("InvalidResourceReference", "/missing", g -> {
            var names = path.split("\\.");
            var part = part(g, names[0]);
            for (var i = 1; i < names.length - 1; i++) {
                part = part(part, names[i]);
            }
            part.computeIfPresent(
                    names[names.length - 1],
                    (name, old) -> Map.of(
                            "id", String.valueOf(((Map<?, ?>) old).get("id")).replaceFirst("[^/]+$", "missing")));
        });
    }

    @Test
    void a_reference_to_a_part_of_another_kind_is_refused() {
        refused(
                "InvalidResourceReference",
                "It must be one of frontendPorts: http",
                g -> part(g, "httpListeners").put("frontendPort", Map.of("id", "$self/probes/health")));
    }

    @Test
    void names_of_parts_are_unique() {
        refused(
                "DuplicateResourceName",
                "apps",
                g -> g.put("backendAddressPools", Samples.plus(g.get("backendAddressPools"), Map.of("name", "apps"))));
    }

    @Test
    void listeners_differ_in_frontend_port_or_host() {
        refused(
                "ApplicationGatewayHttpListenersUsingSameFrontendPortAndFrontendIpConfig",
                "second",
                g -> g.put(
                        "httpListeners",
                        Samples.plus(g.get("httpListeners"), Samples.listener("second", "public", "http", null))));

        var hosts = gateway(g -> {
            g.put(
                    "httpListeners",
                    List.of(
                            Samples.listener("http", "public", "http", "a.example.com"),
                            Samples.listener("second", "public", "http", "b.example.com")));
        });
        assertThat(subscription.azure.create(TOKEN, "appgw", hosts).name()).isEqualTo("appgw");
    }

    @Test
    void a_listener_has_one_host_or_up_to_five() {
        refused(
                "ApplicationGatewayHttpListenerHostNamesInvalid",
                "up to 5",
                g -> part(g, "httpListeners")
                        .putAll(Map.of("hostName", "a.example.com", "hostNames", List.of("b.example.com"))));
        refused(
                "ApplicationGatewayHttpListenerHostNamesInvalid",
                "up to 5",
                g -> part(g, "httpListeners").put("hostNames", List.of("a", "b", "c", "d", "e", "f")));
    }

    @Test
    void a_redirect_leads_to_one_host() {
        for (var hosts : List.of(List.of("a.example.com", "b.example.com"), List.of("*.example.com"))) {
            refused("ApplicationGatewayRedirectTargetListenerInvalid", "several or wildcard", g -> {
                part(g, "httpListeners").put("hostNames", hosts);
                g.put(
                        "redirectConfigurations",
                        List.of(Map.of(
                                "name",
                                "redirect",
                                "redirectType",
                                "Permanent",
                                "targetListener",
                                Map.of("id", "$self/httpListeners/http"))));
            });
        }
    }

    @Test
    void there_is_one_frontend_on_each_side() {
        refused(
                "ApplicationGatewayTooManyFrontendIPConfigurations",
                "found 2 with publicIPAddress",
                g -> g.put(
                        "frontendIPConfigurations",
                        Samples.plus(
                                g.get("frontendIPConfigurations"),
                                Map.of(
                                        "name",
                                        "second",
                                        "publicIPAddress",
                                        Map.of("id", Samples.id("Microsoft.Network/publicIPAddresses/second"))))));
    }

    @Test
    void routing_rules_have_priorities_and_listeners_of_their_own() {
        refused(
                "ApplicationGatewayRequestRoutingRulePriorityCannotBeEmpty",
                "route",
                g -> part(g, "requestRoutingRules").remove("priority"));
        refused("ApplicationGatewayRequestRoutingRulePriorityHasToBeUnique", "100", g -> {
            g.put(
                    "httpListeners",
                    Samples.plus(
                            g.get("httpListeners"), Samples.listener("second", "public", "http", "b.example.com")));
            g.put("requestRoutingRules", Samples.plus(g.get("requestRoutingRules"), rule("second", 100, "second")));
        });
        refused(
                "ApplicationGatewayRequestRoutingRuleMultipleReferences",
                "second",
                g -> g.put(
                        "requestRoutingRules",
                        Samples.plus(g.get("requestRoutingRules"), rule("second", 200, "http"))));
    }

    private static Map<String, Object> rule(String name, double priority, String listener) {
        return Map.of(
                "name",
                name,
                "priority",
                priority,
                "ruleType",
                "Basic",
                "httpListener",
                Map.of("id", "$self/httpListeners/" + listener),
                "backendAddressPool",
                Map.of("id", "$self/backendAddressPools/apps"),
                "backendHttpSettings",
                Map.of("id", "$self/backendHttpSettingsCollection/https"));
    }

    @Test
    void a_rule_leads_somewhere() {
        refused(
                "ApplicationGatewayRequestRoutingRuleIncomplete",
                "route",
                g -> part(g, "requestRoutingRules").put("ruleType", "Basic"));
    }

    @Test
    void a_firewall_policy_needs_a_firewall_sku() {
        var policy = Map.of("id", Samples.id("Microsoft.Network/ApplicationGatewayWebApplicationFirewallPolicies/waf"));
        refused("ApplicationGatewayFirewallPolicyRequiresWafSku", "Standard_v2", g -> g.put("firewallPolicy", policy));

        var waf = gateway(g -> {
            g.put("sku", Map.of("name", "WAF_v2", "tier", "WAF_v2", "capacity", 2.0));
            g.put("firewallPolicy", policy);
        });
        var created = subscription.azure.create(TOKEN, "appgw", waf);
        assertRefused(
                        400,
                        "ApplicationGatewayFirewallPolicyCannotBeDeletedIfAssociated",
                        () -> subscription.azure.delete((String) policy.get("id")))
                .hasMessageContaining(created.id());
    }

    @Test
    void capacity_is_fixed_or_scales_not_both() {
        refused(
                "ApplicationGatewayCapacityOrAutoscale",
                "either",
                g -> g.put("autoscaleConfiguration", Map.of("minCapacity", 0.0)));
        refused(
                "ApplicationGatewayCapacityOrAutoscale",
                "either",
                g -> g.put("sku", Map.of("name", "Standard_v2", "tier", "Standard_v2")));
    }

    @Test
    void https_needs_a_certificate_and_http_none() {
        refused(
                "ApplicationGatewayHttpListenerProtocolMismatch",
                "needs sslCertificate",
                g -> part(g, "httpListeners").put("protocol", "Https"));
        refused("ApplicationGatewayHttpListenerProtocolMismatch", "must not have sslCertificate", g -> {
            g.put("sslCertificates", List.of(Map.of("name", "tls", "data", "cGZ4", "password", "planted")));
            part(g, "httpListeners").put("sslCertificate", Map.of("id", "$self/sslCertificates/tls"));
        });
    }

    @Test
    void a_certificate_of_key_vault_is_read_with_the_gateways_identity() {
        var vault = subscription.vault("kv-tls");
        var identity = subscription.identity("id-appgw");
        var inputs = new LinkedHashMap<>(gateway(g -> {
            g.put(
                    "sslCertificates",
                    List.of(Map.of("name", "tls", "keyVaultSecretId", "https://kv-tls.vault.azure.net/secrets/tls")));
            part(g, "httpListeners")
                    .putAll(Map.of("protocol", "Https", "sslCertificate", Map.of("id", "$self/sslCertificates/tls")));
        }));
        assertRefused(
                400, "ApplicationGatewayIdentityMissing", () -> subscription.azure.create(TOKEN, "appgw", inputs));

        inputs.put("identity", Map.of("type", "UserAssigned", "userAssignedIdentities", List.of(identity.id())));
        assertRefused(
                400,
                "ApplicationGatewayKeyVaultSecretException",
                () -> subscription.azure.create(TOKEN, "appgw", inputs));

        subscription.grant(identity, Samples.SECRETS_USER, vault.id());
        assertThat(subscription.azure.create(TOKEN, "appgw", inputs).properties())
                .extractingByKey("identity")
                .asString()
                .contains(identity.text("principalId"));
    }

    @Test
    void a_subnet_of_apps_holds_no_gateway() {
        subscription.vnet("10.0.0.0/16");
        var apps = subscription.delegatedSubnet("apps", "10.0.0.0/24");

        refused(
                "ApplicationGatewaySubnetCannotHaveDelegation",
                apps.id(),
                g -> g.put(
                        "gatewayIPConfigurations",
                        List.of(Map.of("name", "gateway", "subnet", Map.of("id", apps.id())))));
    }

    @Test
    void a_private_frontend_gets_an_address_of_its_subnet() {
        subscription.vnet("10.0.0.0/16");
        var subnet = subscription.subnet("appgw", "10.0.4.0/24");

        var created = subscription.azure.create(
                TOKEN,
                "appgw",
                gateway(g -> g.put(
                        "frontendIPConfigurations",
                        List.of(Map.of(
                                "name",
                                "public",
                                "subnet",
                                Map.of("id", subnet.id()),
                                "privateIPAllocationMethod",
                                "Dynamic")))));

        assertThat(Values.string(created.properties(), "frontendIPConfigurations[].privateIPAddress"))
                .startsWith("10.0.4.");
        assertRefused(400, "InUseSubnetCannotBeDeleted", () -> subscription.azure.delete(subnet.id()));
    }

    @Test
    void the_subnet_and_zones_of_a_gateway_cannot_change() {
        var created = subscription.azure.create(TOKEN, "appgw", gateway(g -> g.put("zones", List.of("1"))));

        assertRefused(
                400,
                "PropertyChangeNotAllowed",
                () -> subscription.azure.update(created.id(), gateway(g -> g.put("zones", List.of("1", "2")))));
        assertRefused(
                400,
                "PropertyChangeNotAllowed",
                () -> subscription.azure.update(
                        created.id(),
                        gateway(g -> g.put(
                                "gatewayIPConfigurations",
                                List.of(Map.of(
                                        "name",
                                        "gateway",
                                        "subnet",
                                        Map.of(
                                                "id",
                                                Samples.id(
                                                        "Microsoft.Network/virtualNetworks/vnet/subnets/other"))))))));
    }
}
