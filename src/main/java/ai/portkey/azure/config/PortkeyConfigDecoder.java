package ai.portkey.azure.config;

import ai.portkey.azure.config.network.ResourceGroupConfig;
import ai.portkey.azure.config.app.AppConfigDecoder;
import ai.portkey.azure.config.app.DataServiceConfig;
import ai.portkey.azure.config.app.DataServiceDecoder;
import ai.portkey.azure.config.app.ImageDecoder;
import ai.portkey.azure.config.app.McpBaseUrl;
import ai.portkey.azure.config.app.RegistryDecoder;
import ai.portkey.azure.config.app.ServerMode;
import ai.portkey.azure.config.app.VariablesDecoder;
import ai.portkey.azure.config.data.KeyVaultDecoder;
import ai.portkey.azure.config.data.RedisDecoder;
import ai.portkey.azure.config.data.StorageDecoder;
import ai.portkey.azure.config.entrance.AppGatewayConfig.Routing;
import ai.portkey.azure.config.entrance.AppGatewayConfig;
import ai.portkey.azure.config.entrance.AppGatewayDecoder;
import ai.portkey.azure.config.entrance.FrontDoorDecoder;
import ai.portkey.azure.config.entrance.IngressConfig;
import ai.portkey.azure.config.entrance.IngressDecoder;
import ai.portkey.azure.config.naming.AzureNames;
import ai.portkey.azure.config.naming.Naming;
import ai.portkey.azure.config.network.ControlPlaneLinkDecoder;
import ai.portkey.azure.config.network.NetworkConfig;
import ai.portkey.azure.config.network.NetworkDecoder;
import ai.portkey.azure.config.network.SecondRegionDecoder;
import ai.portkey.azure.config.operation.MonitoringDecoder;
import ai.portkey.azure.config.operation.PolicyDecoder;
import ai.portkey.azure.config.operation.Preset;
import ai.portkey.azure.config.operation.PresetValues;
import ai.portkey.azure.config.reading.ConfigException;
import ai.portkey.azure.config.reading.ConfigNode;
import ai.portkey.azure.config.reading.Decoding.KnownKey;
import ai.portkey.azure.config.reading.Decoding;
import ai.portkey.azure.config.reading.Problem;
import ai.portkey.azure.config.reading.RawConfig;
import ai.portkey.azure.config.reading.Redaction;
import ai.portkey.azure.config.reading.TopLevelText;
import ai.portkey.azure.config.reading.Type;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Puts the parts together. */
final class PortkeyConfigDecoder {

    private static final String PREFIX = RawConfig.NAMESPACE + ":";
    private static final String AZURE_LOCATION = "azure-native:location";
    private static final String AZURE_SUBSCRIPTION = "azure-native:subscriptionId";
    /** Keys whose values stay secret all the way; elsewhere a secret would end up in plain names and settings. */
    static final Set<String> MAY_BE_SECRET = Set.of("registry", "environmentVariables", "redis", "monitoring");

    private final RawConfig raw;
    private final Decoding decoding;
    private final Set<String> secretKeys = new TreeSet<>();
    private final ConfigNode root;

    private PortkeyConfigDecoder(RawConfig raw, PresetValues values, Decoding decoding) {
        this.raw = raw;
        this.decoding = decoding;
        values.preset().ifPresent(preset -> decoding.startFrom(values.filled(), "preset " + preset));
        raw.secretKeys().stream().filter(key -> key.startsWith(PREFIX)).map(key -> key.substring(PREFIX.length()))
                .forEach(secretKeys::add);
        this.root = ConfigNode.root(decoding, values.values(), secretKeys);
    }

    /** @param decoding takes the problems and the keys that are known */
    static PortkeyConfig decode(RawConfig raw, Decoding decoding) {
        var own = own(raw);
        var filled = PresetValues.of(own);
        try {
            return new PortkeyConfigDecoder(raw, filled, decoding).decode();
        } catch (ConfigException e) {
            throw filled.preset().map(preset -> tellPreset(e, preset, raw, own)).orElse(e);
        }
    }

    /** Every key that is asked for in such a stack, also those of lists' items. The stack need not be valid. */
    static Set<KnownKey> catalogue(RawConfig raw) {
        var decoding = Decoding.catalogue();
        new PortkeyConfigDecoder(raw, PresetValues.none(own(raw)), decoding).read();
        return decoding.knownKeys();
    }

