package ai.portkey.azure.config.operation;

import java.util.List;
import java.util.Optional;

/**
 * Metric alerts and their receivers (key {@code monitoring.alerts}).
 *
 * @param emails     addresses that get every alert
 * @param webhooks   https URLs that get every alert in Azure's common alert schema; often they hold a token
 * @param severity   0 (critical) … 4 (verbose); what clients notice is one step more severe
 * @param thresholds when an alert is raised
 */
public record AlertsConfig(List<String> emails, List<String> webhooks, int severity, Thresholds thresholds) {

    public AlertsConfig {
        emails = List.copyOf(emails);
        webhooks = List.copyOf(webhooks);
    }

    /**
     * Keys of {@code monitoring.alerts.thresholds}. Each is one alert of each resource it fits; {@code null} = no such alert.
     *
     * @param cpuPercent                 average of a replica's CPU over 15 minutes; 1 … 100
     * @param memoryPercent              average of a replica's memory over 15 minutes; 1 … 100
     * @param restarts                   restarts of one replica; 0 or more
     * @param serverErrors               responses 5xx in 5 minutes, of an app or the Application Gateway; 0 or more
     * @param serverErrorPercent         share of responses 5xx of the Application Gateway over 15 minutes, from its access log;
     *                                   absent = none; 1 … 100
     * @param responseMilliseconds       average response time over 15 minutes; 1 or more
     * @param storageAvailabilityPercent availability of the log store over 15 minutes; 1 … 100
     */
    public record Thresholds(
            Optional<Integer> cpuPercent,
            Optional<Integer> memoryPercent,
            Optional<Integer> restarts,
            Optional<Integer> serverErrors,
            Optional<Integer> serverErrorPercent,
            Optional<Integer> responseMilliseconds,
            Optional<Integer> storageAvailabilityPercent) {}

    /** Severity of what clients notice. */
    public int failureSeverity() {
        return Math.max(0, severity - 1);
    }

    /** Without the webhooks, which may hold tokens. */
    @Override
    public String toString() {
        return "AlertsConfig[emails=" + emails + ", " + webhooks.size() + " webhooks, severity=" + severity + ", "
                + thresholds + "]";
    }
}
