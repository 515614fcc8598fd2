package ai.portkey.azure.simulator.core;

import static ai.portkey.azure.simulator.Subscription.NETWORK;
import static ai.portkey.azure.simulator.Subscription.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import ai.portkey.azure.simulator.Samples;
import ai.portkey.azure.simulator.Subscription;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What ARM checks for every type: names, resource groups, parents, regions, references, identities. */
class PlacementTest {

    private static final Map<String, Object> SPACE =
            Map.of("addressSpace", Map.of("addressPrefixes", List.of("10.0.0.0/16")));

    private final Subscription subscription = Subscription.empty();

    @Test
    void the_resource_group_must_exist() {
        assertRefused(
                        404,
                        "ResourceGroupNotFound",
                        () -> subscription.create(
                                NETWORK + "VirtualNetwork",
                                "vnet",
                                Map.of("resourceGroupName", "other", "addressSpace", SPACE.get("addressSpace"))))
                .hasMessageContaining("Resource group 'other' could not be found.");
    }

    @Test
    void the_parent_must_exist() {
        assertRefused(404, "ParentResourceNotFound", () -> subscription.subnet("apps", "10.0.0.0/24"))
                .hasMessageContaining("/virtualNetworks/vnet'");
    }

    @Test
    void a_reference_must_exist() {
        subscription.vnet("10.0.0.0/16");

        assertRefused(
                        400,
                        "InvalidResourceReference",
                        () -> subscription.create(
                                NETWORK + "Subnet",
                                "apps",
                                Map.of(
                                        "virtualNetworkName",
                                        "vnet",
                                        "addressPrefix",
                                        "10.0.0.0/24",
                                        "networkSecurityGroup",
                                        Map.of("id", Samples.id("Microsoft.Network/networkSecurityGroups/no")))))
                .hasMessageContaining("networkSecurityGroup.id");
    }

    @Test
    void an_identity_must_exist() {
        assertRefused(
                400,
                "FailedIdentityOperation",
                () -> subscription.environment(Map.of(
                        "identity",
                        Map.of(
                                "type",
                                "UserAssigned",
                                "userAssignedIdentities",
                                List.of(Samples.id("Microsoft.ManagedIdentity/userAssignedIdentities/no"))))));
    }

    @Test
    void the_region_comes_from_the_resource_group_and_is_normalised() {
        assertThat(subscription.vnet("10.0.0.0/16").text("location")).isEqualTo("eastus");
        assertThat(subscription
                        .create(
                                "azure-native:managedidentity:UserAssignedIdentity",
                                "identity",
                                Map.of("location", "West Europe"))
                        .text("location"))
                .isEqualTo("westeurope");
    }

    @ParameterizedTest
    @CsvSource({
        "network:VirtualNetwork, atlantis",
        "network:VirtualNetwork, global",
        "network:PrivateZone, eastus",
        "network:PrivateZone,"
    })
    void a_region_must_fit_the_type(String type, String location) {
        var token = "azure-native:" + type;
        var inputs = Samples.of(token);
        inputs.put("location", location);
        if (location == null) {
            inputs.remove("location");
        }
        assertRefused(400, "LocationNotAvailableForResourceType", () -> subscription.azure.create(token, "x", inputs));
    }

    static Stream<Arguments> names() {
        return Stream.of(
                Arguments.of("resources:ResourceGroup", "ends.", "InvalidResourceName"),
                Arguments.of("managedidentity:UserAssignedIdentity", "ab", "InvalidResourceName"),
                Arguments.of("authorization:RoleAssignment", "no-guid", "InvalidResourceName"),
                Arguments.of("keyvault:Vault", "1starts-with-a-digit", "VaultNameNotValid"),
                Arguments.of("keyvault:Vault", "name-of-more-than-24-letters", "VaultNameNotValid"),
                Arguments.of("keyvault:Secret", "under_score", "InvalidResourceName"),
                Arguments.of("storage:StorageAccount", "Upper", "AccountNameInvalid"),
                Arguments.of("storage:BlobContainer", "two--hyphens", "InvalidResourceName"),
                Arguments.of("storage:ManagementPolicy", "mine", "InvalidResourceName"),
                Arguments.of("network:VirtualNetwork", "-vnet", "InvalidResourceName"),
                Arguments.of("network:PrivateZone", "onelabel", "InvalidResourceName"),
                Arguments.of("network:WebApplicationFirewallPolicy", "waf_policy", "InvalidResourceName"),
                Arguments.of("operationalinsights:Workspace", "log", "InvalidResourceName"),
                Arguments.of("app/v20250101:ContainerApp", "Gateway", "InvalidResourceName"),
                Arguments.of("app/v20250101:ContainerApp", "name-of-an-app-with-more-than-32-x", "InvalidResourceName"),
                Arguments.of("app/v20250101:ManagedEnvironment", "cae--two", "InvalidResourceName"),
                Arguments.of("cache:Redis", "cache-", "InvalidResourceName"),
                Arguments.of("cache:Database", "mine", "InvalidResourceName"),
                Arguments.of("containerregistry:Registry", "with-hyphen", "InvalidResourceName"));
    }

