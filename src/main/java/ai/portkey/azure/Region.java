package ai.portkey.azure;

import ai.portkey.azure.component.RegionScope;
import ai.portkey.azure.component.Target;
import ai.portkey.azure.component.app.AcaEnvironment;
import ai.portkey.azure.component.app.AppComponent;
import ai.portkey.azure.component.app.AppPlatform;
import ai.portkey.azure.component.app.AppVariables;
import ai.portkey.azure.component.app.DataServiceApp;
import ai.portkey.azure.component.app.GatewayApp;
import ai.portkey.azure.component.app.McpApp;
import ai.portkey.azure.component.app.RedisBackend;
import ai.portkey.azure.component.app.RegistryAccess;
import ai.portkey.azure.component.data.KeyVault;
import ai.portkey.azure.component.data.KeyVaultSecrets.SecretRef;
import ai.portkey.azure.component.data.KeyVaultSecrets;
import ai.portkey.azure.component.data.KeyVaults;
import ai.portkey.azure.component.data.LogStore;
import ai.portkey.azure.component.data.ManagedRedis;
import ai.portkey.azure.component.data.SharedAccess;
import ai.portkey.azure.component.entrance.AppGateway;
import ai.portkey.azure.component.entrance.FrontDoor;
import ai.portkey.azure.component.network.ControlPlaneLink;
import ai.portkey.azure.component.network.Network;
import ai.portkey.azure.component.operation.Monitoring;
import ai.portkey.azure.config.PortkeyConfig;
import ai.portkey.azure.config.data.KeyVaultConfig;
import ai.portkey.azure.config.data.RedisConfig;
import ai.portkey.azure.config.entrance.CustomDomainConfig;
import ai.portkey.azure.config.entrance.FrontDoorConfig;
import ai.portkey.azure.config.network.NetworkConfig;
import ai.portkey.azure.config.network.RegionConfig;
import ai.portkey.azure.provider.KeyVaultSecretReader;
import com.pulumi.core.Output;
import com.pulumi.resources.ComponentResourceOptions;
import com.pulumi.resources.Resource;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * All components of one region. The first keeps what the stack has once: log store, a new Key Vault, a cache that is
 * made, Front Door. A further one has a parent, logical names that begin with its location, and the way to what the first keeps.
 */
final class Region {

    private final PortkeyConfig config;
    private final RegionConfig place;
    private final KeyVaultSecretReader reader;
    private final String prefix;
    private final ComponentResourceOptions options;

    private final Target target;
    private final Network network;
    private final Optional<KeyVault> keyVault;
    private final KeyVaults vaults;
    private final KeyVaultSecrets secrets;
    private final LogStore logStore;
    private final AcaEnvironment environment;
    private final Optional<GatewayApp> gateway;
    private final Optional<McpApp> mcp;
    private final Optional<FrontDoor> frontDoor;
    private final Optional<AppGateway> appGateway;
    private final Output<String> mcpUrl;
    private final Optional<ControlPlaneLink> controlPlaneLink;

    /** The region of the top-level keys. */
    static Region first(PortkeyConfig config, KeyVaultSecretReader reader) {
        return new Region(config, config.firstRegion(), reader, Optional.empty());
    }

    /** A further region, beside this one. */
    Region further(RegionConfig other) {
        return new Region(config, other, reader, Optional.of(this));
    }

