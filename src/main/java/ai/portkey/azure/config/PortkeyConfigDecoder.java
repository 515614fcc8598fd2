package ai.portkey.azure.config;

import ai.portkey.azure.config.access.AccessDecoder;
import ai.portkey.azure.config.app.AppConfigDecoder;
import ai.portkey.azure.config.app.AppsConfig;
import ai.portkey.azure.config.app.DataServiceConfig;
import ai.portkey.azure.config.app.DataServiceDecoder;
import ai.portkey.azure.config.app.ImageDecoder;
import ai.portkey.azure.config.app.McpBaseUrl;
import ai.portkey.azure.config.app.RegistryDecoder;
import ai.portkey.azure.config.app.ServerMode;
import ai.portkey.azure.config.app.VariablesDecoder;
import ai.portkey.azure.config.data.DataConfig;
import ai.portkey.azure.config.data.KeyVaultDecoder;
import ai.portkey.azure.config.data.RedisDecoder;
import ai.portkey.azure.config.data.StorageDecoder;
import ai.portkey.azure.config.entrance.AppGatewayDecoder;
import ai.portkey.azure.config.entrance.FrontDoorDecoder;
import ai.portkey.azure.config.entrance.IngressDecoder;
import ai.portkey.azure.config.naming.AzureNames;
import ai.portkey.azure.config.naming.Naming;
import ai.portkey.azure.config.network.ControlPlaneLinkDecoder;
import ai.portkey.azure.config.network.NetworkConfig;
import ai.portkey.azure.config.network.NetworkDecoder;
import ai.portkey.azure.config.network.ResourceGroupConfig;
import ai.portkey.azure.config.network.SecondRegionDecoder;
import ai.portkey.azure.config.operation.MonitoringDecoder;
import ai.portkey.azure.config.operation.OperationConfig;
import ai.portkey.azure.config.operation.PolicyDecoder;
import ai.portkey.azure.config.operation.Preset;
import ai.portkey.azure.config.operation.PresetValues;
import ai.portkey.azure.config.reading.ConfigException;
import ai.portkey.azure.config.reading.ConfigNode;
import ai.portkey.azure.config.reading.Decoding;
import ai.portkey.azure.config.reading.Decoding.KnownKey;
import ai.portkey.azure.config.reading.OldKeys;
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
import java.util.function.Function;

/** Puts the parts together. */
final class PortkeyConfigDecoder {

    private static final String PREFIX = RawConfig.NAMESPACE + ":";
    private static final String AZURE_LOCATION = "azure-native:location";
    private static final String AZURE_SUBSCRIPTION = "azure-native:subscriptionId";
    /** Keys whose values stay secret all the way; elsewhere a secret would end up in plain names and settings. */
    static final Set<String> MAY_BE_SECRET = Set.of("registry", "environmentVariables", "redis", "monitoring");

    /** None yet; docs/extend.md says when one is added. */
    static final OldKeys OLD_KEYS = new OldKeys(Map.of(), Map.of());

    private final RawConfig raw;
    private final Decoding decoding;
    private final Set<String> secretKeys = new TreeSet<>();
    private final ConfigNode root;

    private PortkeyConfigDecoder(RawConfig raw, PresetValues values, Decoding decoding) {
        this.raw = raw;
        this.decoding = decoding;
        values.preset().ifPresent(preset -> decoding.startFrom(values.filled(), "preset " + preset));
        raw.secretKeys().stream()
                .filter(key -> key.startsWith(PREFIX))
                .map(key -> key.substring(PREFIX.length()))
                .forEach(secretKeys::add);
        this.root = ConfigNode.root(decoding, values.values(), secretKeys);
    }

    /** @param decoding takes the problems and the keys that are known */
    static PortkeyConfig decode(RawConfig raw, Decoding decoding) {
        return decode(raw, decoding, OLD_KEYS);
    }

    static PortkeyConfig decode(RawConfig written, Decoding decoding, OldKeys oldKeys) {
        var raw = oldKeys.current(written, decoding.problems());
        var own = own(raw);
        var filled = PresetValues.of(own);
        try {
            return new PortkeyConfigDecoder(raw, filled, decoding).decode();
        } catch (ConfigException e) {
            throw filled.preset()
                    .map(preset -> tellPreset(e, preset, oldKeys, written))
                    .orElse(e);
        }
    }

    /** Every key that is asked for in such a stack, also those of lists' items. The stack need not be valid. */
    static Set<KnownKey> catalogue(RawConfig raw) {
        var decoding = Decoding.catalogue();
        new PortkeyConfigDecoder(raw, PresetValues.none(own(raw)), decoding).read();
        return decoding.knownKeys();
    }

