package ai.portkey.azure.config.app;

import ai.portkey.azure.config.naming.ResourceId;
import java.util.Optional;
import java.util.function.Function;

/** Where the images come from (key {@code registry}). */
public sealed interface RegistryConfig {

    /** Tells the two kinds apart. */
    <T> T match(Function<Login, T> login, Function<Acr, T> acr);

    /** With what the apps sign in; empty for anonymous pulls, and for those with the managed identity. */
    default Optional<Credentials> credentials() {
        return Optional.empty();
    }

    /** Path of the key with the credentials. */
    default String credentialsKey() {
        return "registry."
                + match(login -> login.isDockerHub() ? "dockerCredentials" : "credentials", acr -> "credentials");
    }

    /** The registry's id; empty for one that is not an Azure resource. */
    default Optional<ResourceId> id() {
        return match(login -> Optional.empty(), acr -> Optional.of(acr.acrId()));
    }

    /** True when the registry has this host name, and nobody pulls from it without signing in. */
    default boolean isAt(String host) {
        return match(
                login -> !login.isDockerHub()
                        && login.credentials().isPresent()
                        && host.equalsIgnoreCase(login.server()),
                acr -> host.equalsIgnoreCase(
                        acr.loginServer().orElse(acr.acrId().name() + ".azurecr.io")));
    }

    /**
     * {@code type: dockerhub} (default) and {@code type: other}: pulls with a user name and a password, or anonymously.
     *
     * @param server      host of the registry, perhaps with a port
     * @param credentials absent = anonymous pulls
     */
    record Login(String server, Optional<Credentials> credentials) implements RegistryConfig {

        public static final String DOCKER_HUB = "docker.io";

        public boolean isDockerHub() {
            return server.equals(DOCKER_HUB);
        }

        @Override
        public <T> T match(Function<Login, T> login, Function<Acr, T> acr) {
            return login.apply(this);
        }
    }

    /**
     * {@code type: acr}: pulls with the managed identity.
     *
     * @param acrId       the registry's id
     * @param loginServer its host name; absent = looked up, which works in the deployment's own subscription only
     */
    record Acr(ResourceId acrId, Optional<String> loginServer) implements RegistryConfig {
        @Override
        public <T> T match(Function<Login, T> login, Function<Acr, T> acr) {
            return acr.apply(this);
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
        /** Tells the two kinds apart. */
        <T> T match(Function<Plain, T> plain, Function<FromKeyVault, T> fromKeyVault);

        /** Key {@code username}. */
        record Plain(String value) implements Username {
            @Override
            public <T> T match(Function<Plain, T> plain, Function<FromKeyVault, T> fromKeyVault) {
                return plain.apply(this);
            }

            @Override
            public String toString() {
                return "Plain[value=[secret]]";
            }
        }

        /** Key {@code usernameSecret}: name of a Key Vault secret, read at deployment. */
        record FromKeyVault(String secretName) implements Username {
            @Override
            public <T> T match(Function<Plain, T> plain, Function<FromKeyVault, T> fromKeyVault) {
                return fromKeyVault.apply(this);
            }
        }
    }
}
