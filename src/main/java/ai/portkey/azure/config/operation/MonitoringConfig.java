package ai.portkey.azure.config.operation;

import ai.portkey.azure.config.naming.ResourceId;
import java.util.Optional;

/**
 * What is watched, and who is notified (key {@code monitoring}; the module has only the workspace, with 30 days).
 *
 * @param workspace        an existing Log Analytics workspace; empty = one of the stack's own
 * @param logRetentionDays days that the stack's own workspace keeps logs; 30 … 730
 * @param diagnostics      resource logs and metrics of the stack's own resources go to its workspace
 * @param workbook         an Azure Monitor workbook with charts and recent errors
 * @param alerts           key {@code alerts}; present when it names somebody to tell, or with {@code alerts.enabled: true}
 */
public record MonitoringConfig(
        Optional<ResourceId> workspace,
        int logRetentionDays,
        boolean diagnostics,
        boolean workbook,
        Optional<AlertsConfig> alerts) {

    /** False when there is nothing to create besides the workspace. */
    public boolean isActive() {
        return diagnostics || workbook || alerts.isPresent();
    }
}
