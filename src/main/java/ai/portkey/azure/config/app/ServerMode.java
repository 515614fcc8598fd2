package ai.portkey.azure.config.app;

import java.util.List;
import java.util.stream.Stream;

/** Which apps are deployed (key {@code serverMode}). Allowed: {@code gateway}, {@code mcp}, {@code all}. */
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

    /** True when this app is deployed. */
    public boolean has(ClientApp app) {
        return app.of(hasGateway(), hasMcp());
    }

    /** The apps that clients reach. */
    public List<ClientApp> apps() {
        return Stream.of(ClientApp.values()).filter(this::has).toList();
    }
}
