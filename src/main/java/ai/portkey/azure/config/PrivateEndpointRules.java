package ai.portkey.azure.config;

import ai.portkey.azure.config.access.ModelAccountConfig;
import ai.portkey.azure.config.data.KeyVaultConfig;
import ai.portkey.azure.config.data.StorageConfig;
import ai.portkey.azure.config.network.PrivateDnsConfig.Zone;
import ai.portkey.azure.config.reading.Problems;
import java.util.List;
import java.util.function.Predicate;

/**
 * What the private endpoints of Azure services need: a VNet, a subnet, and a DNS zone where zones are given; and what the
 * log store needs without one.
 */
public final class PrivateEndpointRules {

    /**
     * A private endpoint that a configuration can have.
     *
     * @param key    switches it on and off
     * @param what   what it leads to, in words
     * @param zones  its DNS zones
     * @param exists true when the configuration has it
     */
    record Endpoint(String key, String what, List<Zone> zones, Predicate<PortkeyConfig> exists) {

        /** The key as people name it; of a list that of its items. */
        String switchedBy() {
            return key.contains(".") ? key : key + "[].privateEndpoint";
        }
    }

    static final List<Endpoint> ENDPOINTS = List.of(
            new Endpoint(
                    "storage.privateEndpoint",
                    "log store",
                    List.of(Zone.BLOB),
                    c -> c.data()
                            .storage()
                            .created()
                            .filter(StorageConfig.New::privateEndpoint)
                            .isPresent()),
            new Endpoint(
                    "secretsKeyVault.privateEndpoint",
                    "Key Vault",
                    List.of(Zone.KEY_VAULT),
                    c -> c.data()
                            .secretsKeyVault()
                            .created()
                            .filter(KeyVaultConfig.New::privateEndpoint)
                            .isPresent()),
            new Endpoint(
                    "redis.provision.privateEndpoint",
                    "Redis",
                    List.of(Zone.REDIS),
                    c -> c.data().redis().privateEndpoint()),
            new Endpoint(
                    "modelAccounts",
                    "models",
                    Zone.OF_MODELS,
                    c -> c.access().modelAccounts().stream().anyMatch(ModelAccountConfig::privateEndpoint)));

    private final PortkeyConfig config;
    private final Problems problems;

    private PrivateEndpointRules(PortkeyConfig config, Problems problems) {
        this.config = config;
        this.problems = problems;
    }

    static void check(PortkeyConfig config, Problems problems) {
        var networkIsKnown = config.network().hasVnet() || problems.areClean("vnet");
        if (networkIsKnown && problems.areClean("networkMode")) {
            var rules = new PrivateEndpointRules(config, problems);
            ENDPOINTS.stream()
                    .filter(endpoint -> endpoint.exists().test(config))
                    .forEach(rules::check);
            rules.logStoreIsReachedThroughTheSubnet();
        }
    }

    private void check(Endpoint endpoint) {
        if (!config.network().hasVnet()) {
            problems.error(endpoint.key(), "a private endpoint requires a VNet; set networkMode: new or existing");
        } else if (config.network()
                .existing()
                .filter(vnet -> vnet.privateLinkSubnetId().isEmpty())
                .isPresent()) {
            problems.error(
                    "vnet.privateLinkSubnetId",
                    "is required for the private endpoint of the " + endpoint.what() + "; set it, or set "
                            + endpoint.switchedBy() + ": false");
        }
        config.network()
                .privateDns()
                .existing()
                .ifPresent(dns -> endpoint.zones().stream()
                        .filter(zone -> !dns.zoneIds().containsKey(zone))
                        .forEach(zone -> problems.error(
                                "vnet.privateDns.zoneIds." + zone.key(),
                                "is required for the private endpoint of the " + endpoint.what()
                                        + ": the id of the zone " + zone.zoneName())));
    }

    private void logStoreIsReachedThroughTheSubnet() {
        if (config.network().existing().isPresent()
                && config.data()
                        .storage()
                        .created()
                        .filter(storage -> !storage.privateEndpoint())
                        .isPresent()) {
            problems.warn(
                    "storage.privateEndpoint",
                    "the log store only allows vnet.acaSubnetId, and Azure refuses "
                            + "that unless the subnet has the service endpoint Microsoft.Storage; add it to the subnet "
                            + "before you deploy");
        }
    }
}
