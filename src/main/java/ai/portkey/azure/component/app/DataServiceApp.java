package ai.portkey.azure.component.app;

import ai.portkey.azure.config.PortkeyConfig;
import com.pulumi.resources.ComponentResourceOptions;
import java.util.List;
import java.util.Optional;

/** The data service: reached by the gateway inside the environment only, with an identity of its own. */
public final class DataServiceApp extends AppComponent {

    /**
     * @param platform  the data service's own identity, and what it shares
     * @param config    the stack's configuration; {@code dataService} is present
     * @param variables the apps' environment
     */
    public record Args(AppPlatform platform, PortkeyConfig config, AppVariables variables) {}

    public DataServiceApp(String name, Args args, ComponentResourceOptions options) {
        super("DataServiceApp", name, args.platform(), spec(args), options);
    }

    private static AppSpec spec(Args args) {
        var service = args.config().dataService().orElseThrow();
        return new AppSpec(
                "data-service",
                Images.of(args.platform(), args.config(), service.image()),
                service.app(),
                ScaleRule.of(service.app()),
                AppSpec.Ingress.INTERNAL,
                Optional.of("/health"),
                args.variables().dataService(args.platform()),
                AppVariables.dataServiceSecrets(args.config()),
                List.of());
    }
}
