package ai.portkey.azure.component.data;

import ai.portkey.azure.component.AzureComponent;
import ai.portkey.azure.component.Diagnostics;
import ai.portkey.azure.component.Prerequisites;
import ai.portkey.azure.component.Target;
import ai.portkey.azure.component.network.Network;
import ai.portkey.azure.component.network.PrivateEndpoints;
import ai.portkey.azure.component.operation.Alert;
import ai.portkey.azure.component.operation.Dashboard.Chart;
import ai.portkey.azure.component.operation.Dashboard.Section;
import ai.portkey.azure.component.operation.MonitoredResource;
import ai.portkey.azure.config.data.KeyVaultConfig;
import ai.portkey.azure.config.data.RedisConfig;
import ai.portkey.azure.config.network.PrivateDnsConfig;
import ai.portkey.azure.provider.azure.Database;
import ai.portkey.azure.provider.azure.DatabaseArgs;
import ai.portkey.azure.provider.azure.RedisEnterprise;
import ai.portkey.azure.provider.azure.RedisEnterpriseArgs;
import ai.portkey.azure.provider.random.RandomString;
import ai.portkey.azure.provider.random.RandomStringArgs;
import com.pulumi.azurenative.cache.inputs.EnterpriseSkuArgs;
import com.pulumi.azurenative.cache.inputs.ListDatabaseKeysArgs;
import com.pulumi.azurenative.keyvault.Secret;
import com.pulumi.azurenative.keyvault.SecretArgs;
import com.pulumi.azurenative.keyvault.inputs.SecretPropertiesArgs;
import com.pulumi.core.Output;
import com.pulumi.resources.ComponentResourceOptions;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Azure Managed Redis: a cluster with one database, reached with TLS only. Its access key is put into Key Vault, from
 * where the apps read it like any other secret.
 *
 * @see <a href="https://learn.microsoft.com/azure/redis/overview">Azure Managed Redis</a>
 */
public final class ManagedRedis extends AzureComponent implements Cache {

    private static final List<Chart> CHARTS = List.of(
            new Chart("CPU (percent)", Alert.REDIS, "percentProcessorTime", "Maximum"),
            new Chart("Memory (percent)", Alert.REDIS, "usedmemorypercentage", "Maximum"));

    private static final int PORT = 10000;

    /**
     * @param target  where it is put
     * @param redis   the cache
     * @param vault   the vault of the access key
     * @param vaults  where that vault is
     * @param vnet    the VNet, when there is one
     * @param protect cluster and database cannot be deleted by a plan
     */
    public record Args(
            Target target,
            RedisConfig.Managed redis,
            KeyVaultConfig vault,
            KeyVaults vaults,
            Optional<Network.Vnet> vnet,
            boolean protect) {}

    private final Output<String> url;
    private final Output<String> clusterId;
    private final Output<String> databaseId;
    private final Prerequisites prerequisites;

    public ManagedRedis(String name, Args args, ComponentResourceOptions options) {
        super("ManagedRedis", name, options);
        var cluster = cluster(args);
        var database = database(args, cluster);
        this.clusterId = cluster.id();
        this.databaseId = database.id();
        this.url = cluster.hostName().applyValue(host -> "rediss://" + host + ":" + PORT);
        var accessKey = Prerequisites.of(storeAccessKey(args, cluster, database));
        this.prerequisites = args.redis().privateEndpoint()
                ? accessKey.and(PrivateEndpoints.withZone(
                        this,
                        "private-endpoint",
                        args.target(),
                        args.vnet().orElseThrow(),
                        new PrivateEndpoints.Service(
                                args.target().naming().redisPrivateEndpoint(),
                                cluster.id(),
                                "redisEnterprise",
                                PrivateDnsConfig.Zone.REDIS,
                                Prerequisites.of(database))))
                : accessKey;
        registerOutputs(Map.of("url", url));
    }

    /** {@code rediss://host:10000}; without the access key. */
    @Override
    public Output<String> url() {
        return url;
    }

    @Override
    public Prerequisites prerequisites() {
        return prerequisites;
    }

    /** The cluster has the metrics, its database the logs: who connects. */
    @Override
    public List<MonitoredResource> monitoredResources() {
        return List.of(
                new MonitoredResource(
                        "managed-redis",
                        clusterId,
                        Alert::ofManagedRedis,
                        Optional.of(new Diagnostics(clusterId, false, true))),
                MonitoredResource.withoutAlerts("managed-redis-database", databaseId, true, false));
    }

    @Override
    public List<Section> charts() {
        return List.of(new Section("Azure Managed Redis", CHARTS, clusterId));
    }

    private RedisEnterprise cluster(Args args) {
        var target = args.target();
        var suffix = new RandomString(
                child("suffix"),
                RandomStringArgs.builder().length(6).special(false).upper(false).build(),
                anyProviderOptions().build());
        return new RedisEnterprise(
                child("cluster"),
                RedisEnterpriseArgs.builder()
                        .clusterName(
                                suffix.result().applyValue(s -> target.naming().redisPrefix() + "-" + s))
                        .resourceGroupName(target.resourceGroupName())
                        .location(target.location())
                        .tags(target.tags())
                        .sku(EnterpriseSkuArgs.builder()
                                .name(args.redis().sku())
                                .build())
                        .highAvailability(args.redis().highAvailability() ? "Enabled" : "Disabled")
                        .minimumTlsVersion("1.2")
                        .build(),
                options()
                        .protect(args.protect())
                        // ARM refuses to change it in place; without this the provider would try.
                        .replaceOnChanges(List.of("highAvailability"))
                        .build());
    }

    private Database database(Args args, RedisEnterprise cluster) {
        return new Database(
                child("database"),
                DatabaseArgs.builder()
                        .databaseName("default")
                        .clusterName(cluster.name())
                        .resourceGroupName(args.target().resourceGroupName())
                        .port(PORT)
                        .clientProtocol("Encrypted")
                        .clusteringPolicy(args.redis().clusteringPolicy().azureName())
                        // A full cache forgets what has a date of expiry; counters and queues have none and must stay.
                        .evictionPolicy("VolatileLRU")
                        .accessKeysAuthentication("Enabled")
                        .build(),
                options()
                        .protect(args.protect())
                        .replaceOnChanges(List.of("clusteringPolicy"))
                        .build());
    }

    private Secret storeAccessKey(Args args, RedisEnterprise cluster, Database database) {
        var key = Database.listKeys(ListDatabaseKeysArgs.builder()
                        .clusterName(cluster.name())
                        .databaseName(database.name())
                        .resourceGroupName(args.target().resourceGroupName())
                        .build())
                .applyValue(keys -> keys.primaryKey())
                .asSecret();
        var vault = args.vault();
        return new Secret(
                child("access-key"),
                SecretArgs.builder()
                        .secretName(args.redis().secretName())
                        .vaultName(args.vaults().of(vault).name())
                        .resourceGroupName(vault.created()
                                .map(created -> args.target().resourceGroupName())
                                .orElseGet(() -> Output.of(vault.resourceGroup())))
                        .tags(args.target().tags())
                        .properties(SecretPropertiesArgs.builder()
                                .value(key)
                                .contentType("access key of "
                                        + args.target().naming().redisPrefix())
                                .build())
                        .build(),
                options()
                        // Key Vault keeps a deleted secret's name taken, and deleting asks for rights on the vault's
                        // content.
                        .retainOnDelete(true)
                        .build());
    }
}
