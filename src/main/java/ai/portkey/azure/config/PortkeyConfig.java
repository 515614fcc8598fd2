package ai.portkey.azure.config;

import ai.portkey.azure.config.app.AppConfig;
import ai.portkey.azure.config.app.DataServiceConfig;
import ai.portkey.azure.config.app.ImageConfig;
import ai.portkey.azure.config.app.McpBaseUrl;
import ai.portkey.azure.config.app.RegistryConfig;
import ai.portkey.azure.config.app.SecretVolumeMount;
import ai.portkey.azure.config.app.ServerMode;
import ai.portkey.azure.config.app.WorkloadVariables;
import ai.portkey.azure.config.data.KeyVaultConfig;
import ai.portkey.azure.config.data.RedisConfig;
import ai.portkey.azure.config.data.StorageConfig;
import ai.portkey.azure.config.entrance.AppGatewayConfig;
import ai.portkey.azure.config.entrance.FrontDoorConfig;
import ai.portkey.azure.config.entrance.IngressConfig;
import ai.portkey.azure.config.naming.Naming;
import ai.portkey.azure.config.network.ControlPlaneLinkConfig;
import ai.portkey.azure.config.network.NetworkConfig;
import ai.portkey.azure.config.network.RegionConfig;
import ai.portkey.azure.config.network.ResourceGroupConfig;
import ai.portkey.azure.config.operation.MonitoringConfig;
import ai.portkey.azure.config.operation.PolicyConfig;
import ai.portkey.azure.config.operation.Preset;
import ai.portkey.azure.config.reading.ConfigException;
import ai.portkey.azure.config.reading.Decoding;
import ai.portkey.azure.config.reading.RawConfig;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The whole configuration of one stack, decoded and valid. Every key of docs/configuration.md ends up in exactly one
 * component of this record.
 *
 * @param projectName           {@code projectName}, default {@code portkey-gateway}
 * @param environment           {@code environment}, default: the stack's name
 * @param location              {@code location}, default {@code azure-native:location}, else {@code eastus}
 * @param resourceGroup         {@code resourceGroupName} and {@code createResourceGroup}
 * @param tags                  {@code tags} over the defaults Project, Environment and ManagedBy
 * @param serverMode            {@code serverMode}
 * @param network               {@code networkMode} and {@code vnet}
 * @param ingress               {@code ingressType}, {@code publicIngress} and {@code ingress}
 * @param appGateway            {@code appGateway}; present only with {@code ingressType: application_gateway}
 * @param gateway               {@code gateway}
 * @param mcp                   {@code mcp}
 * @param dataService           {@code dataService}; present only when enabled
 * @param gatewayImage          {@code gatewayImage}: of gateway and mcp, default {@code portkeyai/gateway_enterprise:2.16.0}
 * @param imageManagedElsewhere {@code imageManagedElsewhere}, default false: another pipeline changes the apps' images
 * @param mcpGatewayBaseUrl     {@code mcpGatewayBaseUrl}; default {@link McpBaseUrl.Own} where there is an MCP gateway, else absent
 * @param redis                 {@code redis} and {@code redisImage}
 * @param storage               {@code storage}
 * @param registry              {@code registry}
 * @param secretsKeyVault       {@code secretsKeyVault}; required
 * @param secrets               {@code secrets}: environment variable → Key Vault secret name
 * @param environmentVariables  {@code environmentVariables}: environment variable → value
 * @param secretVolumeMounts    {@code secretVolumeMounts}
 * @param controlPlaneLink      {@code controlPlanePrivateLink}; present only when {@code outbound}
 * @param monitoring            {@code monitoring}
 * @param highAvailability      {@code highAvailability}, default false: zone-redundant environment and storage, zonal IPs
 * @param peerEncryption        {@code peerEncryption}, default false: traffic between the apps is encrypted
 * @param protect               {@code protect}, default false: storage, environment and VNet cannot be deleted by a plan
 * @param secondRegion          {@code secondRegion}
 * @param frontDoor             {@code frontDoor}; present only when enabled
 * @param preset                {@code preset}; its values are in the other components already
 * @param policy                {@code policy}
 * @param secretKeys            top-level keys whose values are Pulumi secrets; what comes from them stays secret
 * @param warnings              what is allowed, but deserves a look; each a whole sentence
 */
