package ai.portkey.azure.migration.state;

import static ai.portkey.azure.migration.state.Properties.at;
import static ai.portkey.azure.migration.state.Properties.firstOf;
import static ai.portkey.azure.migration.state.Properties.keyed;
import static ai.portkey.azure.migration.state.Properties.orDefault;
import static ai.portkey.azure.migration.state.Properties.prefixed;
import static ai.portkey.azure.migration.state.Properties.together;
import static ai.portkey.azure.migration.state.Properties.words;

import ai.portkey.azure.migration.state.Properties.Reader;
import com.google.gson.JsonNull;
import com.google.gson.JsonPrimitive;
import java.util.ArrayList;
import java.util.List;

/** Which property of azurerm is which of azure-native: what {@code import state --check} compares. */
final class PropertyTable {

    /**
     * @param azurermType the resource type
     * @param property    name of the property in azure-native, for the report
     * @param state       reads it from the state
     * @param plan        reads it from the planned inputs
     * @param secret      its values are never shown
     * @param replaces    a change makes a new resource
     */
    record Row(String azurermType, String property, Reader state, Reader plan, boolean secret, boolean replaces) {}

    private static final JsonPrimitive ON = new JsonPrimitive(true);
    private static final JsonPrimitive ENABLED = new JsonPrimitive("Enabled");
    private static final List<Row> ROWS = new ArrayList<>();

    static {
        for (var type : List.of(
                "resource_group",
                "user_assigned_identity",
                "log_analytics_workspace",
                "virtual_network",
                "container_app_environment",
                "container_app",
                "public_ip",
                "nat_gateway",
                "network_security_group",
                "application_gateway",
                "private_endpoint",
                "storage_account",
                "private_dns_zone",
                "private_dns_zone_virtual_network_link")) {
            row(type, "tags", at("tags"), at("tags"));
        }
        for (var type : List.of(
                "resource_group",
                "virtual_network",
                "container_app_environment",
                "storage_account",
                "user_assigned_identity",
                "public_ip")) {
            replacing(type, "location", at("location"), at("location"));
        }
        network();
        row("log_analytics_workspace", "retentionInDays", "retention_in_days", "retentionInDays");
        row("log_analytics_workspace", "sku.name", "sku", "sku.name");
        row(
                "log_analytics_workspace",
                "features.enableLogAccessUsingOnlyResourcePermissions",
                "allow_resource_only_permissions",
                "features.enableLogAccessUsingOnlyResourcePermissions");
        for (var way : List.of("Ingestion", "Query")) {
            enabled(
                    "log_analytics_workspace",
                    "publicNetworkAccessFor" + way,
                    "internet_" + way.toLowerCase(java.util.Locale.ROOT) + "_enabled");
        }
        environment();
        containerApp();
        storage();
        applicationGateway();
        privateLink();
    }

    private PropertyTable() {}

    static List<Row> of(String azurermType) {
        return ROWS.stream()
                .filter(row -> row.azurermType().equals(azurermType))
                .toList();
    }

