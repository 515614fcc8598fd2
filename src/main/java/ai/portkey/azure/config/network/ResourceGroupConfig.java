package ai.portkey.azure.config.network;

/**
 * The resource group of a region.
 *
 * @param name   {@code resourceGroupName}
 * @param create {@code createResourceGroup}
 */
public record ResourceGroupConfig(String name, boolean create) {}
