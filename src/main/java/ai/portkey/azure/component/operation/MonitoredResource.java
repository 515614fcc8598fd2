package ai.portkey.azure.component.operation;

import ai.portkey.azure.component.Diagnostics;
import ai.portkey.azure.config.operation.AlertsConfig.Thresholds;
import com.pulumi.core.Output;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * A resource of the stack that {@link Monitoring} looks at.
 *
 * @param name        short and unique; part of the names of its alerts
 * @param id          ARM id, the scope of its alerts
 * @param alertsOf    its alerts, of the configured thresholds
 * @param diagnostics which of its logs and metrics go to the workspace; empty = none
 */
public record MonitoredResource(
        String name, Output<String> id, Function<Thresholds, List<Alert>> alertsOf, Optional<Diagnostics> diagnostics) {

    List<Alert> alerts(Thresholds thresholds) {
        return alertsOf.apply(thresholds);
    }

    /** Without alerts. */
    public static MonitoredResource withoutAlerts(String name, Output<String> id, boolean logs, boolean metrics) {
        return new MonitoredResource(
                name, id, thresholds -> List.of(), Optional.of(new Diagnostics(id, logs, metrics)));
    }
}