    /** Adds the preset to those problems that the stack would not have without it. */
    private static ConfigException tellPreset(ConfigException e, Preset preset, RawConfig raw, Map<String, String> own) {
        var without = new Decoding();
        try {
            new PortkeyConfigDecoder(raw, PresetValues.none(own), without).decode();
        } catch (ConfigException same) {
            // Its problems are read below.
        }
        return new ConfigException(e.problems().stream()
                .map(p -> without.problems().errors().contains(p) ? p : new Problem(p.path(), p.value(),
                        p.text() + " (follows from preset: " + preset + "; a key that the stack writes wins over it)"))
                .toList());
    }

    /** The stack's own keys, without namespace. */
    private static Map<String, String> own(RawConfig raw) {
        var own = new TreeMap<String, String>();
        raw.values().forEach((key, value) -> {
            if (key.startsWith(PREFIX)) {
                own.put(key.substring(PREFIX.length()), value);
            }
        });
        return own;
    }

    private PortkeyConfig decode() {
        secretKeys.stream().filter(key -> !MAY_BE_SECRET.contains(key)).forEach(key -> root.error(key,
                "cannot be a secret, because it becomes visible in Azure; set it again without --secret"));
        providersHaveNoPlaceholders();
        var config = read();
        decoding.reportUnknownKeys();
        vnetIsInTheSubscription(config.network());
        DerivedNames.check(config, root);
        ResourceGroupRules.check(config, root, subscription());
        ConfigRules.check(config, decoding.problems());
        decoding.problems().throwIfAny();
        return config.withWarnings(decoding.problems().warnings().stream().map(Problem::toString).toList());
    }

    /** The other namespaces are those of the providers, which would pass a placeholder on to Azure. */
    private void providersHaveNoPlaceholders() {
        new TreeMap<>(raw.values()).forEach((key, value) -> {
            // Objects and lists are JSON, in which the engine escapes angle brackets.
            var shown = TopLevelText.toJson(value).toString();
            if (!key.startsWith(PREFIX) && Type.isPlaceholder(shown)) {
                decoding.problems().error(new Problem(key, Optional.of(raw.secretKeys().contains(key) ? Redaction.SECRET : shown),
                        Type.PLACEHOLDER_SENTENCE));
            }
        });
    }

    /** @see <a href="https://github.com/microsoft/azure-container-apps/issues/1534">azure-container-apps #1534</a> */
    private void vnetIsInTheSubscription(NetworkConfig network) {
        if (network instanceof NetworkConfig.Existing existing
                && subscription().filter(id -> !id.equalsIgnoreCase(existing.vnetId().subscriptionId())).isPresent()) {
            decoding.problems().warn("vnet.id", "is in another subscription than " + AZURE_SUBSCRIPTION + "; Azure is reported to refuse such a "
                    + "VNet for a Container Apps environment (azure-container-apps #1534, one report), so try it before you rely on it");
        }
    }

    private Optional<String> subscription() {
        return Optional.ofNullable(raw.values().get(AZURE_SUBSCRIPTION));
    }

