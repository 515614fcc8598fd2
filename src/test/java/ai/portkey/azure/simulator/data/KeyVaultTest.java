package ai.portkey.azure.simulator.data;

import static ai.portkey.azure.simulator.Subscription.APP;
import static ai.portkey.azure.simulator.Subscription.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import ai.portkey.azure.simulator.Samples;
import ai.portkey.azure.simulator.Subscription;
import ai.portkey.azure.simulator.core.SimulatedResource;
import ai.portkey.azure.simulator.values.Values;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Vaults, role assignments, and the secrets of apps. */
class KeyVaultTest {

    private static final String URL = "https://kv-test.vault.azure.net/secrets/api-key";

    private Subscription subscription = Subscription.empty();

    private SimulatedResource app(String token, SimulatedResource identity, Map<String, Object> configuration) {
        var inputs = new LinkedHashMap<String, Object>(Map.of(
                "managedEnvironmentId",
                Samples.id("Microsoft.App/managedEnvironments/cae"),
                "configuration",
                configuration,
                "template",
                Map.of(
                        "containers",
                        List.of(Map.of(
                                "name",
                                "app",
                                "image",
                                "registry1.azurecr.io/gateway:1",
                                "env",
                                List.of(Map.of("name", "API_KEY", "secretRef", "api-key")))))));
        if (identity != null) {
            inputs.put("identity", Map.of("type", "UserAssigned", "userAssignedIdentities", List.of(identity.id())));
        }
        return subscription.create(token, "gateway", inputs);
    }

    private static Map<String, Object> reference(String url, String identity) {
        return Map.of("secrets", List.of(Map.of("name", "api-key", "keyVaultUrl", url, "identity", identity)));
    }

    private SimulatedResource appWithReference(SimulatedResource identity) {
        return app(APP, identity, reference(URL, identity.id()));
    }

    @Test
    void a_reference_needs_a_grant_on_the_secret_or_above_it() {
        subscription.environment(Map.of());
        var vault = subscription.vault("kv-test");
        for (var scope : List.of(vault.id() + "/secrets/api-key", vault.id(), Samples.GROUP)) {
            var identity = subscription.identity("id-" + scope.length());
            if (scope.endsWith("api-key")) {
                subscription.create(
                        "azure-native:keyvault:Secret",
                        "api-key",
                        Map.of("vaultName", "kv-test", "properties", Map.of("value", "x")));
            }
            assertRefused(400, "ContainerAppOperationError", () -> appWithReference(identity))
                    .hasMessageContaining(
                            "Unable to get value using Managed identity " + identity.id() + " for secret api-key");

            subscription.grant(identity, Samples.SECRETS_USER, scope);

            subscription.azure.delete(appWithReference(identity).id());
        }
    }

    @Test
    void a_grant_on_another_secret_or_of_another_role_does_not_help() {
        subscription.environment(Map.of());
        var vault = subscription.vault("kv-test");
        var identity = subscription.identity("id-apps");
        subscription.create(
                "azure-native:keyvault:Secret",
                "api-key-2",
                Map.of("vaultName", "kv-test", "properties", Map.of("value", "x")));
        subscription.grant(identity, Samples.SECRETS_USER, vault.id() + "/secrets/api-key-2");
        subscription.grant(identity, Samples.ROLE + "7f951dda-4ed3-4680-a7ca-43fe172d538d", vault.id());

        assertRefused(400, "ContainerAppOperationError", () -> appWithReference(identity));
    }

    @Test
    void a_custom_role_grants_what_its_data_actions_say() {
        subscription.environment(Map.of());
        var vault = subscription.vault("kv-test");
        var identity = subscription.identity("id-apps");
        var role = subscription.azure.create(
                "azure-native:authorization:RoleDefinition",
                "role",
                Map.of(
                        "scope",
                        Samples.GROUP,
                        "roleName",
                        "reader",
                        "permissions",
                        List.of(Map.of("dataActions", List.of("Microsoft.KeyVault/vaults/secrets/*")))));
        subscription.grant(identity, Samples.ROLE + role.name(), vault.id());

        assertThat(appWithReference(identity).name()).isEqualTo("gateway");
        assertRefused(
                409,
                "RoleDefinitionWithSameNameExists",
                () -> subscription.azure.create(
                        "azure-native:authorization:RoleDefinition",
                        "role2",
                        Map.of("scope", Samples.GROUP, "roleName", "Reader")));
    }

    @Test
    void a_grant_takes_time_that_the_creation_of_the_environment_covers() {
        subscription = Subscription.empty(options ->
                options.withTimes(Duration.ofMinutes(2), Map.of(Subscription.ENVIRONMENT, Duration.ofMinutes(4))));
        var vault = subscription.vault("kv-test");
        var early = subscription.identity("id-early");
        subscription.grant(early, Samples.SECRETS_USER, vault.id());
        subscription.environment(Map.of());
        var late = subscription.identity("id-late");
        subscription.grant(late, Samples.SECRETS_USER, vault.id());

        assertRefused(400, "ContainerAppOperationError", () -> appWithReference(late))
                .hasMessageContaining("no effective role assignment");
        subscription.azure.delete(appWithReference(early).id());
        subscription.passTime(Duration.ofMinutes(2));
        assertThat(appWithReference(late).name()).isEqualTo("gateway");
    }

