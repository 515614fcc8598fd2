package ai.portkey.azure.simulator;

import ai.portkey.azure.simulator.core.ResourceTypes;
import ai.portkey.azure.simulator.core.SimulationOptions;
import ai.portkey.azure.simulator.values.Values;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Small valid inputs for every resource type, and ids of resources that they refer to. */
public final class Samples {

    public static final String SUBSCRIPTION = SimulationOptions.defaults().subscriptionId();
    public static final String TENANT = SimulationOptions.defaults().tenantId();
    public static final String GROUP = "/subscriptions/" + SUBSCRIPTION + "/resourceGroups/rg";
    public static final String ROLE =
            "/subscriptions/" + SUBSCRIPTION + "/providers/Microsoft.Authorization/roleDefinitions/";
    public static final String SECRETS_USER = ROLE + "4633458b-17de-408a-b874-0445c86b69e6";

    private static final Map<String, Map<String, Object>> INPUTS = inputs();

    private Samples() {}

    public static String id(String rest) {
        return GROUP + "/providers/" + rest;
    }

    /** Mutable inputs of an instance called {@code sample}. */
    public static Map<String, Object> of(String token) {
        var plain = token.replaceFirst("/v[^:]+", "");
        var inputs = Values.copy(INPUTS.get(INPUTS.containsKey(token) ? token : plain));
        var type = ResourceTypes.get(token);
        type.facts()
                .pathParameters()
                .forEach(p -> inputs.putIfAbsent(p, p.equals("resourceGroupName") ? "rg" : "sample"));
        return inputs;
    }

    public static Map<String, Object> container() {
        return Map.of("name", "app", "image", "image:1", "resources", Map.of("cpu", 0.5, "memory", "1Gi"));
    }

