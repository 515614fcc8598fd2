package ai.portkey.azure.component.app;

import ai.portkey.azure.config.app.DataServiceConfig;
import com.pulumi.resources.ComponentResourceOptions;
import java.util.List;
import java.util.Optional;

/** The data service: reached by the gateway inside the environment only, with an identity of its own. */
public final class DataServiceApp extends AppComponent {

    /**
     * @param platform              the data service's own identity, and what it shares
     * @param config                its configuration
     * @param imageManagedElsewhere another pipeline changes its image
     * @param variables             the apps' environment
     */
    public record Args(
            AppPlatform platform, DataServiceConfig config, boolean imageManagedElsewhere, AppVariables variables) {}

    public DataServiceApp(String name, Args args, ComponentResourceOptions options) {
        super("DataServiceApp", name, args.platform(), spec(args), options);
    }

    private static AppSpec spec(Args args) {
        var service = args.config();
        return new AppSpec(
                "data-service",
                args.platform().image(service.image(), args.imageManagedElsewhere()),
                service.app(),
                ScaleRule.of(service.app()),
                AppSpec.Ingress.INTERNAL,
                Optional.of("/health"),
                args.variables().dataService(args.platform()),
                args.variables().secrets().dataService(),
                List.of());
    }
}