    @ParameterizedTest
    @MethodSource("names")
    void names_follow_the_rules_of_their_type(String type, String name, String code) {
        var token = "azure-native:" + type;
        var inputs = Samples.of(token);
        inputs.put(ResourceTypes.get(token).facts().nameProperty(), name);

        assertRefused(400, code, () -> Subscription.assuming().azure.create(token, "x", inputs))
                .hasMessageContaining("'" + name + "'");
    }

    @ParameterizedTest
    @CsvSource({
        "storage:StorageAccount, StorageAccountAlreadyTaken",
        "keyvault:Vault, VaultAlreadyExists",
        "cache:Redis, NameNotAvailable",
        "containerregistry:Registry, AlreadyInUse"
    })
    void some_names_are_unique_in_all_of_azure(String type, String code) {
        var token = "azure-native:" + type;
        var azure = Subscription.assuming().azure;
        azure.create(token, "x", Samples.of(token));
        var other = Samples.of(token);
        other.put("resourceGroupName", "rg-other");

        assertRefused(409, code, () -> azure.create(token, "x", other));
    }

    @Test
    void what_exists_cannot_be_created_again() {
        subscription.vnet("10.0.0.0/16");

        assertRefused(409, "Conflict", () -> subscription.vnet("10.0.0.0/16"))
                .hasMessageContaining("cannot create already existing resource");
    }

    @Test
    void a_singleton_is_set_not_created() {
        subscription.create(
                "azure-native:storage:StorageAccount",
                "account",
                Map.of("kind", "StorageV2", "sku", Map.of("name", "Standard_LRS")));
        var first = Map.<String, Object>of(
                "accountName", "account", "deleteRetentionPolicy", Map.of("enabled", true, "days", 7.0));
        subscription.create("azure-native:storage:BlobServiceProperties", "default", first);

        assertThat(subscription
                        .create(
                                "azure-native:storage:BlobServiceProperties",
                                "default",
                                Map.of("accountName", "account"))
                        .properties())
                .containsEntry("deleteRetentionPolicy", Map.of("enabled", false, "allowPermanentDelete", false));
    }

    @Test
    void a_type_that_is_not_known_is_refused_by_name() {
        assertRefused(
                        400,
                        "InvalidResourceType",
                        () -> subscription.azure.create("azure-native:sql:Server", "x", Map.of()))
                .hasMessageContaining("azure-native:sql:Server");
    }

    @Test
    void without_assumptions_a_look_up_finds_only_what_exists() {
        var arguments = Map.of("vaultName", "kv", "resourceGroupName", "rg");
        assertRefused(
                404, "ResourceNotFound", () -> subscription.azure.invoke("azure-native:keyvault:getVault", arguments));

        subscription.vault("kv-known");

        assertThat(subscription.azure.invoke(
                        "azure-native:keyvault:getVault", Map.of("vaultName", "kv-known", "resourceGroupName", "rg")))
                .containsEntry("name", "kv-known")
                .containsKey("id");
    }

    @Test
    void what_is_assumed_to_exist_cannot_be_created_later() {
        var assuming = Subscription.assuming();
        assuming.azure.invoke(
                "azure-native:keyvault:getVault", Map.of("vaultName", "kv-shared", "resourceGroupName", "rg"));

        assertThat(assuming.azure.resources())
                .anySatisfy(r -> assertThat(r.external()).isTrue());
        assertRefused(409, "Conflict", () -> assuming.vault("kv-shared"))
                .hasMessageContaining("looked up or referenced before");
    }

    @Test
    void deleting_a_group_deletes_what_is_in_it() {
        var vnet = subscription.vnet("10.0.0.0/16");
        var subnet = subscription.subnet("apps", "10.0.0.0/24");

        subscription.azure.delete(Samples.GROUP);

        assertThat(subscription.azure.read(vnet.id())).isEmpty();
        assertThat(subscription.azure.read(subnet.id())).isEmpty();
    }
}
