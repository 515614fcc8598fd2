package ai.portkey.azure.component.network;

import static ai.portkey.azure.PlanAssert.all;
import static ai.portkey.azure.PlanAssert.one;
import static org.assertj.core.api.Assertions.assertThat;

import ai.portkey.azure.TestStack;
import ai.portkey.azure.plan.Plan;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ControlPlaneLinkTest {

    @Test
    void version_1_is_the_seeds_endpoint_zone_and_record() {
        var plan = plan("outbound: true, version: v1");

        var endpoint = one(plan, "PrivateEndpoint", "control-plane");
        endpoint.at("privateEndpointName").isEqualTo("pe-controlplane-portkey-gateway-dev");
        endpoint.at("manualPrivateLinkServiceConnections[0].privateLinkServiceId")
                .isEqualTo(
                        "portkey-privatelink-pls.d17828ab-c5d7-4f67-aae6-1f5b68ae0565.eastus2.azure.privatelinkservice");
        endpoint.at("manualPrivateLinkServiceConnections[0].requestMessage")
                .isEqualTo("Portkey Gateway portkey-gateway-dev requesting Private Link to Control Plane");
        one(plan, "PrivateZone", "control-plane").at("privateZoneName").isEqualTo("privatelink-az.portkey.ai");
        var record = one(plan, "PrivateRecordSet", "control-plane");
        record.at("relativeRecordSetName").isEqualTo("azure-cp");
        record.at("aRecords[0].ipv4Address").isEqualTo(plan.outputs().get("controlPlanePrivateIp"));
        assertThat(plan.outputs())
                .containsEntry("controlPlanePrivateFqdn", "azure-cp.privatelink-az.portkey.ai")
                .containsEntry(
                        "controlPlanePrivateEndpointId",
                        endpoint.resource().id().orElseThrow());
    }

    /** Names of Portkey's page for Azure Container Apps and of its module 3.0.0. */
    @Test
    void version_2_is_the_default() {
        var plan = plan("outbound: true");

        var endpoint = one(plan, "PrivateEndpoint", "control-plane");
        endpoint.at("privateEndpointName").isEqualTo("pe-controlplane-v2-portkey-gateway-dev");
        endpoint.at("manualPrivateLinkServiceConnections[0].privateLinkServiceId")
                .isEqualTo(
                        "portkey-privatelink-pls.4c0cb660-8f0d-49ad-beee-b234fa25cb40.eastus2.azure.privatelinkservice");
        one(plan, "PrivateZone", "control-plane").at("privateZoneName").isEqualTo("azure-cp.portkey.ai");
        one(plan, "PrivateRecordSet", "control-plane")
                .at("relativeRecordSetName")
                .isEqualTo("private");
        assertThat(gatewayVariables(plan))
                .containsAllEntriesOf(Map.of(
                        "ALBUS_BASEPATH", "https://private.azure-cp.portkey.ai/albus",
                        "CONTROL_PLANE_BASEPATH", "https://private.azure-cp.portkey.ai/api/v1",
                        "SOURCE_SYNC_API_BASEPATH", "https://private.azure-cp.portkey.ai/api/v1/sync",
                        "CONFIG_READER_PATH", "https://private.azure-cp.portkey.ai/api/model-configs"));
    }

    @Test
    void the_apps_are_led_through_the_link() {
        assertThat(gatewayVariables(plan("outbound: true, version: v1")))
                .containsAllEntriesOf(Map.of(
                        "ALBUS_BASEPATH", "https://azure-cp.privatelink-az.portkey.ai/albus",
                        "CONTROL_PLANE_BASEPATH", "https://azure-cp.privatelink-az.portkey.ai/api/v1",
                        "SOURCE_SYNC_API_BASEPATH", "https://azure-cp.privatelink-az.portkey.ai/api/v1/sync",
                        "CONFIG_READER_PATH", "https://azure-cp.privatelink-az.portkey.ai/api/model-configs"));
    }

    @Test
    void until_portkey_has_approved_the_apps_can_stay_on_the_internet() {
        assertThat(gatewayVariables(plan("outbound: true, configureGateway: false")))
                .doesNotContainKey("ALBUS_BASEPATH");
    }

    @Test
    void both_versions_stand_side_by_side_and_the_apps_stay_on_the_first() {
        var plan = plan("outbound: true, version: both");

        assertThat(all(plan, "PrivateEndpoint"))
                .extracting(r -> r.inputs().get("privateEndpointName"))
                .contains("pe-controlplane-portkey-gateway-dev", "pe-controlplane-v2-portkey-gateway-dev");
        assertThat(all(plan, "PrivateZone"))
                .extracting(r -> r.inputs().get("privateZoneName"))
                .contains("privatelink-az.portkey.ai", "azure-cp.portkey.ai");
        assertThat(plan.outputs())
                .containsEntry("controlPlanePrivateFqdn", "azure-cp.privatelink-az.portkey.ai")
                .containsEntry(
                        "controlPlaneNextPrivateEndpointId",
                        one(plan, "PrivateEndpoint", "control-plane-v2")
                                .resource()
                                .id()
                                .orElseThrow());
        assertThat(gatewayVariables(plan))
                .containsEntry("ALBUS_BASEPATH", "https://azure-cp.privatelink-az.portkey.ai/albus");
        assertThat(gatewayVariables(plan("outbound: true, version: v2")))
                .containsEntry("ALBUS_BASEPATH", "https://private.azure-cp.portkey.ai/albus");
    }

    @Test
    void moving_from_one_version_to_both_keeps_the_first_as_it_is() {
        var before = plan("outbound: true, version: v1");
        var after = plan("outbound: true, version: both");

        for (var resource : before.resources()) {
            if (resource.name().startsWith("control-plane")) {
                assertThat(after.find(resource.urn()))
                        .get()
                        .extracting(Plan.Resource::inputs)
                        .isEqualTo(resource.inputs());
            }
        }
    }

    @Test
    void without_outbound_there_is_no_link() {
        assertThat(plan("outbound: false").resources()).noneMatch(r -> r.name().startsWith("control-plane"));
    }

    private static Plan plan(String link) {
        return TestStack.with("networkMode: new\ncontrolPlanePrivateLink: {" + link + "}")
                .plan();
    }

    private static Map<Object, Object> gatewayVariables(Plan plan) {
        var variables = new HashMap<>();
        one(plan, "ContainerApp", "gateway-app")
                .values("template.containers[0].env")
                .forEach(v -> variables.put(((Map<?, ?>) v).get("name"), ((Map<?, ?>) v).get("value")));
        return variables;
    }
}
