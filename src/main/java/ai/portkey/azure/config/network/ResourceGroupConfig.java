package ai.portkey.azure.config.network;

/**
 * The resource group of a region.
 *
 * @param name   {@code resourceGroupName}, default {@code rg-<projectName>-<environment>}
 * @param create {@code createResourceGroup}, default true
 */
public record ResourceGroupConfig(String name, boolean create) {}
