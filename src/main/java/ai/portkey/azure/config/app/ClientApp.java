package ai.portkey.azure.config.app;

import java.util.Locale;

/** An app that clients call. */
public enum ClientApp {
    /** The AI gateway. */
    GATEWAY,
    /** The MCP gateway. */
    MCP;

    /** Its Azure name. */
    public String azureName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Of two values that of this app. */
    public <T> T of(T gateway, T mcp) {
        return this == GATEWAY ? gateway : mcp;
    }
}
