package ai.portkey.azure.catalogue;

import ai.portkey.azure.catalogue.AzureType.Builder;
import ai.portkey.azure.catalogue.AzureType.Location;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The catalogue: every type that the program creates, looks up or refers to, and those that the simulation has for the stacks
 * of earlier versions. Of one ARM type the token in use comes first.
 *
 * @see <a href="https://learn.microsoft.com/azure/templates/">Azure resource reference</a>
 */
public final class AzureTypes {

    // API versions. A token that names its version has it from there; of all others it is the default of the plugin.
    private static final String APP = "azure-native:app/v20250101:";
    /** {@code publicNetworkAccess} of an environment and the binding type {@code Auto} are in preview versions only. */
    private static final String APP_PREVIEW = "azure-native:app/v20241002preview:";
    /** The first stable version with the sizes of Azure Managed Redis, and with {@code accessKeysAuthentication}. */
    private static final String REDIS = "azure-native:cache/v20250401:";
    /** The first version with {@code defaultOutboundAccess}. */
    private static final String SUBNETS = "azure-native:network/v20231101:";

    private static final String OF_APP = "2022-10-01";
    private static final String OF_APP_CERTIFICATE = "2023-04-01-preview";
    private static final String OF_CDN = "2023-05-01";
    private static final String OF_DNS = "2018-05-01";
    private static final String OF_KEY_VAULT = "2023-02-01";
    private static final String OF_NETWORK = "2023-02-01";
    private static final String OF_PRIVATE_DNS = "2020-06-01";
    private static final String OF_REDIS_ENTERPRISE = "2023-03-01-preview";
    private static final String OF_RESOURCES = "2022-09-01";
    private static final String OF_STORAGE = "2022-09-01";
    /** Key Vault's older versions retire on 2027-02-27, and the plugin has none that does not. */
    private static final String KEY_VAULT = "2026-02-01";

    /** API versions of what is asked for and is no resource of a stack. */
    public static final String PROVIDERS = OF_RESOURCES;

    public static final String DEPLOYMENTS = OF_RESOURCES;
    public static final String SUBSCRIPTIONS = "2022-12-01";
    public static final String FEATURES = "2021-07-01";
    public static final String PERMISSIONS = "2022-04-01";

    public static final String RESOURCE_GROUP = "azure-native:resources:ResourceGroup";
    public static final String ENVIRONMENT = APP + "ManagedEnvironment";
    public static final String ENVIRONMENT_PREVIEW = APP_PREVIEW + "ManagedEnvironment";
    public static final String CONTAINER_APP = APP + "ContainerApp";
    public static final String CONTAINER_APP_PREVIEW = APP_PREVIEW + "ContainerApp";
    public static final String CERTIFICATE = APP + "Certificate";
    public static final String MANAGED_CERTIFICATE = APP + "ManagedCertificate";
    public static final String SUBNET = SUBNETS + "Subnet";
    public static final String REDIS_CLUSTER = REDIS + "RedisEnterprise";
    public static final String REDIS_DATABASE = REDIS + "Database";
    /** The function that returns the access keys of a {@link #REDIS_DATABASE}. */
    public static final String LIST_REDIS_KEYS = REDIS + "listDatabaseKeys";

    public static final String PRIVATE_ENDPOINT = "azure-native:network:PrivateEndpoint";
    public static final String PRIVATE_ZONE = "azure-native:network:PrivateZone";
    public static final String WORKSPACE = "azure-native:operationalinsights:Workspace";
    public static final String VAULT = "azure-native:keyvault:Vault";

    private static final String GROUP = "/subscriptions/{subscriptionId}/resourceGroups/{resourceGroupName}";