    private Region(PortkeyConfig config, RegionConfig place, KeyVaultSecretReader reader, Optional<Region> first) {
        this.config = config;
        this.place = place;
        this.reader = reader;
        this.prefix = first.map(f -> place.location() + "-").orElse("");
        this.options = first.isEmpty() ? ComponentResourceOptions.Empty
                : ComponentResourceOptions.builder().parent(new RegionScope(place.location())).build();

        target = Target.of(name("resource-group"), config, place, options);
        network = new Network(name("network"), new Network.Args(target, place.network(), config.ingress(),
                config.appGateway(), config.protect(), config.highAvailability()), options);

        keyVault = first.isEmpty() && config.secretsKeyVault() instanceof KeyVaultConfig.New created
                ? Optional.of(new KeyVault(name("key-vault"), new KeyVault.Args(target, created, network.vnet()), options))
                : Optional.empty();
        vaults = first.map(f -> f.vaults).orElseGet(() -> new KeyVaults(keyVault));
        var managedRedis = config.redis() instanceof RedisConfig.Managed redis
                ? Optional.of(new ManagedRedis(name("managed-redis"),
                        new ManagedRedis.Args(target, redis, config, vaults, network.vnet()), options))
                : Optional.<ManagedRedis>empty();
        secrets = secrets("secrets", place.naming().appIdentity(), AppVariables.gatewaySecrets(config));
        var registry = registry("registry", secrets);
        var dataServiceSecrets = config.dataService().map(service -> secrets("data-service-secrets",
                place.naming().dataServiceIdentity(), AppVariables.dataServiceSecrets(config)));
        var dataServiceRegistry = dataServiceSecrets.map(s -> registry("data-service-registry", s));

        var dataServicePrincipal = dataServiceSecrets.map(KeyVaultSecrets::principalId);
        logStore = first.map(f -> f.logStore).orElseGet(() -> new LogStore(name("log-store"), new LogStore.Args(target,
                config.storage(), network.vnet(), config.protect(), secrets.principalId(), dataServicePrincipal), options));
        var shared = first.map(f -> new SharedAccess(name("shared-access"), new SharedAccess.Args(target, network.vnet(),
                f.logStore, f.keyVault, secrets.principalId(), dataServicePrincipal), options));

        var grants = Stream.of(keyVault.map(KeyVault::prerequisites).orElse(List.of()),
                        shared.map(SharedAccess::vaultPrerequisites).orElse(List.of()), secrets.grants(), registry.grants(),
                        dataServiceSecrets.map(KeyVaultSecrets::grants).orElse(List.of()),
                        dataServiceRegistry.map(RegistryAccess::grants).orElse(List.of()))
                .flatMap(Collection::stream).toList();
        var certificate = config.ingress().customDomain().flatMap(CustomDomainConfig::certificate)
                .map(c -> new AcaEnvironment.KeyVaultCertificate(c, new KeyVaultSecrets(name("environment-secrets"),
                        new KeyVaultSecrets.Args(target, place.naming().environmentIdentity(), vaults, Set.of()), options)));
        environment = new AcaEnvironment(name("environment"), new AcaEnvironment.Args(target, network.vnet(),
                config.isInternalEnvironment(), config.isClosedEnvironment(), config.highAvailability(), config.peerEncryption(),
                config.monitoring().logRetentionDays(), config.protect(), certificate, grants), options);

        frontDoor = first.isEmpty() ? config.frontDoor().map(this::frontDoor) : first.flatMap(f -> f.frontDoor);
        appGateway = config.appGateway().map(c -> new AppGateway(name("app-gateway"),
                new AppGateway.Args(target, c, network.vnet().orElseThrow(),
                        place.network() instanceof NetworkConfig.Existing ? config.ingress().effectiveAllowedCidrs() : List.of(),
                        vaults, environment.names()), options));
        mcpUrl = frontDoor.flatMap(f -> f.site("mcp")).map(FrontDoor.Site::url)
                .or(() -> appGateway.map(AppGateway::mcpUrl))
                .or(() -> config.ingress().customDomain().flatMap(CustomDomainConfig::mcpHost).map(host -> Output.of("https://" + host)))
                .orElseGet(() -> environment.url("mcp"));

        var cacheReady = managedRedis.map(ManagedRedis::prerequisites).orElse(List.of());
        var platform = new AppPlatform(target, environment, secrets, Optional.of(registry),
                concat(shared.map(SharedAccess::appPrerequisites).orElseGet(logStore::appPrerequisites), cacheReady));
        var variables = new AppVariables(config, logStore, managedRedis, mcpUrl);
        var redis = config.redis() instanceof RedisConfig.Container container
                ? Optional.of(new RedisBackend(name("redis"), new RedisBackend.Args(platform, container), options))
                : Optional.<RedisBackend>empty();
        gateway = config.serverMode().hasGateway()
                ? Optional.of(new GatewayApp(name("gateway"), new GatewayApp.Args(platform, config, variables), options))
                : Optional.empty();
        mcp = config.serverMode().hasMcp()
                ? Optional.of(new McpApp(name("mcp"), new McpApp.Args(platform, config, variables), options))
                : Optional.empty();
        var dataService = dataServiceSecrets.map(s -> new DataServiceApp(name("data-service"), new DataServiceApp.Args(
                new AppPlatform(target, environment, s, dataServiceRegistry, concat(
                        shared.map(SharedAccess::dataServicePrerequisites).orElseGet(logStore::dataServicePrerequisites), cacheReady)),
                config, variables), options));

        appGateway.ifPresent(front -> front.leadTo(gateway, mcp));
        controlPlaneLink = config.controlPlaneLink().map(c -> new ControlPlaneLink(name("control-plane"),
                new ControlPlaneLink.Args(target, c, network.vnet().orElseThrow()), options));

        if (config.monitoring().isActive()) {
            var apps = Stream.of(gateway, mcp, dataService, redis).flatMap(Optional::stream).<AppComponent>map(app -> app).toList();
            new Monitoring(name("monitoring"), new Monitoring.Args(target, config, network, environment,
                    Optional.of(logStore).filter(store -> shared.isEmpty()), apps, appGateway, keyVault, managedRedis), options);
        }
    }

