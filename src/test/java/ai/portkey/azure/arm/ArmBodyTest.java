package ai.portkey.azure.arm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ArmBodyTest {

    @Test
    void parts_of_the_id_are_not_sent_and_each_member_stands_at_its_level() {
        assertThat(ArmBody.of(
                        "azure-native:network:PublicIPAddress",
                        Map.of(
                                "resourceGroupName",
                                "rg",
                                "publicIpAddressName",
                                "ip",
                                "location",
                                "eastus",
                                "sku",
                                Map.of("name", "Standard"),
                                "publicIPAllocationMethod",
                                "Static"),
                        "/ip"))
                .isEqualTo(Map.of(
                        "location",
                        "eastus",
                        "sku",
                        Map.of("name", "Standard"),
                        "properties",
                        Map.of("publicIPAllocationMethod", "Static")));
    }

    @Test
    void parts_with_a_name_have_properties_of_their_own_at_any_depth() {
        assertThat(ArmBody.of(
                        "azure-native:network:ApplicationGateway",
                        Map.of(
                                "urlPathMaps",
                                List.of(Map.of(
                                        "name",
                                        "map",
                                        "pathRules",
                                        List.of(Map.of("name", "rule", "paths", List.of("/x/*")))))),
                        "/appgw"))
                .isEqualTo(Map.of(
                        "properties",
                        Map.of(
                                "urlPathMaps",
                                List.of(Map.of(
                                        "name",
                                        "map",
                                        "properties",
                                        Map.of(
                                                "pathRules",
                                                List.of(Map.of(
                                                        "name",
                                                        "rule",
                                                        "properties",
                                                        Map.of("paths", List.of("/x/*"))))))))));
    }

    @Test
    void self_is_the_resources_own_id() {
        assertThat(ArmBody.of(
                        "azure-native:network:ApplicationGateway",
                        Map.of("firewallPolicy", Map.of("id", "$self/probes/p")),
                        "/appgw"))
                .isEqualTo(Map.of("properties", Map.of("firewallPolicy", Map.of("id", "/appgw/probes/p"))));
    }

    @Test
    void identities_become_a_map_whole_numbers_integers_and_nulls_nothing() {
        var inputs = new HashMap<String, Object>();
        inputs.put("identity", Map.of("type", "UserAssigned", "userAssignedIdentities", List.of("/id")));
        inputs.put("template", Map.of("scale", Map.of("maxReplicas", 3.0), "cpu", 0.5));
        inputs.put("workloadProfileName", null);

        assertThat(ArmBody.of("azure-native:app/v20250101:ContainerApp", inputs, "/app"))
                .isEqualTo(Map.of(
                        "identity", Map.of("type", "UserAssigned", "userAssignedIdentities", Map.of("/id", Map.of())),
                        "properties", Map.of("template", Map.of("scale", Map.of("maxReplicas", 3L), "cpu", 0.5))));
    }

    @Test
    void an_unknown_token_is_named() {
        assertThatThrownBy(() -> ArmBody.of("azure-native:x:Y", Map.of(), "/y"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Azure type 'azure-native:x:Y' is not in the catalogue: add it to AzureTypes.");
    }
}
