package ai.portkey.azure.config.app;

/**
 * The data service app (key {@code dataService}; module v3: {@code dataservice_config}). Present only when
 * {@code dataService.enabled} is true.
 *
 * @param app   sizes
 * @param image key {@code dataServiceImage}
 */
public record DataServiceConfig(AppConfig app, ImageConfig image) {}