    private static void network() {
        row("virtual_network", "addressSpace.addressPrefixes", "address_space", "addressSpace.addressPrefixes");
        row("subnet", "addressPrefix", "address_prefixes.0", "addressPrefix");
        row("subnet", "delegations", "delegation.*.service_delegation.0.name", "delegations.*.serviceName");
        row("subnet", "serviceEndpoints", "service_endpoints", "serviceEndpoints.*.service");
        row(
                "subnet",
                "networkSecurityGroup.id",
                StateCheck.FOLDED + "network_security_group_id",
                "networkSecurityGroup.id");
        row(
                "subnet",
                "defaultOutboundAccess",
                orDefault(at("default_outbound_access_enabled"), ON),
                orDefault(at("defaultOutboundAccess"), ON));
        row("subnet", "natGateway.id", StateCheck.FOLDED + "nat_gateway_id", "natGateway.id");
        row("public_ip", "publicIPAllocationMethod", "allocation_method", "publicIPAllocationMethod");
        replacing("public_ip", "sku.name", at("sku"), at("sku.name"));
        replacing("public_ip", "zones", at("zones"), at("zones"));
        row("nat_gateway", "sku.name", "sku_name", "sku.name");
        row("nat_gateway", "idleTimeoutInMinutes", "idle_timeout_in_minutes", "idleTimeoutInMinutes");
        row("nat_gateway", "publicIpAddresses", StateCheck.FOLDED + "public_ip_address_id", "publicIpAddresses.0.id");
        row(
                "network_security_group",
                "securityRules",
                keyed(
                        "security_rule",
                        "name",
                        together(
                                "priority",
                                "direction",
                                "access",
                                "protocol",
                                "destination_port_range",
                                "source_address_prefix",
                                "source_address_prefixes",
                                "source_port_range",
                                "destination_address_prefix")),
                keyed(
                        "securityRules",
                        "name",
                        together(
                                "priority",
                                "direction",
                                "access",
                                "protocol",
                                "destinationPortRange",
                                "sourceAddressPrefix",
                                "sourceAddressPrefixes",
                                "sourcePortRange",
                                "destinationAddressPrefix")));
    }

    private static void environment() {
        var type = "container_app_environment";
        replacing(
                type,
                "vnetConfiguration.infrastructureSubnetId",
                at("infrastructure_subnet_id"),
                at("vnetConfiguration.infrastructureSubnetId"));
        replacing(
                type,
                "vnetConfiguration.internal",
                at("internal_load_balancer_enabled"),
                at("vnetConfiguration.internal"));
        replacing(type, "zoneRedundant", at("zone_redundancy_enabled"), at("zoneRedundant"));
        replacing(
                type,
                "infrastructureResourceGroup",
                at("infrastructure_resource_group_name"),
                at("infrastructureResourceGroup"));
        row(type, "workloadProfiles", "workload_profile.*.name", "workloadProfiles.*.name");
        row(
                type,
                "publicNetworkAccess",
                orDefault(at("public_network_access"), ENABLED),
                orDefault(at("publicNetworkAccess"), ENABLED));
        row(type, "peerAuthentication.mtls.enabled", "mutual_tls_enabled", "peerAuthentication.mtls.enabled");
    }

