package ai.portkey.azure.arm;

import ai.portkey.azure.arm.ArmType.Key;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Every type that the program creates. A new type is a new entry here; the tests name the token that lacks one.
 *
 * @see <a href="https://learn.microsoft.com/azure/templates/">Azure resource reference</a>
 */
public final class ArmTypes {

    private static final String NETWORK = "2023-02-01";
    private static final String PRIVATE_DNS = "2020-06-01";
    private static final String STORAGE = "2022-09-01";
    private static final String KEY_VAULT = "2026-02-01";
    /** The default of azure-native 2.x. Its newest, 2024-11-01, retires on the same day. */
    private static final String KEY_VAULT_OF_PLUGIN = "2023-02-01";
    private static final String REDIS = "2025-04-01";
    private static final String REDIS_DATABASE = "azure-native:cache/v20250401:Database";
    private static final String PRIVATE_ENDPOINT = "azure-native:network:PrivateEndpoint";
    private static final String WORKSPACE = "azure-native:operationalinsights:Workspace";

    private static final Map<String, ArmType> BY_TOKEN = byToken(Stream.of(
            ArmType.inGroup("azure-native:resources:ResourceGroup",
                            "Microsoft.Resources/resourceGroups", "2022-09-01", "resourceGroupName")
                    .topLevel("managedBy"),
            ArmType.inGroup("azure-native:managedidentity:UserAssignedIdentity",
                            "Microsoft.ManagedIdentity/userAssignedIdentities", "2023-01-31", "resourceName")
                    .computed("principalId", "clientId", "tenantId"),
            ArmType.extension("azure-native:authorization:RoleAssignment",
                    "Microsoft.Authorization/roleAssignments", "2022-04-01", "scope", "roleAssignmentName")
                    .lookedUp("principalId"),
            ArmType.extension("azure-native:authorization:RoleDefinition",
                            "Microsoft.Authorization/roleDefinitions", "2022-05-01-preview", "scope", "roleDefinitionId")
                    .rename("roleType", "type"),

            ArmType.inGroup("azure-native:network:VirtualNetwork",
                            "Microsoft.Network/virtualNetworks", NETWORK, "virtualNetworkName")
                    .topLevel("extendedLocation"),
            ArmType.inGroup("azure-native:network/v20231101:Subnet",
                            "Microsoft.Network/virtualNetworks/subnets", "2023-11-01", "virtualNetworkName", "subnetName")
                    .bags("delegations"),
            ArmType.inGroup("azure-native:network:NetworkSecurityGroup",
                            "Microsoft.Network/networkSecurityGroups", NETWORK, "networkSecurityGroupName")
                    .bags("securityRules"),
            ArmType.inGroup("azure-native:network:NatGateway",
                            "Microsoft.Network/natGateways", NETWORK, "natGatewayName")
                    .topLevel("sku", "zones"),
            ArmType.inGroup("azure-native:network:PublicIPAddress",
                            "Microsoft.Network/publicIPAddresses", NETWORK, "publicIpAddressName")
                    .topLevel("sku", "zones", "extendedLocation")
                    .computed("ipAddress"),
            ArmType.inGroup("azure-native:network:WebApplicationFirewallPolicy",
                    "Microsoft.Network/ApplicationGatewayWebApplicationFirewallPolicies", NETWORK, "policyName"),
            ArmType.inGroup("azure-native:network:ApplicationGateway",
                            "Microsoft.Network/applicationGateways", NETWORK, "applicationGatewayName")
                    .topLevel("identity", "zones")
                    .bags("gatewayIPConfigurations", "frontendIPConfigurations", "frontendPorts", "sslCertificates",
                            "backendAddressPools", "backendHttpSettingsCollection", "probes", "httpListeners",
                            "redirectConfigurations", "requestRoutingRules", "urlPathMaps", "urlPathMaps.pathRules",
                            "rewriteRuleSets", "sslProfiles", "trustedRootCertificates", "authenticationCertificates")
                    .foreignPart("frontendIPConfigurations.privateIPAddress", "subnet.id"),
            ArmType.inGroup(PRIVATE_ENDPOINT,
                            "Microsoft.Network/privateEndpoints", NETWORK, "privateEndpointName")
                    .topLevel("extendedLocation")
                    .bags("subnet", "privateLinkServiceConnections", "manualPrivateLinkServiceConnections", "ipConfigurations"),
            ArmType.inGroup("azure-native:network:PrivateDnsZoneGroup",
                            "Microsoft.Network/privateEndpoints/privateDnsZoneGroups", NETWORK,
                            "privateEndpointName", "privateDnsZoneGroupName")
                    .topLevel("name")
                    .bags("privateDnsZoneConfigs"),
            ArmType.inGroup("azure-native:network:PrivateZone",
                    "Microsoft.Network/privateDnsZones", PRIVATE_DNS, "privateZoneName"),
            ArmType.inGroup("azure-native:network:PrivateRecordSet",
                            "Microsoft.Network/privateDnsZones/{recordType}", PRIVATE_DNS, "privateZoneName", "relativeRecordSetName")
                    // An endpoint by alias has no DNS configuration; its network interface knows the address.
                    .readFrom("aRecords.ipv4Address", PRIVATE_ENDPOINT, "reference(reference({id}, '{api}').networkInterfaces[0].id, '"
                            + NETWORK + "').ipConfigurations[0].properties.privateIPAddress"),
            ArmType.inGroup("azure-native:network:RecordSet",
                            "Microsoft.Network/dnsZones/{recordType}", "2018-05-01", "zoneName", "relativeRecordSetName")
                    .rename("ttl", "TTL")
                    .rename("cnameRecord", "CNAMERecord")
                    .rename("txtRecords", "TXTRecords"),
            ArmType.inGroup("azure-native:network:VirtualNetworkLink",
                    "Microsoft.Network/privateDnsZones/virtualNetworkLinks", PRIVATE_DNS,
                    "privateZoneName", "virtualNetworkLinkName"),

            ArmType.inGroup("azure-native:network:Policy",
                            "Microsoft.Network/FrontDoorWebApplicationFirewallPolicies", "2022-05-01", "policyName")
                    .topLevel("sku"),
            frontDoor("Profile", "", "profileName")
                    .topLevel("sku", "identity")
                    .computed("frontDoorId"),
            frontDoor("AFDEndpoint", "/afdEndpoints", "profileName", "endpointName")
                    .computed("hostName"),
            frontDoor("AFDOriginGroup", "/originGroups", "profileName", "originGroupName"),
            frontDoor("AFDOrigin", "/originGroups/origins", "profileName", "originGroupName", "originName"),
            frontDoor("AFDCustomDomain", "/customDomains", "profileName", "customDomainName")
                    // Azure answers no properties, or no token in them, before it asks for the proof and once it has it.
                    .computedAs("validationProperties.validationToken",
                            "coalesce(tryGet(tryGet(reference({id}, '{api}'), 'validationProperties'), 'validationToken'), '')"),
            frontDoor("Route", "/afdEndpoints/routes", "profileName", "endpointName", "routeName"),
            frontDoor("SecurityPolicy", "/securityPolicies", "profileName", "securityPolicyName"),

            ArmType.inGroup(WORKSPACE, "Microsoft.OperationalInsights/workspaces", "2022-10-01", "workspaceName")
                    .topLevel("identity")
                    .computed("customerId"),
            environment("azure-native:app/v20250101:ManagedEnvironment", "2025-01-01"),
            environment("azure-native:app/v20241002preview:ManagedEnvironment", "2024-10-02-preview"),
            app("azure-native:app/v20250101:ContainerApp", "2025-01-01"),
            app("azure-native:app/v20241002preview:ContainerApp", "2024-10-02-preview"),
            ArmType.inGroup("azure-native:app/v20250101:ManagedCertificate", "Microsoft.App/managedEnvironments/managedCertificates",
                            "2025-01-01", "environmentName", "managedCertificateName")
                    .topLevel("properties"),
            ArmType.inGroup("azure-native:app/v20250101:Certificate", "Microsoft.App/managedEnvironments/certificates",
                            "2025-01-01", "environmentName", "certificateName")
                    .topLevel("properties"),

            ArmType.extension("azure-native:insights:DiagnosticSetting",
                    "Microsoft.Insights/diagnosticSettings", "2021-05-01-preview", "resourceUri", "name"),
            ArmType.inGroup("azure-native:insights:MetricAlert",
                            "Microsoft.Insights/metricAlerts", "2018-03-01", "ruleName")
                    .rename("criteria.odataType", "odata.type"),
            ArmType.inGroup("azure-native:insights:ScheduledQueryRule",
                            "Microsoft.Insights/scheduledQueryRules", "2023-03-15-preview", "ruleName")
                    .topLevel("kind", "identity"),
            ArmType.inGroup("azure-native:insights:Workbook",
                            "Microsoft.Insights/workbooks", "2022-04-01", "resourceName")
                    .topLevel("kind", "identity"),
            ArmType.inGroup("azure-native:insights:ActionGroup",
                    "Microsoft.Insights/actionGroups", "2023-01-01", "actionGroupName"),

            ArmType.inGroup("azure-native:storage:StorageAccount",
                            "Microsoft.Storage/storageAccounts", STORAGE, "accountName")
                    .topLevel("kind", "sku", "identity", "extendedLocation")
                    .rename("enableHttpsTrafficOnly", "supportsHttpsTrafficOnly")
                    .rename("networkRuleSet", "networkAcls")
                    .rename("networkRuleSet.ipRules.iPAddressOrRange", "value")
                    .rename("networkRuleSet.virtualNetworkRules.virtualNetworkResourceId", "id")
                    .computed("primaryEndpoints.blob"),
            ArmType.inGroup("azure-native:storage:BlobContainer",
                    "Microsoft.Storage/storageAccounts/blobServices/containers", STORAGE,
                    "accountName", "=default", "containerName"),
            ArmType.inGroup("azure-native:storage:BlobServiceProperties",
                    "Microsoft.Storage/storageAccounts/blobServices", STORAGE, "accountName", "blobServicesName"),
            ArmType.inGroup("azure-native:storage:ManagementPolicy",
                    "Microsoft.Storage/storageAccounts/managementPolicies", STORAGE,
                    "accountName", "managementPolicyName"),

            ArmType.inGroup("azure-native:keyvault:Vault", "Microsoft.KeyVault/vaults", KEY_VAULT, "vaultName")
                    .deployedWith(KEY_VAULT_OF_PLUGIN)
                    .topLevel("properties")
                    .fact("properties.tenantId", "subscription().tenantId"),
            ArmType.inGroup("azure-native:keyvault:Secret", "Microsoft.KeyVault/vaults/secrets", KEY_VAULT, "vaultName", "secretName")
                    .deployedWith(KEY_VAULT_OF_PLUGIN)
                    .topLevel("properties")
                    .secretKey("properties.value", new Key(REDIS_DATABASE, "primaryKey")),
            ArmType.inGroup("azure-native:cache/v20250401:RedisEnterprise",
                            "Microsoft.Cache/redisEnterprise", REDIS, "clusterName")
                    .topLevel("sku", "zones", "identity")
                    .computed("hostName"),
            ArmType.inGroup(REDIS_DATABASE, "Microsoft.Cache/redisEnterprise/databases", REDIS, "clusterName", "databaseName")));