    private static Map<String, Map<String, Object>> inputs() {
        var all = new LinkedHashMap<String, Map<String, Object>>();
        all.put("resources:ResourceGroup", Map.of("location", "eastus"));
        all.put("managedidentity:UserAssignedIdentity", Map.of());
        all.put(
                "authorization:RoleAssignment",
                Map.of(
                        "scope",
                        id("Microsoft.KeyVault/vaults/kv"),
                        "roleDefinitionId",
                        SECRETS_USER,
                        "principalId",
                        "00000000-0000-4000-8000-0000000000aa",
                        "principalType",
                        "ServicePrincipal",
                        "roleAssignmentName",
                        "00000000-0000-4000-8000-0000000000bb"));
        all.put(
                "authorization:RoleDefinition",
                Map.of(
                        "scope",
                        GROUP,
                        "roleName",
                        "reader",
                        "assignableScopes",
                        List.of(GROUP),
                        "roleDefinitionId",
                        "00000000-0000-4000-8000-0000000000cc",
                        "permissions",
                        List.of(Map.of("actions", List.of(), "dataActions", List.of("Microsoft.Storage/*")))));
        all.put(
                "keyvault:Vault",
                Map.of("properties", Map.of("tenantId", TENANT, "sku", Map.of("family", "A", "name", "standard"))));
        all.put("keyvault:Secret", Map.of("properties", Map.of("value", "hidden")));
        all.put("network:VirtualNetwork", Map.of("addressSpace", Map.of("addressPrefixes", List.of("10.0.0.0/16"))));
        all.put("network:Subnet", Map.of("addressPrefix", "10.0.0.0/24", "virtualNetworkName", "vnet"));
        all.put(
                "network:NetworkSecurityGroup",
                Map.of(
                        "securityRules",
                        List.of(Map.of(
                                "name",
                                "https",
                                "priority",
                                100.0,
                                "direction",
                                "Inbound",
                                "access",
                                "Allow",
                                "protocol",
                                "Tcp"))));
        all.put(
                "network:NatGateway",
                Map.of(
                        "sku",
                        Map.of("name", "Standard"),
                        "publicIpAddresses",
                        List.of(Map.of("id", id("Microsoft.Network/publicIPAddresses/pip")))));
        all.put(
                "network:PublicIPAddress",
                Map.of("sku", Map.of("name", "Standard"), "publicIPAllocationMethod", "Static"));
        all.put(
                "network:WebApplicationFirewallPolicy",
                Map.of(
                        "managedRules",
                        Map.of("managedRuleSets", List.of(Map.of("ruleSetType", "OWASP", "ruleSetVersion", "3.2")))));
        all.put("network:ApplicationGateway", gateway());
        all.put(
                "network:PrivateEndpoint",
                Map.of(
                        "subnet",
                        Map.of("id", id("Microsoft.Network/virtualNetworks/vnet/subnets/pe")),
                        "privateLinkServiceConnections",
                        List.of(Map.of(
                                "name",
                                "blob",
                                "groupIds",
                                List.of("blob"),
                                "privateLinkServiceId",
                                id("Microsoft.Storage/storageAccounts/account")))));
        all.put(
                "network:PrivateDnsZoneGroup",
                Map.of(
                        "privateEndpointName",
                        "pe",
                        "privateDnsZoneConfigs",
                        List.of(Map.of(
                                "name",
                                "blob",
                                "privateDnsZoneId",
                                id("Microsoft.Network/privateDnsZones/privatelink.blob.core.windows.net")))));
        all.put("network:PrivateZone", Map.of("location", "Global", "privateZoneName", "example.internal"));
        all.put(
                "network:PrivateRecordSet",
                Map.of(
                        "privateZoneName",
                        "example.internal",
                        "recordType",
                        "A",
                        "relativeRecordSetName",
                        "*",
                        "ttl",
                        300.0,
                        "aRecords",
                        List.of(Map.of("ipv4Address", "10.0.0.4"))));
        all.put(
                "network:RecordSet",
                Map.of(
                        "zoneName",
                        "example.com",
                        "recordType",
                        "CNAME",
                        "relativeRecordSetName",
                        "www",
                        "ttl",
                        300.0,
                        "cnameRecord",
                        Map.of("cname", "app.example.net")));
        all.put(
                "network:VirtualNetworkLink",
                Map.of(
                        "privateZoneName",
                        "example.internal",
                        "location",
                        "Global",
                        "virtualNetwork",
                        Map.of("id", id("Microsoft.Network/virtualNetworks/vnet")),
                        "registrationEnabled",
                        false));
        all.put(
                "network:Policy",
                Map.of(
                        "location",
                        "Global",
                        "sku",
                        Map.of("name", "Premium_AzureFrontDoor"),
                        "policySettings",
                        Map.of("enabledState", "Enabled", "mode", "Prevention"),
                        "managedRules",
                        Map.of(
                                "managedRuleSets",
                                List.of(Map.of(
                                        "ruleSetType",
                                        "Microsoft_DefaultRuleSet",
                                        "ruleSetVersion",
                                        "2.1",
                                        "ruleSetAction",
                                        "Block")))));
        all.put(
                "cdn:Profile",
                Map.of(
                        "location",
                        "Global",
                        "sku",
                        Map.of("name", "Premium_AzureFrontDoor"),
                        "originResponseTimeoutSeconds",
                        240.0));
        all.put("cdn:AFDEndpoint", Map.of("profileName", "afd", "location", "Global", "enabledState", "Enabled"));
        all.put("cdn:AFDOriginGroup", Map.of("profileName", "afd", "loadBalancingSettings", Map.of("sampleSize", 4.0)));
        all.put(
                "cdn:AFDOrigin",
                Map.of("profileName", "afd", "originGroupName", "gateway", "hostName", "app.example.net"));
        all.put("cdn:AFDCustomDomain", Map.of("profileName", "afd", "hostName", "gateway.example.com"));
        all.put(
                "cdn:Route",
                Map.of(
                        "profileName",
                        "afd",
                        "endpointName",
                        "fde",
                        "linkToDefaultDomain",
                        "Enabled",
                        "originGroup",
                        Map.of("id", id("Microsoft.Cdn/profiles/afd/originGroups/gateway"))));
        all.put(
                "cdn:SecurityPolicy",
                Map.of(
                        "profileName",
                        "afd",
                        "parameters",
                        Map.of(
                                "type",
                                "WebApplicationFirewall",
                                "wafPolicy",
                                Map.of("id", id("Microsoft.Network/FrontDoorWebApplicationFirewallPolicies/waf")))));
        all.put("operationalinsights:Workspace", Map.of("sku", Map.of("name", "PerGB2018"), "retentionInDays", 30.0));
        all.put("app:ManagedEnvironment", Map.of());
        all.put(
                "app:ContainerApp",
                Map.of(
                        "managedEnvironmentId",
                        id("Microsoft.App/managedEnvironments/cae"),
                        "configuration",
                        Map.of("ingress", Map.of("external", true, "targetPort", 80.0)),
                        "template",
                        Map.of("containers", List.of(container()))));
        all.put(
                "app:Certificate",
                Map.of("environmentName", "cae", "properties", Map.of("value", "cGZ4", "password", "hidden")));
        all.put(
                "app:ManagedCertificate",
                Map.of(
                        "environmentName",
                        "cae",
                        "properties",
                        Map.of("subjectName", "www.example.com", "domainControlValidation", "CNAME")));
        all.put("storage:StorageAccount", Map.of("kind", "StorageV2", "sku", Map.of("name", "Standard_LRS")));
        all.put("storage:BlobContainer", Map.of("accountName", "account"));
        all.put("storage:BlobServiceProperties", Map.of("accountName", "account", "blobServicesName", "default"));
        all.put(
                "storage:ManagementPolicy",
                Map.of(
                        "accountName",
                        "account",
                        "managementPolicyName",
                        "default",
                        "policy",
                        Map.of(
                                "rules",
                                List.of(Map.of(
                                        "name",
                                        "age",
                                        "type",
                                        "Lifecycle",
                                        "definition",
                                        Map.of(
                                                "actions",
                                                Map.of(
                                                        "baseBlob",
                                                        Map.of(
                                                                "delete",
                                                                Map.of(
                                                                        "daysAfterModificationGreaterThan",
                                                                        30.0)))))))));
        all.put("cache:Redis", Map.of("sku", Map.of("name", "Standard", "family", "C", "capacity", 1.0)));
        all.put("cache:RedisEnterprise", Map.of("sku", Map.of("name", "Enterprise_E10", "capacity", 2.0)));
        all.put("cache:Database", Map.of("clusterName", "cluster", "databaseName", "default"));
        all.put(
                "insights:DiagnosticSetting",
                Map.of(
                        "resourceUri",
                        id("Microsoft.App/managedEnvironments/cae"),
                        "workspaceId",
                        id("Microsoft.OperationalInsights/workspaces/log")));
        all.put(
                "insights:MetricAlert",
                Map.of(
                        "location",
                        "global",
                        "severity",
                        2.0,
                        "enabled",
                        true,
                        "evaluationFrequency",
                        "PT1M",
                        "windowSize",
                        "PT5M",
                        "scopes",
                        List.of(id("Microsoft.App/containerApps/app")),
                        "criteria",
                        Map.of(
                                "odataType",
                                "Microsoft.Azure.Monitor.SingleResourceMultipleMetricCriteria",
                                "allOf",
                                List.of(Map.of(
                                        "criterionType",
                                        "StaticThresholdCriterion",
                                        "name",
                                        "restarts",
                                        "metricName",
                                        "RestartCount",
                                        "operator",
                                        "GreaterThan",
                                        "threshold",
                                        3.0,
                                        "timeAggregation",
                                        "Maximum")))));
        all.put(
                "insights:ScheduledQueryRule",
                Map.of(
                        "severity",
                        2.0,
                        "enabled",
                        true,
                        "evaluationFrequency",
                        "PT5M",
                        "windowSize",
                        "PT15M",
                        "scopes",
                        List.of(id("Microsoft.OperationalInsights/workspaces/log")),
                        "criteria",
                        Map.of(
                                "allOf",
                                List.of(Map.of(
                                        "query",
                                        "AzureDiagnostics",
                                        "timeAggregation",
                                        "Count",
                                        "operator",
                                        "GreaterThan",
                                        "threshold",
                                        3.0)))));
        all.put(
                "insights:Workbook",
                Map.of(
                        "resourceName",
                        "00000000-0000-4000-8000-0000000000dd",
                        "displayName",
                        "Operations",
                        "category",
                        "workbook",
                        "serializedData",
                        "{}",
                        "kind",
                        "shared"));
        all.put("insights:ActionGroup", Map.of("location", "Global", "groupShortName", "ops", "enabled", true));
        all.put("containerregistry:Registry", Map.of("sku", Map.of("name", "Standard")));
        var tokens = new LinkedHashMap<String, Map<String, Object>>();
        all.forEach((key, value) -> tokens.put("azure-native:" + key, value));
        return tokens;
    }

