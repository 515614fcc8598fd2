package ai.portkey.azure.config.app;

import ai.portkey.azure.config.naming.ResourceId;
import java.util.Optional;

/** Where the images come from (key {@code registry}; seed: {@code registry_type}, {@code acr_id}, {@code docker_credentials}). */
public sealed interface RegistryConfig {

    /** {@code type: dockerhub} (default). @param credentials absent = anonymous pulls */
    record DockerHub(Optional<Credentials> credentials) implements RegistryConfig {}

    /**
     * {@code type: acr}: pulls with the managed identity.
     *
     * @param acrId       the registry's id
     * @param loginServer its host name; absent = looked up, which works in the deployment's own subscription only
     */
    record Acr(ResourceId acrId, Optional<String> loginServer) implements RegistryConfig {

        /** True when the registry has this host name. */
        public boolean isAt(String host) {
            return host.equalsIgnoreCase(loginServer.orElse(acrId.name() + ".azurecr.io"));
        }
    }

    /**
     * @param keyVaultName          vault of the two secrets
     * @param keyVaultResourceGroup its resource group
     * @param username              the user name itself, or the secret that holds it
     * @param passwordSecret        name of the secret with the password
     */
    record Credentials(String keyVaultName, String keyVaultResourceGroup, Username username, String passwordSecret) {}

    /** ACA wants the user name in plain; it is treated as a secret all the same. */
    sealed interface Username {
        /** Key {@code username}. */
        record Plain(String value) implements Username {
            @Override
            public String toString() {
                return "Plain[value=[secret]]";
            }
        }

        /** Key {@code usernameSecret}: name of a Key Vault secret, read at deployment. */
        record FromKeyVault(String secretName) implements Username {}
    }
}
