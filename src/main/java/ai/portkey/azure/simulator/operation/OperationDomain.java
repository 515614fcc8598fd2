package ai.portkey.azure.simulator.operation;

import ai.portkey.azure.simulator.core.Domain;
import java.util.List;

/** Logs, metrics and alerts. */
public final class OperationDomain implements Domain {

    @Override
    public List<Module> modules() {
        return List.of(
                new Module("operationalinsights", "Microsoft.OperationalInsights", MonitoringTypes::logAnalytics),
                new Module("insights", "Microsoft.Insights", MonitoringTypes::insights));
    }
}
