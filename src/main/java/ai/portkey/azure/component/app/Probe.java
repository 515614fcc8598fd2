package ai.portkey.azure.component.app;

import ai.portkey.azure.config.app.ProbesConfig.Timing;
import com.pulumi.azurenative.app.inputs.ContainerAppProbeArgs;
import com.pulumi.azurenative.app.inputs.ContainerAppProbeHttpGetArgs;
import com.pulumi.azurenative.app.inputs.ContainerAppProbeTcpSocketArgs;
import java.util.List;

/** The three health probes of a container: liveness, readiness and startup. */
final class Probe {

    /** What azurerm sends where the module says nothing. Azure allows another number than 1 for readiness alone. */
    private static final int READY_AFTER = 3;

    private Probe() {}

    /** By HTTP where the app has a health path, else by TCP. */
    static List<ContainerAppProbeArgs> all(AppSpec spec) {
        var timings = spec.app().probes();
        return List.of(
                probe(spec, "Liveness", timings.liveness()),
                probe(spec, "Readiness", timings.readiness()),
                probe(spec, "Startup", timings.startup()));
    }

    private static ContainerAppProbeArgs probe(AppSpec spec, String type, Timing timing) {
        var port = spec.app().port();
        var probe = ContainerAppProbeArgs.builder()
                .type(type)
                .periodSeconds(timing.periodSeconds())
                .timeoutSeconds(timing.timeoutSeconds())
                .failureThreshold(timing.failureThreshold());
        if (type.equals("Readiness")) {
            probe.successThreshold(READY_AFTER);
        }
        if (timing.initialDelaySeconds() > 0) {
            probe.initialDelaySeconds(timing.initialDelaySeconds());
        }
        return spec.healthPath()
                .map(path -> probe.httpGet(ContainerAppProbeHttpGetArgs.builder()
                        .path(path)
                        .port(port)
                        .scheme("HTTP")
                        .build()))
                .orElseGet(() -> probe.tcpSocket(
                        ContainerAppProbeTcpSocketArgs.builder().port(port).build()))
                .build();
    }
}
