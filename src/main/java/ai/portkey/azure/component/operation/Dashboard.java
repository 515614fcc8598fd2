package ai.portkey.azure.component.operation;

import ai.portkey.azure.component.operation.Alert.Metric;
import ai.portkey.azure.text.JsonText;
import com.pulumi.core.Output;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * The content of the workbook: charts of platform metrics by the kind of resource that has them, and queries over the apps'
 * logs. Each is a row of data; {@link #json} gives them the form that Azure's workbooks have.
 *
 * @see <a href="https://learn.microsoft.com/azure/azure-monitor/visualize/workbooks-create-workbook">Azure Workbooks</a>
 */
public final class Dashboard {

    /**
     * @param title    above the chart
     * @param category of the metric in Azure's metric explorer; most have none
     * @param metric   what is drawn, one line for each resource
     */
    public record Chart(String title, String category, Metric metric) {

        public Chart(String title, String namespace, String name, String aggregation) {
            this(title, "", new Metric(namespace, name, aggregation));
        }
    }

    /**
     * @param title above the table
     * @param text in the Kusto query language
     */
    private record Query(String title, String text) {

        /**
         * For logs that a diagnostic setting sends, which are in tables of their own.
         *
         * @see <a href="https://learn.microsoft.com/azure/azure-monitor/reference/tables/containerappconsolelogs">Table</a>
         */
        Query ofDiagnosticSetting() {
            return new Query(title, text.replace("_CL", "").replaceAll("_s\\b", ""));
        }
    }

    /**
     * Charts of a resource.
     *
     * @param title    above them; sections with the same are drawn as one
     * @param charts   each with one line for each resource
     * @param resource ARM id
     */
    public record Section(String title, List<Chart> charts, Output<String> resource) {}

    private static final List<Query> QUERIES =
            List.of(new Query("Errors of the apps", """
                    ContainerAppConsoleLogs_CL
                    | where Log_s has_any ("error", "exception", "fatal")
                    | project TimeGenerated, ContainerAppName_s, RevisionName_s, Log_s
                    | order by TimeGenerated desc
                    | take 100
                    """), new Query("Warnings of the platform", """
                    ContainerAppSystemLogs_CL
                    | where Type_s != "Normal"
                    | project TimeGenerated, ContainerAppName_s, RevisionName_s, Reason_s, Log_s
                    | order by TimeGenerated desc
                    | take 100
                    """));

    /** Azure's numbers of the aggregations. */
    private static final Map<String, Integer> AGGREGATIONS = Map.of("Total", 1, "Maximum", 3, "Average", 4);

    private static final String SCHEMA =
            "https://github.com/Microsoft/Application-Insights-Workbooks/blob/master/schema/workbook.json";
    private static final String TIME_RANGE = "TimeRange";
    private static final long FOUR_HOURS = 4L * 60 * 60 * 1000;

    private Dashboard() {}

    /**
     * The workbook's {@code serializedData}.
     *
     * @param bySetting the environment's logs come by a diagnostic setting
     */
    static Output<String> json(List<Section> sections, Output<String> workspaceId, boolean bySetting) {
        var drawn = sections.stream()
                .collect(Collectors.groupingBy(Section::title, LinkedHashMap::new, Collectors.toList()));
        var ids = Output.all(drawn.values().stream()
                .map(same -> Output.all(same.stream().map(Section::resource).toList()))
                .toList());
        var first = drawn.values().stream().map(same -> same.get(0)).toList();
        return Output.tuple(ids, workspaceId)
                .applyValue(t -> json(
                        first,
                        t.t1,
                        t.t2,
                        bySetting
                                ? QUERIES.stream()
                                        .map(Query::ofDiagnosticSetting)
                                        .toList()
                                : QUERIES));
    }

    private static String json(
            List<Section> sections, List<List<String>> ids, String workspaceId, List<Query> queries) {
        var items = new ArrayList<Object>();
        items.add(timeRange());
        for (var i = 0; i < sections.size(); i++) {
            var section = sections.get(i);
            items.add(item(1, section.title(), "100", object("json", "## " + section.title())));
            for (var chart : section.charts()) {
                items.add(item(10, section.title() + ": " + chart.title(), "50", chart(chart, ids.get(i))));
            }
        }
        queries.forEach(query -> items.add(item(3, query.title(), "100", query(query, workspaceId))));
        return JsonText.COMPACT.toJson(object(
                "version",
                "Notebook/1.0",
                "items",
                items,
                "fallbackResourceIds",
                List.of(workspaceId),
                "$schema",
                SCHEMA));
    }

    private static Map<String, Object> item(int type, String name, String width, Map<String, Object> content) {
        return object("type", type, "name", name, "customWidth", width, "content", content);
    }

    private static Map<String, Object> timeRange() {
        var parameter = object(
                "id",
                "time-range",
                "version",
                "KqlParameterItem/1.0",
                "name",
                TIME_RANGE,
                "label",
                "Time range",
                "type",
                4,
                "value",
                object("durationMs", FOUR_HOURS));
        return item(
                9,
                TIME_RANGE,
                "100",
                object("version", "KqlParameterItem/1.0", "parameters", List.of(parameter), "style", "pills"));
    }

    private static Map<String, Object> chart(Chart chart, List<String> resources) {
        var namespace = chart.metric().namespace().toLowerCase(Locale.ROOT);
        var metric = object(
                "namespace",
                namespace,
                "metric",
                namespace + "-" + chart.category() + "-" + chart.metric().name(),
                "aggregation",
                Objects.requireNonNull(AGGREGATIONS.get(chart.metric().aggregation())));
        chart.metric()
                .status()
                .ifPresent(status -> metric.put(
                        "filters",
                        List.of(object(
                                "id",
                                "1",
                                "key",
                                status.dimension(),
                                "operator",
                                0,
                                "values",
                                List.of(status.value())))));
        return object(
                "version",
                "MetricsItem/2.0",
                "title",
                chart.title(),
                "size",
                0,
                "chartType",
                2,
                "resourceType",
                namespace,
                "metricScope",
                0,
                "resourceIds",
                resources,
                "timeContextFromParameter",
                TIME_RANGE,
                "metrics",
                List.of(metric));
    }

    private static Map<String, Object> query(Query query, String workspaceId) {
        return object(
                "version",
                "KqlItem/1.0",
                "title",
                query.title(),
                "query",
                query.text(),
                "size",
                0,
                "queryType",
                0,
                "resourceType",
                "microsoft.operationalinsights/workspaces",
                "crossComponentResources",
                List.of(workspaceId),
                "timeContextFromParameter",
                TIME_RANGE);
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
