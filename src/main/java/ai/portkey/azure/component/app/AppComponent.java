package ai.portkey.azure.component.app;

import ai.portkey.azure.component.AzureComponent;
import ai.portkey.azure.component.Diagnostics;
import ai.portkey.azure.component.Prerequisites;
import ai.portkey.azure.component.operation.Alert;
import ai.portkey.azure.component.operation.Alert.Metric;
import ai.portkey.azure.component.operation.Alert.Status;
import ai.portkey.azure.component.operation.Dashboard.Chart;
import ai.portkey.azure.component.operation.Dashboard.Section;
import ai.portkey.azure.component.operation.Monitored;
import ai.portkey.azure.component.operation.MonitoredResource;
import ai.portkey.azure.provider.azure.ContainerApp;
import com.pulumi.core.Output;
import com.pulumi.resources.ComponentResourceOptions;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** A component that is one Container App. */
public abstract class AppComponent extends AzureComponent implements Monitored {

    private static final List<Chart> REQUESTS = List.of(
            new Chart("Requests", Alert.APP, "Requests", "Total"),
            new Chart(
                    "Responses 5xx",
                    "",
                    new Metric(
                            Alert.APP,
                            "Requests",
                            "Total",
                            Optional.of(new Status("statusCodeCategory", "5xx")),
                            false)),
            new Chart("Response time (ms)", Alert.APP, "ResponseTime", "Average"));
    private static final List<Chart> REPLICAS = List.of(
            new Chart("Replicas", Alert.APP, "Replicas", "Average"),
            new Chart("CPU (nanocores)", Alert.APP, "UsageNanoCores", "Average"),
            new Chart("Memory (bytes)", Alert.APP, "WorkingSetBytes", "Average"),
            new Chart("Restarts", Alert.APP, "RestartCount", "Maximum"));

    private final ContainerApp app;
    private final AppSpec spec;

    AppComponent(String type, String name, AppPlatform platform, AppSpec spec, ComponentResourceOptions options) {
        this(type, name, platform, spec, List.of(), options);
    }

    /** @param keptAsFound paths of inputs that count at creation only */
    AppComponent(
            String type,
            String name,
            AppPlatform platform,
            AppSpec spec,
            List<String> keptAsFound,
            ComponentResourceOptions options) {
        super(type, name, options);
        this.spec = spec;
        var domain = spec.ingress().domain();
        var records = domain.map(d -> CustomDomain.records(this, platform, spec.name(), d))
                .orElse(Prerequisites.NONE);
        var appOptions = options()
                .dependsOn(platform.prerequisites().and(records).resources())
                .ignoreChanges(Stream.concat(unmanaged(spec).stream(), keptAsFound.stream())
                        .toList())
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

    /** The app itself; its logs are the environment's, which sends them to the workspace anyway. */
    @Override
    public List<MonitoredResource> monitoredResources() {
        return List.of(new MonitoredResource(
                spec.name(),
                appId(),
                thresholds -> Alert.ofApp(spec.app(), isHttp(), thresholds),
                Optional.of(new Diagnostics(appId(), false, true))));
    }

    @Override
    public List<Section> charts() {
        var replicas = new Section("Replicas", REPLICAS, appId());
        return isHttp() ? List.of(new Section("Requests", REQUESTS, appId()), replicas) : List.of(replicas);
    }

    /** False for Redis, which has no requests and responses. */
    private boolean isHttp() {
        return !spec.ingress().transport().equals("tcp");
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