    @Test
    void a_fresh_principal_needs_its_type() {
        subscription = Subscription.empty(options -> options.withTimes(Duration.ofMinutes(2), Map.of()));
        var vault = subscription.vault("kv-test");
        var identity = subscription.identity("id-apps");
        var inputs = Map.of(
                "scope",
                vault.id(),
                "roleDefinitionId",
                Samples.SECRETS_USER,
                "principalId",
                identity.text("principalId"));

        assertRefused(
                400,
                "PrincipalNotFound",
                () -> subscription.azure.create("azure-native:authorization:RoleAssignment", "a", inputs));
        subscription.passTime(Duration.ofMinutes(2));
        assertThat(subscription
                        .azure
                        .create("azure-native:authorization:RoleAssignment", "a", inputs)
                        .text("scope"))
                .isEqualTo(vault.id());
    }

    @Test
    void the_same_grant_twice_is_refused() {
        var vault = subscription.vault("kv-test");
        var identity = subscription.identity("id-apps");
        subscription.grant(identity, Samples.SECRETS_USER, vault.id());

        assertRefused(
                409,
                "RoleAssignmentExists",
                () -> subscription.azure.create(
                        "azure-native:authorization:RoleAssignment",
                        "again",
                        Map.of(
                                "scope",
                                vault.id(),
                                "roleDefinitionId",
                                Samples.SECRETS_USER,
                                "principalId",
                                identity.text("principalId"))));
        assertRefused(
                400,
                "InvalidRoleDefinitionId",
                () -> subscription.grant(identity, "Key Vault Secrets User", vault.id()));
        assertRefused(
                404,
                "ResourceNotFound",
                () -> subscription.grant(identity, Samples.SECRETS_USER, vault.id() + "-other"));
    }

    @Test
    void a_grant_keeps_its_role_and_the_kind_of_its_principal() {
        var vault = subscription.vault("kv-test");
        var grant = subscription.grant(subscription.identity("id-apps"), Samples.SECRETS_USER, vault.id());
        var acrPull = Samples.SECRETS_USER.replace(
                "4633458b-17de-408a-b874-0445c86b69e6", "7f951dda-4ed3-4680-a7ca-43fe172d538d");

        Map.of("roleDefinitionId", acrPull, "principalType", "Group").forEach((property, value) -> {
            var inputs = new LinkedHashMap<>(grant.properties());
            inputs.keySet().retainAll(List.of("scope", "roleDefinitionId", "principalId", "principalType"));
            assertThat(subscription.azure.update(grant.id(), inputs).id())
                    .as("nothing changed")
                    .isEqualTo(grant.id());
            inputs.put(property, value);
            assertRefused(400, "RoleAssignmentUpdateNotPermitted", () -> subscription.azure.update(grant.id(), inputs));
        });
    }

    @Test
    void a_vault_with_access_policies_asks_them() {
        subscription.environment(Map.of());
        var identity = subscription.identity("id-apps");
        var properties = new LinkedHashMap<String, Object>(
                Map.of("tenantId", "t", "sku", Map.of("family", "A", "name", "standard")));
        var vault = subscription.create("azure-native:keyvault:Vault", "kv-test", Map.of("properties", properties));
        subscription.grant(identity, Samples.SECRETS_USER, vault.id());
        assertRefused(400, "ContainerAppOperationError", () -> appWithReference(identity))
                .hasMessageContaining("access policy");

        properties.put(
                "accessPolicies",
                List.of(Map.of(
                        "tenantId",
                        "t",
                        "objectId",
                        identity.text("principalId"),
                        "permissions",
                        Map.of("secrets", List.of("Get")))));
        subscription.azure.update(
                vault.id(),
                Subscription.inputs("azure-native:keyvault:Vault", "kv-test", Map.of("properties", properties)));

        assertThat(appWithReference(identity).name()).isEqualTo("gateway");
    }

    @Test
    void the_old_api_refuses_references() {
        subscription = Subscription.assuming();
        var identity = subscription.identity("id-apps");

        assertRefused(
                        400,
                        "ContainerAppSecretInvalid",
                        () -> app("azure-native:app:ContainerApp", identity, reference(URL, identity.id())))
                .hasMessageContaining("value or keyVaultUrl and identity should be provided");
    }

