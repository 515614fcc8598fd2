package ai.portkey.azure.config;

import static ai.portkey.azure.config.PortkeyConfig.NAMESPACE;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** What the private endpoints of Key Vault and Redis need; those of log store and control plane are in {@link ConfigRules}. */
final class PrivateEndpointRules {

    /**
     * A private endpoint that a configuration can have.
     *
     * @param key    switches it on and off
     * @param what   what it leads to, in words
     * @param exists true when the configuration has it
     */
    private record Endpoint(String key, String what, Predicate<PortkeyConfig> exists) {}

    private static final List<Endpoint> ENDPOINTS = List.of(
            new Endpoint("secretsKeyVault.privateEndpoint", "Key Vault",
                    c -> c.secretsKeyVault() instanceof KeyVaultConfig.New vault && vault.privateEndpoint()),
            new Endpoint("redis.provision.privateEndpoint", "Redis", c -> c.redis() instanceof RedisConfig.Managed redis && redis.privateEndpoint()));

    private PrivateEndpointRules() {}

    static void check(PortkeyConfig config, Problems problems) {
        if (!problems.isClean(NAMESPACE + ":networkMode", NAMESPACE + ":vnet")) {
            return;
        }
        ENDPOINTS.stream().filter(endpoint -> endpoint.exists().test(config)).forEach(endpoint -> {
            if (!config.network().hasVnet()) {
                problems.error(problem(endpoint.key(), "a private endpoint needs a VNet; write networkMode: new or existing"));
            } else if (config.network() instanceof NetworkConfig.Existing existing && existing.privateLinkSubnetId().isEmpty()) {
                problems.error(problem("vnet.privateLinkSubnetId", "is required for the private endpoint of the " + endpoint.what()
                        + "; set it, or write " + endpoint.key() + ": false"));
            }
        });
    }

    private static Problem problem(String key, String text) {
        return new Problem(NAMESPACE + ":" + key, Optional.empty(), text);
    }
}
