package ai.portkey.azure.component.data;

import static ai.portkey.azure.PlanAssert.all;
import static ai.portkey.azure.PlanAssert.one;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.portkey.azure.AzureAnswers;
import ai.portkey.azure.TestStack;
import ai.portkey.azure.config.reading.RawConfig;
import ai.portkey.azure.plan.PlanException;
import ai.portkey.azure.plan.Planner;
import ai.portkey.azure.simulator.core.SimulationOptions;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class KeyVaultTest {

    private static final String ADMINISTRATOR = "roleDefinitions/00482a5a-887f-4fb3-b363-3b7fe8e74483";

    private static final String REGISTRY =
            "/subscriptions/00000000-0000-4000-8000-000000000001/resourceGroups/registry-rg"
                    + "/providers/Microsoft.ContainerRegistry/registries/portkeyregistry";

    @Test
    void a_new_vault_cannot_lose_its_secrets() {
        var plan = TestStack.with("secretsKeyVault: {name: portkey-kv, create: true}")
                .plan();

        var vault = one(plan, "Vault");
        vault.at("vaultName").isEqualTo("portkey-kv");
        vault.at("resourceGroupName").isEqualTo("portkey-rg");
        vault.at("properties.enableRbacAuthorization").isEqualTo(true);
        vault.at("properties.enablePurgeProtection").isEqualTo(true);
        vault.at("properties.softDeleteRetentionInDays").isEqualTo(90.0);
        vault.at("properties.sku").isEqualTo(Map.of("family", "A", "name", "standard"));
        assertThat(vault.resource().protect()).isTrue();
    }

    @Test
    void the_apps_and_the_registry_use_the_vault_that_the_stack_makes() {
        var plan = TestStack.with("""
                secretsKeyVault: {name: portkey-kv, create: true}
                secrets: {gateway: {PORTKEY_CLIENT_AUTH: portkey-client-auth}}
                registry:
                  dockerCredentials:
                    keyVaultName: Portkey-KV
                    keyVaultResourceGroup: portkey-rg
                    username: portkey-user
                    passwordSecret: docker-password
                """).plan();

        var id = one(plan, "Vault").resource().id().orElseThrow();
        var scope = id.substring(1);
        one(plan, "RoleAssignment", "portkey-kv-portkey-client-auth")
                .at("scope")
                .isEqualTo(scope + "/secrets/portkey-client-auth");
        one(plan, "RoleAssignment", "-docker-password").at("scope").isEqualTo(scope + "/secrets/docker-password");
        assertThat(plan.outputs())
                .containsEntry("keyVaultId", id)
                .containsEntry("keyVaultUri", "https://portkey-kv.vault.azure.net/");
    }

    @Test
    void administrators_are_users_groups_or_service_principals() {
        var plan = TestStack.with("""
                secretsKeyVault:
                  name: portkey-kv
                  create: true
                  administrators: [ana@example.com, Platform Team, 5e1d0000-0000-4000-8000-00000000abcd]
                """).plan();

        var vault = one(plan, "Vault").resource().id().orElseThrow();
        var user = one(plan, "RoleAssignment", "ana@example.com");
        user.at("scope").isEqualTo(vault.substring(1));
        user.at("principalType").isEqualTo("User");
        assertThat((String) user.value("roleDefinitionId")).endsWith(ADMINISTRATOR);
        assertThat((String) user.value("principalId")).matches("[0-9a-f-]{36}");
        var group = one(plan, "RoleAssignment", "Platform Team");
        group.at("principalType").isEqualTo("Group");
        group.at("principalId").isNotEqualTo(user.value("principalId"));
        var id = one(plan, "RoleAssignment", "5e1d0000");
        id.at("principalId").isEqualTo("5e1d0000-0000-4000-8000-00000000abcd");
        id.at("principalType").isEqualTo("ServicePrincipal");
    }

    @Test
    void without_a_vnet_the_vault_is_open_to_who_has_a_role() {
        var vault = one(
                TestStack.with("secretsKeyVault: {name: portkey-kv, create: true}")
                        .plan(),
                "Vault");

        vault.at("properties.publicNetworkAccess").isEqualTo("Enabled");
        vault.at("properties.networkAcls.defaultAction").isEqualTo("Allow");
    }

    @Test
    void in_a_vnet_the_vault_is_reached_through_a_private_endpoint_only() {
        var plan = TestStack.with("networkMode: new\nsecretsKeyVault: {name: portkey-kv, create: true}")
                .plan();

        var vault = one(plan, "Vault");
        vault.at("properties.publicNetworkAccess").isEqualTo("Disabled");
        vault.at("properties.networkAcls.defaultAction").isEqualTo("Deny");
        var endpoint = one(plan, "PrivateEndpoint", "key-vault");
        endpoint.at("privateEndpointName").isEqualTo("pe-vault-portkey-gateway-dev");
        endpoint.at("privateLinkServiceConnections[0].groupIds").isEqualTo(List.of("vault"));
        endpoint.at("privateLinkServiceConnections[0].privateLinkServiceId")
                .isEqualTo(vault.resource().id().orElseThrow());
        endpoint.at("subnet.id")
                .isEqualTo(one(plan, "Subnet", "snet-pe").resource().id().orElseThrow());
        assertThat(endpoint.resource().outputs().get("customDnsConfigs").toString())
                .contains("portkey-kv.vault.azure.net");
        one(plan, "PrivateZone", "key-vault").at("privateZoneName").isEqualTo("privatelink.vaultcore.azure.net");
    }

    @Test
    void administrators_outside_of_the_vnet_are_let_in_by_address() {
        var vault = one(TestStack.with("""
                networkMode: new
                secretsKeyVault: {name: portkey-kv, create: true, allowedCidrs: [203.0.113.7, 198.51.100.0/24]}
                """).plan(), "Vault");

        vault.at("properties.publicNetworkAccess").isEqualTo("Enabled");
        vault.at("properties.networkAcls.defaultAction").isEqualTo("Deny");
        vault.at("properties.networkAcls.ipRules")
                .isEqualTo(List.of(Map.of("value", "203.0.113.7/32"), Map.of("value", "198.51.100.0/24")));
    }

    @Test
    void an_existing_vault_is_none_of_the_stacks_resources() {
        assertThat(all(TestStack.smallest().plan(), "Vault")).isEmpty();
        assertThat(all(TestStack.smallest().plan(), "KeyVault")).isEmpty();
    }

    /**
     * Every version of the control plane's API before 2026-02-01 retires on 27 February 2027, says
     * learn.microsoft.com/azure/key-vault/general/migrate-api-version; the newest of azure-native 2.92.3 is 2024-11-01.
     */
    @ParameterizedTest
    @MethodSource("ai.portkey.azure.Stacks#all")
    void no_stack_asks_the_control_plane_of_an_existing_vault(RawConfig stack) {
        var azure = new AzureAnswers();

        new Planner(azure).plan(stack);

        assertThat(azure.functions()).noneMatch(token -> token.startsWith("azure-native:keyvault"));
    }

    @Test
    void an_existing_vault_is_named_as_azure_names_it() {
        var outputs = TestStack.with("secretsKeyVault: {name: Team-KV, resourceGroup: Vaults-RG}")
                .plan()
                .outputs();

        assertThat(outputs)
                .containsEntry(
                        "keyVaultId",
                        "/subscriptions/00000000-0000-4000-8000-000000000001/resourceGroups/Vaults-RG"
                                + "/providers/Microsoft.KeyVault/vaults/Team-KV")
                .containsEntry("keyVaultName", "Team-KV")
                .containsEntry("keyVaultUri", "https://team-kv.vault.azure.net/");
    }

    /** learn.microsoft.com/azure/key-vault/general/about-keys-secrets-certificates, DNS suffixes. */
    @ParameterizedTest
    @CsvSource({
        "usgovernment, https://portkey-kv.vault.usgovcloudapi.net/",
        "china, https://portkey-kv.vault.azure.cn/",
        "public, https://portkey-kv.vault.azure.net/"
    })
    void the_uri_of_a_vault_is_that_of_the_stacks_cloud(String environment, String uri) {
        var withoutSecrets =
                TestStack.with("registry: {type: acr, acrId: " + REGISTRY + "}").raw();
        var values = new HashMap<>(withoutSecrets.values());
        values.put("azure-native:environment", environment);

        var plan = new Planner(new AzureAnswers())
                .plan(new RawConfig(withoutSecrets.stackName(), values, withoutSecrets.secretKeys()));

        assertThat(plan.outputs()).containsEntry("keyVaultUri", uri);
    }

    @Test
    void a_vault_that_does_not_exist_ends_the_deployment_with_its_name() {
        var azure = new AzureAnswers(SimulationOptions.defaults().withAssumeExisting(false, "eastus"));

        assertThatThrownBy(() -> TestStack.with("secrets: {gateway: {PORTKEY_CLIENT_AUTH: portkey-client-auth}}")
                        .plan(azure))
                .isInstanceOf(PlanException.class)
                .hasMessageContaining("Microsoft.KeyVault/vaults/portkey-kv");
    }
}
