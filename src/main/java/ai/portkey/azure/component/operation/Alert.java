package ai.portkey.azure.component.operation;

import ai.portkey.azure.config.app.AppConfig;
import ai.portkey.azure.config.operation.AlertsConfig.Thresholds;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One metric alert of one resource, as data.
 *
 * @param kind        part of the alert's name, unique for its resource
 * @param description what happened, for the person who is woken
 * @param metric      what is measured
 * @param condition   when it is raised
 * @param isFailure   clients notice it: one step more severe
 */
public record Alert(String kind, String description, Metric metric, Condition condition, boolean isFailure) {

    /**
     * A platform metric of Azure Monitor.
     *
     * @param namespace   its resource type
     * @param name        in the REST API
     * @param aggregation of the measurements in the window: {@code Average}, {@code Maximum} or {@code Total}
     * @param status      only responses of this class, by the dimension that the resource type has for it
     * @param preview     Azure may not know it in every region, and would refuse the alert
     * @see <a href="https://learn.microsoft.com/azure/azure-monitor/reference/metrics-index">Supported metrics of Azure Monitor</a>
     */
    public record Metric(String namespace, String name, String aggregation, Optional<Status> status, boolean preview) {

        public Metric(String namespace, String name, String aggregation) {
            this(namespace, name, aggregation, Optional.empty(), false);
        }
    }

    /**
     * @param dimension of the metric
     * @param value e.g. {@code 5xx}
     */
    public record Status(String dimension, String value) {}

    /**
     * @param operator  {@code GreaterThan}, {@code GreaterThanOrEqual} or {@code LessThan}
     * @param threshold in the metric's unit
     * @param window    ISO 8601 duration that is looked at
     * @param frequency ISO 8601 duration between looks
     */
    public record Condition(String operator, double threshold, String window, String frequency) {

        /** A few minutes are noise: what lasts a quarter of an hour counts. */
        public static Condition lasting(String operator, double threshold) {
            return new Condition(operator, threshold, "PT15M", "PT5M");
        }

        /** What fails now. */
        public static Condition now(String operator, double threshold) {
            return new Condition(operator, threshold, "PT5M", "PT1M");
        }
    }

    public static final String APP = "Microsoft.App/containerApps";
    public static final String APP_GATEWAY = "Microsoft.Network/applicationGateways";
    public static final String REDIS = "Microsoft.Cache/redisEnterprise";
    public static final String STORAGE = "Microsoft.Storage/storageAccounts";
    private static final double NANO_CORES = 1e9;
    private static final double GIBIBYTE = 1024d * 1024 * 1024;
    private static final String MORE = "GreaterThan";

    /** Alerts of a Container App; {@code isHttp} is false for Redis, which has no requests and responses. */
    public static List<Alert> ofApp(AppConfig app, boolean isHttp, Thresholds thresholds) {
        var alerts = new ArrayList<Alert>();
        thresholds
                .cpuPercent()
                .ifPresent(percent -> alerts.add(new Alert(
                        "cpu",
                        "Replicas use more than " + percent + " % of their CPU.",
                        new Metric(APP, "UsageNanoCores", "Average"),
                        Condition.lasting(MORE, app.cpu() * NANO_CORES * percent / 100),
                        false)));
        thresholds
                .memoryPercent()
                .ifPresent(percent -> alerts.add(new Alert(
                        "memory",
                        "Replicas use more than " + percent + " % of their memory.",
                        new Metric(APP, "WorkingSetBytes", "Average"),
                        Condition.lasting(
                                MORE, Double.parseDouble(app.memory().replace("Gi", "")) * GIBIBYTE * percent / 100),
                        false)));
        // An app of a fixed size is always at its maximum.
        if (app.minReplicas() < app.maxReplicas()) {
            alerts.add(new Alert(
                    "replicas",
                    "The app is at its maximum of " + app.maxReplicas() + " replicas and cannot scale out further.",
                    new Metric(APP, "Replicas", "Average"),
                    Condition.lasting("GreaterThanOrEqual", app.maxReplicas()),
                    false));
        }
        thresholds
                .restarts()
                .ifPresent(restarts -> alerts.add(new Alert(
                        "restarts",
                        "A replica restarted more than " + restarts + " times.",
                        new Metric(APP, "RestartCount", "Maximum"),
                        Condition.lasting(MORE, restarts),
                        false)));
        if (isHttp) {
            thresholds
                    .serverErrors()
                    .ifPresent(errors -> alerts.add(serverErrors(APP, "Requests", "statusCodeCategory", errors)));
            thresholds
                    .responseMilliseconds()
                    .ifPresent(time -> alerts.add(new Alert(
                            "response-time",
                            "Responses take more than " + time + " ms on average.",
                            new Metric(APP, "ResponseTime", "Average", Optional.empty(), true),
                            Condition.lasting(MORE, time),
                            false)));
        }
        return List.copyOf(alerts);
    }

    /** Alerts of the Application Gateway. */
    public static List<Alert> ofAppGateway(Thresholds thresholds) {
        var alerts = new ArrayList<Alert>();
        alerts.add(new Alert(
                "unhealthy-hosts",
                "The Application Gateway's health probes fail: an app does not answer.",
                new Metric(APP_GATEWAY, "UnhealthyHostCount", "Average"),
                Condition.now(MORE, 0),
                true));
        thresholds
                .serverErrors()
                .ifPresent(
                        errors -> alerts.add(serverErrors(APP_GATEWAY, "ResponseStatus", "HttpStatusGroup", errors)));
        return List.copyOf(alerts);
    }

    /** Alerts of the log store's account. */
    public static List<Alert> ofStorage(Thresholds thresholds) {
        return thresholds
                .storageAvailabilityPercent()
                .map(percent -> new Alert(
                        "availability",
                        "Less than " + percent + " % of the requests to the log store succeed.",
                        new Metric(STORAGE, "Availability", "Average"),
                        Condition.lasting("LessThan", percent),
                        true))
                .stream()
                .toList();
    }

    /** Alerts of the Azure Managed Redis: both metrics are percentages, of the busiest node and of the size. */
    public static List<Alert> ofManagedRedis(Thresholds thresholds) {
        var alerts = new ArrayList<Alert>();
        thresholds
                .cpuPercent()
                .ifPresent(percent -> alerts.add(new Alert(
                        "cpu",
                        "The cache uses more than " + percent + " % of its CPU.",
                        new Metric(REDIS, "percentProcessorTime", "Maximum"),
                        Condition.lasting(MORE, percent),
                        false)));
        thresholds
                .memoryPercent()
                .ifPresent(percent -> alerts.add(new Alert(
                        "memory",
                        "The cache uses more than " + percent
                                + " % of its memory; when it is full, it forgets what was not used for long.",
                        new Metric(REDIS, "usedmemorypercentage", "Maximum"),
                        Condition.lasting(MORE, percent),
                        false)));
        return List.copyOf(alerts);
    }

    private static Alert serverErrors(String namespace, String metric, String dimension, int errors) {
        return new Alert(
                "server-errors",
                "More than " + errors + " responses 5xx in 5 minutes.",
                new Metric(namespace, metric, "Total", Optional.of(new Status(dimension, "5xx")), false),
                Condition.now(MORE, errors),
                true);
    }
}
