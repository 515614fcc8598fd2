package ai.portkey.azure.config.app;

import java.util.List;
import java.util.Locale;

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

    /** The apps that clients reach, by their Azure names. */
    public List<String> apps() {
        return this == ALL ? List.of("gateway", "mcp") : List.of(name().toLowerCase(Locale.ROOT));
    }
}
