package ai.portkey.azure.component;

import ai.portkey.azure.provider.azure.ContainerApp;
import com.pulumi.core.Output;
import com.pulumi.resources.ComponentResourceOptions;
import java.util.List;
import java.util.Map;

/** A component that is one Container App. */
public abstract class AppComponent extends AzureComponent {

    private final ContainerApp app;
    private final AppSpec spec;

    AppComponent(String type, String name, AppPlatform platform, AppSpec spec, ComponentResourceOptions options) {
        super(type, name, options);
        this.spec = spec;
        this.app = new ContainerApp(child("app"), ContainerAppTemplate.toArgs(platform, spec), options()
                .dependsOn(platform.prerequisites())
                .ignoreChanges(spec.image().managedElsewhere() ? List.of("template.containers[0].image") : List.of())
                .build());
        registerOutputs(Map.of("id", app.id(), "name", app.name(), "fqdn", app.fqdn()));
    }

    /** What was deployed. */
    final AppSpec spec() {
        return spec;
    }

    /** ARM id of the app. */
    public Output<String> appId() {
        return app.id();
    }

    /** Azure name of the app. */
    public Output<String> appName() {
        return app.name();
    }

    /** The name under which the environment serves the app. */
    public Output<String> fqdn() {
        return app.fqdn();
    }
}
