package ai.portkey.azure.config.terraform;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Which Pulumi key each variable of the Terraform module becomes. The only place that knows both names. Paths are
 * dotted; an attribute of an object variable has a row of its own.
 */
public final class VariableTable {

    /** What Terraform converts a value to, and therefore what is written. */
    public enum Kind {
        TEXT,
        NUMBER,
        BOOL,
        /** A map with names of the user's choice. */
        TEXT_MAP,
        /** A list of volume mounts. */
        MOUNTS,
        /** A path to a JSON file whose content replaces another variable. */
        FILE
    }

    /**
     * @param variable path in Terraform, e.g. {@code redis_config.redis_type}
     * @param kind     its type
     * @param key      key in the stack file with its namespace; for {@link Kind#FILE} the variable that the file replaces
     * @param since    first release of the module that has it
     */
    public record Row(String variable, Kind kind, String key, ModuleVersion since) {

        /** The key as people name it: without the program's own namespace. */
        public String name() {
            return key.startsWith(NAMESPACE) ? key.substring(NAMESPACE.length()) : key;
        }
    }

    /** The value of another variable without which Terraform ignores this one. */
    public record Condition(String variable, String value) {}

    private static final Condition DOCKER_HUB = new Condition("registry_type", "dockerhub");
    private static final Condition NEW_VNET = new Condition("network_mode", "new");

    private static final String NAMESPACE = "portkey-gateway:";
    private static final List<Row> ROWS = new ArrayList<>();

    static {
        var v110 = ModuleVersion.OLDEST;
        var v112 = ModuleVersion.of("1.1.2");
        var v115 = ModuleVersion.of("1.1.5");
        var v3 = ModuleVersion.of("3.0.0");

        row("project_name", Kind.TEXT, "projectName", v110);
        row("environment", Kind.TEXT, "environment", v110);
        row("azure_region", Kind.TEXT, "location", v110);
        ROWS.add(new Row("subscription_id", Kind.TEXT, "azure-native:subscriptionId", v110));
        row("resource_group_name", Kind.TEXT, "resourceGroupName", v110);
        row("create_resource_group", Kind.BOOL, "createResourceGroup", v110);
        row("tags", Kind.TEXT_MAP, "tags", v110);

        row("environment_variables.gateway", Kind.TEXT_MAP, "environmentVariables.gateway", v110);
        row("environment_variables.data-service", Kind.TEXT_MAP, "environmentVariables.dataService", v110);
        ROWS.add(new Row("environment_variables_file_path", Kind.FILE, "environment_variables", v110));
        row("secrets.gateway", Kind.TEXT_MAP, "secrets.gateway", v110);
        row("secrets.data-service", Kind.TEXT_MAP, "secrets.dataService", v110);
        ROWS.add(new Row("secrets_file_path", Kind.FILE, "secrets", v110));
        row("gateway_secret_volume_mounts", Kind.MOUNTS, "secretVolumeMounts", v115);

        row("network_mode", Kind.TEXT, "networkMode", v110);
        row("vnet_cidr", Kind.TEXT, "vnet.cidr", v110);
        row("vnet_id", Kind.TEXT, "vnet.id", v110);
        row("aca_subnet_id", Kind.TEXT, "vnet.acaSubnetId", v110);
        row("app_gateway_subnet_id", Kind.TEXT, "vnet.appGatewaySubnetId", v110);
        row("private_endpoint_subnet_id", Kind.TEXT, "vnet.privateLinkSubnetId", v110);
        // The set-up page's forms. No release of the module has them.
        row("private_link_subnet_id", Kind.TEXT, "vnet.privateLinkSubnetId", v110);
        row("vnet_config.vnet_cidr", Kind.TEXT, "vnet.cidr", v110);
        row("vnet_config.aca_subnet_cidr", Kind.TEXT, "vnet.acaSubnetCidr", v110);
        row("vnet_config.app_gateway_subnet_cidr", Kind.TEXT, "vnet.appGatewaySubnetCidr", v110);
        row("vnet_config.private_link_subnet_cidr", Kind.TEXT, "vnet.privateLinkSubnetCidr", v110);
        row("vnet_config.vnet_id", Kind.TEXT, "vnet.id", v110);
        row("vnet_config.aca_subnet_id", Kind.TEXT, "vnet.acaSubnetId", v110);
        row("vnet_config.app_gateway_subnet_id", Kind.TEXT, "vnet.appGatewaySubnetId", v110);
        row("vnet_config.private_link_subnet_id", Kind.TEXT, "vnet.privateLinkSubnetId", v110);

        row("registry_type", Kind.TEXT, "registry.type", v110);
        row("acr_id", Kind.TEXT, "registry.acrId", v110);
        row("docker_credentials.key_vault_name", Kind.TEXT, "registry.dockerCredentials.keyVaultName", v110);
        row("docker_credentials.key_vault_rg", Kind.TEXT, "registry.dockerCredentials.keyVaultResourceGroup", v110);
        row("docker_credentials.username_secret", Kind.TEXT, "registry.dockerCredentials.usernameSecret", v110);
        row("docker_credentials.password_secret", Kind.TEXT, "registry.dockerCredentials.passwordSecret", v110);
        image("gateway_image", "gatewayImage", v110);
        image("data_service_image", "dataServiceImage", v3);
        image("redis_image", "redisImage", v110);

        sizes("gateway_config", "gateway", v110);
        sizes("mcp_config", "mcp", v110);
        row("dataservice_config.enable_dataservice", Kind.BOOL, "dataService.enabled", v3);
        sizes("dataservice_config", "dataService", v3);
        row("server_mode", Kind.TEXT, "serverMode", v110);
        row("mcp_gateway_base_url", Kind.TEXT, "mcpGatewayBaseUrl", v112);

        row("redis_config.redis_type", Kind.TEXT, "redis.type", v110);
        row("redis_config.cpu", Kind.NUMBER, "redis.cpu", v110);
        row("redis_config.memory", Kind.TEXT, "redis.memory", v110);
        row("redis_config.endpoint", Kind.TEXT, "redis.endpoint", v110);
        row("redis_config.tls", Kind.BOOL, "redis.tls", v110);
        row("redis_config.mode", Kind.TEXT, "redis.mode", v110);

        row("storage_config.resource_group", Kind.TEXT, "storage.resourceGroup", v110);
        row("storage_config.auth_mode", Kind.TEXT, "storage.authMode", v110);
        row("storage_config.account_name", Kind.TEXT, "storage.accountName", v110);
        row("storage_config.container_name", Kind.TEXT, "storage.containerName", v110);

        row("ingress_type", Kind.TEXT, "ingressType", v110);
        row("public_ingress", Kind.BOOL, "publicIngress", v110);
        row("app_gateway_config.sku_name", Kind.TEXT, "appGateway.skuName", v110);
        row("app_gateway_config.sku_tier", Kind.TEXT, "appGateway.skuTier", v110);
        row("app_gateway_config.capacity", Kind.NUMBER, "appGateway.capacity", v110);
        row("app_gateway_config.enable_waf", Kind.BOOL, "appGateway.enableWaf", v110);
        row("app_gateway_config.public", Kind.BOOL, "appGateway.public", v110);
        row("app_gateway_config.routing_mode", Kind.TEXT, "appGateway.routingMode", v110);
        row("app_gateway_config.gateway_host", Kind.TEXT, "appGateway.gatewayHost", v110);
        row("app_gateway_config.mcp_host", Kind.TEXT, "appGateway.mcpHost", v110);
        row("app_gateway_config.gateway_path", Kind.TEXT, "appGateway.gatewayPath", v110);
        row("app_gateway_config.mcp_path", Kind.TEXT, "appGateway.mcpPath", v110);
        row("app_gateway_config.ssl_cert_key_vault_secret_id", Kind.TEXT, "appGateway.sslCertKeyVaultSecretId", v110);
        row("app_gateway_config.ssl_cert_key_vault_rg", Kind.TEXT, "appGateway.sslCertKeyVaultResourceGroup", v110);

        row("secrets_key_vault.name", Kind.TEXT, "secretsKeyVault.name", v110);
        row("secrets_key_vault.resource_group", Kind.TEXT, "secretsKeyVault.resourceGroup", v110);
        row("control_plane_private_link.outbound", Kind.BOOL, "controlPlanePrivateLink.outbound", v110);
    }

