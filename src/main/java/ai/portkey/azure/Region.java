package ai.portkey.azure;

import ai.portkey.azure.component.Prerequisites;
import ai.portkey.azure.component.RegionScope;
import ai.portkey.azure.component.SecretKeys;
import ai.portkey.azure.component.Target;
import ai.portkey.azure.component.app.AcaEnvironment;
import ai.portkey.azure.component.app.AppPlatform;
import ai.portkey.azure.component.app.AppSecrets;
import ai.portkey.azure.component.app.AppVariables;
import ai.portkey.azure.component.app.DataServiceApp;
import ai.portkey.azure.component.app.GatewayAccess;
import ai.portkey.azure.component.app.GatewayApp;
import ai.portkey.azure.component.app.RedisBackend;
import ai.portkey.azure.component.app.RegistryAccess;
import ai.portkey.azure.component.data.Cache;
import ai.portkey.azure.component.data.KeyVault;
import ai.portkey.azure.component.data.KeyVaultSecrets;
import ai.portkey.azure.component.data.KeyVaultSecrets.SecretRef;
import ai.portkey.azure.component.data.KeyVaults;
import ai.portkey.azure.component.data.LogStore;
import ai.portkey.azure.component.data.LogStoreAccess;
import ai.portkey.azure.component.data.ManagedRedis;
import ai.portkey.azure.component.data.SharedAccess;
import ai.portkey.azure.component.entrance.AppEntrance;
import ai.portkey.azure.component.entrance.AppGateway;
import ai.portkey.azure.component.entrance.Entrance;
import ai.portkey.azure.component.entrance.FrontDoor;
import ai.portkey.azure.component.network.ControlPlaneLink;
import ai.portkey.azure.component.network.Network;
import ai.portkey.azure.component.operation.Monitored;
import ai.portkey.azure.component.operation.Monitoring;
import ai.portkey.azure.config.PortkeyConfig;
import ai.portkey.azure.config.access.AccessConfig;
import ai.portkey.azure.config.app.ClientApp;
import ai.portkey.azure.config.data.KeyVaultConfig;
import ai.portkey.azure.config.entrance.CustomDomainConfig;
import ai.portkey.azure.config.network.RegionConfig;
import ai.portkey.azure.provider.KeyVaultSecretReader;
import com.pulumi.core.Output;
import com.pulumi.resources.ComponentResourceOptions;
import java.util.Collection;
import java.util.EnumMap;
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
    private final SecretKeys secretKeys;
    private final String prefix;
    private final ComponentResourceOptions options;

    private final Target target;
    private final Network network;
    private final Optional<KeyVault> keyVault;
    private final KeyVaults vaults;
    private final Identity identity;
    private final LogStore logStore;
    private final AcaEnvironment environment;
    private final Entrance entrance;
    private final Map<ClientApp, GatewayApp> apps = new EnumMap<>(ClientApp.class);
    private final Optional<ControlPlaneLink> controlPlaneLink;

    /** An identity of apps, with the secrets that they read and the registry that they pull from. */
    private record Identity(KeyVaultSecrets secrets, RegistryAccess registry) {

        Prerequisites prerequisites() {
            return secrets.prerequisites().and(registry.prerequisites());
        }
    }

    /** The region of the top-level keys. */
    static Region first(PortkeyConfig config, KeyVaultSecretReader reader) {
        return new Region(config, config.firstRegion(), reader, Optional.empty());
    }

    /** A second region, next to this one. */
    Region secondary(RegionConfig other) {
        return new Region(config, other, reader, Optional.of(this));
    }

    private Region(PortkeyConfig config, RegionConfig place, KeyVaultSecretReader reader, Optional<Region> first) {
        this.config = config;
        this.place = place;
        this.reader = reader;
        this.secretKeys = new SecretKeys(config.secretKeys());
        this.prefix = first.map(f -> place.location() + "-").orElse("");
        this.options = first.isEmpty()
                ? ComponentResourceOptions.Empty
                : ComponentResourceOptions.builder()
                        .parent(new RegionScope(place.location()))
                        .build();

        target = Target.of(
                name("resource-group"),
                place,
                config.placement().tags(),
                config.operation().protect(),
                options);
        network = new Network(
                name("network"),
                new Network.Args(
                        target,
                        place.network(),
                        config.operation().protect(),
                        config.entrance().appGateway(),
                        config.ingress(),
                        config.operation().highAvailability()),
                options);
        keyVault = config.data()
                .secretsKeyVault()
                .created()
                .filter(any -> first.isEmpty())
                .map(this::keyVault);
        vaults = first.map(f -> f.vaults).orElseGet(() -> new KeyVaults(keyVault));

        var secrets = new AppSecrets(config.apps(), config.data());
        identity = identity("", place.naming().appIdentity(), secrets.gateway());
        var dataServiceIdentity = config.apps()
                .dataService()
                .map(service -> identity("data-service-", place.naming().dataServiceIdentity(), secrets.dataService()));
        logStore = first.map(f -> f.logStore).orElseGet(() -> logStore(dataServiceIdentity));
        var shared = first.map(f -> sharedAccess(f, dataServiceIdentity));
        var access = shared.<LogStoreAccess>map(way -> way).orElse(logStore);

        environment = environment(identity.prerequisites()
                .and(
                        dataServiceIdentity.map(Identity::prerequisites).orElse(Prerequisites.NONE),
                        keyVault.map(KeyVault::prerequisites).orElse(Prerequisites.NONE),
                        shared.map(SharedAccess::forVault).orElse(Prerequisites.NONE)));
        entrance = first.filter(f -> config.entrance().leadsToAllRegions())
                .map(f -> f.entrance)
                .orElseGet(this::makeEntrance);

        if (!config.access().equals(AccessConfig.NONE)) {
            new GatewayAccess(
                    name("gateway-access"),
                    new GatewayAccess.Args(
                            target, config.access(), identity.secrets().principalId(), network.vnet()),
                    options);
        }

        var platform = platform(identity, access.forApps());
        var cache = cache(platform);
        var variables = new AppVariables(
                config.apps(),
                secrets,
                config.controlPlaneLink(),
                config.access().privateHosts(),
                secretKeys,
                logStore,
                cache,
                entrance::url);
        clientApps(platform.after(cache.prerequisites()), variables);
        var dataService = config.apps()
                .dataService()
                .map(service -> new DataServiceApp(
                        name("data-service"),
                        new DataServiceApp.Args(
                                platform(
                                        dataServiceIdentity.orElseThrow(),
                                        access.forDataService().and(cache.prerequisites())),
                                service,
                                config.apps().imageManagedElsewhere(),
                                variables),
                        options));
        controlPlaneLink = config.controlPlaneLink()
                .map(link -> new ControlPlaneLink(
                        name("control-plane"),
                        new ControlPlaneLink.Args(target, link, network.vnet().orElseThrow()),
                        options));

        monitor(Stream.of(
                        apps.values(),
                        dataService.stream().toList(),
                        List.of(environment, entrance, cache),
                        first.isEmpty() ? List.of(logStore) : List.<Monitored>of(),
                        keyVault.stream().toList(),
                        List.of(network))
                .<Monitored>flatMap(Collection::stream)
                .toList());
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
        return identity.secrets();
    }

    LogStore logStore() {
        return logStore;
    }

    Optional<GatewayApp> app(ClientApp app) {
        return Optional.ofNullable(apps.get(app));
    }

    /** What clients meet; Front Door is the stack's, and made with the first region. */
    Entrance entrance() {
        return entrance;
    }

    Optional<ControlPlaneLink> controlPlaneLink() {
        return controlPlaneLink;
    }

    private String name(String part) {
        return prefix + part;
    }

    private KeyVault keyVault(KeyVaultConfig.New created) {
        return new KeyVault(name("key-vault"), new KeyVault.Args(target, created, network.vnet()), options);
    }

    /** An identity with the secrets that its apps read: their own and the registry's password. */
    private Identity identity(String part, String azureName, Map<String, SecretRef> appSecrets) {
        Set<SecretRef> consumed = new LinkedHashSet<>(appSecrets.values());
        config.apps().registry().credentials().map(RegistryAccess::password).ifPresent(consumed::add);
        var secrets = new KeyVaultSecrets(
                name(part + "secrets"), new KeyVaultSecrets.Args(target, azureName, vaults, consumed), options);
        return new Identity(
                secrets,
                new RegistryAccess(
                        name(part + "registry"),
                        new RegistryAccess.Args(config.apps().registry(), secrets, reader),
                        options));
    }

    private LogStore logStore(Optional<Identity> dataService) {
        return new LogStore(
                name("log-store"),
                new LogStore.Args(
                        target,
                        config.data().storage(),
                        network.vnet(),
                        config.operation().protect(),
                        identity.secrets().principalId(),
                        dataService.map(i -> i.secrets().principalId())),
                options);
    }

    private SharedAccess sharedAccess(Region first, Optional<Identity> dataService) {
        return new SharedAccess(
                name("shared-access"),
                new SharedAccess.Args(
                        target,
                        network.vnet(),
                        first.logStore,
                        first.keyVault,
                        identity.secrets().principalId(),
                        dataService.map(i -> i.secrets().principalId())),
                options);
    }

    private AcaEnvironment environment(Prerequisites grants) {
        var certificate = config.entrance()
                .customDomain()
                .flatMap(CustomDomainConfig::certificate)
                .map(c -> new AcaEnvironment.KeyVaultCertificate(
                        c,
                        new KeyVaultSecrets(
                                name("environment-secrets"),
                                new KeyVaultSecrets.Args(
                                        target, place.naming().environmentIdentity(), vaults, Set.of()),
                                options)));
        return new AcaEnvironment(
                name("environment"),
                new AcaEnvironment.Args(
                        target,
                        network.vnet(),
                        config.exposure(),
                        config.operation().highAvailability(),
                        config.operation().monitoring(),
                        config.apps().peerEncryption(),
                        certificate,
                        config.operation().protect(),
                        grants),
                options);
    }

    private Entrance makeEntrance() {
        var allowed = config.ingress().effectiveAllowedCidrs();
        return config.entrance()
                .match(
                        apps -> new AppEntrance(
                                environment,
                                place.naming(),
                                apps.customDomain(),
                                allowed,
                                config.apps().callEachOther() ? environment.ranges() : List.of()),
                        appGateway -> new AppGateway(
                                name("app-gateway"),
                                new AppGateway.Args(
                                        target,
                                        appGateway,
                                        network.vnet().orElseThrow(),
                                        place.network().existing().isPresent() ? allowed : List.of(),
                                        vaults,
                                        environment.names()),
                                options),
                        frontDoor -> new FrontDoor(
                                name("front-door"),
                                new FrontDoor.Args(
                                        target,
                                        frontDoor,
                                        allowed,
                                        config.apps().serverMode().apps(),
                                        Optional.of(environment.workspaceId())
                                                .filter(id -> config.operation()
                                                        .monitoring()
                                                        .diagnostics())),
                                options));
    }

    private AppPlatform platform(Identity owner, Prerequisites access) {
        return new AppPlatform(target, environment, owner.secrets(), Optional.of(owner.registry()), access);
    }

    private Cache cache(AppPlatform platform) {
        return config.data()
                .redis()
                .match(
                        container -> new RedisBackend(
                                name("redis"),
                                new RedisBackend.Args(platform, container, secretKeys.output("redis", container.url())),
                                options),
                        external -> new Cache.Existing(secretKeys.output("redis", external.endpoint())),
                        managed -> new ManagedRedis(
                                name("managed-redis"),
                                new ManagedRedis.Args(
                                        target,
                                        managed,
                                        config.data().secretsKeyVault(),
                                        vaults,
                                        network.vnet(),
                                        config.operation().protect()),
                                options));
    }

    /** Gateway and mcp, which clients come to through the entrance. */
    private void clientApps(AppPlatform platform, AppVariables variables) {
        var hosts = new EnumMap<ClientApp, Output<String>>(ClientApp.class);
        for (var app : config.apps().serverMode().apps()) {
            apps.put(
                    app,
                    new GatewayApp(
                            name(app.azureName()),
                            new GatewayApp.Args(app, platform, config.apps(), entrance.ingress(app), variables),
                            options));
            hosts.put(app, apps.get(app).fqdn());
        }
        entrance.leadTo(new Entrance.Origin(
                place.location(), place.traffic() == RegionConfig.Traffic.STANDBY, environment.environmentId(), hosts));
    }

    private void monitor(List<Monitored> parts) {
        var monitoring = config.operation().monitoring();
        if (monitoring.isActive()) {
            new Monitoring(
                    name("monitoring"),
                    new Monitoring.Args(
                            target,
                            monitoring,
                            secretKeys,
                            environment.workspaceId(),
                            place.naming()
                                    .workbook(config.placement().resourceGroup().name()),
                            parts),
                    options);
        }
    }
}
