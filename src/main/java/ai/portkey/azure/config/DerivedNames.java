package ai.portkey.azure.config;

import ai.portkey.azure.config.data.KeyVaultConfig;
import ai.portkey.azure.config.data.StorageConfig;
import ai.portkey.azure.config.network.ControlPlaneLinkConfig;
import ai.portkey.azure.config.network.RegionConfig;
import ai.portkey.azure.config.reading.ConfigNode;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Checks that the names made of project, environment and location fit Azure's lengths. */
final class DerivedNames {

    /**
     * A derived name.
     *
     * @param what    the resource, in words
     * @param name    the name
     * @param max     Azure's limit
     * @param applies true when the configuration deploys it
     */
    private record Limit(String what, Function<RegionConfig, String> name, int max, Predicate<PortkeyConfig> applies) {}

    /** A name of one region. */
    private record Derived(Limit limit, String name) {
        int excess() {
            return name.length() - limit.max();
        }
    }

    private static final Predicate<PortkeyConfig> ALWAYS = config -> true;
    private static final List<Limit> LIMITS = List.of(
            new Limit("Container Apps environment", r -> r.naming().containerAppEnvironment(), 60, ALWAYS),
            new Limit("Log Analytics workspace", r -> r.naming().logAnalytics(), 63, ALWAYS),
            new Limit("managed identity", r -> r.naming().appIdentity(), 128, ALWAYS),
            new Limit("resource group", r -> r.resourceGroup().name(), 90, ALWAYS),
            new Limit(
                    "VNet",
                    r -> r.naming().vnet(),
                    64,
                    c -> c.network().created().isPresent()),
            new Limit(
                    "NAT gateway's IP",
                    r -> r.naming().natGatewayPublicIp(),
                    80,
                    c -> c.network().created().isPresent()),
            new Limit(
                    "Application Gateway",
                    r -> r.naming().appGateway(),
                    80,
                    c -> c.entrance().appGateway().isPresent()),
            new Limit(
                    "log store's private endpoint",
                    r -> r.naming().storagePrivateEndpoint(),
                    64,
                    c -> c.data()
                            .storage()
                            .created()
                            .filter(StorageConfig.New::privateEndpoint)
                            .isPresent()),
            new Limit(
                    "Key Vault's private endpoint",
                    r -> r.naming().keyVaultPrivateEndpoint(),
                    64,
                    c -> c.data()
                            .secretsKeyVault()
                            .created()
                            .filter(KeyVaultConfig.New::privateEndpoint)
                            .isPresent()),
            new Limit(
                    "Redis cache",
                    r -> r.naming().redisPrefix() + "-000000",
                    60,
                    c -> c.data().redis().passwordSecret().isPresent()),
            new Limit(
                    "control plane's private endpoint",
                    r -> r.naming().controlPlanePrivateEndpoint(false),
                    64,
                    c -> c.controlPlaneLink().isPresent()),
            new Limit(
                    "control plane's private endpoint",
                    r -> r.naming().controlPlanePrivateEndpoint(true),
                    64,
                    DerivedNames::usesV2));
    /** What the stack has once, with the names of its first region. */
    private static final List<Limit> GLOBAL_LIMITS = List.of(
            new Limit(
                    "Front Door endpoint",
                    r -> r.naming().frontDoorEndpoint("gateway"),
                    46,
                    c -> c.entrance().frontDoor().isPresent()
                            && c.apps().serverMode().hasGateway()),
            new Limit(
                    "Front Door endpoint",
                    r -> r.naming().frontDoorEndpoint("mcp"),
                    46,
                    c -> c.entrance().frontDoor().isPresent()
                            && c.apps().serverMode().hasMcp()));

    private static final int MAX_RESOURCE_GROUP = 90;

    private DerivedNames() {}

    /** Reports the name that is furthest beyond its limit, and the environment's own resource group. */
    static void check(PortkeyConfig config, ConfigNode root) {
        if (!root.isClean("projectName", "environment", "resourceGroupName", "secondRegion")) {
            return;
        }
        var first = config.firstRegion();
        Stream.of(
                        names(LIMITS, first, config),
                        names(GLOBAL_LIMITS, first, config),
                        config.secondRegion().stream().flatMap(second -> names(LIMITS, second, config)))
                .flatMap(names -> names)
                .filter(derived -> derived.excess() > 0)
                .max(Comparator.comparingInt(Derived::excess))
                .ifPresent(derived -> root.error(
                        "projectName",
                        text(
                                        derived.limit().what(),
                                        derived.name(),
                                        derived.limit().max()) + "; shorten projectName or environment by "
                                + derived.excess()));
        var group = config.placement()
                .naming()
                .infrastructureResourceGroup(
                        config.placement().resourceGroup().name(),
                        config.placement().location());
        if (config.network().hasVnet()
                && root.isClean("projectName", "location")
                && group.length() > MAX_RESOURCE_GROUP) {
            root.error(
                    root.has("resourceGroupName") ? "resourceGroupName" : "projectName",
                    text("environment's own resource group", group, MAX_RESOURCE_GROUP)
                            + "; shorten projectName, environment or resourceGroupName, together by "
                            + (group.length() - MAX_RESOURCE_GROUP));
        }
    }

    private static Stream<Derived> names(List<Limit> limits, RegionConfig region, PortkeyConfig config) {
        return limits.stream()
                .filter(limit -> limit.applies().test(config))
                .map(limit -> new Derived(limit, limit.name().apply(region)));
    }

    private static String text(String what, String name, int max) {
        return "the name of the " + what + " would be " + name + ", which has " + name.length()
                + " characters, but the maximum is " + max;
    }

    private static boolean usesV2(PortkeyConfig config) {
        return config.controlPlaneLink()
                .filter(link -> link.version() != ControlPlaneLinkConfig.Version.V1)
                .isPresent();
    }
}