public record PortkeyConfig(
        String projectName,
        String environment,
        String location,
        ResourceGroupConfig resourceGroup,
        Map<String, String> tags,
        ServerMode serverMode,
        NetworkConfig network,
        IngressConfig ingress,
        Optional<AppGatewayConfig> appGateway,
        AppConfig gateway,
        AppConfig mcp,
        Optional<DataServiceConfig> dataService,
        ImageConfig gatewayImage,
        boolean imageManagedElsewhere,
        Optional<McpBaseUrl> mcpGatewayBaseUrl,
        RedisConfig redis,
        StorageConfig storage,
        RegistryConfig registry,
        KeyVaultConfig secretsKeyVault,
        WorkloadVariables secrets,
        WorkloadVariables environmentVariables,
        List<SecretVolumeMount> secretVolumeMounts,
        Optional<ControlPlaneLinkConfig> controlPlaneLink,
        MonitoringConfig monitoring,
        boolean highAvailability,
        boolean peerEncryption,
        boolean protect,
        Optional<RegionConfig> secondRegion,
        Optional<FrontDoorConfig> frontDoor,
        Optional<Preset> preset,
        PolicyConfig policy,
        Set<String> secretKeys,
        List<String> warnings) {

    private static final Set<String> PRODUCTION_NAMES = Set.of("prod", "production");

    public PortkeyConfig {
        tags = Collections.unmodifiableMap(new LinkedHashMap<>(tags));
        secretVolumeMounts = List.copyOf(secretVolumeMounts);
        secretKeys = Set.copyOf(secretKeys);
        warnings = List.copyOf(warnings);
    }

    /**
     * Decodes and validates the configuration of a stack.
     *
     * @param raw all of it; of other namespaces only {@code azure-native:location} is looked at
     * @return the whole, valid configuration with its warnings
     * @throws ConfigException with every problem that was found
     */
    public static PortkeyConfig decode(RawConfig raw) {
        return PortkeyConfigDecoder.decode(raw, new Decoding());
    }

    PortkeyConfig withWarnings(List<String> found) {
        return new PortkeyConfig(projectName, environment, location, resourceGroup, tags, serverMode, network, ingress,
                appGateway, gateway, mcp, dataService, gatewayImage, imageManagedElsewhere, mcpGatewayBaseUrl, redis, storage, registry,
                secretsKeyVault, secrets, environmentVariables, secretVolumeMounts, controlPlaneLink, monitoring,
                highAvailability, peerEncryption, protect, secondRegion, frontDoor, preset, policy, secretKeys, found);
    }

    /** The names of all Azure resources. */
    public Naming naming() {
        return new Naming(projectName, environment);
    }

    /** All regions, the first one first. */
    public List<RegionConfig> regions() {
        return Stream.concat(Stream.of(firstRegion()), secondRegion.stream()).toList();
    }

    /** The region of the top-level keys. */
    public RegionConfig firstRegion() {
        return new RegionConfig(location, resourceGroup, network, naming(), RegionConfig.Traffic.ACTIVE_ACTIVE);
    }

    /** True when the Container Apps environment has an internal load balancer: behind an entrance of its own, or not public. */
    public boolean isInternalEnvironment() {
        return network.hasVnet() && (appGateway.isPresent() || !ingress.publicIngress() || isBehindPrivateLink());
    }

    /**
     * True when the ingress of the apps lets in the allow list only. Behind an Application Gateway or Front Door the entrance
     * filters clients; the apps would see it alone.
     */
    public boolean appsHoldTheAllowList() {
        return appGateway.isEmpty() && frontDoor.isEmpty() && !ingress.effectiveAllowedCidrs().isEmpty();
    }

    /** True when apps of the stack call the gateway or the MCP gateway by its address. */
    public boolean appsCallEachOther() {
        return dataService.isPresent() || serverMode == ServerMode.ALL;
    }

    /** True when nothing reaches the Container Apps environment from the internet. */
    public boolean isClosedEnvironment() {
        return isInternalEnvironment() || isBehindPrivateLink();
    }

    private boolean isBehindPrivateLink() {
        return frontDoor.filter(FrontDoorConfig::privateLink).isPresent();
    }

    /** True when the stack serves production: by its preset, its name, or because it is highly available. */
    public boolean isProduction() {
        return preset.equals(Optional.of(Preset.PRODUCTION)) || highAvailability
                || PRODUCTION_NAMES.contains(environment.toLowerCase(Locale.ROOT));
    }

    /** Names the stack only: values may be secrets. */
    @Override
    public String toString() {
        return "PortkeyConfig[" + naming().prefix() + "]";
    }
}
