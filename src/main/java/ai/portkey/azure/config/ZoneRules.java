package ai.portkey.azure.config;

import ai.portkey.azure.config.entrance.AppGatewayConfig;
import ai.portkey.azure.config.network.RegionConfig;
import ai.portkey.azure.config.reading.Problems;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.function.Predicate;

/**
 * What asks for availability zones in a region without them. A warning, because Microsoft adds zones to regions; the list of
 * regions has its date and source.
 */
final class ZoneRules {

    /**
     * A setting that asks for zones.
     *
     * @param key    of the setting
     * @param all    true when it counts in every region, false when in the first alone
     * @param asks   true when the configuration asks for them
     * @param wayOut what to write
     */
    private record Use(String key, boolean all, Predicate<PortkeyConfig> asks, String wayOut) {}

    private static final Set<String> ZONAL = Set.of("ZRS", "GZRS", "RAGZRS");
    private static final List<Use> USES = List.of(
            new Use(
                    "appGateway.zoneRedundant",
                    false,
                    c -> c.entrance()
                            .appGateway()
                            .filter(AppGatewayConfig::zoneRedundant)
                            .isPresent(),
                    "false"),
            new Use(
                    "highAvailability",
                    true,
                    c -> c.operation().highAvailability() && c.network().hasVnet(),
                    "false"),
            new Use(
                    "storage.replication",
                    false,
                    c -> c.data()
                            .storage()
                            .created()
                            .filter(storage -> ZONAL.contains(storage.replication()))
                            .isPresent(),
                    "LRS or GRS"));
    private static final ResourceBundle LIST =
            ResourceBundle.getBundle(ZoneRules.class.getPackageName() + ".regions-without-zones", Locale.ROOT);
    private static final Set<String> WITHOUT_ZONES =
            Set.of(LIST.getString("regions").split(" "));

    private ZoneRules() {}

    static void check(PortkeyConfig config, Problems problems) {
        if (!problems.areClean("location", "secondRegion")) {
            return;
        }
        USES.stream()
                .filter(use -> problems.areClean(use.key().split("\\.")[0])
                        && use.asks().test(config))
                .forEach(use -> (use.all() ? config.regions() : List.of(config.firstRegion()))
                        .stream()
                                .map(RegionConfig::location)
                                .filter(WITHOUT_ZONES::contains)
                                .findFirst()
                                .ifPresent(region -> problems.warn(
                                        use.key(),
                                        "requires availability zones, which " + region + " did not have on "
                                                + LIST.getString("date")
                                                + ", so Azure refuses it; set " + use.wayOut()
                                                + ", or choose a region with zones "
                                                + "(learn.microsoft.com/azure/reliability/regions-list)")));
    }
}
