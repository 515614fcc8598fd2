package ai.portkey.azure.component.app;

import ai.portkey.azure.config.app.AppsConfig;
import ai.portkey.azure.config.app.ClientApp;
import com.pulumi.resources.ComponentResourceOptions;
import java.util.Optional;

/** The AI gateway or the MCP gateway: one image in two modes, each scaled on its own. */
public final class GatewayApp extends AppComponent {

    /** Path of the health probes. */
    public static final String HEALTH_PATH = "/v1/health";

    /**
     * @param app       which of the two
     * @param platform  what the apps share
     * @param config    the apps' configuration
     * @param ingress   how clients come in
     * @param variables the apps' environment
     */
    public record Args(
            ClientApp app, AppPlatform platform, AppsConfig config, AppSpec.Ingress ingress, AppVariables variables) {}

    public GatewayApp(String name, Args args, ComponentResourceOptions options) {
        super(args.app().of("GatewayApp", "McpApp"), name, args.platform(), spec(args), options);
    }

    private static AppSpec spec(Args args) {
        var config = args.config();
        var app = args.app().of(config.gateway(), config.mcp());
        return new AppSpec(
                args.app().azureName(),
                args.platform().image(config.gatewayImage(), config.imageManagedElsewhere()),
                app,
                ScaleRule.of(app),
                args.ingress(),
                Optional.of(HEALTH_PATH),
                args.variables().of(args.app(), args.platform()),
                args.variables().secrets().gateway(),
                args.variables().secrets().volumes());
    }
}
