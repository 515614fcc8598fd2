package ai.portkey.azure.provider;

import com.azure.core.credential.TokenCredential;
import com.azure.core.util.Configuration;
import com.azure.identity.ClientSecretCredentialBuilder;
import com.azure.identity.DefaultAzureCredentialBuilder;
import java.util.Map;
import java.util.Optional;

/**
 * The principal that deploys, for what azure-native cannot read. The provider's own variables come first, so that a pipeline
 * that deploys with a service principal needs no second set.
 *
 * @see <a href="https://www.pulumi.com/registry/packages/azure-native/installation-configuration/">azure-native's variables</a>
 */
public final class AzureCredentials {

    static {
        obeyProxies();
    }

    private AzureCredentials() {}

    /**
     * Without it Azure's libraries ignore HTTPS_PROXY and NO_PROXY, which all other tools of a deployment obey. As a property of
     * the JVM it would change what other libraries do; what replaces the deprecated method reaches no default client.
     */
    @SuppressWarnings("deprecation")
    private static void obeyProxies() {
        Configuration.getGlobalConfiguration().put("java.net.useSystemProxies", "true");
    }

    /**
     * A service principal with a secret ({@code ARM_TENANT_ID}, {@code ARM_CLIENT_ID}, {@code ARM_CLIENT_SECRET}); without
     * all three, what Azure's libraries find: environment, workload identity, managed identity or Azure CLI.
     *
     * @param environment the process's variables
     */
    public static TokenCredential of(Map<String, String> environment) {
        return servicePrincipal(environment).orElseGet(() -> new DefaultAzureCredentialBuilder().build());
    }

    private static Optional<TokenCredential> servicePrincipal(Map<String, String> environment) {
        var tenant = environment.getOrDefault("ARM_TENANT_ID", "");
        var client = environment.getOrDefault("ARM_CLIENT_ID", "");
        var secret = environment.getOrDefault("ARM_CLIENT_SECRET", "");
        return tenant.isEmpty() || client.isEmpty() || secret.isEmpty()
                ? Optional.empty()
                : Optional.of(new ClientSecretCredentialBuilder()
                        .tenantId(tenant)
                        .clientId(client)
                        .clientSecret(secret)
                        .build());
    }
}
