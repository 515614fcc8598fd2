package ai.portkey.azure.component.app;

import ai.portkey.azure.component.data.KeyVaultSecrets.SecretRef;
import ai.portkey.azure.component.data.LogStore;
import ai.portkey.azure.component.data.ManagedRedis;
import ai.portkey.azure.config.PortkeyConfig;
import ai.portkey.azure.config.app.McpBaseUrl;
import ai.portkey.azure.config.app.WrittenVariables;
import ai.portkey.azure.config.data.RedisConfig;
import ai.portkey.azure.config.network.ControlPlaneLinkConfig;
import com.pulumi.core.Output;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The environment of each app: what the program sets, then what the configuration adds. Later entries win; empty values
 * are left out.
 */
public final class AppVariables {

    /** The only setting that Portkey documents for a gateway in a customer's Azure; the image's own default is ClickHouse. */
    private static final String ANALYTICS_STORE = "control_plane";
    private static final String MANAGED = "managed";
    /**
     * The image asks for tokens with version 2018-02-01 unless told otherwise; Container Apps take 2019-08-01 or later.
     *
     * @see <a href="https://learn.microsoft.com/azure/container-apps/managed-identity#rest-endpoint-reference">REST endpoint</a>
     */
    private static final String MANAGED_VERSION = "2019-08-01";

    private final PortkeyConfig config;
    private final LogStore logStore;
    private final Optional<ManagedRedis> redis;
    private final Output<String> mcpUrl;

    /**
     * @param config   the stack's configuration
     * @param logStore where the apps write logs
     * @param redis    the cache, when the stack makes an Azure Managed Redis
     * @param mcpUrl   where clients reach the MCP gateway
     */
    public AppVariables(PortkeyConfig config, LogStore logStore, Optional<ManagedRedis> redis, Output<String> mcpUrl) {
        this.config = config;
        this.logStore = logStore;
        this.redis = redis;
        this.mcpUrl = mcpUrl;
    }

    /** Of the gateway. */
    Map<String, Output<String>> gateway(AppPlatform platform) {
        var written = WrittenVariables.ofGateway(config.environmentVariables(), config.secrets());
        return complete(gatewayAndMcp(platform, written), written);
    }

    /** Of the MCP gateway: the same image and settings, in MCP mode. */
    Map<String, Output<String>> mcp(AppPlatform platform) {
        var written = WrittenVariables.ofMcp(config.environmentVariables(), config.secrets());
        var variables = gatewayAndMcp(platform, written);
        var port = Integer.toString(config.mcp().port());
        put(variables, "SERVER_MODE", "mcp");
        put(variables, "PORT", port);
        put(variables, "MCP_PORT", port);
        return complete(variables, written);
    }

    /**
     * Of the data service: what Portkey's Helm chart and its page for ECS always set for it. Where the gateway is told of
     * another control plane or analytics store, the data service follows.
     *
     * @see <a href="https://github.com/Portkey-AI/helm/blob/main/charts/portkey-gateway/templates/_helpers.tpl">Helm chart</a>
     * @see <a href="https://portkey.ai/docs/self-hosting/hybrid-deployments/aws/ecs">ECS</a>
     */
    Map<String, Output<String>> dataService(AppPlatform platform) {
        var written = WrittenVariables.ofDataService(config.environmentVariables(), config.secrets());
        var gateway = WrittenVariables.ofGateway(config.environmentVariables(), config.secrets());
        var variables = common(platform, written);
        put(variables, "PORT", Integer.toString(config.dataService().orElseThrow().app().port()));
        put(variables, "HYBRID_DEPLOYMENT", "ON");
        put(variables, "SERVICE_NAME", "data-service");
        follow(variables, "ANALYTICS_STORE", gateway.seen("ANALYTICS_STORE", ANALYTICS_STORE));
        put(variables, "ALBUS_ENDPOINT", "https://albus.portkey.ai");
        follow(variables, "ALBUS_ENDPOINT", gateway.seen("ALBUS_BASEPATH", controlPlane().getOrDefault("ALBUS_BASEPATH", "")));
        variables.put("GATEWAY_BASE_URL", platform.environment().url(config.serverMode().hasGateway() ? "gateway" : "mcp"));
        return complete(variables, written);
    }

