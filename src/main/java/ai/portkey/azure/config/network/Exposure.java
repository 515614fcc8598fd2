package ai.portkey.azure.config.network;

/** From where the Container Apps environment is reached. */
public enum Exposure {
    /** From everywhere. */
    INTERNET,
    /** By private endpoints alone, as Front Door's private link is. */
    PRIVATE_ENDPOINTS,
    /** From inside the VNet, at a private address, and by private endpoints. */
    VNET
}
