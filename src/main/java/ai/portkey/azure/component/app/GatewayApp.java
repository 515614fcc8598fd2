package ai.portkey.azure.component.app;

import ai.portkey.azure.config.PortkeyConfig;
import ai.portkey.azure.config.entrance.CustomDomainConfig;
import com.pulumi.resources.ComponentResourceOptions;
import java.util.Optional;

/** The AI gateway. */
public final class GatewayApp extends AppComponent {

    /** Path of the health probes of gateway and mcp. */
    public static final String HEALTH_PATH = "/v1/health";

    /**
     * @param platform  what the apps share
     * @param config    the stack's configuration
     * @param variables the apps' environment
     */
    public record Args(AppPlatform platform, PortkeyConfig config, AppVariables variables) {}

    public GatewayApp(String name, Args args, ComponentResourceOptions options) {
        super("GatewayApp", name, args.platform(), spec(args), options);
    }

    private static AppSpec spec(Args args) {
        var config = args.config();
        return new AppSpec(
                "gateway",
                Images.of(args.platform(), config, config.gatewayImage()),
                config.gateway(),
                ScaleRule.of(config.gateway()),
                PublicIngress.of(config, args.platform().environment(), CustomDomainConfig::gatewayHost),
                Optional.of(HEALTH_PATH),
                args.variables().gateway(args.platform()),
                AppVariables.gatewaySecrets(config),
                SecretVolumes.of(config));
    }
}
