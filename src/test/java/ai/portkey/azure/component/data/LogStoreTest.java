package ai.portkey.azure.component.data;

import static ai.portkey.azure.PlanAssert.all;
import static ai.portkey.azure.PlanAssert.one;
import static org.assertj.core.api.Assertions.assertThat;

import ai.portkey.azure.TestStack;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LogStoreTest {

    @Test
    void an_account_is_made_with_the_modules_name_and_safe_settings() {
        var plan = TestStack.smallest().plan();

        var account = one(plan, "StorageAccount");
        assertThat((String) account.value("accountName")).matches("stportkeygatewayde[a-z0-9]{6}");
        account.at("sku.name").isEqualTo("Standard_LRS");
        account.at("minimumTlsVersion").isEqualTo("TLS1_2");
        account.at("enableHttpsTrafficOnly").isEqualTo(true);
        account.at("allowBlobPublicAccess").isEqualTo(false);
        account.at("allowSharedKeyAccess").isEqualTo(false);
        account.at("publicNetworkAccess").isEqualTo("Enabled");
        one(plan, "BlobContainer").at("containerName").isEqualTo("portkey-log-store");
        one(plan, "BlobContainer").at("publicAccess").isEqualTo("None");
    }

    @Test
    void in_a_vnet_the_account_is_reached_through_a_private_endpoint_only() {
        var plan = TestStack.with("networkMode: new").plan();

        var account = one(plan, "StorageAccount");
        account.at("publicNetworkAccess").isEqualTo("Disabled");
        account.at("networkRuleSet.defaultAction").isEqualTo("Deny");
        var endpoint = one(plan, "PrivateEndpoint");
        endpoint.at("privateLinkServiceConnections[0].privateLinkServiceId")
                .isEqualTo(account.resource().id().orElseThrow());
        endpoint.at("privateLinkServiceConnections[0].groupIds").isEqualTo(List.of("blob"));
        endpoint.at("subnet.id")
                .isEqualTo(one(plan, "Subnet", "snet-pe").resource().id().orElseThrow());
        var zone = one(plan, "PrivateZone");
        zone.at("privateZoneName").isEqualTo("privatelink.blob.core.windows.net");
        zone.at("location").isEqualTo("Global");
        one(plan, "PrivateDnsZoneGroup")
                .at("privateDnsZoneConfigs[0].privateDnsZoneId")
                .isEqualTo(zone.resource().id().orElseThrow());
        assertThat(one(plan, "ContainerApp", "gateway-app").resource().dependencies())
                .as("the way in comes before the app")
                .contains(
                        endpoint.resource().urn(),
                        one(plan, "PrivateDnsZoneGroup").resource().urn());
        one(plan, "VirtualNetworkLink")
                .at("virtualNetwork.id")
                .isEqualTo(plan.outputs().get("vnetId"));
    }

    /** A storage account refuses a private endpoint while anything else is done to it. */
    @Test
    void the_account_is_changed_by_one_operation_at_a_time() {
        var plan = TestStack.with("networkMode: new\nstorage: {versioning: true, retentionDays: 90}")
                .plan();

        var order = List.of(
                "StorageAccount", "BlobServiceProperties", "BlobContainer", "ManagementPolicy", "PrivateEndpoint");
        for (var i = 1; i < order.size(); i++) {
            assertThat(one(plan, order.get(i)).resource().dependencies())
                    .as(order.get(i))
                    .contains(one(plan, order.get(i - 1)).resource().urn());
        }
    }

    @Test
    void without_the_private_endpoint_the_apps_subnet_is_let_in() {
        var plan = TestStack.with("networkMode: new\nstorage: {privateEndpoint: false}")
                .plan();

        var account = one(plan, "StorageAccount");
        account.at("publicNetworkAccess").isEqualTo("Enabled");
        account.at("networkRuleSet.defaultAction").isEqualTo("Deny");
        account.at("networkRuleSet.virtualNetworkRules[0].virtualNetworkResourceId")
                .isEqualTo(one(plan, "Subnet", "snet-aca").resource().id().orElseThrow());
        assertThat(all(plan, "PrivateEndpoint")).isEmpty();
    }

    @Test
    void the_apps_may_read_and_write_but_not_delete_in_the_container_alone() {
        var plan = TestStack.smallest().plan();

        var role = one(plan, "RoleDefinition");
        assertThat((String) role.value("roleName")).matches("blob-read-write-portkey-gateway-dev-[0-9a-f]{8}");
        assertThat(role.values("permissions[0].dataActions"))
                .allMatch(action -> !((String) action).endsWith("/delete"))
                .hasSize(3);
        var grant = one(plan, "RoleAssignment", "log-store");
        assertThat((String) grant.value("scope")).endsWith("/blobServices/default/containers/portkey-log-store");
        assertThat((String) grant.value("roleDefinitionId"))
                .as("without the account, as ARM answers it")
                .matches("/subscriptions/[^/]+/providers/Microsoft.Authorization/roleDefinitions/[^/]+")
                .endsWith(role.resource().id().orElseThrow().replaceFirst(".*(?=/)", ""));
    }

    @Test
    void the_data_service_may_delete_too() {
        var plan = TestStack.with("dataService: {enabled: true}").plan();

        assertThat(one(plan, "RoleDefinition", "delete").values("permissions[0].dataActions"))
                .anyMatch(action -> ((String) action).endsWith("/blobs/delete"));
        one(plan, "RoleAssignment", "log-store-blob-read-write-delete")
                .at("principalId")
                .isEqualTo(one(plan, "UserAssignedIdentity", "data-service")
                        .resource()
                        .outputs()
                        .get("principalId"));
    }

    @Test
    void an_existing_account_is_looked_up_and_gets_the_roles() {
        var plan = TestStack.with(
                        "storage: {accountName: portkeysa, resourceGroup: my-storage-rg, containerName: logs}")
                .plan();

        assertThat(all(plan, "StorageAccount")).isEmpty();
        assertThat(all(plan, "BlobContainer")).isEmpty();
        assertThat((String) one(plan, "RoleAssignment", "log-store").value("scope"))
                .endsWith(
                        "/resourceGroups/my-storage-rg/providers/Microsoft.Storage/storageAccounts/portkeysa/blobServices/default/containers/logs");
        assertThat(plan.outputs())
                .containsEntry("storageAccountName", "portkeysa")
                .containsEntry("storageContainerName", "logs");
    }

    @Test
    void logs_can_be_deleted_after_some_days() {
        var plan = TestStack.with("storage: {retentionDays: 90}").plan();

        var rule = one(plan, "ManagementPolicy");
        rule.at("policy.rules[0].definition.actions.baseBlob.delete")
                .isEqualTo(Map.of("daysAfterModificationGreaterThan", 90.0));
        rule.at("policy.rules[0].definition.filters.prefixMatch").isEqualTo(List.of("portkey-log-store/"));
        assertThat(all(TestStack.smallest().plan(), "ManagementPolicy")).isEmpty();
    }

    @Test
    void protect_guards_account_and_container() {
        var plan = TestStack.with("protect: true").plan();

        assertThat(one(plan, "StorageAccount").resource().protect()).isTrue();
        assertThat(one(plan, "BlobContainer").resource().protect()).isTrue();
    }

    @Test
    void zones_that_exist_take_the_records() {
        var zone =
                "/subscriptions/11111111-2222-4333-8444-555555555555/resourceGroups/hub-dns/providers/Microsoft.Network"
                        + "/privateDnsZones/privatelink.blob.core.windows.net";
        var plan = TestStack.with(
                        "networkMode: new\nvnet: {privateDns: {mode: existing, zoneIds: {blob: " + zone + "}}}")
                .plan();

        one(plan, "PrivateDnsZoneGroup")
                .at("privateDnsZoneConfigs[0].privateDnsZoneId")
                .isEqualTo(zone);
        assertThat(all(plan, "PrivateZone")).isEmpty();
        assertThat(all(plan, "VirtualNetworkLink")).isEmpty();
    }

    @Test
    void dns_can_be_left_to_a_policy() {
        var plan = TestStack.with("networkMode: new\nvnet: {privateDns: {mode: none}}")
                .plan();

        assertThat(all(plan, "PrivateEndpoint")).hasSize(1);
        assertThat(all(plan, "PrivateDnsZoneGroup")).isEmpty();
        assertThat(all(plan, "PrivateZone")).isEmpty();
    }

    @Test
    void what_is_overwritten_or_deleted_can_be_kept() {
        var plan = TestStack.with("storage: {versioning: true, softDeleteDays: 14, retentionDays: 90}")
                .plan();

        var service = one(plan, "BlobServiceProperties");
        service.at("blobServicesName").isEqualTo("default");
        service.at("isVersioningEnabled").isEqualTo(true);
        service.at("deleteRetentionPolicy").isEqualTo(Map.of("enabled", true, "days", 14.0));
        service.at("containerDeleteRetentionPolicy").isEqualTo(Map.of("enabled", true, "days", 14.0));
        one(plan, "ManagementPolicy")
                .at("policy.rules[0].definition.actions.version.delete")
                .isEqualTo(Map.of("daysAfterCreationGreaterThan", 90.0));
        assertThat(all(TestStack.smallest().plan(), "BlobServiceProperties")).isEmpty();
    }

    @Test
    void soft_delete_does_not_ask_for_versions() {
        var service = one(TestStack.with("storage: {softDeleteDays: 7}").plan(), "BlobServiceProperties");

        service.at("isVersioningEnabled").isEqualTo(false);
        service.at("deleteRetentionPolicy.days").isEqualTo(7.0);
    }
}
