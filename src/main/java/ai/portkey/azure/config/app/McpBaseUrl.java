package ai.portkey.azure.config.app;

import ai.portkey.azure.config.reading.Names;
import ai.portkey.azure.config.reading.Type;
import java.util.Optional;

/**
 * The URL of which the MCP gateway builds the addresses for OAuth and discovery (key {@code mcpGatewayBaseUrl}; module:
 * {@code mcp_gateway_base_url}). Clients must reach it.
 *
 * @param given as the stack writes it; empty = the value of the stack's output {@code mcpUrl}
 * @see <a href="https://portkey.ai/docs/help-center/mcp-gateway-troubleshooting">Self-hosted and hybrid gateways</a>
 */
public record McpBaseUrl(Optional<String> given) {

    /** The default. */
    public static final McpBaseUrl OWN = new McpBaseUrl(Optional.empty());
    /** What the key may be. */
    public static final Type<McpBaseUrl> TYPE = Type.text(Names.HTTP_URL)
            .as(url -> new McpBaseUrl(Optional.of(url)), url -> url.given().orElse("output mcpUrl"));
}
