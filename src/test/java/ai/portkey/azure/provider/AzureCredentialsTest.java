package ai.portkey.azure.provider;

import static org.assertj.core.api.Assertions.assertThat;

import com.azure.identity.ClientSecretCredential;
import com.azure.identity.DefaultAzureCredential;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who reads from Azure. */
class AzureCredentialsTest {

    private static final Map<String, String> SERVICE_PRINCIPAL = Map.of(
            "ARM_TENANT_ID",
            "11111111-2222-4333-8444-555555555555",
            "ARM_CLIENT_ID",
            "client",
            "ARM_CLIENT_SECRET",
            "secret");

    @Test
    void the_service_principal_that_the_provider_deploys_with() {
        assertThat(AzureCredentials.of(SERVICE_PRINCIPAL)).isInstanceOf(ClientSecretCredential.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ARM_TENANT_ID", "ARM_CLIENT_ID", "ARM_CLIENT_SECRET"})
    void without_all_of_it_whoever_is_signed_in(String variable) {
        var environment = new HashMap<>(SERVICE_PRINCIPAL);
        environment.put(variable, "");
        assertThat(AzureCredentials.of(environment)).isInstanceOf(DefaultAzureCredential.class);
        environment.remove(variable);
        assertThat(AzureCredentials.of(environment)).isInstanceOf(DefaultAzureCredential.class);
    }
}
