package ai.portkey.azure.config.app;

/**
 * The data service app (key {@code dataService}; module v3: {@code dataservice_config}). Present only when
 * {@code dataService.enabled} is true.
 *
 * @param app   sizes; default port 8081
 * @param image key {@code dataServiceImage}, default {@code portkeyai/data-service:1.9.0}
 */
public record DataServiceConfig(AppConfig app, ImageConfig image) {}