    private PortkeyConfig read() {
        var preset = root.optional("preset", Type.choice(Preset.class));
        var projectName = root.value("projectName", Type.text(AzureNames.PROJECT_NAME), RawConfig.NAMESPACE);
        var environment = environment();
        var location = location();
        var naming = new Naming(projectName, environment);
        var resourceGroup = resourceGroup(naming);
        var serverMode = root.value("serverMode", Type.choice(ServerMode.class), ServerMode.GATEWAY);
        var highAvailability = root.value("highAvailability", Type.BOOL, false);
        var network = NetworkDecoder.decode(root);
        var ingress = IngressDecoder.decode(root, serverMode, resourceGroup.name());
        var secrets = VariablesDecoder.secrets(root.object("secrets"));
        return new PortkeyConfig(
                projectName,
                environment,
                location,
                resourceGroup,
                Tags.decode(root, projectName, environment),
                serverMode,
                network,
                ingress,
                appGateway(ingress, serverMode, resourceGroup.name()),
                AppConfigDecoder.decode(root.object("gateway"), 8787),
                AppConfigDecoder.decode(root.object("mcp"), 8788),
                dataService(),
                ImageDecoder.decode(root.object("gatewayImage"), "portkeyai/gateway_enterprise", "2.16.0"),
                root.value("imageManagedElsewhere", Type.BOOL, false),
                root.optional("mcpGatewayBaseUrl", McpBaseUrl.TYPE,
                        Optional.<McpBaseUrl>of(new McpBaseUrl.Own()).filter(own -> serverMode.hasMcp())),
                RedisDecoder.decode(root.object("redis"), root.object("redisImage"), network.hasVnet(), naming),
                StorageDecoder.decode(root.object("storage"), highAvailability, network.hasVnet()),
                RegistryDecoder.decode(root.object("registry")),
                KeyVaultDecoder.decode(root.object("secretsKeyVault"), resourceGroup.name(), network.hasVnet()),
                secrets,
                VariablesDecoder.values(root.object("environmentVariables")),
                VariablesDecoder.mounts(root, secrets),
                ControlPlaneLinkDecoder.decode(root.optionalObject("controlPlanePrivateLink")),
                MonitoringDecoder.decode(root.object("monitoring")),
                highAvailability,
                root.value("peerEncryption", Type.BOOL, false),
                root.value("protect", Type.BOOL, false),
                SecondRegionDecoder.decode(root, naming, network),
                FrontDoorDecoder.decode(root, serverMode),
                preset,
                PolicyDecoder.decode(root.object("policy")),
                secretKeys,
                List.of());
    }

    private String environment() {
        var environment = root.value("environment", Type.text(AzureNames.NAME_PART), raw.stackName(), "the stack's name");
        if (!root.has("environment") && !AzureNames.NAME_PART.allows(environment)) {
            root.error("environment", "the stack's name " + environment + " cannot be part of Azure names; write environment: NAME, "
                    + "of letters, digits and hyphens");
        }
        return environment;
    }

    private String location() {
        var fallback = Optional.ofNullable(raw.values().get(AZURE_LOCATION)).filter(text -> !root.has("location"));
        fallback.filter(text -> !AzureNames.LOCATION.allows(text)).ifPresent(text -> decoding.problems()
                .error(new Problem(AZURE_LOCATION, Optional.of("\"" + text + "\""), AzureNames.LOCATION.sentence(text))));
        return root.value("location", Type.text(AzureNames.LOCATION), fallback.orElse("eastus"), "azure-native:location, else eastus");
    }

    private ResourceGroupConfig resourceGroup(Naming naming) {
        var group = new ResourceGroupConfig(
                root.value("resourceGroupName", Type.text(AzureNames.RESOURCE_GROUP), naming.resourceGroup(),
                        "rg-<projectName>-<environment>"),
                root.value("createResourceGroup", Type.BOOL, true));
        if (!group.create() && !root.has("resourceGroupName")) {
            root.error("resourceGroupName", "is required with createResourceGroup: false: the group that exists");
        }
        return group;
    }

    private Optional<AppGatewayConfig> appGateway(IngressConfig ingress, ServerMode mode, String resourceGroup) {
        var node = root.optionalObject("appGateway");
        var gateway = AppGatewayDecoder.decode(node, resourceGroup);
        if (ingress.type() == IngressConfig.Type.APPLICATION_GATEWAY) {
            return Optional.of(gateway.withRouting(forApps(gateway.routing(), mode)));
        }
        if (root.has("appGateway") && root.isClean("ingressType")) {
            root.warn("appGateway", "has no effect with ingressType: aca; write ingressType: application_gateway, or remove it");
        }
        return Optional.empty();
    }

    /** The hosts of an app that is not deployed are left out. */
    private static Routing forApps(Routing routing, ServerMode mode) {
        return routing instanceof Routing.Host host
                ? new Routing.Host(mode.hasGateway() ? host.gatewayHosts() : List.of(), mode.hasMcp() ? host.mcpHosts() : List.of())
                : routing;
    }

    private Optional<DataServiceConfig> dataService() {
        var node = root.optionalObject("dataService");
        var service = DataServiceDecoder.decode(node, root.object("dataServiceImage"));
        if (!node.has("enabled") && (root.has("dataService") || root.has("dataServiceImage"))) {
            root.warn("dataService", "the data service is not deployed; write dataService.enabled: true");
        }
        return service;
    }
}