    private static void containerApp() {
        var type = "container_app";
        var from = "template.0.container.0.";
        var to = "template.containers.0.";
        row(type, "template.containers[0].image", from + "image", to + "image");
        row(type, "template.containers[0].resources.cpu", from + "cpu", to + "resources.cpu");
        row(type, "template.containers[0].resources.memory", from + "memory", to + "resources.memory");
        row(type, "template.scale.minReplicas", "template.0.min_replicas", "template.scale.minReplicas");
        row(type, "template.scale.maxReplicas", "template.0.max_replicas", "template.scale.maxReplicas");
        scaleRule(type, "custom_scale_rule", "metadata.value", "custom.metadata.value");
        scaleRule(type, "http_scale_rule", "concurrent_requests", "http.metadata.concurrentRequests");
        scaleRule(type, "tcp_scale_rule", "concurrent_requests", "tcp.metadata.concurrentConnections");
        // azurerm writes Azure's own value where nothing is set; the defaults are recorded: azure-cli,
        // test_containerapp_create.
        left(type, "template.scale.cooldownPeriod", "template.0.cooldown_period_in_seconds", 300);
        left(type, "template.scale.pollingInterval", "template.0.polling_interval_in_seconds", 30);
        left(type, "configuration.maxInactiveRevisions", "max_inactive_revisions", 100);
        left(type, "template.terminationGracePeriodSeconds", "template.0.termination_grace_period_seconds", 0);
        row(type, "template.containers[0].command", from + "command", to + "command");
        row(type, "template.containers[0].args", from + "args", to + "args");
        // An environment variable may hold a secret; only its name is shown.
        ROWS.add(new Row(
                "azurerm_" + type,
                "template.containers[0].env",
                keyed(from + "env", "name", firstOf(at("value"), prefixed("secret ", "secret_name"))),
                keyed(to + "env", "name", firstOf(at("value"), prefixed("secret ", "secretRef"))),
                true,
                false));
        for (var probe : List.of("Liveness", "Readiness", "Startup")) {
            row(
                    type,
                    "template.containers[0].probes",
                    keyed(
                            from + probe.toLowerCase(java.util.Locale.ROOT) + "_probe",
                            "transport",
                            together(
                                    "path",
                                    "port",
                                    "initial_delay",
                                    "interval_seconds",
                                    "timeout",
                                    "failure_count_threshold",
                                    "success_count_threshold")),
                    StateCheck.probe(to + "probes", probe));
        }
        // azurerm knows no list of secrets: such a volume holds all that the app has.
        row(
                type,
                "template.volumes",
                keyed("template.0.volume", "name", item -> new JsonPrimitive("all secrets of the app")),
                keyed("template.volumes", "name", at("secrets.*.path")));
        row(
                type,
                "template.containers[0].volumeMounts",
                keyed(from + "volume_mounts", "path", together("name", "sub_path")),
                keyed(to + "volumeMounts", "mountPath", together("volumeName", "subPath")));
        row(type, "configuration.activeRevisionsMode", "revision_mode", "configuration.activeRevisionsMode");
        row(
                type,
                "configuration.ingress.allowInsecure",
                "ingress.0.allow_insecure_connections",
                "configuration.ingress.allowInsecure");
        row(
                type,
                "configuration.ingress.clientCertificateMode",
                "ingress.0.client_certificate_mode",
                "configuration.ingress.clientCertificateMode");
        row(type, "configuration.ingress.external", "ingress.0.external_enabled", "configuration.ingress.external");
        row(type, "configuration.ingress.targetPort", "ingress.0.target_port", "configuration.ingress.targetPort");
        row(type, "configuration.ingress.transport", "ingress.0.transport", "configuration.ingress.transport");
        row(
                type,
                "configuration.ingress.ipSecurityRestrictions",
                "ingress.0.ip_security_restriction.*.ip_address_range",
                "configuration.ingress.ipSecurityRestrictions.*.ipAddressRange");
        row(
                type,
                "configuration.secrets",
                keyed("secret", "name", at("key_vault_secret_id")),
                keyed("configuration.secrets", "name", at("keyVaultUrl")));
        row(
                type,
                "configuration.registries",
                keyed("registry", "server", together("password_secret_name")),
                keyed("configuration.registries", "server", together("passwordSecretRef")));
        row(type, "identity.userAssignedIdentities", "identity.0.identity_ids", "identity.userAssignedIdentities");
        row(type, "workloadProfileName", "workload_profile_name", "workloadProfileName");
    }

    private static void scaleRule(String type, String block, String state, String plan) {
        var kind = plan.substring(0, plan.indexOf('.'));
        row(
                type,
                "template.scale.rules." + kind,
                keyed("template.0." + block, "name", at(state)),
                StateCheck.onlySet(keyed("template.scale.rules", "name", at(plan))));
    }

    private static void storage() {
        var type = "storage_account";
        row(type, "sku.name", prefixed("Standard_", "account_replication_type"), at("sku.name"));
        row(type, "minimumTlsVersion", "min_tls_version", "minimumTlsVersion");
        row(type, "enableHttpsTrafficOnly", "https_traffic_only_enabled", "enableHttpsTrafficOnly");
        row(type, "allowBlobPublicAccess", "allow_nested_items_to_be_public", "allowBlobPublicAccess");
        row(type, "allowSharedKeyAccess", "shared_access_key_enabled", "allowSharedKeyAccess");
        row(type, "allowCrossTenantReplication", "cross_tenant_replication_enabled", "allowCrossTenantReplication");
        row(type, "defaultToOAuthAuthentication", "default_to_oauth_authentication", "defaultToOAuthAuthentication");
        row(
                type,
                "publicNetworkAccess",
                words("public_network_access_enabled", "Enabled", "Disabled"),
                at("publicNetworkAccess"));
        row(type, "networkRuleSet.defaultAction", "network_rules.0.default_action", "networkRuleSet.defaultAction");
        row(
                type,
                "networkRuleSet.virtualNetworkRules",
                "network_rules.0.virtual_network_subnet_ids",
                "networkRuleSet.virtualNetworkRules.*.virtualNetworkResourceId");
        row("role_definition", "description", "description", "description");
        row("role_definition", "permissions[0].dataActions", "permissions.0.data_actions", "permissions.0.dataActions");
    }