    @Test
    void the_identity_must_be_the_apps() {
        subscription.environment(Map.of());
        subscription.vault("kv-test");
        var other = subscription.identity("id-other");

        assertRefused(400, "ContainerAppIdentityNotAssigned", () -> app(APP, null, reference(URL, other.id())))
                .hasMessageContaining(other.id());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://kv-test.vault.azure.net/secrets/api-key",
                "<https://kv-test.vault.azure.net/secrets/api-key>",
                "https://kv-test.vault.azure.net/keys/api-key",
                "kv-test/api-key"
            })
    void a_reference_is_the_url_of_a_secret(String url) {
        subscription.environment(Map.of());
        var identity = subscription.identity("id-apps");

        assertRefused(
                        400,
                        "ContainerAppSecretKeyVaultUrlInvalid",
                        () -> app(APP, identity, reference(url, identity.id())))
                .hasMessageContaining(url);
    }

    @Test
    void secrets_are_named_once_and_known_to_those_who_use_them() {
        subscription.environment(Map.of());
        var secret = Map.of("name", "api-key", "value", "x");

        assertRefused(
                400,
                "ContainerAppSecretNameDuplicate",
                () -> app(APP, null, Map.of("secrets", List.of(secret, secret))));
        assertRefused(
                400,
                "ContainerAppSecretNameInvalid",
                () -> app(APP, null, Map.of("secrets", List.of(Map.of("name", "API_KEY", "value", "x")))));
        assertRefused(
                400,
                "ContainerAppSecretInvalid",
                () -> app(APP, null, Map.of("secrets", List.of(Map.of("name", "api-key")))));
        assertRefused(
                        400,
                        "ContainerAppSecretRefNotFound",
                        () -> app(APP, null, Map.of("secrets", List.of(Map.of("name", "other", "value", "x")))))
                .hasMessageContaining("template.containers[0].env[0].secretRef");
        assertThat(app(APP, null, Map.of("secrets", List.of(secret)))
                        .properties()
                        .toString())
                .doesNotContain("value=x");
    }

    @Test
    void a_registry_is_pulled_from_with_a_grant_or_a_password() {
        subscription.environment(Map.of());
        var registry = subscription.create(
                "azure-native:containerregistry:Registry", "registry1", Map.of("sku", Map.of("name", "Standard")));
        var identity = subscription.identity("id-apps");
        var configuration = new LinkedHashMap<String, Object>(Map.of(
                "secrets",
                List.of(Map.of("name", "api-key", "value", "x")),
                "registries",
                List.of(Map.of("server", registry.text("loginServer"), "identity", identity.id()))));

        assertRefused(400, "InvalidParameterValueInContainerTemplate", () -> app(APP, identity, configuration))
                .hasMessageContaining("UNAUTHORIZED");
        subscription.grant(identity, Samples.ROLE + "7f951dda-4ed3-4680-a7ca-43fe172d538d", registry.id());
        subscription.azure.delete(app(APP, identity, configuration).id());

        configuration.put("registries", List.of(Map.of("server", "docker.io", "username", "me")));
        assertRefused(400, "ContainerAppRegistryInvalid", () -> app(APP, identity, configuration));
    }

    @Test
    void a_deleted_vault_keeps_its_name_until_it_is_recovered() {
        var vault = subscription.vault("kv-test");
        var properties = new LinkedHashMap<String, Object>(
                Values.asMap(Samples.of("azure-native:keyvault:Vault").get("properties")));
        properties.put("createMode", "recover");
        subscription.azure.delete(vault.id());

        assertRefused(409, "ConflictError", () -> subscription.vault("kv-test")).hasMessageContaining("deleted state");
        assertThat(subscription
                        .create("azure-native:keyvault:Vault", "kv-test", Map.of("properties", properties))
                        .id())
                .isEqualTo(vault.id());
        assertRefused(
                404,
                "SoftDeletedVaultDoesNotExist",
                () -> subscription.create("azure-native:keyvault:Vault", "kv-never", Map.of("properties", properties)));
    }

    @Test
    void purge_protection_is_not_switched_off() {
        var properties = new LinkedHashMap<String, Object>(
                Values.asMap(Samples.of("azure-native:keyvault:Vault").get("properties")));
        properties.put("enablePurgeProtection", false);

        assertRefused(
                        400,
                        "BadRequest",
                        () -> subscription.create(
                                "azure-native:keyvault:Vault", "kv-test", Map.of("properties", properties)))
                .hasMessageContaining("enablePurgeProtection");
    }

    @Test
    void a_secret_has_urls_and_a_new_value_a_new_version() {
        subscription.vault("kv-test");
        var token = "azure-native:keyvault:Secret";
        var urls = new ArrayList<String>();
        var secret = subscription.create(
                token, "api-key", Map.of("vaultName", "kv-test", "properties", Map.of("value", "planted")));
        urls.add(secret.text("properties.secretUriWithVersion"));
        assertThat(subscription.azure.resources().toString()).doesNotContain("planted");
        urls.add(subscription
                .azure
                .update(
                        secret.id(),
                        Subscription.inputs(
                                token,
                                "api-key",
                                Map.of("vaultName", "kv-test", "properties", Map.of("value", "other"))))
                .text("properties.secretUriWithVersion"));

        assertThat(urls)
                .doesNotHaveDuplicates()
                .allMatch(url -> url.matches(secret.text("properties.secretUri") + "/[0-9a-f]{32}"));
        assertThat(secret.text("properties.secretUri")).isEqualTo(URL);
    }
}
