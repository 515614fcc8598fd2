package ai.portkey.azure.config;

/** Which apps are deployed (seed: {@code server_mode}). Allowed: {@code gateway}, {@code mcp}, {@code all}. */
public enum ServerMode {
    /** The AI gateway alone. */
    GATEWAY,
    /** The MCP gateway alone. */
    MCP,
    /** Both, as two separate apps. */
    ALL;

    /** True when the AI gateway app is deployed. */
    public boolean hasGateway() {
        return this != MCP;
    }

    /** True when the MCP gateway app is deployed. */
    public boolean hasMcp() {
        return this != GATEWAY;
    }
}
