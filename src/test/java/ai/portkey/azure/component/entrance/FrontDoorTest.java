package ai.portkey.azure.component.entrance;

import static ai.portkey.azure.PlanAssert.all;
import static ai.portkey.azure.PlanAssert.one;
import static org.assertj.core.api.Assertions.assertThat;

import ai.portkey.azure.AzureAnswers;
import ai.portkey.azure.TestStack;
import ai.portkey.azure.plan.Plan;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FrontDoorTest {

    private static final String TWO_REGIONS = "secondRegion: {location: westeurope}\nstorage: {replication: GZRS}\n";

    @Test
    void one_app_in_one_region_has_a_name_of_front_doors_and_no_probes() {
        var plan = TestStack.with("frontDoor: {enabled: true}").plan();

        one(plan, "Profile").at("sku.name").isEqualTo("Standard_AzureFrontDoor");
        one(plan, "Profile").at("originResponseTimeoutSeconds").isEqualTo(240.0);
        var origin = one(plan, "AFDOrigin");
        origin.at("hostName").isEqualTo(plan.outputs().get("gatewayFqdn"));
        origin.at("originHostHeader").isEqualTo(plan.outputs().get("gatewayFqdn"));
        origin.at("enforceCertificateNameCheck").isEqualTo(true);
        origin.at("sharedPrivateLinkResource").isNull();
        one(plan, "AFDOriginGroup").at("healthProbeSettings").isNull();
        var route = one(plan, "Route");
        route.at("httpsRedirect").isEqualTo("Enabled");
        route.at("forwardingProtocol").isEqualTo("HttpsOnly");
        route.at("cacheConfiguration").isNull();
        assertThat(all(plan, "Policy")).isEmpty();
        assertThat(plan.outputs())
                .containsEntry("gatewayUrl", "https://" + plan.outputs().get("frontDoorGatewayHostName"))
                .containsKey("frontDoorId")
                .doesNotContainKeys("frontDoorGatewayValidationToken", "frontDoorMcpHostName");
    }

    @Test
    void each_app_has_an_entrance_that_leads_to_it_in_every_region() {
        var plan = TestStack.with(TWO_REGIONS + "serverMode: all\nfrontDoor: {enabled: true, healthProbeSeconds: 60}")
                .plan();

        for (var app : List.of("gateway", "mcp")) {
            var group = one(plan, "AFDOriginGroup", "front-door-" + app);
            group.at("healthProbeSettings")
                    .isEqualTo(Map.of(
                            "probePath",
                            "/v1/health",
                            "probeProtocol",
                            "Https",
                            "probeRequestType",
                            "GET",
                            "probeIntervalInSeconds",
                            60.0));
            // With a sensitivity of 0 the fastest region gets everything:
            // learn.microsoft.com/azure/frontdoor/routing-methods.
            // 50 is what docs/front-door.md promises and what Azure's own samples set.
            group.at("loadBalancingSettings.additionalLatencyInMilliseconds").isEqualTo(50.0);
            one(plan, "Route", app)
                    .at("originGroup.id")
                    .isEqualTo(group.resource().id().orElseThrow());
            assertThat(origins(plan, app))
                    .extracting(o -> o.inputs().get("hostName"))
                    .containsExactlyInAnyOrder(fqdn(plan, app), fqdn(plan, "westeurope-" + app))
                    .doesNotHaveDuplicates();
            assertThat(origins(plan, app))
                    .extracting(o -> o.inputs().get("priority"))
                    .containsExactly(1.0, 1.0);
        }
        assertThat(plan.outputs())
                .containsEntry("mcpUrl", "https://" + plan.outputs().get("frontDoorMcpHostName"));
        assertThat(plan.outputs().get("frontDoorMcpHostName"))
                .isNotEqualTo(plan.outputs().get("frontDoorGatewayHostName"));
    }

    @Test
    void a_region_on_standby_comes_second() {
        var plan = TestStack.with("secondRegion: {location: westeurope, traffic: standby}\nfrontDoor: {enabled: true}")
                .plan();

        one(plan, "AFDOrigin", "eastus").at("priority").isEqualTo(1.0);
        one(plan, "AFDOrigin", "westeurope").at("priority").isEqualTo(2.0);
    }

    @Test
    void a_host_of_ones_own_is_validated_by_a_token() {
        var plan = TestStack.with("frontDoor: {enabled: true, gatewayHost: ai.example.com, mcpHost: mcp.example.com}")
                .plan();

        var domain = one(plan, "AFDCustomDomain");
        domain.at("hostName").isEqualTo("ai.example.com");
        domain.at("tlsSettings")
                .isEqualTo(Map.of("certificateType", "ManagedCertificate", "minimumTlsVersion", "TLS12"));
        one(plan, "Route")
                .at("customDomains")
                .isEqualTo(List.of(Map.of("id", domain.resource().id().orElseThrow())));
        assertThat(plan.outputs())
                .containsEntry("gatewayUrl", "https://ai.example.com")
                .containsKey("frontDoorGatewayValidationToken");
    }

    @Test
    void hosts_that_differ_in_a_hyphen_have_names_that_differ() {
        var plan = TestStack.with(
                        "serverMode: all\nfrontDoor: {enabled: true, gatewayHost: a-b.example.com, mcpHost: a.b.example.com}")
                .plan();

        assertThat(all(plan, "AFDCustomDomain"))
                .extracting(domain -> domain.inputs().get("customDomainName"))
                .containsExactlyInAnyOrder("a--b-example-com", "a-b-example-com");
    }

    @Test
    void its_logs_go_to_the_first_regions_workspace() {
        var plan = TestStack.with(TWO_REGIONS + "monitoring: {diagnostics: true}\nfrontDoor: {enabled: true}")
                .plan();

        var setting = one(plan, "DiagnosticSetting", "front-door-diagnostics");
        setting.at("resourceUri").isEqualTo(one(plan, "Profile").resource().id().orElseThrow());
        assertThat((String) setting.value("workspaceId")).endsWith("/workspaces/log-portkey-gateway-dev");
        setting.at("logs").isEqualTo(List.of(Map.of("categoryGroup", "allLogs", "enabled", true)));
    }

    @Test
    void a_private_link_closes_the_apps_and_waits_for_its_approval() {
        var plan = TestStack.with(
                        TWO_REGIONS
                                + "frontDoor: {enabled: true, privateLink: true, privateLinkLocations: {westeurope: northeurope}}")
                .plan();

        one(plan, "Profile").at("sku.name").isEqualTo("Premium_AzureFrontDoor");
        assertThat(all(plan, "ManagedEnvironment"))
                .hasSize(2)
                .allSatisfy(environment -> assertThat(environment.inputs())
                        .containsEntry("publicNetworkAccess", "Disabled")
                        .doesNotContainKey("vnetConfiguration"));
        one(plan, "AFDOrigin", "eastus")
                .at("sharedPrivateLinkResource")
                .isEqualTo(Map.of(
                        "privateLink",
                        Map.of("id", plan.outputs().get("containerAppEnvironmentId")),
                        "groupId",
                        "managedEnvironments",
                        "privateLinkLocation",
                        "eastus",
                        "requestMessage",
                        "Front Door afd-portkey-gateway-dev"));
        var second = one(plan, "AFDOrigin", "westeurope");
        second.at("sharedPrivateLinkResource.privateLink.id")
                .isEqualTo(plan.outputs().get("secondRegionContainerAppEnvironmentId"));
        second.at("sharedPrivateLinkResource.privateLinkLocation").isEqualTo("northeurope");
    }

    @Test
    void in_a_vnet_a_private_link_makes_the_environment_internal() {
        var environment = one(
                TestStack.with("networkMode: new\nfrontDoor: {enabled: true, privateLink: true}")
                        .plan(),
                "ManagedEnvironment");

        environment.at("vnetConfiguration.internal").isEqualTo(true);
        environment.at("publicNetworkAccess").isEqualTo("Disabled");
    }

    @Test
    void the_firewall_covers_every_name_and_lets_prompts_through() {
        var plan = TestStack.with("frontDoor: {enabled: true, enableWaf: true, gatewayHost: ai.example.com}")
                .plan();

        var policy = one(plan, "Policy");
        policy.at("policySettings.mode").isEqualTo("Prevention");
        policy.at("customRules").isNull();
        assertThat(policy.values("managedRules.managedRuleSets[0].exclusions"))
                .contains(Map.of(
                        "matchVariable",
                        "RequestBodyJsonArgNames",
                        "selectorMatchOperator",
                        "Contains",
                        "selector",
                        "messages"));
        var security = one(plan, "SecurityPolicy");
        security.at("parameters.wafPolicy.id").isEqualTo(policy.resource().id().orElseThrow());
        assertThat(security.values("parameters.associations[0].domains"))
                .containsExactlyInAnyOrder(
                        Map.of("id", one(plan, "AFDEndpoint").resource().id().orElseThrow()),
                        Map.of(
                                "id",
                                one(plan, "AFDCustomDomain").resource().id().orElseThrow()));
    }

    @Test
    void an_allow_list_is_kept_by_front_door_where_clients_are_seen() {
        var plan = TestStack.with(
                        "ingress: {allowedCidrs: [198.51.100.0/24]}\nfrontDoor: {enabled: true, privateLink: true}")
                .plan();

        one(plan, "ContainerApp", "gateway")
                .at("configuration.ingress.ipSecurityRestrictions")
                .isNull();
        one(plan, "Policy")
                .at("customRules.rules[0].matchConditions[0]")
                .isEqualTo(Map.of(
                        "matchVariable",
                        "SocketAddr",
                        "operator",
                        "IPMatch",
                        "negateCondition",
                        true,
                        "matchValue",
                        List.of("198.51.100.0/24")));
        one(plan, "Policy").at("managedRules").isNull();
        assertThat(all(plan, "SecurityPolicy")).hasSize(1);
    }

    /**
     * Azure's first answer has {@code validationProperties: null} (recorded by azure-cli, test_afd_custom_domain), and an approved
     * host name was read without them (bicep-registry-modules #5135).
     */
    @Test
    void a_host_name_that_azure_answers_without_its_proof_has_no_token() {
        var plan = TestStack.with("frontDoor: {enabled: true, gatewayHost: gateway.example.com}")
                .plan(new AzureAnswers().without("AFDCustomDomain", "validationProperties"));

        assertThat(plan.outputs().get("frontDoorGatewayValidationToken")).isNull();
        assertThat(plan.outputs()).containsEntry("gatewayUrl", "https://gateway.example.com");
    }

    private static List<Plan.Resource> origins(Plan plan, String app) {
        return all(plan, "AFDOrigin").stream()
                .filter(o -> o.name().startsWith("front-door-" + app + "-"))
                .toList();
    }

    private static Object fqdn(Plan plan, String app) {
        return plan.outputs()
                .get(
                        switch (app) {
                            case "gateway" -> "gatewayFqdn";
                            case "mcp" -> "mcpFqdn";
                            case "westeurope-gateway" -> "secondRegionGatewayFqdn";
                            default -> "secondRegionMcpFqdn";
                        });
    }
}
