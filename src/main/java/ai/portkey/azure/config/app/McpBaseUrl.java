package ai.portkey.azure.config.app;

import ai.portkey.azure.config.reading.Names;
import ai.portkey.azure.config.reading.Type;
import java.util.Optional;

/**
 * The URL of which the MCP gateway builds the addresses for OAuth and discovery (key {@code mcpGatewayBaseUrl}; module:
 * {@code mcp_gateway_base_url}). Clients must reach it.
 *
 * @see <a href="https://portkey.ai/docs/help-center/mcp-gateway-troubleshooting">Self-hosted and hybrid gateways</a>
 */
public sealed interface McpBaseUrl {

    /** What the key may be. */
    Type<McpBaseUrl> TYPE = Type.text(Names.HTTP_URL).as(Given::new, url -> url.given().orElse("output mcpUrl"));

    /** The URL that the stack writes. */
    default Optional<String> given() {
        return Optional.empty();
    }

    /** The default: the value of the stack's output {@code mcpUrl}. */
    record Own() implements McpBaseUrl {}

    /** @param url as the stack writes it */
    record Given(String url) implements McpBaseUrl {
        @Override
        public Optional<String> given() {
            return Optional.of(url);
        }
    }
}
