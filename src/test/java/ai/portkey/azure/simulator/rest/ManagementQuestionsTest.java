package ai.portkey.azure.simulator.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.portkey.azure.simulator.Samples;
import ai.portkey.azure.simulator.core.SimulatedAzure;
import ai.portkey.azure.simulator.core.SimulatedResource;
import ai.portkey.azure.simulator.core.SimulationOptions;
import com.azure.core.exception.ResourceNotFoundException;
import com.azure.resourcemanager.appcontainers.implementation.ContainerAppsApiClientBuilder;
import com.azure.resourcemanager.authorization.implementation.AuthorizationManagementClientBuilder;
import com.azure.resourcemanager.loganalytics.implementation.OperationalInsightsManagementClientBuilder;
import com.azure.resourcemanager.redis.implementation.RedisManagementClientBuilder;
import com.azure.resourcemanager.redisenterprise.implementation.RedisEnterpriseManagementClientBuilder;
import com.azure.resourcemanager.resources.implementation.FeatureClientBuilder;
import com.azure.resourcemanager.resources.implementation.ResourceManagementClientBuilder;
import com.azure.resourcemanager.resources.implementation.SubscriptionClientBuilder;
import com.azure.resourcemanager.storage.implementation.StorageManagementClientBuilder;
import com.azure.security.keyvault.secrets.SecretClientBuilder;
import com.azure.security.keyvault.secrets.models.SecretProperties;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What Microsoft's clients ask besides resources: keys, the subscription itself, the values of secrets. */
class ManagementQuestionsTest {

    private static ServedAzure served;
    private static MicrosoftClients clients;

    @BeforeAll
    static void serve() throws IOException {
        served = new ServedAzure(new SimulatedAzure(SimulationOptions.defaults()));
        clients = new MicrosoftClients(served.pipeline(), Samples.SUBSCRIPTION);
    }

    @AfterAll
    static void stop() throws IOException {
        served.close();
    }

    private static SimulatedResource create(String token) {
        return served.azure.create(token, "sample", Samples.of(token));
    }

    @Test
    void keys_are_handed_out() {
        create("azure-native:storage:StorageAccount");
        create("azure-native:operationalinsights:Workspace");
        create("azure-native:cache:Redis");
        create("azure-native:cache/v20250401:Database");

        assertThat(clients.build(StorageManagementClientBuilder.class)
                        .buildClient()
                        .getStorageAccounts()
                        .listKeys("rg", "sample")
                        .keys())
                .extracting(key -> key.keyName())
                .containsExactly("key1", "key2");
        assertThat(clients.build(OperationalInsightsManagementClientBuilder.class)
                        .buildClient()
                        .getSharedKeysOperations()
                        .getSharedKeys("rg", "sample")
                        .primarySharedKey())
                .isNotBlank();
        assertThat(clients.build(RedisManagementClientBuilder.class)
                        .buildClient()
                        .getRedis()
                        .listKeys("rg", "sample")
                        .primaryKey())
                .isNotBlank();
        assertThat(clients.build(RedisEnterpriseManagementClientBuilder.class)
                        .buildClient()
                        .getDatabases()
                        .listKeys("rg", "cluster", "default")
                        .primaryKey())
                .isNotBlank();
    }

    @Test
    void secrets_of_an_app_are_handed_out_when_asked_for_and_else_not() {
        var inputs = Samples.of("azure-native:app/v20250101:ContainerApp");
        inputs.put("configuration", Map.of("secrets", List.of(Map.of("name", "password", "value", "hidden"))));
        served.azure.create("azure-native:app/v20250101:ContainerApp", "sample", inputs);
        var apps =
                clients.build(ContainerAppsApiClientBuilder.class).buildClient().getContainerApps();

        assertThat(apps.listSecrets("rg", "sample").value()).singleElement().satisfies(secret -> {
            assertThat(secret.name()).isEqualTo("password");
            assertThat(secret.value()).isEqualTo("hidden");
        });
        assertThat(apps.getByResourceGroup("rg", "sample").configuration().secrets())
                .singleElement()
                .satisfies(secret -> {
                    assertThat(secret.name()).isEqualTo("password");
                    assertThat(secret.value()).isNull();
                });
    }

    @Test
    void the_subscription_is_described() {
        var subscriptions =
                clients.build(SubscriptionClientBuilder.class).buildClient().getSubscriptions();
        assertThat(subscriptions.list()).singleElement().satisfies(subscription -> {
            assertThat(subscription.subscriptionId()).isEqualTo(Samples.SUBSCRIPTION);
            assertThat(subscription.state()).hasToString("Enabled");
        });
        assertThat(subscriptions.listLocations(Samples.SUBSCRIPTION))
                .extracting(location -> location.name())
                .contains("eastus", "westeurope");

        var resources = clients.build(ResourceManagementClientBuilder.class).buildClient();
        create("azure-native:network:VirtualNetwork");
        assertThat(resources.getResourceGroups().checkExistence("rg")).isTrue();
        assertThat(resources.getResourceGroups().checkExistence("none")).isFalse();
        assertThat(resources.getProviders().get("Microsoft.App").registrationState())
                .isEqualTo("Registered");
        assertThat(resources.getProviders().register("Microsoft.App").registrationState())
                .isEqualTo("Registered");
        assertThat(resources.getProviders().list())
                .extracting(provider -> provider.namespace())
                .contains("Microsoft.App", "Microsoft.KeyVault", "Microsoft.Cdn");
        assertThat(clients.build(FeatureClientBuilder.class)
                        .buildClient()
                        .getFeatures()
                        .get("Microsoft.Network", "EnableApplicationGatewayNetworkIsolation")
                        .properties()
                        .state())
                .isEqualTo("Registered");
    }

    @Test
    void roles_are_found_by_name() {
        var roles = clients.build(AuthorizationManagementClientBuilder.class)
                .buildClient()
                .getRoleDefinitions();

        var found = roles.list(
                "subscriptions/" + Samples.SUBSCRIPTION, "roleName eq 'AcrPull'", com.azure.core.util.Context.NONE);

        assertThat(found).singleElement().satisfies(role -> {
            assertThat(role.roleName()).isEqualTo("AcrPull");
            assertThat(roles.get("subscriptions/" + Samples.SUBSCRIPTION, role.name())
                            .id())
                    .isEqualTo(role.id());
        });
    }

    @Test
    void values_of_secrets_are_written_and_read_in_the_vault_alone() {
        var vault = create("azure-native:keyvault:Vault");
        var secrets = new SecretClientBuilder()
                .vaultUrl("https://" + vault.name() + ".vault.azure.net")
                .credential(served.credential())
                .httpClient(served.client())
                .buildClient();

        secrets.setSecret("docker-username", "octocat");

        assertThat(secrets.getSecret("docker-username").getValue()).isEqualTo("octocat");
        assertThat(secrets.listPropertiesOfSecrets())
                .extracting(SecretProperties::getName)
                .containsExactly("docker-username");
        assertThat(served.azure
                        .read(vault.id() + "/secrets/docker-username")
                        .orElseThrow()
                        .properties()
                        .toString())
                .doesNotContain("octocat");
        assertThatThrownBy(() -> secrets.getSecret("none"))
                .isInstanceOf(ResourceNotFoundException.class)
                .hasMessageContaining("SecretNotFound");
    }
}
