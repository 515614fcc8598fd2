package ai.portkey.azure.config;

import ai.portkey.azure.config.access.AccessConfig;
import ai.portkey.azure.config.app.AppsConfig;
import ai.portkey.azure.config.data.DataConfig;
import ai.portkey.azure.config.entrance.EntranceConfig;
import ai.portkey.azure.config.entrance.IngressConfig;
import ai.portkey.azure.config.network.ControlPlaneLinkConfig;
import ai.portkey.azure.config.network.Exposure;
import ai.portkey.azure.config.network.NetworkConfig;
import ai.portkey.azure.config.network.RegionConfig;
import ai.portkey.azure.config.operation.OperationConfig;
import ai.portkey.azure.config.operation.Preset;
import ai.portkey.azure.config.reading.ConfigException;
import ai.portkey.azure.config.reading.Decoding;
import ai.portkey.azure.config.reading.RawConfig;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The whole configuration of one stack, decoded and valid. Every key of docs/configuration.md ends up in exactly one
 * component of this record or of the records in it.
 *
 * @param placement        names, location, resource group and tags
 * @param network          {@code networkMode} and {@code vnet}
 * @param entrance         {@code ingressType}, {@code publicIngress}, {@code ingress.customDomain}, {@code appGateway}, {@code frontDoor}
 * @param ingress          {@code ingress}: who may reach the apps
 * @param apps             the apps
 * @param access           {@code roleAssignments} and {@code modelAccounts}
 * @param data             cache, log store and Key Vault
 * @param operation        preset, monitoring, protection and policy
 * @param controlPlaneLink {@code controlPlanePrivateLink}; present only when {@code outbound}
 * @param secondRegion     {@code secondRegion}
 * @param secretKeys       top-level keys whose values are Pulumi secrets; what comes from them stays secret
 * @param warnings         what is allowed, but deserves a look; each a whole sentence
 */
public record PortkeyConfig(
        PlacementConfig placement,
        NetworkConfig network,
        EntranceConfig entrance,
        IngressConfig ingress,
        AppsConfig apps,
        AccessConfig access,
        DataConfig data,
        OperationConfig operation,
        Optional<ControlPlaneLinkConfig> controlPlaneLink,
        Optional<RegionConfig> secondRegion,
        Set<String> secretKeys,
        List<String> warnings) {

    private static final Set<String> PRODUCTION_NAMES = Set.of("prod", "production");

    public PortkeyConfig {
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

    /** All regions, the first one first. */
    public List<RegionConfig> regions() {
        return Stream.concat(Stream.of(firstRegion()), secondRegion.stream()).toList();
    }

    /** The region of the top-level keys. */
    public RegionConfig firstRegion() {
        return new RegionConfig(
                placement.location(),
                placement.resourceGroup(),
                network,
                placement.naming(),
                RegionConfig.Traffic.ACTIVE_ACTIVE);
    }

    /** From where the Container Apps environment is reached. */
    public Exposure exposure() {
        return !entrance.hidesTheApps()
                ? Exposure.INTERNET
                : network.hasVnet() ? Exposure.VNET : Exposure.PRIVATE_ENDPOINTS;
    }

    /** Addresses that the ingress of the apps lets in; empty = all, because clients come through an entrance that filters them. */
    public List<String> allowedByTheApps() {
        return entrance.holdsTheAllowList() ? List.of() : ingress.effectiveAllowedCidrs();
    }

    /** True when the stack serves production: by its preset, its name, or because it is highly available. */
    public boolean isProduction() {
        return operation.preset().equals(Optional.of(Preset.PRODUCTION))
                || operation.highAvailability()
                || PRODUCTION_NAMES.contains(placement.environment().toLowerCase(Locale.ROOT));
    }

    /** Names the stack only: values may be secrets. */
    @Override
    public String toString() {
        return "PortkeyConfig[" + placement.naming().prefix() + "]";
    }
}
