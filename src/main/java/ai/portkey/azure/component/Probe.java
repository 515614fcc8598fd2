package ai.portkey.azure.component;

import com.pulumi.azurenative.app.inputs.ContainerAppProbeArgs;
import com.pulumi.azurenative.app.inputs.ContainerAppProbeHttpGetArgs;
import com.pulumi.azurenative.app.inputs.ContainerAppProbeTcpSocketArgs;
import java.util.List;
import java.util.Optional;

/**
 * The three health probes of a container: liveness, readiness and startup.
 *
 * @param path     path of the HTTP probes; empty = TCP probes
 * @param timings  one for each probe
 */
record Probe(Optional<String> path, List<Timing> timings) {

    /**
     * @param type         {@code Liveness}, {@code Readiness} or {@code Startup}
     * @param initialDelay seconds before the first probe; 0 = none
     * @param period       seconds between probes
     * @param timeout      seconds until a probe fails
     * @param failures     probes in a row that must fail
     */
    record Timing(String type, int initialDelay, int period, int timeout, int failures) {}

    /** The module's timings for its HTTP apps. */
    static Probe http(String path) {
        return new Probe(Optional.of(path), List.of(
                new Timing("Liveness", 30, 30, 5, 3),
                new Timing("Readiness", 10, 10, 5, 3),
                new Timing("Startup", 0, 10, 5, 3)));
    }

    /** The module's timings for Redis. */
    static Probe tcp() {
        return new Probe(Optional.empty(), List.of(
                new Timing("Liveness", 10, 15, 3, 3),
                new Timing("Readiness", 5, 10, 3, 3),
                new Timing("Startup", 0, 5, 3, 5)));
    }

    List<ContainerAppProbeArgs> toArgs(int port) {
        return timings.stream().map(timing -> toArgs(timing, port)).toList();
    }

    private ContainerAppProbeArgs toArgs(Timing timing, int port) {
        var probe = ContainerAppProbeArgs.builder()
                .type(timing.type())
                .periodSeconds(timing.period())
                .timeoutSeconds(timing.timeout())
                .failureThreshold(timing.failures());
        if (timing.initialDelay() > 0) {
            probe.initialDelaySeconds(timing.initialDelay());
        }
        return path
                .map(p -> probe.httpGet(ContainerAppProbeHttpGetArgs.builder().path(p).port(port).scheme("HTTP").build()))
                .orElseGet(() -> probe.tcpSocket(ContainerAppProbeTcpSocketArgs.builder().port(port).build()))
                .build();
    }
}
