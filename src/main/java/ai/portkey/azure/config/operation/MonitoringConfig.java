package ai.portkey.azure.config.operation;

import java.util.Optional;

/**
 * What is watched, and who is notified (key {@code monitoring}; the module has only the workspace, with 30 days).
 *
 * @param logRetentionDays days that the Log Analytics workspace keeps logs; 30 … 730
 * @param diagnostics      resource logs and metrics of the stack's own resources go to its workspace
 * @param workbook         an Azure Monitor workbook with charts and recent errors
 * @param alerts           key {@code alerts}; present when it names somebody to tell, or with {@code alerts.enabled: true}
 */
public record MonitoringConfig(
        int logRetentionDays, boolean diagnostics, boolean workbook, Optional<AlertsConfig> alerts) {

    /** False when there is nothing to create besides the workspace. */
    public boolean isActive() {
        return diagnostics || workbook || alerts.isPresent();
    }
}
