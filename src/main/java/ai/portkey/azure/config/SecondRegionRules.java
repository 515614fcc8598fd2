package ai.portkey.azure.config;

import ai.portkey.azure.config.data.StorageConfig;
import ai.portkey.azure.config.reading.Problems;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/** What a stack with a second region cannot have. Each rule is skipped when a key that it reads is wrong already. */
final class SecondRegionRules {

    /**
     * A combination that would leave one of the regions half done.
     *
     * @param key     that is wrong
     * @param applies true when the configuration has it
     * @param text    why, and the way out
     */
    private record Refusal(String key, Predicate<PortkeyConfig> applies, String text) {}

    private static final Set<String> IN_ONE_REGION = Set.of("LRS", "ZRS");
    private static final List<Refusal> REFUSALS = List.of(
            new Refusal(
                    "secondRegion.location",
                    c -> c.secondRegion()
                            .orElseThrow()
                            .location()
                            .equals(c.placement().location()),
                    "is also the first region; set another one"),
            new Refusal(
                    "secondRegion.resourceGroupName",
                    c -> c.secondRegion()
                            .orElseThrow()
                            .resourceGroup()
                            .name()
                            .equalsIgnoreCase(c.placement().resourceGroup().name()),
                    "is also the first region's group, which has apps with the same names; set another one, or "
                            + "remove it"),
            new Refusal(
                    "networkMode",
                    c -> c.network().existing().isPresent(),
                    "existing refers to a VNet in one region; set networkMode: new or none, or deploy the second "
                            + "region as a separate stack"),
            new Refusal(
                    "ingressType",
                    c -> c.entrance().appGateway().isPresent(),
                    "an Application Gateway is in one region; set ingressType: aca and frontDoor.enabled: true, or "
                            + "deploy the second region as a separate stack"),
            new Refusal(
                    "ingress.customDomain",
                    c -> c.entrance().customDomain().isPresent(),
                    "a host name points to the app in one region; set frontDoor.gatewayHost and frontDoor.mcpHost"),
            new Refusal(
                    "redis.provision",
                    c -> c.data().redis().passwordSecret().isPresent(),
                    "creates a cache only in the first region; set redis.type: redis for a cache in each region, or "
                            + "use the endpoint of a cache that both regions can reach"),
            new Refusal(
                    "storage.privateEndpoint",
                    c -> c.network().hasVnet()
                            && c.data()
                                    .storage()
                                    .created()
                                    .filter(storage -> !storage.privateEndpoint())
                                    .isPresent(),
                    "without private endpoints only the first region's subnet can reach the log store; set true"),
            new Refusal(
                    "vnet.privateDns.mode",
                    c -> c.network().privateDns().existing().isPresent(),
                    "an existing zone has one address per service, but each region has its own endpoint; set create "
                            + "or none"));

    private SecondRegionRules() {}

    static void check(PortkeyConfig config, Problems problems) {
        if (config.secondRegion().isEmpty() || !problems.areClean("secondRegion")) {
            return;
        }
        REFUSALS.stream()
                .filter(refusal -> problems.areClean(refusal.key().split("\\.")[0])
                        && refusal.applies().test(config))
                // All are found before the first is reported, which would hide the others of its key.
                .toList()
                .forEach(refusal -> problems.error(refusal.key(), refusal.text()));
        config.data()
                .storage()
                .created()
                .map(StorageConfig.New::replication)
                .filter(IN_ONE_REGION::contains)
                .ifPresent(replication -> problems.warn(
                        "storage.replication",
                        replication + " keeps the logs in the first region only, where "
                                + "they can be lost with it; set GZRS or RAGZRS"));
        if (!config.entrance().leadsToAllRegions()) {
            problems.warn(
                    "secondRegion",
                    "nothing routes clients to it; set frontDoor.enabled: true, or route them " + "to the output "
                            + (config.apps().serverMode().hasGateway()
                                    ? "secondRegionGatewayFqdn"
                                    : "secondRegionMcpFqdn")
                            + " yourself");
        }
    }
}