    private static final Map<String, AzureType> BY_TOKEN = byToken(Stream.of(
            new Builder(RESOURCE_GROUP, OF_RESOURCES, GROUP)
                    .replaceOn("location")
                    .topLevel("managedBy"),
            inGroup(
                            "azure-native:managedidentity:UserAssignedIdentity",
                            "2023-01-31",
                            "Microsoft.ManagedIdentity/userAssignedIdentities/{resourceName}")
                    .replaceOn("location"),
            extension(
                            "azure-native:authorization:RoleAssignment",
                            "2022-04-01",
                            "{scope}/providers/Microsoft.Authorization/roleAssignments/{roleAssignmentName}")
                    .replaceOn("principalId"),
            extension(
                            "azure-native:authorization:RoleDefinition",
                            "2022-05-01-preview",
                            "{scope}/providers/Microsoft.Authorization/roleDefinitions/{roleDefinitionId}")
                    .rename("roleType", "type"),
            network("VirtualNetwork", "virtualNetworks/{virtualNetworkName}")
                    .replaceOn("location")
                    .topLevel("extendedLocation"),
            subnet(SUBNET).aliases("azure-native:network:Subnet"),
            subnet("azure-native:network:Subnet"),
            network("NetworkSecurityGroup", "networkSecurityGroups/{networkSecurityGroupName}")
                    .replaceOn("location")
                    .bags("securityRules"),
            network("NatGateway", "natGateways/{natGatewayName}")
                    .replaceOn("location")
                    .topLevel("sku", "zones"),
            network("PublicIPAddress", "publicIPAddresses/{publicIpAddressName}")
                    .replaceOn("location", "publicIPAddressVersion", "publicIPPrefix", "sku")
                    .topLevel("sku", "zones", "extendedLocation"),
            network("WebApplicationFirewallPolicy", "ApplicationGatewayWebApplicationFirewallPolicies/{policyName}")
                    .replaceOn("location"),
            network("ApplicationGateway", "applicationGateways/{applicationGatewayName}")
                    .replaceOn("location")
                    .secrets("sslCertificates[].data", "sslCertificates[].password")
                    .topLevel("identity", "zones")
                    .bags(
                            "gatewayIPConfigurations",
                            "frontendIPConfigurations",
                            "frontendPorts",
                            "sslCertificates",
                            "backendAddressPools",
                            "backendHttpSettingsCollection",
                            "probes",
                            "httpListeners",
                            "redirectConfigurations",
                            "requestRoutingRules",
                            "urlPathMaps",
                            "urlPathMaps.pathRules",
                            "rewriteRuleSets",
                            "sslProfiles",
                            "trustedRootCertificates",
                            "authenticationCertificates"),
            network("PrivateEndpoint", "privateEndpoints/{privateEndpointName}")
                    .replaceOn("location", "subnet")
                    .topLevel("extendedLocation")
                    .bags(
                            "subnet",
                            "privateLinkServiceConnections",
                            "manualPrivateLinkServiceConnections",
                            "ipConfigurations"),
            network(
                            "PrivateDnsZoneGroup",
                            "privateEndpoints/{privateEndpointName}/privateDnsZoneGroups/{privateDnsZoneGroupName}")
                    .location(Location.NONE)
                    .topLevel("name")
                    .bags("privateDnsZoneConfigs"),
            dns("PrivateZone", OF_PRIVATE_DNS, "privateDnsZones/{privateZoneName}")
                    .location(Location.GLOBAL),
            dns(
                            "PrivateRecordSet",
                            OF_PRIVATE_DNS,
                            "privateDnsZones/{privateZoneName}/{recordType}/{relativeRecordSetName}")
                    .location(Location.NONE),
            dns(
                            "VirtualNetworkLink",
                            OF_PRIVATE_DNS,
                            "privateDnsZones/{privateZoneName}/virtualNetworkLinks/{virtualNetworkLinkName}")
                    .location(Location.GLOBAL)
                    .replaceOn("virtualNetwork"),
            dns("Zone", OF_DNS, "dnsZones/{zoneName}").location(Location.GLOBAL),
            dns("RecordSet", OF_DNS, "dnsZones/{zoneName}/{recordType}/{relativeRecordSetName}")
                    .location(Location.NONE)
                    .rename("ttl", "TTL")
                    .rename("cnameRecord", "CNAMERecord")
                    .rename("txtRecords", "TXTRecords"),
            inGroup(
                            "azure-native:network:Policy",
                            "2022-05-01",
                            "Microsoft.Network/FrontDoorWebApplicationFirewallPolicies/{policyName}")
                    .location(Location.GLOBAL)
                    .topLevel("sku"),
            frontDoor("Profile", "").location(Location.GLOBAL).topLevel("sku", "identity"),
            frontDoor("AFDEndpoint", "/afdEndpoints/{endpointName}").location(Location.GLOBAL),
            frontDoor("AFDOriginGroup", "/originGroups/{originGroupName}"),
            frontDoor("AFDOrigin", "/originGroups/{originGroupName}/origins/{originName}"),
            frontDoor("AFDCustomDomain", "/customDomains/{customDomainName}"),
            frontDoor("Route", "/afdEndpoints/{endpointName}/routes/{routeName}"),
            frontDoor("SecurityPolicy", "/securityPolicies/{securityPolicyName}"),
            inGroup(WORKSPACE, "2022-10-01", "Microsoft.OperationalInsights/workspaces/{workspaceName}")
                    .replaceOn("location")
                    .topLevel("identity"),
            environment(ENVIRONMENT)
                    .aliases(
                            "azure-native:app:ManagedEnvironment",
                            "azure-native:app/v20240301:ManagedEnvironment",
                            ENVIRONMENT_PREVIEW),
            environment(ENVIRONMENT_PREVIEW)
                    .aliases(
                            "azure-native:app:ManagedEnvironment",
                            "azure-native:app/v20240301:ManagedEnvironment",
                            ENVIRONMENT),
            environment("azure-native:app:ManagedEnvironment"),
            app(CONTAINER_APP)
                    .aliases(
                            "azure-native:app:ContainerApp",
                            "azure-native:app/v20240301:ContainerApp",
                            CONTAINER_APP_PREVIEW),
            app(CONTAINER_APP_PREVIEW)
                    .aliases("azure-native:app:ContainerApp", "azure-native:app/v20240301:ContainerApp", CONTAINER_APP),
            app("azure-native:app:ContainerApp"),
            certificate(CERTIFICATE, OF_APP, "certificates/{certificateName}").aliases("azure-native:app:Certificate"),
            certificate("azure-native:app:Certificate", OF_APP, "certificates/{certificateName}"),
            certificate(MANAGED_CERTIFICATE, OF_APP_CERTIFICATE, "managedCertificates/{managedCertificateName}")
                    .aliases("azure-native:app:ManagedCertificate"),
            certificate(
                    "azure-native:app:ManagedCertificate",
                    OF_APP_CERTIFICATE,
                    "managedCertificates/{managedCertificateName}"),
            extension(
                    "azure-native:insights:DiagnosticSetting",
                    "2021-05-01-preview",
                    "{resourceUri}/providers/Microsoft.Insights/diagnosticSettings/{name}"),
            inGroup("azure-native:insights:MetricAlert", "2018-03-01", "Microsoft.Insights/metricAlerts/{ruleName}")
                    .location(Location.GLOBAL)
                    .rename("criteria.odataType", "odata.type"),
            inGroup(
                            "azure-native:insights:ScheduledQueryRule",
                            "2023-03-15-preview",
                            "Microsoft.Insights/scheduledQueryRules/{ruleName}")
                    .topLevel("kind", "identity"),
            inGroup("azure-native:insights:Workbook", "2022-04-01", "Microsoft.Insights/workbooks/{resourceName}")
                    .topLevel("kind", "identity"),
            inGroup(
                            "azure-native:insights:ActionGroup",
                            "2023-01-01",
                            "Microsoft.Insights/actionGroups/{actionGroupName}")
                    .location(Location.ANY),
            storage("StorageAccount", "")
                    .location(Location.REGION)
                    .replaceOn("location", "isHnsEnabled")
                    .topLevel("kind", "sku", "identity", "extendedLocation")
                    .rename("enableHttpsTrafficOnly", "supportsHttpsTrafficOnly")
                    .rename("networkRuleSet", "networkAcls")
                    .rename("networkRuleSet.ipRules.iPAddressOrRange", "value")
                    .rename("networkRuleSet.virtualNetworkRules.virtualNetworkResourceId", "id"),
            storage("BlobContainer", "/blobServices/default/containers/{containerName}"),
            storage("BlobServiceProperties", "/blobServices/{blobServicesName}"),
            storage("ManagementPolicy", "/managementPolicies/{managementPolicyName}"),
            inGroup(VAULT, OF_KEY_VAULT, "Microsoft.KeyVault/vaults/{vaultName}")
                    .askedWith(KEY_VAULT)
                    .topLevel("properties"),
            inGroup(
                            "azure-native:keyvault:Secret",
                            OF_KEY_VAULT,
                            "Microsoft.KeyVault/vaults/{vaultName}/secrets/{secretName}")
                    .askedWith(KEY_VAULT)
                    .location(Location.NONE)
                    .topLevel("properties")
                    .secrets("properties.value"),
            inGroup("azure-native:cache:Redis", "2023-04-01", "Microsoft.Cache/redis/{name}")
                    .replaceOn("location", "subnetId", "zones")
                    .topLevel("zones", "identity"),
            redisCluster(REDIS_CLUSTER).aliases("azure-native:cache:RedisEnterprise"),
            redisCluster("azure-native:cache:RedisEnterprise"),
            redisDatabase(REDIS_DATABASE).aliases("azure-native:cache:Database"),
            redisDatabase("azure-native:cache:Database"),
            inGroup(
                    "azure-native:cognitiveservices:Account",
                    "2023-05-01",
                    "Microsoft.CognitiveServices/accounts/{accountName}"),
            inGroup(
                            "azure-native:containerregistry:Registry",
                            "2022-12-01",
                            "Microsoft.ContainerRegistry/registries/{registryName}")
                    .replaceOn("location")
                    .topLevel("sku", "identity")));

