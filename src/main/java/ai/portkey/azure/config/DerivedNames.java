package ai.portkey.azure.config;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Checks that the names made of project and environment fit Azure's lengths. */
final class DerivedNames {

    /**
     * A derived name.
     *
     * @param what    the resource, in words
     * @param name    the name
     * @param max     Azure's limit
     * @param applies true when the configuration deploys it
     */
    private record Limit(String what, Function<PortkeyConfig, String> name, int max, Predicate<PortkeyConfig> applies) {}

    private static final Predicate<PortkeyConfig> ALWAYS = config -> true;
    private static final List<Limit> LIMITS = List.of(
            new Limit("Container Apps environment", c -> c.naming().containerAppEnvironment(), 60, ALWAYS),
            new Limit("Log Analytics workspace", c -> c.naming().logAnalytics(), 63, ALWAYS),
            new Limit("managed identity", c -> c.naming().appIdentity(), 128, ALWAYS),
            new Limit("resource group", c -> c.resourceGroup().name(), 90, ALWAYS),
            new Limit("VNet", c -> c.naming().vnet(), 64, c -> c.network() instanceof NetworkConfig.New),
            new Limit("NAT gateway's IP", c -> c.naming().natGatewayPublicIp(), 80, c -> c.network() instanceof NetworkConfig.New),
            new Limit("Application Gateway", c -> c.naming().appGateway(), 80, c -> c.appGateway().isPresent()),
            new Limit("log store's private endpoint", c -> c.naming().storagePrivateEndpoint(), 64,
                    c -> c.storage() instanceof StorageConfig.New created && created.privateEndpoint()),
            new Limit("Key Vault's private endpoint", c -> c.naming().keyVaultPrivateEndpoint(), 64,
                    c -> c.secretsKeyVault() instanceof KeyVaultConfig.New created && created.privateEndpoint()),
            new Limit("Redis cache", c -> c.naming().redisPrefix() + "-000000", 60, c -> c.redis() instanceof RedisConfig.Managed),
            new Limit("control plane's private endpoint", c -> c.naming().controlPlanePrivateEndpoint(usesV2(c)), 64,
                    c -> c.controlPlaneLink().isPresent()));
    private static final int MAX_RESOURCE_GROUP = 90;

    private DerivedNames() {}

    /** Reports the name that is furthest beyond its limit, and the environment's own resource group. */
    static void check(PortkeyConfig config, ConfigNode root) {
        if (!root.isClean("projectName", "environment", "resourceGroupName")) {
            return;
        }
        LIMITS.stream().filter(limit -> limit.applies().test(config) && excess(limit, config) > 0)
                .max(java.util.Comparator.comparingInt(limit -> excess(limit, config)))
                .ifPresent(limit -> root.error("projectName", text(limit.what(), limit.name().apply(config), limit.max())
                        + "; shorten projectName or environment by " + excess(limit, config)));
        var group = config.naming().infrastructureResourceGroup(config.resourceGroup().name(), config.location());
        if (root.isClean("projectName", "location") && group.length() > MAX_RESOURCE_GROUP) {
            root.error(root.has("resourceGroupName") ? "resourceGroupName" : "projectName",
                    text("environment's own resource group", group, MAX_RESOURCE_GROUP)
                            + "; shorten projectName, environment or resourceGroupName, together by "
                            + (group.length() - MAX_RESOURCE_GROUP));
        }
    }

    private static int excess(Limit limit, PortkeyConfig config) {
        return limit.name().apply(config).length() - limit.max();
    }

    private static String text(String what, String name, int max) {
        return "the name of the " + what + " would be " + name + ", which has " + name.length() + " characters of at most " + max;
    }

    private static boolean usesV2(PortkeyConfig config) {
        return config.controlPlaneLink().filter(link -> link.version() != ControlPlaneLinkConfig.Version.V1).isPresent();
    }
}
