package ai.portkey.azure.config;

import ai.portkey.azure.config.data.KeyVaultConfig;
import ai.portkey.azure.config.entrance.AppGatewayConfig;
import ai.portkey.azure.config.entrance.CustomDomainConfig;
import ai.portkey.azure.config.naming.ResourceId;
import ai.portkey.azure.config.network.ResourceGroupConfig;
import ai.portkey.azure.config.reading.ConfigNode;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What exists before the first deployment is in one group, and that group exists too, so Azure refuses to make it. Whether an
 * earlier deployment of the stack made the group, only the stack can say: by writing {@code createResourceGroup: true}.
 */
final class ResourceGroupRules {

    private static final String CREATE = "createResourceGroup";

    /**
     * Something that the stack refers to and does not make.
     *
     * @param key   that says where it is
     * @param what  what it is, in words
     * @param group its resource group
     */
    private record Existing(String key, String what, String group) {}

    private final PortkeyConfig config;
    private final ConfigNode root;
    private final Optional<String> subscription;

    private ResourceGroupRules(PortkeyConfig config, ConfigNode root, Optional<String> subscription) {
        this.config = config;
        this.root = root;
        this.subscription = subscription;
    }

    /** @param subscription of the stack, where it is known */
    static void check(PortkeyConfig config, ConfigNode root, Optional<String> subscription) {
        var rules = new ResourceGroupRules(config, root, subscription);
        var existing = Stream.concat(rules.vaults(), rules.resources()).toList();
        config.regions()
                .forEach(region -> existing.stream()
                        .filter(e -> region.resourceGroup().create()
                                && e.group()
                                        .equalsIgnoreCase(region.resourceGroup().name()))
                        .findFirst()
                        .ifPresent(e -> rules.groupExists(
                                e,
                                region.resourceGroup(),
                                region.naming().location().isEmpty() ? CREATE : "secondRegion." + CREATE)));
    }

    /** No error: with {@code false} a group that the stack made would be deleted, and a stack that is written so would be stopped. */
    private void groupExists(Existing existing, ResourceGroupConfig group, String key) {
        if (!root.isWritten(key)) {
            root.warn(
                    key,
                    "the group " + group.name() + " has " + existing.what() + " (" + existing.key()
                            + "), so it exists, and Azure refuses to create it again; set " + key
                            + ": false. If an earlier pulumi "
                            + "up of this stack created the group, set true: with false it would be deleted");
        }
    }

    /** Key Vaults that exist. Two groups for one name are an error: the names are unique in all of Azure. */
    private Stream<Existing> vaults() {
        var made = config.data()
                .secretsKeyVault()
                .created()
                .map(KeyVaultConfig.New::name)
                .orElse("");
        var vaults = new LinkedHashMap<String, Existing>();
        named().forEach((key, vault) -> {
            if (vault.name().equalsIgnoreCase(made)) {
                return;
            }
            var found = new Existing(key, "the Key Vault " + vault.name(), vault.resourceGroup());
            var first = vaults.putIfAbsent(vault.name().toLowerCase(Locale.ROOT), found);
            if (first != null && !first.group().equalsIgnoreCase(found.group())) {
                root.error(
                        key,
                        "is " + found.group() + ", but for " + first.key() + " " + found.what() + " is in "
                                + first.group()
                                + "; Key Vault names are globally unique, so set the group that contains it");
            }
        });
        return vaults.values().stream();
    }

    private Map<String, KeyVaultConfig> named() {
        var named = new LinkedHashMap<String, KeyVaultConfig>();
        named.put("secretsKeyVault.resourceGroup", config.data().secretsKeyVault());
        var registry = config.apps().registry();
        registry.credentials()
                .ifPresent(c -> named.put(
                        registry.credentialsKey() + ".keyVaultResourceGroup",
                        new KeyVaultConfig.Existing(c.keyVaultName(), c.keyVaultResourceGroup())));
        config.entrance()
                .appGateway()
                .flatMap(AppGatewayConfig::certificate)
                .ifPresent(c -> named.put("appGateway.sslCertKeyVaultResourceGroup", c.vault()));
        config.entrance()
                .customDomain()
                .flatMap(CustomDomainConfig::certificate)
                .ifPresent(c -> named.put("ingress.customDomain.certificateKeyVaultResourceGroup", c.vault()));
        // A certificate's group that is not written is the stack's, which says nothing about the vault.
        named.keySet().removeIf(key -> !root.isClean(key.split("\\.")[0]) || !root.isWritten(key));
        return named;
    }

    private Stream<Existing> resources() {
        var ids = new LinkedHashMap<String, ResourceId>();
        config.apps().registry().id().ifPresent(id -> ids.put("registry.acrId", id));
        config.operation().monitoring().workspace().ifPresent(id -> ids.put("monitoring.workspaceId", id));
        var accounts = config.access().modelAccounts();
        for (var i = 0; i < accounts.size(); i++) {
            ids.put("modelAccounts[" + i + "].id", accounts.get(i).id());
        }
        config.network().existing().ifPresent(network -> ids.put("vnet.id", network.vnetId()));
        config.network()
                .privateDns()
                .existing()
                .ifPresent(dns ->
                        dns.zoneIds().forEach((zone, id) -> ids.put("vnet.privateDns.zoneIds." + zone.key(), id)));
        config.entrance()
                .customDomain()
                .flatMap(CustomDomainConfig::dnsZone)
                .ifPresent(id -> ids.put("ingress.customDomain.dnsZoneId", id));
        var named = ids.entrySet().stream()
                .filter(id -> subscription
                        .map(id.getValue().subscriptionId()::equalsIgnoreCase)
                        .orElse(true))
                .map(id -> new Existing(
                        id.getKey(), id.getValue().name(), id.getValue().resourceGroupName()));
        return Stream.concat(
                named,
                config.data()
                        .storage()
                        .match(
                                created -> Stream.empty(),
                                account -> Stream.of(new Existing(
                                        "storage.resourceGroup",
                                        "the storage account " + account.accountName(),
                                        account.resourceGroup()))));
    }
}