    private AzureTypes() {}

    /**
     * The type of a token.
     *
     * @throws IllegalArgumentException when there is no entry for it
     */
    public static AzureType get(String token) {
        var type = BY_TOKEN.get(token);
        if (type == null) {
            throw new IllegalArgumentException(
                    "Azure type '" + token + "' is not in the catalogue: add it to AzureTypes.");
        }
        return type;
    }

    /** All types. */
    public static Collection<AzureType> all() {
        return BY_TOKEN.values();
    }

    /** The type in use of an ARM type, letter case aside. */
    public static Optional<AzureType> ofArmType(String armType) {
        return all().stream()
                .filter(type -> type.type().equalsIgnoreCase(armType))
                .findFirst();
    }

    private static Builder inGroup(String token, String pluginDefault, String path) {
        return new Builder(token, pluginDefault, GROUP + "/providers/" + path);
    }

    private static Builder extension(String token, String pluginDefault, String idTemplate) {
        return new Builder(token, pluginDefault, idTemplate).location(Location.NONE);
    }

    private static Builder network(String type, String path) {
        return dns(type, OF_NETWORK, path);
    }

    private static Builder dns(String type, String pluginDefault, String path) {
        return inGroup("azure-native:network:" + type, pluginDefault, "Microsoft.Network/" + path);
    }

