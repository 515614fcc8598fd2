package ai.portkey.azure.component.operation;

import ai.portkey.azure.component.app.AppComponent;
import ai.portkey.azure.component.data.LogStore;
import ai.portkey.azure.component.data.ManagedRedis;
import ai.portkey.azure.component.entrance.AppGateway;
import ai.portkey.azure.component.operation.Alert.Metric;
import ai.portkey.azure.component.operation.Alert.Status;
import com.google.gson.GsonBuilder;
import com.pulumi.core.Output;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The content of the workbook: charts of platform metrics by the kind of resource that has them, and queries over the apps'
 * logs. Each is a row of data; {@link #json} gives them the form that Azure's workbooks have.
 *
 * @see <a href="https://learn.microsoft.com/azure/azure-monitor/visualize/workbooks-create-workbook">Azure Workbooks</a>
 */
final class Dashboard {

    /**
     * @param title    above the chart
     * @param category of the metric in Azure's metric explorer; most have none
     * @param metric   what is drawn, one line for each resource
     */
    private record Chart(String title, String category, Metric metric) {

        Chart(String title, String namespace, String name, String aggregation) {
            this(title, "", new Metric(namespace, name, aggregation));
        }
    }

    /** @param title above the table @param text in the Kusto query language */
    private record Query(String title, String text) {}

    /**
     * Charts of the same resources.
     *
     * @param title     above them
     * @param resources ARM ids; without any the section is left out
     */
    private record Section(String title, List<Chart> charts, List<Output<String>> resources) {}

    private static final List<Chart> REQUESTS = List.of(
            new Chart("Requests", Alert.APP, "Requests", "Total"),
            new Chart("Responses 5xx", "", new Metric(Alert.APP, "Requests", "Total", Optional.of(new Status("statusCodeCategory", "5xx")), false)),
            new Chart("Response time (ms)", Alert.APP, "ResponseTime", "Average"));
    private static final List<Chart> REPLICAS = List.of(
            new Chart("Replicas", Alert.APP, "Replicas", "Average"),
            new Chart("CPU (nanocores)", Alert.APP, "UsageNanoCores", "Average"),
            new Chart("Memory (bytes)", Alert.APP, "WorkingSetBytes", "Average"),
            new Chart("Restarts", Alert.APP, "RestartCount", "Maximum"));
    private static final List<Chart> APP_GATEWAY = List.of(
            new Chart("Healthy hosts", Alert.APP_GATEWAY, "HealthyHostCount", "Average"),
            new Chart("Unhealthy hosts", Alert.APP_GATEWAY, "UnhealthyHostCount", "Average"),
            new Chart("Throughput (bytes per second)", Alert.APP_GATEWAY, "Throughput", "Average"));
    private static final List<Chart> REDIS = List.of(
            new Chart("CPU (percent)", Alert.REDIS, "percentProcessorTime", "Maximum"),
            new Chart("Memory (percent)", Alert.REDIS, "usedmemorypercentage", "Maximum"));
    private static final List<Chart> LOG_STORE = List.of(
            new Chart("Availability (percent)", "Transaction", new Metric(Alert.STORAGE, "Availability", "Average")));
    private static final List<Query> QUERIES = List.of(
            new Query("Errors of the apps", """
                    ContainerAppConsoleLogs_CL
                    | where Log_s has_any ("error", "exception", "fatal")
                    | project TimeGenerated, ContainerAppName_s, RevisionName_s, Log_s
                    | order by TimeGenerated desc
                    | take 100
                    """),
            new Query("Warnings of the platform", """
                    ContainerAppSystemLogs_CL
                    | where Type_s != "Normal"
                    | project TimeGenerated, ContainerAppName_s, RevisionName_s, Reason_s, Log_s
                    | order by TimeGenerated desc
                    | take 100
                    """));

    /** Azure's numbers of the aggregations. */
    private static final Map<String, Integer> AGGREGATIONS = Map.of("Total", 1, "Maximum", 3, "Average", 4);
    private static final String SCHEMA = "https://github.com/Microsoft/Application-Insights-Workbooks/blob/master/schema/workbook.json";
    private static final String TIME_RANGE = "TimeRange";
    private static final long FOUR_HOURS = 4L * 60 * 60 * 1000;

    private Dashboard() {}

    /** The workbook's {@code serializedData}. */
    static Output<String> json(Monitoring.Args args) {
        var http = args.apps().stream().filter(Watched::isHttp).map(AppComponent::appId).toList();
        var sections = List.of(
                new Section("Requests", REQUESTS, http),
                new Section("Replicas", REPLICAS, args.apps().stream().map(AppComponent::appId).toList()),
                new Section("Application Gateway", APP_GATEWAY, args.appGateway().stream().map(AppGateway::appGatewayId).toList()),
                new Section("Azure Managed Redis", REDIS, args.managedRedis().stream().map(ManagedRedis::clusterId).toList()),
                new Section("Log store", LOG_STORE, args.logStore().stream().map(LogStore::accountId).toList()));
        var drawn = sections.stream().filter(section -> !section.resources().isEmpty()).toList();
        var ids = Output.all(drawn.stream().map(section -> Output.all(section.resources())).toList());
        return Output.tuple(ids, args.environment().workspaceId()).applyValue(t -> json(drawn, t.t1, t.t2));
    }

    private static String json(List<Section> sections, List<List<String>> ids, String workspaceId) {
        var items = new ArrayList<Object>();
        items.add(timeRange());
        for (var i = 0; i < sections.size(); i++) {
            var section = sections.get(i);
            items.add(item(1, section.title(), "100", object("json", "## " + section.title())));
            for (var chart : section.charts()) {
                items.add(item(10, section.title() + ": " + chart.title(), "50", chart(chart, ids.get(i))));
            }
        }
        QUERIES.forEach(query -> items.add(item(3, query.title(), "100", query(query, workspaceId))));
        return new GsonBuilder().disableHtmlEscaping().create().toJson(object("version", "Notebook/1.0", "items", items,
                "fallbackResourceIds", List.of(workspaceId), "$schema", SCHEMA));
    }

    private static Map<String, Object> item(int type, String name, String width, Map<String, Object> content) {
        return object("type", type, "name", name, "customWidth", width, "content", content);
    }

    private static Map<String, Object> timeRange() {
        var parameter = object("id", "time-range", "version", "KqlParameterItem/1.0", "name", TIME_RANGE, "label", "Time range",
                "type", 4, "value", object("durationMs", FOUR_HOURS));
        return item(9, TIME_RANGE, "100", object("version", "KqlParameterItem/1.0", "parameters", List.of(parameter), "style", "pills"));
    }

    private static Map<String, Object> chart(Chart chart, List<String> resources) {
        var namespace = chart.metric().namespace().toLowerCase(Locale.ROOT);
        var metric = object("namespace", namespace, "metric", namespace + "-" + chart.category() + "-" + chart.metric().name(),
                "aggregation", AGGREGATIONS.get(chart.metric().aggregation()));
        chart.metric().status().ifPresent(status -> metric.put("filters",
                List.of(object("id", "1", "key", status.dimension(), "operator", 0, "values", List.of(status.value())))));
        return object("version", "MetricsItem/2.0", "title", chart.title(), "size", 0, "chartType", 2, "resourceType", namespace,
                "metricScope", 0, "resourceIds", resources, "timeContextFromParameter", TIME_RANGE, "metrics", List.of(metric));
    }

    private static Map<String, Object> query(Query query, String workspaceId) {
        return object("version", "KqlItem/1.0", "title", query.title(), "query", query.text(), "size", 0, "queryType", 0,
                "resourceType", "microsoft.operationalinsights/workspaces", "crossComponentResources", List.of(workspaceId),
                "timeContextFromParameter", TIME_RANGE);
    }

    /** A JSON object of names and values in turn. The order stays, or every run would find another text and update the workbook. */
    private static Map<String, Object> object(Object... namesAndValues) {
        var object = new LinkedHashMap<String, Object>();
        for (var i = 0; i < namesAndValues.length; i += 2) {
            object.put((String) namesAndValues[i], namesAndValues[i + 1]);
        }
        return object;
    }
}
