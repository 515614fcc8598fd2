package ai.portkey.azure.config.app;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The apps: which there are, their sizes, images and variables.
 *
 * @param serverMode            {@code serverMode}
 * @param gateway               {@code gateway}
 * @param mcp                   {@code mcp}
 * @param dataService           {@code dataService}; present only when enabled
 * @param gatewayImage          {@code gatewayImage}: of gateway and mcp
 * @param imageManagedElsewhere {@code imageManagedElsewhere}: another pipeline changes the apps' images
 * @param mcpGatewayBaseUrl     {@code mcpGatewayBaseUrl}; absent without an MCP gateway
 * @param registry              {@code registry}
 * @param secrets               {@code secrets}: environment variable → Key Vault secret name
 * @param environmentVariables  {@code environmentVariables}: environment variable → value
 * @param secretVolumeMounts    {@code secretVolumeMounts}
 * @param peerEncryption        {@code peerEncryption}: traffic between the apps is encrypted
 */
public record AppsConfig(
        ServerMode serverMode,
        AppConfig gateway,
        AppConfig mcp,
        Optional<DataServiceConfig> dataService,
        ImageConfig gatewayImage,
        boolean imageManagedElsewhere,
        Optional<McpBaseUrl> mcpGatewayBaseUrl,
        RegistryConfig registry,
        WorkloadVariables secrets,
        WorkloadVariables environmentVariables,
        List<SecretVolumeMount> secretVolumeMounts,
        boolean peerEncryption) {

    public AppsConfig {
        secretVolumeMounts = List.copyOf(secretVolumeMounts);
    }

    /** The apps that are deployed, by key. */
    public Map<String, AppConfig> deployed() {
        var deployed = new LinkedHashMap<String, AppConfig>();
        serverMode.apps().forEach(app -> deployed.put(app.azureName(), app.of(gateway, mcp)));
        dataService.ifPresent(service -> deployed.put("dataService", service.app()));
        return deployed;
    }

    /** True when apps of the stack call the gateway or the MCP gateway by its address. */
    public boolean callEachOther() {
        return dataService.isPresent() || serverMode == ServerMode.ALL;
    }
}
