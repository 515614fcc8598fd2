package ai.portkey.azure.component.entrance;

import static ai.portkey.azure.PlanAssert.all;
import static ai.portkey.azure.PlanAssert.one;
import static org.assertj.core.api.Assertions.assertThat;

import ai.portkey.azure.PlanAssert;
import ai.portkey.azure.TestStack;
import ai.portkey.azure.plan.Plan;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AppGatewayTest {

    private static final String CERTIFICATE =
            "sslCertKeyVaultSecretId: 'https://my-ssl-kv.vault.azure.net/secrets/my-ssl-cert', sslCertKeyVaultResourceGroup: my-ssl-kv-rg";

    @Test
    void host_routing_has_a_listener_for_each_app_and_frontend() {
        var gateway = gateway(plan("all", "gatewayHost: gateway.example.com, mcpHost: mcp.example.com"));

        assertThat(gateway.values("httpListeners[].name"))
                .containsExactly(
                        "gateway-http-listener-public", "gateway-http-listener-private",
                        "mcp-http-listener-public", "mcp-http-listener-private");
        assertThat(gateway.values("httpListeners[].hostName"))
                .containsExactly("gateway.example.com", "gateway.example.com", "mcp.example.com", "mcp.example.com");
        assertThat(gateway.values("requestRoutingRules[].name"))
                .containsExactly(
                        "gateway-routing-rule-public", "gateway-routing-rule-private",
                        "mcp-routing-rule-public", "mcp-routing-rule-private");
        assertThat(gateway.values("requestRoutingRules[].priority")).containsExactly(100.0, 101.0, 200.0, 201.0);
        assertThat(gateway.values("backendAddressPools[].name")).containsExactly("gateway-backend", "mcp-backend");
        gateway.at("redirectConfigurations").isNull();
        gateway.at("urlPathMaps").isNull();
    }

    @Test
    void every_host_of_an_app_has_listeners_and_a_redirect_of_its_own() {
        var plan = plan(
                "all",
                "gatewayHost: gateway.example.com, additionalGatewayHosts: [llm.example.com, ai.example.com], "
                        + "mcpHost: mcp.example.com, " + CERTIFICATE);

        var gateway = gateway(plan);
        assertThat(gateway.values("httpListeners[].name"))
                .hasSize(16)
                .contains(
                        "gateway-http-listener-public",
                        "gateway-2-http-listener-public",
                        "gateway-2-https-listener-private",
                        "gateway-3-https-listener-public",
                        "mcp-https-listener-public");
        assertThat(gateway.values("httpListeners[].hostName"))
                .contains("gateway.example.com", "llm.example.com", "ai.example.com", "mcp.example.com");
        assertThat(gateway.values("redirectConfigurations[].targetListener.id"))
                .contains(
                        "$self/httpListeners/gateway-https-listener-public",
                        "$self/httpListeners/gateway-2-https-listener-public");
        assertThat(gateway.values("requestRoutingRules[].priority"))
                .containsExactly(
                        100.0, 110.0, 101.0, 111.0, 120.0, 130.0, 121.0, 131.0, 140.0, 150.0, 141.0, 151.0, 200.0,
                        210.0, 201.0, 211.0);
        gateway.at("requestRoutingRules[5].name").isEqualTo("gateway-2-routing-rule-https-public");
        gateway.at("requestRoutingRules[5].backendAddressPool.id")
                .isEqualTo("$self/backendAddressPools/gateway-backend");
        assertThat(plan.outputs()).containsEntry("gatewayUrl", "https://gateway.example.com");
    }

    @Test
    void a_further_host_changes_nothing_of_what_the_first_has() {
        var one = gateway(plan("gateway", "gatewayHost: gateway.example.com, " + CERTIFICATE));
        var two = gateway(plan(
                "gateway",
                "gatewayHost: gateway.example.com, additionalGatewayHosts: [llm.example.com], " + CERTIFICATE));

        for (var part : List.of("httpListeners", "redirectConfigurations", "requestRoutingRules")) {
            assertThat(two.values(part))
                    .startsWith(one.values(part).toArray())
                    .hasSize(2 * one.values(part).size());
        }
    }

    @Test
    void health_is_probed_at_the_app_under_its_own_name() {
        var gateway = gateway(plan("all", "gatewayHost: gateway.example.com, mcpHost: mcp.example.com"));

        gateway.at("probes").isEqualTo(List.of(probe("gateway"), probe("mcp")));
        assertThat(gateway.values("backendHttpSettingsCollection[].probe.id"))
                .containsExactly("$self/probes/gateway-health-probe", "$self/probes/mcp-health-probe");
        assertThat(gateway.values("backendHttpSettingsCollection[].pickHostNameFromBackendAddress"))
                .containsOnly(true);
    }

    private static Map<String, Object> probe(String app) {
        return Map.of(
                "name",
                app + "-health-probe",
                "protocol",
                "Https",
                "path",
                "/v1/health",
                "interval",
                30.0,
                "timeout",
                30.0,
                "unhealthyThreshold",
                3.0,
                "pickHostNameFromBackendHttpSettings",
                true);
    }

    @Test
    void mcp_alone_is_routed_to_the_pool_that_exists() {
        var plan = plan("mcp", "mcpHost: mcp.example.com");

        var gateway = gateway(plan);
        assertThat(gateway.values("backendAddressPools[].name")).containsExactly("mcp-backend");
        assertThat(gateway.values("backendHttpSettingsCollection[].name")).containsExactly("mcp-http-settings");
        assertThat(gateway.values("requestRoutingRules[].backendAddressPool.id"))
                .containsOnly("$self/backendAddressPools/mcp-backend");
        gateway.at("backendAddressPools[0].backendAddresses[0].fqdn")
                .isEqualTo(plan.outputs().get("mcpFqdn"));
        assertThat(plan.outputs())
                .containsEntry("mcpUrl", "http://mcp.example.com")
                .doesNotContainKey("gatewayUrl");
    }

    @Test
    void path_routing_sends_each_prefix_to_its_app_without_the_prefix() {
        var plan = plan("all", "routingMode: path, gatewayPath: /ai.v1/*");

        var gateway = gateway(plan);
        assertThat(gateway.values("httpListeners[].name"))
                .containsExactly("shared-http-listener-public", "shared-http-listener-private");
        assertThat(gateway.values("requestRoutingRules[].ruleType")).containsOnly("PathBasedRouting");
        assertThat(gateway.values("urlPathMaps[].name")).containsExactly("path-map-public", "path-map-private");
        assertThat(gateway.values("urlPathMaps[0].pathRules[].paths[0]")).containsExactly("/ai.v1/*", "/mcp/*");
        assertThat(gateway.values("urlPathMaps[0].pathRules[].backendAddressPool.id"))
                .containsExactly("$self/backendAddressPools/gateway-backend", "$self/backendAddressPools/mcp-backend");
        gateway.at("urlPathMaps[0].defaultBackendAddressPool.id")
                .isEqualTo("$self/backendAddressPools/gateway-backend");
        assertThat(gateway.values("rewriteRuleSets[].name"))
                .containsExactly("strip-gateway-prefix", "strip-mcp-prefix");
        assertThat(gateway.values("rewriteRuleSets[0].rewriteRules[].conditions[0].pattern"))
                .containsExactly("/ai\\.v1(/.*)$");
        var ip = plan.outputs().get("appGatewayPublicIp");
        assertThat(plan.outputs())
                .containsEntry("gatewayUrl", "http://" + ip + "/ai.v1")
                .containsEntry("mcpUrl", "http://" + ip + "/mcp");
    }

    @Test
    void with_a_certificate_plain_http_only_redirects() {
        var plan = plan("gateway", "gatewayHost: gateway.example.com, " + CERTIFICATE);

        var gateway = gateway(plan);
        assertThat(gateway.values("httpListeners[].name"))
                .containsExactly(
                        "gateway-http-listener-public", "gateway-https-listener-public",
                        "gateway-http-listener-private", "gateway-https-listener-private");
        assertThat(gateway.values("redirectConfigurations[].targetListener.id"))
                .containsExactly(
                        "$self/httpListeners/gateway-https-listener-public",
                        "$self/httpListeners/gateway-https-listener-private");
        var rule = (Map<?, ?>) gateway.value("requestRoutingRules[0]");
        assertThat(rule.get("name")).isEqualTo("gateway-routing-rule-public");
        assertThat(rule.containsKey("backendAddressPool")).isFalse();
        gateway.at("requestRoutingRules[0].redirectConfiguration.id")
                .isEqualTo("$self/redirectConfigurations/gateway-http-redirect-public");
        gateway.at("requestRoutingRules[1].backendAddressPool.id")
                .isEqualTo("$self/backendAddressPools/gateway-backend");
        assertThat(gateway.values("requestRoutingRules[].priority")).containsExactly(100.0, 110.0, 101.0, 111.0);
        assertThat(plan.outputs()).containsEntry("gatewayUrl", "https://gateway.example.com");
    }

    @Test
    void the_redirect_can_be_switched_off() {
        var gateway =
                gateway(plan("gateway", "gatewayHost: gateway.example.com, httpsRedirect: false, " + CERTIFICATE));

        gateway.at("redirectConfigurations").isNull();
        assertThat(gateway.values("requestRoutingRules[].backendAddressPool.id"))
                .containsOnly("$self/backendAddressPools/gateway-backend")
                .hasSize(4);
    }

    @Test
    void the_certificate_is_read_with_an_identity_of_its_own_that_may_read_nothing_else() {
        var plan = plan("gateway", "gatewayHost: gateway.example.com, " + CERTIFICATE);

        var identity = one(plan, "UserAssignedIdentity", "app-gateway");
        var grant = one(plan, "RoleAssignment", "app-gateway");
        identity.at("resourceName").isEqualTo("id-appgw-portkey-gateway-dev");
        assertThat((String) grant.value("scope")).endsWith("/vaults/my-ssl-kv/secrets/my-ssl-cert");
        grant.at("principalId").isEqualTo(identity.resource().outputs().get("principalId"));
        var gateway = gateway(plan);
        gateway.at("identity.userAssignedIdentities")
                .isEqualTo(List.of(identity.resource().id().orElseThrow()));
        gateway.at("sslCertificates")
                .isEqualTo(List.of(Map.of(
                        "name",
                        "appgw-ssl-cert",
                        "keyVaultSecretId",
                        "https://my-ssl-kv.vault.azure.net/secrets/my-ssl-cert")));
        assertThat(gateway.resource().dependencies()).contains(grant.resource().urn());
    }

    @Test
    void a_waf_is_a_policy_and_needs_the_waf_sku() {
        var plan = plan("gateway", "gatewayHost: gateway.example.com, enableWaf: true, wafMode: Detection");

        var gateway = gateway(plan);
        gateway.at("sku").isEqualTo(Map.of("name", "WAF_v2", "tier", "WAF_v2", "capacity", 2.0));
        var policy = one(plan, "WebApplicationFirewallPolicy");
        gateway.at("firewallPolicy.id").isEqualTo(policy.resource().id().orElseThrow());
        gateway.at("webApplicationFirewallConfiguration").isNull();
        policy.at("policySettings.mode").isEqualTo("Detection");
        policy.at("policySettings.requestBodyEnforcement").isEqualTo(false);
    }

    @Test
    void prompts_are_left_out_of_inspection_wherever_they_are_nested() {
        var policy = one(
                plan(
                        "gateway",
                        "gatewayHost: gateway.example.com, enableWaf: true, "
                                + "wafExclusions: [{matchVariable: RequestCookieValues, selectorMatchOperator: EqualsAny}]"),
                "WebApplicationFirewallPolicy");

        var exclusions = policy.values("managedRules.exclusions");
        assertThat(exclusions)
                .contains(
                        exclusion("RequestArgValues", "Contains", "messages"),
                        exclusion("RequestArgValues", "Contains", "content"),
                        exclusion("RequestArgValues", "Contains", "params"))
                .endsWith(exclusion("RequestCookieValues", "EqualsAny", "*"));
        policy.at("managedRules.managedRuleSets")
                .isEqualTo(List.of(Map.of("ruleSetType", "Microsoft_DefaultRuleSet", "ruleSetVersion", "2.1")));
        policy.at("customRules").isEqualTo(List.of());
    }

    private static Map<String, Object> exclusion(String variable, String operator, String selector) {
        return Map.of("matchVariable", variable, "selectorMatchOperator", operator, "selector", selector);
    }

    @Test
    void rules_of_ones_own_are_in_the_policy_and_managed_ones_can_be_off() {
        var policy = one(plan("gateway", """
                gatewayHost: gateway.example.com, enableWaf: true, wafDisabledRules: [921110, 944130, 921120], wafCustomRules: [
                {name: PerClient, priority: 10, ruleType: RateLimitRule, action: Block, rateLimitThreshold: 300,
                 matchConditions: [{variableName: RequestUri, operator: BeginsWith, matchValues: [/]}]},
                {name: Countries, priority: 20, action: Block, matchConditions: [
                 {variableName: RemoteAddr, operator: GeoMatch, negationCondition: true, matchValues: [DE, FR]},
                 {variableName: RequestHeaders, selector: User-Agent, operator: Contains, matchValues: [bot], transforms: [Lowercase]}]}]
                """), "WebApplicationFirewallPolicy");

        policy.at("customRules")
                .isEqualTo(List.of(
                        Map.of(
                                "name",
                                "PerClient",
                                "priority",
                                10.0,
                                "ruleType",
                                "RateLimitRule",
                                "action",
                                "Block",
                                "rateLimitThreshold",
                                300.0,
                                "rateLimitDuration",
                                "OneMin",
                                "groupByUserSession",
                                List.of(Map.of("groupByVariables", List.of(Map.of("variableName", "ClientAddr")))),
                                "matchConditions",
                                List.of(Map.of(
                                        "matchVariables",
                                        List.of(Map.of("variableName", "RequestUri")),
                                        "operator",
                                        "BeginsWith",
                                        "negationConditon",
                                        false,
                                        "matchValues",
                                        List.of("/")))),
                        Map.of(
                                "name",
                                "Countries",
                                "priority",
                                20.0,
                                "ruleType",
                                "MatchRule",
                                "action",
                                "Block",
                                "matchConditions",
                                List.of(
                                        Map.of(
                                                "matchVariables",
                                                List.of(Map.of("variableName", "RemoteAddr")),
                                                "operator",
                                                "GeoMatch",
                                                "negationConditon",
                                                true,
                                                "matchValues",
                                                List.of("DE", "FR")),
                                        Map.of(
                                                "matchVariables",
                                                List.of(Map.of(
                                                        "variableName", "RequestHeaders", "selector", "User-Agent")),
                                                "operator",
                                                "Contains",
                                                "negationConditon",
                                                false,
                                                "matchValues",
                                                List.of("bot"),
                                                "transforms",
                                                List.of("Lowercase"))))));
        policy.at("managedRules.managedRuleSets[0].ruleGroupOverrides")
                .isEqualTo(List.of(
                        Map.of(
                                "ruleGroupName",
                                "JAVA",
                                "rules",
                                List.of(Map.of("ruleId", "944130", "state", "Disabled"))),
                        Map.of(
                                "ruleGroupName",
                                "PROTOCOL-ATTACK",
                                "rules",
                                List.of(
                                        Map.of("ruleId", "921110", "state", "Disabled"),
                                        Map.of("ruleId", "921120", "state", "Disabled")))));
    }

    @Test
    void in_a_vnet_that_exists_the_firewall_holds_the_allow_list() {
        var vnet =
                "/subscriptions/00000000-0000-4000-8000-000000000001/resourceGroups/net-rg/providers/Microsoft.Network/virtualNetworks/hub";
        var plan = TestStack.with("""
                networkMode: existing
                vnet: {id: '%1$s', acaSubnetId: '%1$s/subnets/apps', appGatewaySubnetId: '%1$s/subnets/gw', privateLinkSubnetId: '%1$s/subnets/pe'}
                ingressType: application_gateway
                appGateway:
                  routingMode: path
                  enableWaf: true
                  wafCustomRules: [{name: Later, priority: 2, action: Log, matchConditions: [{variableName: RequestUri, operator: Any}]}]
                ingress: {allowedCidrs: [203.0.113.0/24]}
                """.formatted(vnet)).plan();

        var rule = one(plan, "WebApplicationFirewallPolicy");
        assertThat(rule.values("customRules[].name")).containsExactly("AllowList", "Later");
        assertThat(rule.values("customRules[].priority")).containsExactly(1.0, 2.0);
        rule.at("customRules[0].action").isEqualTo("Block");
        rule.at("customRules[0].matchConditions[0]")
                .isEqualTo(Map.of(
                        "matchVariables",
                        List.of(Map.of("variableName", "RemoteAddr")),
                        "operator",
                        "IPMatch",
                        "negationConditon",
                        true,
                        "matchValues",
                        List.of("203.0.113.0/24")));
    }

    @Test
    void without_a_waf_there_is_no_policy() {
        assertThat(all(plan("gateway", "gatewayHost: gateway.example.com"), "WebApplicationFirewallPolicy"))
                .isEmpty();
    }

    @Test
    void capacity_is_fixed_or_scales() {
        var fixed = gateway(plan("gateway", "gatewayHost: g.example.com, capacity: 3"));
        var scaling = gateway(plan("gateway", "gatewayHost: g.example.com, minCapacity: 1, maxCapacity: 10"));

        fixed.at("sku.capacity").isEqualTo(3.0);
        fixed.at("autoscaleConfiguration").isNull();
        scaling.at("sku.capacity").isNull();
        scaling.at("autoscaleConfiguration").isEqualTo(Map.of("minCapacity", 1.0, "maxCapacity", 10.0));
    }

    @Test
    void a_private_gateway_has_no_public_address() {
        var plan = plan("gateway", "gatewayHost: gateway.example.com, public: false");

        var gateway = gateway(plan);
        assertThat(gateway.values("frontendIPConfigurations[].name")).containsExactly("private-frontend");
        assertThat(gateway.values("httpListeners[].name")).containsExactly("gateway-http-listener-private");
        gateway.at("frontendIPConfigurations[0].privateIPAddress").isEqualTo("10.0.4.10");
        assertThat(all(plan, "PublicIPAddress"))
                .extracting(r -> r.inputs().get("publicIpAddressName"))
                .containsExactly("pip-nat-portkey-gateway-dev");
        assertThat(plan.outputs())
                .doesNotContainKey("appGatewayPublicIp")
                .containsEntry("appGatewayPrivateIp", "10.0.4.10");
    }

    @Test
    void a_public_gateway_need_not_have_a_private_address() {
        var plan = plan("all", "routingMode: path, private: false");

        var gateway = gateway(plan);
        assertThat(gateway.values("frontendIPConfigurations[].name")).containsExactly("public-frontend");
        assertThat(gateway.values("httpListeners[].name")).containsExactly("shared-http-listener-public");
        assertThat(gateway.values("urlPathMaps[].name")).containsExactly("path-map-public");
        assertThat(plan.outputs()).containsKey("appGatewayPublicIp").doesNotContainKey("appGatewayPrivateIp");
    }

    @Test
    void in_a_region_without_zones_nothing_names_them() {
        var plan = plan("gateway", "gatewayHost: gateway.example.com, zoneRedundant: false");

        gateway(plan).at("zones").isNull();
        one(plan, "PublicIPAddress", "app-gateway").at("zones").isNull();
    }

    @Test
    void long_completions_are_waited_for_and_old_tls_is_refused() {
        var gateway = gateway(plan("gateway", "gatewayHost: gateway.example.com"));
        var impatient = gateway(plan("gateway", "gatewayHost: gateway.example.com, requestTimeoutSeconds: 60"));

        gateway.at("backendHttpSettingsCollection[0].requestTimeout").isEqualTo(600.0);
        impatient.at("backendHttpSettingsCollection[0].requestTimeout").isEqualTo(60.0);
        gateway.at("sslPolicy.policyName").isEqualTo("AppGwSslPolicy20220101");
    }

    @Test
    void tls_can_be_limited_to_suites_without_cbc() {
        var gateway = gateway(plan("gateway", "gatewayHost: gateway.example.com, sslPolicy: AppGwSslPolicy20220101S"));

        gateway.at("sslPolicy.policyName").isEqualTo("AppGwSslPolicy20220101S");
    }

    /** Learn, "Using Server-sent events with Application Gateway": the response buffers should be disabled. */
    @ParameterizedTest
    @ValueSource(strings = {"enableWaf: false", "enableWaf: true"})
    void streams_pass_through_unbuffered(String waf) {
        gateway(plan("gateway", "gatewayHost: gateway.example.com, " + waf))
                .at("globalConfiguration")
                .isEqualTo(Map.of("enableRequestBuffering", true, "enableResponseBuffering", false));
    }

    /** azure-container-apps #498: a gateway that asked before the names were known kept the wrong answer. */
    @Test
    void the_gateway_waits_until_the_apps_names_are_known() {
        var plan = plan("gateway", "gatewayHost: gateway.example.com, " + CERTIFICATE);

        assertThat(gateway(plan).resource().dependencies())
                .contains(
                        one(plan, "PrivateRecordSet", "environment-dns-wildcard")
                                .resource()
                                .urn(),
                        one(plan, "VirtualNetworkLink", "environment-dns-link")
                                .resource()
                                .urn(),
                        one(plan, "RoleAssignment", "certificate").resource().urn());
    }

    @Test
    void gateway_and_address_span_the_zones() {
        var plan = plan("gateway", "gatewayHost: gateway.example.com");

        assertThat(gateway(plan).values("zones")).containsExactly("1", "2", "3");
        assertThat(one(plan, "PublicIPAddress", "app-gateway").values("zones")).containsExactly("1", "2", "3");
    }

    @Test
    void behind_the_gateway_the_environment_is_internal_and_apps_carry_no_allow_list() {
        var plan = TestStack.with("""
                networkMode: new
                ingressType: application_gateway
                appGateway: {gatewayHost: gateway.example.com}
                ingress: {allowedCidrs: [203.0.113.0/24]}
                """).plan();

        one(plan, "ManagedEnvironment").at("vnetConfiguration.internal").isEqualTo(true);
        one(plan, "ContainerApp", "gateway-app")
                .at("configuration.ingress.ipSecurityRestrictions")
                .isNull();
    }

    private static PlanAssert gateway(Plan plan) {
        return one(plan, "ApplicationGateway");
    }

    private static Plan plan(String mode, String appGateway) {
        return TestStack.with("""
                networkMode: new
                ingressType: application_gateway
                serverMode: %s
                appGateway: {%s}
                """.formatted(mode, appGateway)).plan();
    }
}