    /** A gateway with one HTTP listener, one pool and path rewriting. */
    public static Map<String, Object> gateway() {
        return Map.ofEntries(
                Map.entry("sku", Map.of("name", "Standard_v2", "tier", "Standard_v2", "capacity", 2.0)),
                Map.entry(
                        "gatewayIPConfigurations",
                        List.of(Map.of(
                                "name",
                                "gateway",
                                "subnet",
                                Map.of("id", id("Microsoft.Network/virtualNetworks/vnet/subnets/appgw"))))),
                Map.entry(
                        "frontendIPConfigurations",
                        List.of(Map.of(
                                "name",
                                "public",
                                "publicIPAddress",
                                Map.of("id", id("Microsoft.Network/publicIPAddresses/pip"))))),
                Map.entry("frontendPorts", List.of(Map.of("name", "http", "port", 80.0))),
                Map.entry(
                        "backendAddressPools",
                        List.of(Map.of("name", "apps", "backendAddresses", List.of(Map.of("fqdn", "app.internal"))))),
                Map.entry(
                        "probes",
                        List.of(Map.of(
                                "name",
                                "health",
                                "protocol",
                                "Https",
                                "path",
                                "/v1/health",
                                "interval",
                                30.0,
                                "timeout",
                                30.0,
                                "unhealthyThreshold",
                                3.0,
                                "match",
                                Map.of("statusCodes", List.of("200-399"))))),
                Map.entry(
                        "backendHttpSettingsCollection",
                        List.of(Map.of(
                                "name",
                                "https",
                                "port",
                                443.0,
                                "protocol",
                                "Https",
                                "probe",
                                Map.of("id", "$self/probes/health")))),
                Map.entry("httpListeners", List.of(listener("http", "public", "http", null))),
                Map.entry(
                        "urlPathMaps",
                        List.of(Map.of(
                                "name",
                                "paths",
                                "defaultBackendAddressPool",
                                Map.of("id", "$self/backendAddressPools/apps"),
                                "defaultBackendHttpSettings",
                                Map.of("id", "$self/backendHttpSettingsCollection/https"),
                                "pathRules",
                                List.of(Map.of(
                                        "name",
                                        "gateway",
                                        "paths",
                                        List.of("/gateway/*"),
                                        "backendAddressPool",
                                        Map.of("id", "$self/backendAddressPools/apps"),
                                        "backendHttpSettings",
                                        Map.of("id", "$self/backendHttpSettingsCollection/https"),
                                        "rewriteRuleSet",
                                        Map.of("id", "$self/rewriteRuleSets/strip")))))),
                Map.entry(
                        "rewriteRuleSets",
                        List.of(Map.of(
                                "name",
                                "strip",
                                "rewriteRules",
                                List.of(Map.of("name", "strip", "ruleSequence", 100.0))))),
                Map.entry(
                        "requestRoutingRules",
                        List.of(Map.of(
                                "name",
                                "route",
                                "priority",
                                100.0,
                                "ruleType",
                                "PathBasedRouting",
                                "httpListener",
                                Map.of("id", "$self/httpListeners/http"),
                                "urlPathMap",
                                Map.of("id", "$self/urlPathMaps/paths")))));
    }

    public static Map<String, Object> listener(String name, String frontend, String port, String host) {
        var listener = new LinkedHashMap<String, Object>();
        listener.put("name", name);
        listener.put("protocol", "Http");
        listener.put("frontendIPConfiguration", Map.of("id", "$self/frontendIPConfigurations/" + frontend));
        listener.put("frontendPort", Map.of("id", "$self/frontendPorts/" + port));
        if (host != null) {
            listener.put("hostName", host);
        }
        return listener;
    }

    /** Adds to a list that may be immutable. */
    public static List<Object> plus(Object list, Object element) {
        var longer = new ArrayList<Object>((List<?>) list);
        longer.add(element);
        return longer;
    }
}
