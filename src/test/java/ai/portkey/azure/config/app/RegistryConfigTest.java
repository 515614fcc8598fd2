package ai.portkey.azure.config.app;

import static org.assertj.core.api.Assertions.assertThat;

import ai.portkey.azure.config.app.RegistryConfig.Acr;
import ai.portkey.azure.config.app.RegistryConfig.Credentials;
import ai.portkey.azure.config.app.RegistryConfig.Login;
import ai.portkey.azure.config.app.RegistryConfig.Username;
import ai.portkey.azure.config.naming.ResourceId;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RegistryConfigTest {

    private static final Optional<Credentials> ACCOUNT =
            Optional.of(new Credentials("kv", "rg", new Username.Plain("planted"), "password"));
    private static final ResourceId ACR = ResourceId.parse(
                    "/subscriptions/1/resourceGroups/rg/providers/Microsoft.ContainerRegistry/registries/acme")
            .orElseThrow();

    @Test
    void a_registry_that_asks_for_an_account_is_at_its_host() {
        var registry = new Login("registry.example.com", ACCOUNT);

        assertThat(registry.isAt("Registry.Example.com")).isTrue();
        assertThat(registry.isAt("example.com")).isFalse();
        assertThat(new Login("registry.example.com", Optional.empty()).isAt("registry.example.com"))
                .as("anonymous pulls")
                .isFalse();
        assertThat(new Login(Login.DOCKER_HUB, ACCOUNT).isAt(Login.DOCKER_HUB))
                .as("public images of Docker Hub")
                .isFalse();
    }

    @Test
    void a_registry_of_azure_is_at_the_host_that_is_set_or_else_at_its_name() {
        assertThat(new Acr(ACR, Optional.empty()).isAt("ACME.azurecr.io")).isTrue();
        assertThat(new Acr(ACR, Optional.empty()).isAt("other.azurecr.io")).isFalse();
        assertThat(new Acr(ACR, Optional.of("acme-x1.azurecr.io")).isAt("acme.azurecr.io"))
                .isFalse();
        assertThat(new Acr(ACR, Optional.of("acme-x1.azurecr.io")).isAt("acme-x1.azurecr.io"))
                .isTrue();
    }

    @Test
    void the_key_of_the_account_is_docker_hubs_own_or_that_of_all_others() {
        assertThat(new Login(Login.DOCKER_HUB, ACCOUNT).credentialsKey()).isEqualTo("registry.dockerCredentials");
        assertThat(new Login("registry.example.com", ACCOUNT).credentialsKey()).isEqualTo("registry.credentials");
        assertThat(new Acr(ACR, Optional.empty()).credentialsKey()).isEqualTo("registry.credentials");
    }

    @Test
    void a_text_of_a_registry_has_no_user_name() {
        assertThat(new Login("registry.example.com", ACCOUNT).toString())
                .contains("password")
                .doesNotContain("planted");
    }
}
