package ai.portkey.azure.component.app;

import ai.portkey.azure.component.AzureComponent;
import ai.portkey.azure.provider.azure.ContainerApp;
import com.pulumi.core.Output;
import com.pulumi.resources.ComponentResourceOptions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** A component that is one Container App. */
public abstract class AppComponent extends AzureComponent {

    private final ContainerApp app;
    private final AppSpec spec;

    AppComponent(String type, String name, AppPlatform platform, AppSpec spec, ComponentResourceOptions options) {
        this(type, name, platform, spec, List.of(), options);
    }

    /** @param keptAsFound paths of inputs that count at creation only */
    AppComponent(String type, String name, AppPlatform platform, AppSpec spec, List<String> keptAsFound,
                 ComponentResourceOptions options) {
        super(type, name, options);
        this.spec = spec;
        var domain = spec.ingress().domain();
        var prerequisites = new ArrayList<>(platform.prerequisites());
        domain.ifPresent(d -> prerequisites.addAll(CustomDomain.records(this, platform, spec.name(), d)));
        var appOptions = options()
                .dependsOn(prerequisites)
                .ignoreChanges(Stream.concat(unmanaged(spec).stream(), keptAsFound.stream()).toList())
                .build();
        var args = ContainerAppTemplate.toArgs(platform, spec);
        var managed = domain.filter(d -> platform.environment().certificateId().isEmpty());
        this.app = managed.isPresent()
                ? ContainerApp.preview(child("app"), args, appOptions)
                : ContainerApp.stable(child("app"), args, appOptions);
        managed.ifPresent(d -> CustomDomain.certificate(this, platform, d, app));
        registerOutputs(Map.of("id", app.id(), "name", app.name(), "fqdn", app.fqdn()));
    }

    /**
     * An adopted app comes with the environment's id under the older name too, as Azure answers it; that the program does
     * not write it must not replace the app.
     */
    private static List<String> unmanaged(AppSpec spec) {
        return spec.image().managedElsewhere()
                ? List.of("managedEnvironmentId", "template.containers[0].image")
                : List.of("managedEnvironmentId");
    }

    /** What was deployed. */
    public final AppSpec spec() {
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

    /** The URL on the app's own ingress: with the configured host name, else with the environment's name for it. */
    public Output<String> url() {
        return spec.ingress().domain().map(domain -> Output.of(domain.host())).orElseGet(app::fqdn)
                .applyValue(host -> "https://" + host);
    }

    /** The name under which the environment serves the app. */
    public Output<String> fqdn() {
        return app.fqdn();
    }
}