    private static void applicationGateway() {
        var type = "application_gateway";
        row(type, "sku.name", "sku.0.name", "sku.name");
        row(type, "sku.capacity", "sku.0.capacity", "sku.capacity");
        row(type, "zones", "zones", "zones");
        row(
                type,
                "globalConfiguration.enableResponseBuffering",
                words("global.0.response_buffering_enabled", "Enabled", "Disabled"),
                words("globalConfiguration.enableResponseBuffering", "Enabled", "Disabled"));
        names(type, "httpListeners", "http_listener");
        names(type, "requestRoutingRules", "request_routing_rule");
        names(type, "redirectConfigurations", "redirect_configuration");
        names(type, "backendAddressPools", "backend_address_pool");
        names(type, "probes", "probe");
        names(type, "urlPathMaps", "url_path_map");
        names(type, "rewriteRuleSets", "rewrite_rule_set");
        row(
                type,
                "backendHttpSettingsCollection.requestTimeout",
                keyed("backend_http_settings", "name", at("request_timeout")),
                keyed("backendHttpSettingsCollection", "name", at("requestTimeout")));
        row(
                type,
                "frontendIPConfigurations.privateIPAddress",
                keyed("frontend_ip_configuration", "name", at("private_ip_address")),
                keyed("frontendIPConfigurations", "name", at("privateIPAddress")));
        row(
                type,
                "sslCertificates.keyVaultSecretId",
                "ssl_certificate.*.key_vault_secret_id",
                "sslCertificates.*.keyVaultSecretId");
        row(type, "sslPolicy.policyName", "ssl_policy.0.policy_name", "sslPolicy.policyName");
        row(type, "firewallPolicy.id", "firewall_policy_id", "firewallPolicy.id");
        row(
                type,
                "webApplicationFirewallConfiguration",
                "waf_configuration.0.firewall_mode",
                "webApplicationFirewallConfiguration.firewallMode");
    }

    private static void privateLink() {
        replacing("private_endpoint", "subnet.id", at("subnet_id"), at("subnet.id"));
        row(
                "private_endpoint",
                "privateLinkServiceId",
                at("private_service_connection.0.private_connection_resource_alias"),
                at("manualPrivateLinkServiceConnections.0.privateLinkServiceId"));
        row("private_dns_a_record", "ttl", "ttl", "ttl");
        row("private_dns_zone_virtual_network_link", "virtualNetwork.id", "virtual_network_id", "virtualNetwork.id");
    }

    private static void enabled(String type, String property, String attribute) {
        row(
                type,
                property,
                orDefault(words(attribute, "Enabled", "Disabled"), ENABLED),
                orDefault(at(property), ENABLED));
    }

    /** A property that is Azure's to choose where nobody sets it: a state with that value says as little. */
    private static void left(String type, String property, String attribute, int azures) {
        var read = at(attribute);
        row(
                type,
                property,
                object -> read.apply(object) instanceof JsonPrimitive value && value.getAsInt() == azures
                        ? JsonNull.INSTANCE
                        : read.apply(object),
                at(property));
    }

    private static void names(String type, String property, String block) {
        row(type, property, block + ".*.name", property + ".*.name");
    }

    private static void row(String type, String property, String state, String plan) {
        row(type, property, at(state), at(plan));
    }

    private static void row(String type, String property, Reader state, Reader plan) {
        ROWS.add(new Row("azurerm_" + type, property, state, plan, false, false));
    }

    private static void replacing(String type, String property, Reader state, Reader plan) {
        ROWS.add(new Row("azurerm_" + type, property, state, plan, false, true));
    }
}
