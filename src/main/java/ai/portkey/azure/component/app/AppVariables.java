package ai.portkey.azure.component.app;

import ai.portkey.azure.component.SecretKeys;
import ai.portkey.azure.component.data.Cache;
import ai.portkey.azure.component.data.LogStore;
import ai.portkey.azure.config.app.AppsConfig;
import ai.portkey.azure.config.app.ClientApp;
import ai.portkey.azure.config.app.WrittenVariables;
import ai.portkey.azure.config.network.ControlPlaneLinkConfig;
import com.pulumi.core.Output;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * The environment of each app: what the program sets, then what the configuration adds. Later entries win; empty values
 * are left out.
 *
 * @param apps             the apps' configuration
 * @param secrets          what comes from Key Vault
 * @param controlPlaneLink the private link to the control plane, when there is one
 * @param trustedHosts     hosts with private addresses that the gateway may call; empty = the image's default
 * @param secretKeys       what must stay secret
 * @param logStore         where the apps write logs
 * @param cache            the apps' cache
 * @param urls             where clients reach an app
 */
public record AppVariables(
        AppsConfig apps,
        AppSecrets secrets,
        Optional<ControlPlaneLinkConfig> controlPlaneLink,
        List<String> trustedHosts,
        SecretKeys secretKeys,
        LogStore logStore,
        Cache cache,
        Function<ClientApp, Output<String>> urls) {

    /** The only setting that Portkey documents for a gateway in a customer's Azure; the image's own default is ClickHouse. */
    private static final String ANALYTICS_STORE = "control_plane";

    private static final String MANAGED = "managed";
    /**
     * The image asks for tokens with version 2018-02-01 unless told otherwise; Container Apps take 2019-08-01 or later.
     *
     * @see <a href="https://learn.microsoft.com/azure/container-apps/managed-identity#rest-endpoint-reference">REST endpoint</a>
     */
    private static final String MANAGED_VERSION = "2019-08-01";

    /** Of the gateway, or of the MCP gateway: the same image and settings, in MCP mode. */
    Map<String, Output<String>> of(ClientApp app, AppPlatform platform) {
        var written = app.of(WrittenVariables.ofGateway(apps), WrittenVariables.ofMcp(apps));
        var variables = gatewayAndMcp(platform, written);
        if (app == ClientApp.MCP) {
            var port = Integer.toString(apps.mcp().port());
            put(variables, "SERVER_MODE", "mcp");
            put(variables, "PORT", port);
            put(variables, "MCP_PORT", port);
        }
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
        var written = WrittenVariables.ofDataService(apps);
        var gateway = WrittenVariables.ofGateway(apps);
        var variables = common(platform, written);
        put(
                variables,
                "PORT",
                Integer.toString(apps.dataService().orElseThrow().app().port()));
        put(variables, "HYBRID_DEPLOYMENT", "ON");
        put(variables, "SERVICE_NAME", "data-service");
        follow(variables, "ANALYTICS_STORE", gateway.seen("ANALYTICS_STORE", ANALYTICS_STORE));
        put(variables, "ALBUS_ENDPOINT", "https://albus.portkey.ai");
        follow(
                variables,
                "ALBUS_ENDPOINT",
                gateway.seen("ALBUS_BASEPATH", controlPlane().getOrDefault("ALBUS_BASEPATH", "")));
        variables.put(
                "GATEWAY_BASE_URL", platform.environment().url(apps.serverMode().hasGateway() ? "gateway" : "mcp"));
        return complete(variables, written);
    }

    private Map<String, Output<String>> gatewayAndMcp(AppPlatform platform, WrittenVariables written) {
        var variables = common(platform, written);
        put(variables, "PORT", Integer.toString(apps.gateway().port()));
        apps.mcpGatewayBaseUrl()
                .ifPresent(url -> variables.put(
                        "MCP_GATEWAY_BASE_URL",
                        url.given().map(Output::of).orElseGet(() -> urls.apply(ClientApp.MCP))));
        apps.dataService()
                .ifPresent(service -> variables.put(
                        "DATASERVICE_BASEPATH", platform.environment().url("data-service.internal")));
        controlPlane().forEach((name, value) -> put(variables, name, value));
        if (!trustedHosts.isEmpty()) {
            put(variables, "TRUSTED_CUSTOM_HOSTS", String.join(",", trustedHosts));
        }
        return variables;
    }

    private Map<String, Output<String>> common(AppPlatform platform, WrittenVariables written) {
        var variables = new LinkedHashMap<String, Output<String>>();
        put(variables, "NODE_ENV", "production");
        put(variables, "ANALYTICS_STORE", ANALYTICS_STORE);
        var redis = secrets.data().redis();
        put(variables, "CACHE_STORE", redis.type());
        variables.put("REDIS_URL", cache.url());
        put(variables, "REDIS_TLS_ENABLED", Boolean.toString(redis.tls()));
        put(variables, "REDIS_MODE", redis.mode().name().toLowerCase(Locale.ROOT));
        if (redis.takesPassword(written)) {
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
        return controlPlaneLink.map(ControlPlaneLinkConfig::variables).orElse(Map.of());
    }

    /** A value that the stack writes for another app. */
    private void follow(Map<String, Output<String>> variables, String name, Optional<String> value) {
        value.ifPresent(v -> variables.put(name, secretKeys.output("environmentVariables", v)));
    }

    /** With what the stack writes, which wins; an empty value removes the variable. */
    private Map<String, Output<String>> complete(Map<String, Output<String>> variables, WrittenVariables written) {
        written.values().forEach((name, value) -> {
            variables.remove(name);
            follow(variables, name, Optional.of(value).filter(v -> !v.isEmpty()));
        });
        return variables;
    }

    private static void put(Map<String, Output<String>> variables, String name, String value) {
        variables.put(name, Output.of(value));
    }
}