    /** Where it is. */
    RegionConfig place() {
        return place;
    }

    Target target() {
        return target;
    }

    Network network() {
        return network;
    }

    AcaEnvironment environment() {
        return environment;
    }

    KeyVaultSecrets secrets() {
        return secrets;
    }

    LogStore logStore() {
        return logStore;
    }

    Optional<GatewayApp> gateway() {
        return gateway;
    }

    Optional<McpApp> mcp() {
        return mcp;
    }

    Optional<AppGateway> appGateway() {
        return appGateway;
    }

    /** The stack's; it is made with the first region. */
    Optional<FrontDoor> frontDoor() {
        return frontDoor;
    }

    /** Where clients reach the MCP gateway. The app itself builds the addresses for OAuth of it. */
    Output<String> mcpUrl() {
        return mcpUrl;
    }

    Optional<ControlPlaneLink> controlPlaneLink() {
        return controlPlaneLink;
    }

    private String name(String part) {
        return prefix + part;
    }

    private FrontDoor frontDoor(FrontDoorConfig frontDoor) {
        return new FrontDoor("front-door", new FrontDoor.Args(target, frontDoor, config.ingress().effectiveAllowedCidrs(),
                config.serverMode().apps(), Optional.of(environment.workspaceId()).filter(id -> config.monitoring().diagnostics())), ComponentResourceOptions.Empty);
    }

    /** An identity with the secrets that its apps read: their own and the registry's password. */
    private KeyVaultSecrets secrets(String part, String identityName, Map<String, SecretRef> appSecrets) {
        Set<SecretRef> consumed = new LinkedHashSet<>(appSecrets.values());
        RegistryAccess.consumed(config.registry()).ifPresent(consumed::add);
        return new KeyVaultSecrets(name(part), new KeyVaultSecrets.Args(target, identityName, vaults, consumed), options);
    }

    private RegistryAccess registry(String part, KeyVaultSecrets identity) {
        return new RegistryAccess(name(part), new RegistryAccess.Args(config.registry(), identity, reader), options);
    }

    private static List<Resource> concat(List<Resource> one, List<Resource> other) {
        return Stream.concat(one.stream(), other.stream()).toList();
    }
}
