package ai.portkey.azure;

import ai.portkey.azure.component.AcaEnvironment;
import ai.portkey.azure.component.AppComponent;
import ai.portkey.azure.component.AppGateway;
import ai.portkey.azure.component.AppPlatform;
import ai.portkey.azure.component.AppVariables;
import ai.portkey.azure.component.ControlPlaneLink;
import ai.portkey.azure.component.DataServiceApp;
import ai.portkey.azure.component.GatewayApp;
import ai.portkey.azure.component.KeyVault;
import ai.portkey.azure.component.KeyVaultSecrets;
import ai.portkey.azure.component.KeyVaultSecrets.SecretRef;
import ai.portkey.azure.component.KeyVaults;
import ai.portkey.azure.component.LogStore;
import ai.portkey.azure.component.ManagedRedis;
import ai.portkey.azure.component.McpApp;
import ai.portkey.azure.component.Monitoring;
import ai.portkey.azure.component.Network;
import ai.portkey.azure.component.RedisBackend;
import ai.portkey.azure.component.RegistryAccess;
import ai.portkey.azure.component.Target;
import ai.portkey.azure.config.ConfigException;
import ai.portkey.azure.config.KeyVaultConfig;
import ai.portkey.azure.config.NetworkConfig;
import ai.portkey.azure.config.PortkeyConfig;
import ai.portkey.azure.config.RawConfig;
import ai.portkey.azure.config.RedisConfig;
import ai.portkey.azure.provider.KeyVaultSecretReader;
import com.pulumi.Context;
import com.pulumi.Pulumi;
import com.pulumi.exceptions.RunException;
import com.pulumi.resources.ComponentResourceOptions;
import com.pulumi.resources.Resource;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** The Pulumi program: reads the stack's configuration, composes the components and exports the outputs. */
public final class App {

    private App() {}

    /** Run by {@code pulumi}; the configuration comes in the environment. */
    public static void main(String[] args) {
        Pulumi.run(context -> deploy(context,
                RawConfig.parse(context.stackName(), System.getenv("PULUMI_CONFIG"), System.getenv("PULUMI_CONFIG_SECRET_KEYS")),
                KeyVaultSecretReader.azure()));
    }

