package ai.portkey.azure;

import static ai.portkey.azure.PlanAssert.all;
import static ai.portkey.azure.PlanAssert.one;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import ai.portkey.azure.plan.Plan;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** A second region: complete where it is, with a way to what the first one keeps. */
class RegionTest {

    private static final String VNET = """
            networkMode: new
            dataService: {enabled: true}
            secretsKeyVault: {name: portkey-kv, create: true, administrators: [ana@example.com]}
            controlPlanePrivateLink: {outbound: true}
            monitoring: {diagnostics: true, alerts: {emails: [ops@example.com]}}
            secrets: {gateway: {PORTKEY_CLIENT_AUTH: portkey-client-auth}}
            """;
    private static final String SECOND = "secondRegion: {location: westeurope}\n";

    @Test
    void the_first_region_stays_as_it_was() {
        var before = TestStack.with(VNET).plan();
        var after = TestStack.with(VNET + SECOND).plan();

        assertThat(after.resources())
                .extracting(Plan.Resource::urn, Plan.Resource::id, Plan.Resource::inputs)
                .containsAll(before.resources().stream()
                        .map(r -> tuple(r.urn(), r.id(), r.inputs()))
                        .toList());
        assertThat(after.outputs()).containsAllEntriesOf(before.outputs());
    }

    @Test
    void the_second_region_has_all_that_the_first_has_but_what_the_stack_has_once() {
        var plan = TestStack.with(VNET + SECOND).plan();
        var second = names(plan, true);

        assertThat(names(plan, false))
                .filteredOn(name -> !second.contains(name))
                .containsExactlyInAnyOrder(
                        "key-vault",
                        "key-vault-vault",
                        "key-vault-administrator-ana@example.com",
                        "key-vault-private-endpoint",
                        "key-vault-private-endpoint-dns",
                        "key-vault-private-endpoint-dns-link",
                        "key-vault-private-endpoint-dns-group",
                        "log-store",
                        "log-store-account",
                        "log-store-storage-suffix",
                        "log-store-container",
                        "log-store-suffix",
                        "log-store-blob-read-write",
                        "log-store-blob-read-write-role",
                        "log-store-blob-read-write-delete",
                        "log-store-blob-read-write-delete-role",
                        "log-store-private-endpoint",
                        "log-store-private-endpoint-dns",
                        "log-store-private-endpoint-dns-link",
                        "log-store-private-endpoint-dns-group",
                        "monitoring-diagnostics-key-vault",
                        "monitoring-diagnostics-log-store",
                        "monitoring-log-store-availability");
        assertThat(second)
                .filteredOn(name -> !names(plan, false).contains(name))
                .containsExactlyInAnyOrder(
                        "shared-access",
                        "shared-access-key-vault",
                        "shared-access-key-vault-dns",
                        "shared-access-key-vault-dns-link",
                        "shared-access-key-vault-dns-group",
                        "shared-access-log-store",
                        "shared-access-log-store-dns",
                        "shared-access-log-store-dns-link",
                        "shared-access-log-store-dns-group",
                        "shared-access-blob-read-write",
                        "shared-access-blob-read-write-delete");
    }

    @Test
    void everything_of_the_second_region_is_there_and_in_a_group_of_its_own() {
        var plan = TestStack.with(VNET + SECOND).plan();

        assertThat(all(plan, "ResourceGroup"))
                .extracting(r -> r.inputs().get("resourceGroupName"))
                .containsExactly("portkey-rg", "rg-portkey-gateway-dev-westeurope");
        assertThat(plan.resources())
                .filteredOn(RegionTest::isSecond)
                .filteredOn(r -> r.inputs().containsKey("resourceGroupName"))
                .extracting(r -> r.inputs().get("resourceGroupName"))
                .containsOnly("rg-portkey-gateway-dev-westeurope");
        assertThat(plan.resources())
                .filteredOn(RegionTest::isSecond)
                .extracting(r -> r.inputs().get("location"))
                .doesNotContain("eastus");
        one(plan, "VirtualNetwork", "westeurope")
                .at("addressSpace.addressPrefixes")
                .isEqualTo(List.of("10.1.0.0/16"));
        one(plan, "ManagedEnvironment", "westeurope")
                .at("environmentName")
                .isEqualTo("cae-portkey-gateway-dev-westeurope");
    }

    @Test
    void the_second_regions_identity_reads_the_same_secrets_and_writes_to_the_same_container() {
        var plan = TestStack.with(VNET + SECOND).plan();
        var first = one(plan, "RoleAssignment", "log-store-blob-read-write-delete");
        var second = one(plan, "RoleAssignment", "shared-access-blob-read-write-delete");

        second.at("scope").isEqualTo(first.value("scope"));
        second.at("roleDefinitionId").isEqualTo(first.value("roleDefinitionId"));
        second.at("principalId").isNotEqualTo(first.value("principalId"));
        assertThat(grants(plan, "westeurope-secrets-"))
                .isEqualTo(grants(plan, "secrets-"))
                .isNotEmpty();
        one(plan, "PrivateEndpoint", "shared-access-log-store")
                .at("privateLinkServiceConnections[0].privateLinkServiceId")
                .isEqualTo(plan.outputs().get("storageAccountId"));
    }

    @Test
    void the_account_gets_its_endpoints_one_after_the_other() {
        var plan = TestStack.with(VNET + SECOND).plan();

        assertThat(one(plan, "PrivateEndpoint", "shared-access-log-store")
                        .resource()
                        .dependencies())
                .contains(one(plan, "PrivateEndpoint", "log-store-private-endpoint")
                        .resource()
                        .urn());
    }

    @Test
    void without_a_vnet_there_is_a_role_and_no_endpoint() {
        var plan = TestStack.with(SECOND).plan();

        assertThat(all(plan, "PrivateEndpoint")).isEmpty();
        one(plan, "RoleAssignment", "shared-access")
                .at("principalId")
                .isEqualTo(plan.outputs().get("secondRegionManagedIdentityPrincipalId"));
        assertThat(plan.outputs())
                .doesNotContainKeys("secondRegionVnetId", "secondRegionNatGatewayPublicIp", "secondRegionMcpFqdn");
    }

    private static Set<Object> grants(Plan plan, String prefix) {
        return all(plan, "RoleAssignment").stream()
                .filter(r -> r.name().startsWith(prefix))
                .map(r -> r.inputs().get("scope"))
                .collect(Collectors.toSet());
    }

    /** Logical names of one region, without the location. */
    private static Set<String> names(Plan plan, boolean second) {
        return plan.resources().stream()
                .filter(r -> isSecond(r) == second && !r.name().equals("westeurope"))
                .map(r -> r.name().replaceFirst("^westeurope-", ""))
                .collect(Collectors.toSet());
    }

    private static boolean isSecond(Plan.Resource resource) {
        return resource.name().startsWith("westeurope");
    }
}