    private ArmTypes() {}

    /**
     * The type of a token.
     *
     * @throws IllegalArgumentException when there is no entry for it
     */
    public static ArmType get(String token) {
        var type = BY_TOKEN.get(token);
        if (type == null) {
            throw new IllegalArgumentException("ARM type of '" + token + "' is not known: add it to ArmTypes.");
        }
        return type;
    }

    /** All types. */
    static Collection<ArmType> all() {
        return BY_TOKEN.values();
    }

    private static ArmType.Builder frontDoor(String type, String path, String... names) {
        return ArmType.inGroup("azure-native:cdn:" + type, "Microsoft.Cdn/profiles" + path, "2023-05-01", names);
    }

    private static ArmType.Builder environment(String token, String apiVersion) {
        return ArmType.inGroup(token, "Microsoft.App/managedEnvironments", apiVersion, "environmentName")
                .topLevel("identity", "kind")
                .computed("defaultDomain", "staticIp", "customDomainConfiguration.customDomainVerificationId")
                .secretKey("appLogsConfiguration.logAnalyticsConfiguration.sharedKey",
                        new Key(WORKSPACE, "primarySharedKey"));
    }

    private static ArmType.Builder app(String token, String apiVersion) {
        return ArmType.inGroup(token, "Microsoft.App/containerApps", apiVersion, "containerAppName")
                .topLevel("identity", "extendedLocation", "managedBy")
                .computed("configuration.ingress.fqdn");
    }

    private static Map<String, ArmType> byToken(Stream<ArmType.Builder> types) {
        var map = new LinkedHashMap<String, ArmType>();
        types.map(ArmType.Builder::build).forEach(type -> map.put(type.token(), type));
        return map;
    }
}
