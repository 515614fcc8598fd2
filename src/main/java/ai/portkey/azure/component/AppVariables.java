package ai.portkey.azure.component;

import ai.portkey.azure.component.KeyVaultSecrets.SecretRef;
import ai.portkey.azure.config.PortkeyConfig;
import ai.portkey.azure.config.RedisConfig;
import com.pulumi.core.Output;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The environment of each app: what the program sets, then what the configuration adds. Later entries win; empty values
 * are left out.
 */
public final class AppVariables {

    private final PortkeyConfig config;
    private final LogStore logStore;
    private final Optional<ManagedRedis> redis;

    /**
     * @param config   the stack's configuration
     * @param logStore where the apps write logs
     * @param redis    the cache, when the stack makes an Azure Managed Redis
     */
    public AppVariables(PortkeyConfig config, LogStore logStore, Optional<ManagedRedis> redis) {
        this.config = config;
        this.logStore = logStore;
        this.redis = redis;
    }

    /** Of the gateway. */
    Map<String, Output<String>> gateway(AppPlatform platform) {
        var variables = gatewayAndMcp(platform);
        putAll(variables, config.environmentVariables().gateway());
        return withoutEmpty(variables);
    }

    /** Of the MCP gateway: the same image and settings, in MCP mode. */
    Map<String, Output<String>> mcp(AppPlatform platform) {
        var variables = gatewayAndMcp(platform);
        putAll(variables, config.environmentVariables().gateway());
        var port = Integer.toString(config.mcp().port());
        put(variables, "SERVER_MODE", "mcp");
        put(variables, "PORT", port);
        put(variables, "MCP_PORT", port);
        putAll(variables, config.environmentVariables().mcp());
        return withoutEmpty(variables);
    }

    /** Of the data service. */
    Map<String, Output<String>> dataService(AppPlatform platform) {
        var variables = common(platform);
        put(variables, "PORT", Integer.toString(config.dataService().orElseThrow().app().port()));
        put(variables, "ALBUS_ENDPOINT", controlPlane().getOrDefault("ALBUS_BASEPATH", "https://albus.portkey.ai"));
        variables.put("GATEWAY_BASE_URL", inside(platform, config.serverMode().hasGateway() ? "gateway" : "mcp"));
        putAll(variables, config.environmentVariables().dataService());
        return withoutEmpty(variables);
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

    private Map<String, Output<String>> gatewayAndMcp(AppPlatform platform) {
        var variables = common(platform);
        put(variables, "PORT", Integer.toString(config.gateway().port()));
        config.mcpGatewayBaseUrl().ifPresent(url -> variables.put("MCP_GATEWAY_BASE_URL",
                url.equals(PortkeyConfig.OWN_MCP) ? inside(platform, "mcp") : Output.of(url)));
        config.dataService().ifPresent(service ->
                variables.put("DATASERVICE_BASEPATH", inside(platform, "data-service.internal")));
        controlPlane().forEach((name, value) -> put(variables, name, value));
        return variables;
    }

    /**
     * An app's address for the other apps. The ingress answers HTTP, also that to the short name {@code http://<app>},
     * with a redirect to HTTPS, and clients follow a redirected POST with a GET.
     *
     * @param app its name; with {@code .internal} when its ingress is
     * @see <a href="https://github.com/microsoft/aspire/issues/998">aspire #998</a>
     * @see <a href="https://learn.microsoft.com/azure/container-apps/ingress-overview#http">Ingress in Azure Container Apps</a>
     */
    private static Output<String> inside(AppPlatform platform, String app) {
        return platform.environment().defaultDomain().applyValue(domain -> "https://" + app + "." + domain);
    }

    private Map<String, Output<String>> common(AppPlatform platform) {
        var variables = new LinkedHashMap<String, Output<String>>();
        put(variables, "CACHE_STORE", config.redis().type());
        variables.put("REDIS_URL", redis.map(ManagedRedis::url)
                .orElseGet(() -> valueOf("redis", config.redis().url().orElseThrow())));
        put(variables, "REDIS_TLS_ENABLED", Boolean.toString(config.redis().tls()));
        put(variables, "REDIS_MODE", config.redis().mode().name().toLowerCase(java.util.Locale.ROOT));
        put(variables, "LOG_STORE", "azure");
        put(variables, "AZURE_AUTH_MODE", "managed");
        variables.put("AZURE_STORAGE_ACCOUNT", logStore.accountName());
        variables.put("AZURE_STORAGE_CONTAINER", logStore.containerName());
        variables.put("AZURE_MANAGED_CLIENT_ID", platform.secrets().clientId());
        return variables;
    }

    private Map<String, String> controlPlane() {
        return config.controlPlaneLink().map(ControlPlaneLink::variables).orElse(Map.of());
    }

    private void putAll(Map<String, Output<String>> variables, Map<String, String> configured) {
        configured.forEach((name, value) ->
                variables.put(name, value.isEmpty() ? null : valueOf("environmentVariables", value)));
    }

    /** A value that comes from a secret key of the stack stays one. */
    private Output<String> valueOf(String key, String value) {
        return config.secretKeys().contains(key) ? Output.ofSecret(value) : Output.of(value);
    }

    private static void put(Map<String, Output<String>> variables, String name, String value) {
        variables.put(name, Output.of(value));
    }

    private static Map<String, Output<String>> withoutEmpty(Map<String, Output<String>> variables) {
        variables.values().removeIf(value -> value == null);
        return variables;
    }
}