    /** Adds the preset to those problems that the stack would not have without it. */
    private static ConfigException tellPreset(ConfigException e, Preset preset, OldKeys oldKeys, RawConfig written) {
        var without = new Decoding();
        var raw = oldKeys.current(written, without.problems());
        try {
            new PortkeyConfigDecoder(raw, PresetValues.none(own(raw)), without).decode();
        } catch (ConfigException same) {
            // Its problems are read below.
        }
        return new ConfigException(e.problems().stream()
                .map(p -> without.problems().errors().contains(p)
                        ? p
                        : new Problem(
                                p.path(),
                                p.value(),
                                p.text() + " (caused by preset: " + preset + "; a key in the stack file overrides it)"))
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
        secretKeys.stream()
                .filter(key -> !MAY_BE_SECRET.contains(key))
                .forEach(key -> root.error(
                        key, "cannot be a secret, because it becomes visible in Azure; set it again without --secret"));
        providersHaveNoPlaceholders();
        var decoded = read();
        var config = decoded.apply(List.of());
        decoding.reportUnknownKeys();
        vnetIsInTheSubscription(config.network());
        DerivedNames.check(config, root);
        ResourceGroupRules.check(config, root, subscription());
        ConfigRules.check(config, decoding.problems());
        decoding.problems().throwIfAny();
        return decoded.apply(
                decoding.problems().warnings().stream().map(Problem::toString).toList());
    }

    /** The other namespaces are those of the providers, which would pass a placeholder on to Azure. */
    private void providersHaveNoPlaceholders() {
        new TreeMap<>(raw.values()).forEach((key, value) -> {
            // Objects and lists are JSON, in which the engine escapes angle brackets.
            var shown = TopLevelText.toJson(value).toString();
            if (!key.startsWith(PREFIX) && Type.isPlaceholder(shown)) {
                decoding.problems()
                        .error(new Problem(
                                key,
                                Optional.of(raw.secretKeys().contains(key) ? Redaction.SECRET : shown),
                                Type.PLACEHOLDER_SENTENCE));
            }
        });
    }

    /** @see <a href="https://github.com/microsoft/azure-container-apps/issues/1534">azure-container-apps #1534</a> */
    private void vnetIsInTheSubscription(NetworkConfig network) {
        var other = network.existing().map(existing -> existing.vnetId().subscriptionId());
        if (other.flatMap(vnets -> subscription().filter(id -> !id.equalsIgnoreCase(vnets)))
                .isPresent()) {
            decoding.problems()
                    .warn(
                            "vnet.id",
                            "is in a different subscription than "
                                    + AZURE_SUBSCRIPTION
                                    + "; Azure is reported to refuse such a VNet for a Container Apps "
                                    + "environment (azure-container-apps #1534, one report), so test it before you rely on it");
        }
    }

    private Optional<String> subscription() {
        return Optional.ofNullable(raw.values().get(AZURE_SUBSCRIPTION));
    }

    /** The configuration, but for the warnings that rules between its parts add. */
    private Function<List<String>, PortkeyConfig> read() {
        var preset = root.optional(
                "preset",
                "Values for keys that the stack does not set. A key in the stack file wins, even with `null`.",
                Type.choice(Preset.class));
        var projectName = root.value(
                "projectName",
                "Part of the Azure names, which have limits.",
                Type.text(AzureNames.PROJECT_NAME),
                RawConfig.NAMESPACE);
        var environment = environment();
        var location = location();
        var naming = new Naming(projectName, environment);
        var resourceGroup = resourceGroup(naming);
        var serverMode =
                root.value("serverMode", "Which apps are deployed.", Type.choice(ServerMode.class), ServerMode.GATEWAY);
        var highAvailability = root.value(
                "highAvailability",
                "Zone redundancy of the environment, its addresses and the log store. The environment needs "
                        + "a VNet for it, and each app two replicas (warnings).",
                Type.BOOL,
                false);
        var network = NetworkDecoder.decode(root);
        var ingress = new IngressDecoder(root, serverMode, resourceGroup.name());
        var secrets = VariablesDecoder.secrets(root.object("secrets", "The apps' secrets, by name in the Key Vault."));
        var placement = new PlacementConfig(
                projectName, environment, location, resourceGroup, Tags.decode(root, projectName, environment));
        var appGateway = ingress.appGateway(AppGatewayDecoder.decode(
                root.optionalObject("appGateway", "The Application Gateway, with `ingressType: application_gateway`."),
                serverMode,
                resourceGroup.name()));
        var gateway = AppConfigDecoder.decode(root.object("gateway", "The gateway."), 8787);
        var mcp = AppConfigDecoder.decode(root.object("mcp", "The MCP gateway."), 8788);
        var dataService = dataService();
        var gatewayImage = ImageDecoder.decode(
                root.object("gatewayImage", "Image of the gateway and the MCP gateway."),
                "portkeyai/gateway_enterprise",
                "2.16.0");
        var imageManagedElsewhere = root.value(
                "imageManagedElsewhere",
                "Another pipeline updates the images of the apps. This program only sets them at creation.",
                Type.BOOL,
                false);
        var mcpGatewayBaseUrl = root.optional(
                "mcpGatewayBaseUrl",
                "URL under which clients reach the MCP gateway, `MCP_GATEWAY_BASE_URL`. If the MCP gateway "
                        + "is deployed, it defaults to the output `mcpUrl`, and `null` omits the variable.",
                McpBaseUrl.TYPE,
                Optional.of(McpBaseUrl.OWN).filter(own -> serverMode.hasMcp()));
        var redis = RedisDecoder.decode(
                root.object("redis", "The cache."),
                root.object("redisImage", "Image of the cache. Only with `redis.type: redis`."),
                network.hasVnet(),
                naming);
        var storage =
                StorageDecoder.decode(root.object("storage", "The log store."), highAvailability, network.hasVnet());
        var registry = RegistryDecoder.decode(root.object("registry", "Where the images are pulled from."));
        var data = new DataConfig(
                redis,
                storage,
                KeyVaultDecoder.decode(
                        root.object("secretsKeyVault", "The Key Vault with the apps' secrets."),
                        resourceGroup.name(),
                        network.hasVnet()));
        var environmentVariables =
                VariablesDecoder.values(root.object("environmentVariables", "Environment variables of the apps."));
        var secretVolumeMounts = VariablesDecoder.mounts(root, secrets);
        var access = AccessDecoder.decode(root);
        var controlPlaneLink = ControlPlaneLinkDecoder.decode(
                root.optionalObject("controlPlanePrivateLink", "Private link to Portkey's control plane."));
        var monitoring = MonitoringDecoder.decode(root.object("monitoring", "Logs, alerts and workbook."));
        var apps = new AppsConfig(
                serverMode,
                gateway,
                mcp,
                dataService,
                gatewayImage,
                imageManagedElsewhere,
                mcpGatewayBaseUrl,
                registry,
                secrets,
                environmentVariables,
                secretVolumeMounts,
                root.value(
                        "peerEncryption",
                        "Encrypts traffic between the apps inside the environment.",
                        Type.BOOL,
                        false));
        var protect = root.value(
                "protect", "Pulumi refuses to delete what holds data or is slow to rebuild.", Type.BOOL, false);
        var secondRegion = SecondRegionDecoder.decode(root, naming, network);
        var entrance = ingress.entrance(appGateway, FrontDoorDecoder.decode(root, serverMode), decoding.problems());
        var operation = new OperationConfig(
                preset,
                highAvailability,
                monitoring,
                protect,
                PolicyDecoder.decode(root.object("policy", "What the policy check requires and accepts.")));
        return warnings -> new PortkeyConfig(
                placement,
                network,
                entrance,
                ingress.ingress(),
                apps,
                access,
                data,
                operation,
                controlPlaneLink,
                secondRegion,
                secretKeys,
                warnings);
    }

    private String environment() {
        var environment = root.value(
                "environment",
                "Part of the Azure names.",
                Type.text(AzureNames.NAME_PART),
                raw.stackName(),
                "the stack's name");
        if (!root.has("environment") && !AzureNames.NAME_PART.allows(environment)) {
            root.error(
                    "environment",
                    "the stack's name " + environment + " cannot be part of Azure names; set "
                            + "environment: NAME, with letters, digits and hyphens");
        }
        return environment;
    }

    private String location() {
        var fallback = Optional.ofNullable(raw.values().get(AZURE_LOCATION)).filter(text -> !root.has("location"));
        fallback.filter(text -> !AzureNames.LOCATION.allows(text))
                .ifPresent(text -> decoding.problems()
                        .error(new Problem(
                                AZURE_LOCATION, Optional.of("\"" + text + "\""), AzureNames.LOCATION.sentence(text))));
        return root.value(
                "location",
                "Short form of a region, like `westeurope`.",
                Type.text(AzureNames.LOCATION),
                fallback.orElse("eastus"),
                "azure-native:location, else eastus");
    }

    private ResourceGroupConfig resourceGroup(Naming naming) {
        var group = new ResourceGroupConfig(
                root.value(
                        "resourceGroupName",
                        "Name of the resource group, by Azure's rules.",
                        Type.text(AzureNames.RESOURCE_GROUP),
                        naming.resourceGroup(),
                        "rg-<projectName>-<environment>"),
                root.value(
                        "createResourceGroup",
                        "With false, `resourceGroupName` is required and the group must exist. A group that "
                                + "already holds something, like the Key Vault, causes a warning until one of the two "
                                + "keys is set.",
                        Type.BOOL,
                        true));
        if (!group.create() && !root.has("resourceGroupName")) {
            root.error(
                    "resourceGroupName",
                    "is required with createResourceGroup: false: the name of the existing " + "group");
        }
        return group;
    }

    private Optional<DataServiceConfig> dataService() {
        var node = root.optionalObject("dataService", "The data service.");
        var service = DataServiceDecoder.decode(node, root.object("dataServiceImage", "Image of the data service."));
        if (!node.has("enabled") && (root.has("dataService") || root.has("dataServiceImage"))) {
            root.warn("dataService", "the data service is not deployed; set dataService.enabled: true");
        }
        return service;
    }
}
