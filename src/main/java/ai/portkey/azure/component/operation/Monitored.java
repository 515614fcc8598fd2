package ai.portkey.azure.component.operation;

import ai.portkey.azure.component.operation.Dashboard.Section;
import java.util.List;

/** A part of the stack that {@link Monitoring} looks at. */
public interface Monitored {

    /** Its resources with their alerts, logs and metrics. */
    default List<MonitoredResource> monitoredResources() {
        return List.of();
    }

    /** Its sections of the workbook. */
    default List<Section> charts() {
        return List.of();
    }
}