    /** Key Vault secrets of gateway and mcp, by environment variable. */
    public static Map<String, SecretRef> gatewaySecrets(PortkeyConfig config) {
        return references(config, config.secrets().gateway());
    }

    /** Key Vault secrets of the data service: the gateway's and its own. */
    public static Map<String, SecretRef> dataServiceSecrets(PortkeyConfig config) {
        var all = new LinkedHashMap<>(config.secrets().gateway());
        all.putAll(config.secrets().dataService());
        return references(config, all);
    }

    private static Map<String, SecretRef> references(PortkeyConfig config, Map<String, String> names) {
        var references = new LinkedHashMap<String, SecretRef>();
        names.forEach((variable, name) -> references.put(variable, new SecretRef(config.secretsKeyVault(), name)));
        if (config.redis() instanceof RedisConfig.Managed managed) {
            references.put("REDIS_PASSWORD", ManagedRedis.secret(config, managed));
        }
        return references;
    }

    private Map<String, Output<String>> gatewayAndMcp(AppPlatform platform, WrittenVariables written) {
        var variables = common(platform, written);
        put(variables, "PORT", Integer.toString(config.gateway().port()));
        config.mcpGatewayBaseUrl().ifPresent(url -> variables.put("MCP_GATEWAY_BASE_URL",
                url instanceof McpBaseUrl.Given given ? Output.of(given.url()) : mcpUrl));
        config.dataService().ifPresent(service ->
                variables.put("DATASERVICE_BASEPATH", platform.environment().url("data-service.internal")));
        controlPlane().forEach((name, value) -> put(variables, name, value));
        return variables;
    }

    private Map<String, Output<String>> common(AppPlatform platform, WrittenVariables written) {
        var variables = new LinkedHashMap<String, Output<String>>();
        put(variables, "NODE_ENV", "production");
        put(variables, "ANALYTICS_STORE", ANALYTICS_STORE);
        put(variables, "CACHE_STORE", config.redis().type());
        variables.put("REDIS_URL", redis.map(ManagedRedis::url)
                .orElseGet(() -> valueOf("redis", config.redis().url().orElseThrow())));
        put(variables, "REDIS_TLS_ENABLED", Boolean.toString(config.redis().tls()));
        put(variables, "REDIS_MODE", config.redis().mode().name().toLowerCase(Locale.ROOT));
        if (config.redis().takesPassword(written)) {
            put(variables, "AZURE_REDIS_AUTH_MODE", "password");
        }
        put(variables, "LOG_STORE", "azure");
        put(variables, "AZURE_AUTH_MODE", MANAGED);
        variables.put("AZURE_STORAGE_ACCOUNT", logStore.accountName());
        variables.put("AZURE_STORAGE_CONTAINER", logStore.containerName());
        variables.put("AZURE_MANAGED_CLIENT_ID", platform.secrets().clientId());
        if (Stream.of(written.seen("AZURE_AUTH_MODE", MANAGED), written.seen("AZURE_REDIS_AUTH_MODE", ""))
                .anyMatch(Optional.of(MANAGED)::equals)) {
            put(variables, "AZURE_MANAGED_VERSION", MANAGED_VERSION);
        }
        return variables;
    }

    private Map<String, String> controlPlane() {
        return config.controlPlaneLink().map(ControlPlaneLinkConfig::variables).orElse(Map.of());
    }

    /** A value that the stack writes for another app. */
    private void follow(Map<String, Output<String>> variables, String name, Optional<String> value) {
        value.ifPresent(v -> variables.put(name, valueOf("environmentVariables", v)));
    }

    /** With what the stack writes, which wins; an empty value removes the variable. */
    private Map<String, Output<String>> complete(Map<String, Output<String>> variables, WrittenVariables written) {
        written.values().forEach((name, value) -> {
            variables.remove(name);
            follow(variables, name, Optional.of(value).filter(v -> !v.isEmpty()));
        });
        return variables;
    }

    /** A value that comes from a secret key of the stack stays one. */
    private Output<String> valueOf(String key, String value) {
        return config.secretKeys().contains(key) ? Output.ofSecret(value) : Output.of(value);
    }

    private static void put(Map<String, Output<String>> variables, String name, String value) {
        variables.put(name, Output.of(value));
    }
}