    private static Builder subnet(String token) {
        return inGroup(token, OF_NETWORK, "Microsoft.Network/virtualNetworks/{virtualNetworkName}/subnets/{subnetName}")
                .location(Location.NONE)
                .bags("delegations");
    }

    private static Builder frontDoor(String type, String path) {
        return inGroup("azure-native:cdn:" + type, OF_CDN, "Microsoft.Cdn/profiles/{profileName}" + path)
                .location(Location.NONE);
    }

    private static Builder environment(String token) {
        return inGroup(token, OF_APP, "Microsoft.App/managedEnvironments/{environmentName}")
                .replaceOn("location")
                .secrets(
                        "appLogsConfiguration.logAnalyticsConfiguration.sharedKey",
                        "customDomainConfiguration.certificateValue",
                        "customDomainConfiguration.certificatePassword")
                .topLevel("identity", "kind");
    }

    private static Builder app(String token) {
        return inGroup(token, OF_APP, "Microsoft.App/containerApps/{containerAppName}")
                .replaceOn("location", "managedEnvironmentId", "environmentId")
                .secrets("configuration.secrets[].value")
                .topLevel("identity", "extendedLocation", "managedBy");
    }

    private static Builder certificate(String token, String pluginDefault, String path) {
        return inGroup(token, pluginDefault, "Microsoft.App/managedEnvironments/{environmentName}/" + path)
                .replaceOn("location", "properties")
                .secrets("properties.value", "properties.password")
                .topLevel("properties");
    }

    private static Builder storage(String type, String path) {
        return inGroup(
                        "azure-native:storage:" + type,
                        OF_STORAGE,
                        "Microsoft.Storage/storageAccounts/{accountName}" + path)
                .location(Location.NONE);
    }

    private static Builder redisCluster(String token) {
        return inGroup(token, OF_REDIS_ENTERPRISE, "Microsoft.Cache/redisEnterprise/{clusterName}")
                .replaceOn("location", "zones")
                .topLevel("sku", "zones", "identity");
    }

    private static Builder redisDatabase(String token) {
        return inGroup(
                        token,
                        OF_REDIS_ENTERPRISE,
                        "Microsoft.Cache/redisEnterprise/{clusterName}/databases/{databaseName}")
                .location(Location.NONE)
                .replaceOn("clusteringPolicy", "port");
    }

    private static Map<String, AzureType> byToken(Stream<Builder> types) {
        var map = new LinkedHashMap<String, AzureType>();
        types.map(Builder::build).forEach(type -> map.put(type.token(), type));
        return Collections.unmodifiableMap(map);
    }
}