    private VariableTable() {}

    private static void row(String variable, Kind kind, String key, ModuleVersion since) {
        ROWS.add(new Row(variable, kind, NAMESPACE + key, since));
    }

    private static void image(String variable, String key, ModuleVersion since) {
        row(variable + ".image", Kind.TEXT, key + ".image", since);
        row(variable + ".tag", Kind.TEXT, key + ".tag", since);
    }

    private static void sizes(String variable, String key, ModuleVersion since) {
        row(variable + ".cpu", Kind.NUMBER, key + ".cpu", since);
        row(variable + ".memory", Kind.TEXT, key + ".memory", since);
        row(variable + ".min_replicas", Kind.NUMBER, key + ".minReplicas", since);
        row(variable + ".max_replicas", Kind.NUMBER, key + ".maxReplicas", since);
        row(variable + ".port", Kind.NUMBER, key + ".port", since);
        row(variable + ".cpu_scale_threshold", Kind.NUMBER, key + ".cpuScaleThreshold", since);
        row(variable + ".memory_scale_threshold", Kind.NUMBER, key + ".memoryScaleThreshold", since);
        row(
                variable + ".http_scale_concurrent_requests",
                Kind.NUMBER,
                key + ".httpScaleConcurrentRequests",
                // 1.1.0 drops the attribute and scales at 100.
                since.equals(ModuleVersion.OLDEST) ? ModuleVersion.OF_SETUP_PAGE : since);
    }

    public static List<Row> rows() {
        return List.copyOf(ROWS);
    }

    /** The row of a path; empty when no release has such a variable. */
    public static Optional<Row> find(String variable) {
        return ROWS.stream().filter(row -> row.variable().equals(variable)).findFirst();
    }

    /** The first release that has the variable, or any attribute of it; empty when none has. */
    public static Optional<ModuleVersion> firstRelease(String variable) {
        return ROWS.stream()
                .filter(row -> row.variable().equals(variable) || row.variable().startsWith(variable + "."))
                .map(Row::since)
                .min(ModuleVersion::compareTo);
    }

    /** What must be chosen for the variable to have an effect; empty when it always has. */
    public static Optional<Condition> condition(String variable) {
        return variable.startsWith("docker_credentials.")
                ? Optional.of(DOCKER_HUB)
                : variable.equals("vnet_cidr") ? Optional.of(NEW_VNET) : Optional.empty();
    }

    /** True when the variable is an object whose attributes have rows of their own. */
    public static boolean isObject(String variable) {
        return ROWS.stream().anyMatch(row -> row.variable().startsWith(variable + "."));
    }
}