    /**
     * Declares the whole stack. Registers nothing when the configuration is not valid.
     *
     * @param context where outputs and warnings go
     * @param raw     the stack's configuration
     * @param reader  reads the Docker Hub user name where it is a Key Vault secret
     */
    public static void deploy(Context context, RawConfig raw, KeyVaultSecretReader reader) {
        var config = decode(raw);
        config.warnings().forEach(context.log()::warn);

        var target = Target.of(config);
        var naming = config.naming();
        var network = new Network("network", new Network.Args(target, config.network(), config.ingress(),
                config.appGateway(), config.protect(), config.highAvailability()), none());

        var keyVault = config.secretsKeyVault() instanceof KeyVaultConfig.New created
                ? Optional.of(new KeyVault("key-vault", new KeyVault.Args(target, created, network.vnet()), none()))
                : Optional.<KeyVault>empty();
        var vaults = new KeyVaults(keyVault);
        var managedRedis = config.redis() instanceof RedisConfig.Managed redis
                ? Optional.of(new ManagedRedis("managed-redis",
                        new ManagedRedis.Args(target, redis, config, vaults, network.vnet()), none()))
                : Optional.<ManagedRedis>empty();
        var secrets = new KeyVaultSecrets("secrets", new KeyVaultSecrets.Args(target, naming.appIdentity(), vaults,
                consumed(config, AppVariables.gatewaySecrets(config))), none());
        var registry = new RegistryAccess("registry", new RegistryAccess.Args(config.registry(), secrets, reader), none());
        var dataServiceSecrets = config.dataService().map(service -> new KeyVaultSecrets("data-service-secrets",
                new KeyVaultSecrets.Args(target, naming.dataServiceIdentity(), vaults,
                        consumed(config, AppVariables.dataServiceSecrets(config))), none()));
        var dataServiceRegistry = dataServiceSecrets.map(s -> new RegistryAccess("data-service-registry",
                new RegistryAccess.Args(config.registry(), s, reader), none()));

        var logStore = new LogStore("log-store", new LogStore.Args(target, config.storage(), network.vnet(),
                config.protect(), secrets.principalId(), dataServiceSecrets.map(KeyVaultSecrets::principalId)), none());

        var grants = Stream.of(keyVault.map(KeyVault::prerequisites).orElse(List.of()), secrets.grants(), registry.grants(),
                        dataServiceSecrets.map(KeyVaultSecrets::grants).orElse(List.of()),
                        dataServiceRegistry.map(RegistryAccess::grants).orElse(List.of()))
                .flatMap(Collection::stream).toList();
        var environment = new AcaEnvironment("environment", new AcaEnvironment.Args(target, network.vnet(),
                config.isInternalEnvironment(), config.highAvailability(), config.peerEncryption(),
                config.monitoring().logRetentionDays(), config.protect(), grants), none());

        var cacheReady = managedRedis.map(ManagedRedis::prerequisites).orElse(List.of());
        var platform = new AppPlatform(target, environment, secrets, Optional.of(registry),
                concat(logStore.appPrerequisites(), cacheReady));
        var variables = new AppVariables(config, logStore, managedRedis);
        var redis = config.redis() instanceof RedisConfig.Container container
                ? Optional.of(new RedisBackend("redis", new RedisBackend.Args(platform, container), none()))
                : Optional.<RedisBackend>empty();
        var gateway = config.serverMode().hasGateway()
                ? Optional.of(new GatewayApp("gateway", new GatewayApp.Args(platform, config, variables), none()))
                : Optional.<GatewayApp>empty();
        var mcp = config.serverMode().hasMcp()
                ? Optional.of(new McpApp("mcp", new McpApp.Args(platform, config, variables), none()))
                : Optional.<McpApp>empty();
        var dataService = dataServiceSecrets.map(s -> new DataServiceApp("data-service", new DataServiceApp.Args(
                new AppPlatform(target, environment, s, dataServiceRegistry, concat(logStore.dataServicePrerequisites(), cacheReady)),
                config, variables), none()));

        var appGateway = config.appGateway().map(c -> new AppGateway("app-gateway",
                new AppGateway.Args(target, c, network.vnet().orElseThrow(),
                        config.network() instanceof NetworkConfig.Existing ? config.ingress().effectiveAllowedCidrs() : List.of(),
                        gateway, mcp, vaults), none()));
        var controlPlaneLink = config.controlPlaneLink().map(c -> new ControlPlaneLink("control-plane",
                new ControlPlaneLink.Args(target, c, network.vnet().orElseThrow()), none()));

        if (config.monitoring().isActive()) {
            var apps = Stream.of(gateway, mcp, dataService, redis).flatMap(Optional::stream).<AppComponent>map(app -> app).toList();
            new Monitoring("monitoring", new Monitoring.Args(target, config, network, environment, logStore, apps, appGateway,
                    keyVault, managedRedis), none());
        }

        new Outputs(context, target, config)
                .network(network)
                .environment(environment)
                .apps(gateway, mcp, appGateway)
                .secrets(secrets)
                .logStore(logStore)
                .controlPlaneLink(controlPlaneLink);
    }

    /** Problems are for the person who wrote the configuration: all at once, and no stack trace. */
    private static PortkeyConfig decode(RawConfig raw) {
        try {
            return PortkeyConfig.decode(raw);
        } catch (ConfigException e) {
            throw new RunException(e.getMessage());
        }
    }

    /** All secrets that one identity reads: its apps' own and the registry's password. */
    private static Set<SecretRef> consumed(PortkeyConfig config, Map<String, SecretRef> appSecrets) {
        var consumed = new LinkedHashSet<>(appSecrets.values());
        RegistryAccess.consumed(config.registry()).ifPresent(consumed::add);
        return consumed;
    }

    private static List<Resource> concat(List<Resource> first, List<Resource> second) {
        return Stream.concat(first.stream(), second.stream()).toList();
    }

    private static ComponentResourceOptions none() {
        return ComponentResourceOptions.Empty;
    }
}
