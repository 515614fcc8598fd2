package ai.portkey.azure.component;

import ai.portkey.azure.config.naming.Naming;
import com.pulumi.azurenative.insights.DiagnosticSetting;
import com.pulumi.azurenative.insights.DiagnosticSettingArgs;
import com.pulumi.azurenative.insights.inputs.LogSettingsArgs;
import com.pulumi.azurenative.insights.inputs.MetricSettingsArgs;
import com.pulumi.core.Output;

/**
 * Which logs and metrics of a resource go to the workspace.
 *
 * @param id      the resource or the part of it that has the logs
 * @param logs    all of its logs
 * @param metrics all of its metrics
 */
public record Diagnostics(Output<String> id, boolean logs, boolean metrics) {

    /** Makes the diagnostic setting, as a child of a component. */
    public void send(AzureComponent parent, String part, Naming naming, Output<String> workspaceId) {
        send(parent, part, naming.diagnosticSetting(), workspaceId);
    }

    /** Makes the diagnostic setting under another name, beside one of the usual name. */
    public void send(AzureComponent parent, String part, String name, Output<String> workspaceId) {
        var setting = DiagnosticSettingArgs.builder().name(name).resourceUri(id).workspaceId(workspaceId);
        if (logs) {
            setting.logs(LogSettingsArgs.builder()
                    .categoryGroup("allLogs")
                    .enabled(true)
                    .build());
        }
        if (metrics) {
            setting.metrics(MetricSettingsArgs.builder()
                    .category("AllMetrics")
                    .enabled(true)
                    .build());
        }
        new DiagnosticSetting(parent.child(part), setting.build(), parent.childOptions());
    }
}
