package ai.portkey.azure.component.app;

import static ai.portkey.azure.PlanAssert.all;
import static ai.portkey.azure.PlanAssert.one;
import static org.assertj.core.api.Assertions.assertThat;

import ai.portkey.azure.TestStack;
import ai.portkey.azure.plan.Plan;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AcaEnvironmentTest {

    @Test
    void logs_go_to_the_workspace_and_its_key_stays_secret() {
        var plan = TestStack.smallest().plan();

        var environment = one(plan, "ManagedEnvironment");
        environment.at("appLogsConfiguration.destination").isEqualTo("log-analytics");
        environment
                .at("appLogsConfiguration.logAnalyticsConfiguration.sharedKey")
                .isEqualTo(Plan.SECRET);
        environment.at("workloadProfiles[0].name").isEqualTo("Consumption");
        environment.at("environmentName").isEqualTo("cae-portkey-gateway-dev");
        environment.at("infrastructureResourceGroup").isNull();
        one(plan, "Workspace").at("workspaceName").isEqualTo("log-portkey-gateway-dev");
        // Recorded: azurerm 4.81.0 sends it. Learn, "Manage access to Log Analytics workspaces": not set means false.
        one(plan, "Workspace")
                .at("features.enableLogAccessUsingOnlyResourcePermissions")
                .isEqualTo(true);
    }

    /** Destination and tables: learn.microsoft.com/azure/container-apps/log-options. */
    @Test
    void logs_go_to_an_existing_workspace_without_its_key() {
        var workspace = "/subscriptions/11111111-1111-1111-1111-111111111111/resourceGroups/logs/providers/"
                + "Microsoft.OperationalInsights/workspaces/central";
        var plan = TestStack.with("monitoring: {workspaceId: " + workspace + ", diagnostics: true, workbook: true}")
                .plan();

        assertThat(all(plan, "Workspace")).isEmpty();
        var environment = one(plan, "ManagedEnvironment");
        environment.at("appLogsConfiguration").isEqualTo(Map.of("destination", "azure-monitor"));
        var ofEnvironment = all(plan, "DiagnosticSetting").stream()
                .filter(setting -> environment
                        .resource()
                        .id()
                        .orElseThrow()
                        .equals(setting.inputs().get("resourceUri")))
                .toList();
        assertThat(ofEnvironment)
                .extracting(setting -> setting.inputs().containsKey("logs"))
                .containsExactlyInAnyOrder(true, false);
        assertThat(all(plan, "DiagnosticSetting"))
                .allSatisfy(setting ->
                        assertThat(setting.inputs().get("workspaceId")).isEqualTo(workspace));
        assertThat(String.valueOf(one(plan, "Workbook").resource().inputs().get("serializedData")))
                .contains("ContainerAppConsoleLogs", "project TimeGenerated, ContainerAppName, RevisionName, Log")
                .doesNotContain("_CL", "Log_s");
    }

    @Test
    void a_public_environment_uses_the_stable_api_and_needs_no_private_dns() {
        var plan = TestStack.with("networkMode: new").plan();

        assertThat(one(plan, "ManagedEnvironment").resource().type()).contains("v20250101");
        one(plan, "ManagedEnvironment").at("vnetConfiguration.internal").isEqualTo(false);
        one(plan, "ManagedEnvironment")
                .at("infrastructureResourceGroup")
                .isEqualTo("ME_cae-portkey-gateway-dev_portkey-rg_eastus");
        assertThat(all(plan, "PrivateRecordSet"))
                .extracting(r -> r.inputs().get("relativeRecordSetName"))
                .doesNotContain("*");
    }

    @Test
    void an_internal_environment_is_closed_and_resolved_inside_the_vnet() {
        var plan = TestStack.with("networkMode: new\npublicIngress: false").plan();

        var environment = one(plan, "ManagedEnvironment");
        environment.at("vnetConfiguration.internal").isEqualTo(true);
        environment.at("publicNetworkAccess").isEqualTo("Disabled");
        var domain = environment.resource().outputs().get("defaultDomain");
        one(plan, "PrivateZone", "environment").at("privateZoneName").isEqualTo(domain);
        var wildcard = one(plan, "PrivateRecordSet", "environment");
        wildcard.at("relativeRecordSetName").isEqualTo("*");
        wildcard.at("aRecords[0].ipv4Address")
                .isEqualTo(environment.resource().outputs().get("staticIp"));
        one(plan, "VirtualNetworkLink", "environment")
                .at("virtualNetworkLinkName")
                .isEqualTo("link-aca-portkey-gateway-dev");
    }

    @Test
    void role_assignments_exist_before_the_environment_whose_creation_covers_their_propagation() {
        var plan = TestStack.with("secrets: {gateway: {PORTKEY_CLIENT_AUTH: portkey-client-auth}}")
                .plan();

        var grants = all(plan, "RoleAssignment").stream()
                .filter(r -> r.name().startsWith("secrets-"))
                .map(r -> r.urn())
                .toList();
        assertThat(grants).hasSize(2);
        assertThat(one(plan, "ManagedEnvironment").resource().dependencies()).containsAll(grants);
    }

    @Test
    void high_availability_makes_the_environment_zone_redundant_and_protect_guards_it() {
        var plain = TestStack.with("networkMode: new").plan();
        var safe = TestStack.with("networkMode: new\nhighAvailability: true\nprotect: true")
                .plan();

        one(plain, "ManagedEnvironment").at("zoneRedundant").isEqualTo(false);
        assertThat(one(plain, "ManagedEnvironment").resource().protect()).isFalse();
        one(safe, "ManagedEnvironment").at("zoneRedundant").isEqualTo(true);
        assertThat(one(safe, "ManagedEnvironment").resource().protect()).isTrue();
    }

    @Test
    void without_a_vnet_an_environment_cannot_be_zone_redundant() {
        one(TestStack.with("highAvailability: true").plan(), "ManagedEnvironment")
                .at("zoneRedundant")
                .isEqualTo(false);
    }

    @Test
    void traffic_between_the_apps_can_be_encrypted() {
        one(TestStack.with("peerEncryption: true").plan(), "ManagedEnvironment")
                .at("peerTrafficConfiguration")
                .isEqualTo(Map.of("encryption", Map.of("enabled", true)));
        one(TestStack.smallest().plan(), "ManagedEnvironment")
                .at("peerTrafficConfiguration")
                .isNull();
    }
}
