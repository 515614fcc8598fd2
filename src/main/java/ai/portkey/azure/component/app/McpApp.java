package ai.portkey.azure.component.app;

import ai.portkey.azure.config.PortkeyConfig;
import ai.portkey.azure.config.entrance.CustomDomainConfig;
import com.pulumi.resources.ComponentResourceOptions;
import java.util.Optional;

/** The MCP gateway: the gateway's image in MCP mode, scaled on its own. */
public final class McpApp extends AppComponent {

    /**
     * @param platform  what the apps share
     * @param config    the stack's configuration
     * @param variables the apps' environment
     */
    public record Args(AppPlatform platform, PortkeyConfig config, AppVariables variables) {}

    public McpApp(String name, Args args, ComponentResourceOptions options) {
        super("McpApp", name, args.platform(), spec(args), options);
    }

    private static AppSpec spec(Args args) {
        var config = args.config();
        return new AppSpec(
                "mcp",
                Images.of(args.platform(), config, config.gatewayImage()),
                config.mcp(),
                ScaleRule.of(config.mcp()),
                PublicIngress.of(config, args.platform().environment(), CustomDomainConfig::mcpHost),
                Optional.of(GatewayApp.HEALTH_PATH),
                args.variables().mcp(args.platform()),
                AppVariables.gatewaySecrets(config),
                SecretVolumes.of(config));
    }
}
