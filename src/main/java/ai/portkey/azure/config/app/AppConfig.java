package ai.portkey.azure.config.app;

import java.util.List;
import java.util.Optional;

/**
 * Size, port and scaling of one Container App (keys {@code gateway}, {@code mcp}, {@code dataService}).
 *
 * @param cpu                         vCPU of a replica; one of ACA's consumption sizes 0.25 … 4 in steps of 0.25
 * @param memory                      memory of a replica; always 2 Gi for each vCPU
 * @param minReplicas                 0 … maxReplicas
 * @param maxReplicas                 1 … 1000
 * @param port                        port the container listens on
 * @param cpuScaleThreshold           scale out above this CPU utilisation in percent; {@code null} = off
 * @param memoryScaleThreshold        scale out above this memory utilisation in percent; absent = off
 * @param httpScaleConcurrentRequests concurrent requests per replica; in force only when both thresholds are off
 * @param scaleRules                  KEDA scalers beside those
 * @param schedule                    scheduled replicas
 * @param revisions                   key {@code revisions}: which revisions run, and who gets the requests
 * @param probes                      key {@code probes}: when its health is looked at
 * @param terminationGracePeriodSeconds how long a replica that has to go may finish its requests, as long as the
 *                                    ingress waits for one; 0 … 600; empty = Azure's 30
 */
public record AppConfig(
        double cpu,
        String memory,
        int minReplicas,
        int maxReplicas,
        int port,
        Optional<Integer> cpuScaleThreshold,
        Optional<Integer> memoryScaleThreshold,
        int httpScaleConcurrentRequests,
        List<ScaleRuleConfig> scaleRules,
        List<ScheduleConfig> schedule,
        RevisionsConfig revisions,
        ProbesConfig probes,
        Optional<Integer> terminationGracePeriodSeconds) {

    static final int GRACE_PERIOD = 240;

    public AppConfig {
        scaleRules = List.copyOf(scaleRules);
        schedule = List.copyOf(schedule);
    }

    /** An app with nothing but thresholds, in a single revision, with the usual probes and grace period. */
    public AppConfig(
            double cpu,
            String memory,
            int minReplicas,
            int maxReplicas,
            int port,
            Optional<Integer> cpuScaleThreshold,
            Optional<Integer> memoryScaleThreshold,
            int httpScaleConcurrentRequests) {
        this(
                cpu,
                memory,
                minReplicas,
                maxReplicas,
                port,
                cpuScaleThreshold,
                memoryScaleThreshold,
                httpScaleConcurrentRequests,
                List.of(),
                List.of(),
                RevisionsConfig.SINGLE,
                ProbesConfig.APP,
                Optional.of(GRACE_PERIOD));
    }
}
