package ai.portkey.azure.config.reading;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Names that Portkey's Terraform module gives to keys which have another name here. Names that differ in their
 * spelling only ({@code min_replicas}, {@code minReplicas}) need no entry.
 */
public final class TerraformNames {

    /** Module name, in lower case and without separators → key. */
    private static final Map<String, String> KEYS = Map.ofEntries(
            Map.entry("azureregion", "location"),
            Map.entry("subscriptionid", "azure-native:subscriptionId"),
            Map.entry("vnetconfig", "vnet"),
            Map.entry("vnetcidr", "vnet.cidr"),
            Map.entry("vnetid", "vnet.id"),
            Map.entry("acasubnetid", "vnet.acaSubnetId"),
            Map.entry("appgatewaysubnetid", "vnet.appGatewaySubnetId"),
            Map.entry("privateendpointsubnetid", "vnet.privateLinkSubnetId"),
            Map.entry("appgatewayconfig", "appGateway"),
            Map.entry("sslcertkeyvaultrg", "appGateway.sslCertKeyVaultResourceGroup"),
            Map.entry("gatewayconfig", "gateway"),
            Map.entry("mcpconfig", "mcp"),
            Map.entry("dataserviceconfig", "dataService"),
            Map.entry("enabledataservice", "dataService.enabled"),
            Map.entry("redisconfig", "redis"),
            Map.entry("redistype", "redis.type"),
            Map.entry("storageconfig", "storage"),
            Map.entry("registrytype", "registry.type"),
            Map.entry("acrid", "registry.acrId"),
            Map.entry("dockercredentials", "registry.dockerCredentials"),
            Map.entry("keyvaultrg", "registry.dockerCredentials.keyVaultResourceGroup"),
            Map.entry("gatewaysecretvolumemounts", "secretVolumeMounts"),
            Map.entry("environmentvariablesfilepath", "environmentVariables"),
            Map.entry("secretsfilepath", "secrets"));

    private TerraformNames() {}

    /** The key, with the objects it is in, that has this name in the module. */
    static Optional<String> key(String moduleName) {
        return Optional.ofNullable(KEYS.get(plain(moduleName)));
    }

    /** Lower case without separators: what two spellings of one name have in common. */
    public static String plain(String name) {
        return name.toLowerCase(Locale.ROOT).replace("_", "").replace("-", "");
    }
}
