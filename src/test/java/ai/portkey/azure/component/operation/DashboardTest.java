package ai.portkey.azure.component.operation;

import static ai.portkey.azure.PlanAssert.all;
import static ai.portkey.azure.PlanAssert.one;
import static org.assertj.core.api.Assertions.assertThat;

import ai.portkey.azure.TestStack;
import ai.portkey.azure.plan.Plan;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/** The workbook's content, as Azure reads it. */
class DashboardTest {

    private static final String WORKBOOK = "monitoring: {workbook: true}\n";
    private static final String EVERYTHING = WORKBOOK + """
            networkMode: new
            serverMode: all
            ingressType: application_gateway
            appGateway: {gatewayHost: gateway.example.com, mcpHost: mcp.example.com}
            """;

    @Test
    void a_workbook_is_named_by_a_guid_that_stays() {
        var first = one(TestStack.with(WORKBOOK).plan(), "Workbook");
        var second = one(TestStack.with(WORKBOOK).plan(), "Workbook");

        assertThat((String) first.value("resourceName"))
                .matches("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")
                .isEqualTo(second.value("resourceName"));
        first.at("displayName").isEqualTo("Portkey AI gateway portkey-gateway-dev");
        first.at("kind").isEqualTo("shared");
        assertThat(first.value("serializedData")).isEqualTo(second.value("serializedData"));
        assertThat(all(TestStack.with(WORKBOOK + "resourceGroupName: other-rg").plan(), "Workbook")
                        .get(0)
                        .inputs()
                        .get("resourceName"))
                .isNotEqualTo(first.value("resourceName"));
    }

    @Test
    void it_has_the_charts_of_what_is_deployed() {
        assertThat(titles(TestStack.with(EVERYTHING).plan(), 10))
                .containsExactly(
                        "Requests",
                        "Responses 5xx",
                        "Response time (ms)",
                        "Replicas",
                        "CPU (nanocores)",
                        "Memory (bytes)",
                        "Restarts",
                        "Healthy hosts",
                        "Unhealthy hosts",
                        "Throughput (bytes per second)",
                        "Availability (percent)");
        assertThat(titles(
                        TestStack.with(WORKBOOK + "redis: {type: azure-managed-redis, provision: {}}")
                                .plan(),
                        10))
                .contains("CPU (percent)", "Memory (percent)")
                .doesNotContain("Throughput (bytes per second)");
    }

    @Test
    void a_chart_draws_one_metric_of_all_its_resources() {
        var plan = TestStack.with(EVERYTHING).plan();

        var failures = content(plan, "Responses 5xx");
        assertThat(failures.get("resourceIds")).isEqualTo(json(ids(plan, "gateway", "mcp")));
        assertThat(failures.getAsJsonArray("metrics")).containsExactly(JsonParser.parseString("""
                {namespace: 'microsoft.app/containerapps', metric: 'microsoft.app/containerapps--Requests', aggregation: 1,
                 filters: [{id: '1', key: statusCodeCategory, operator: 0, values: ['5xx']}]}"""));
        assertThat(sorted(content(plan, "CPU (nanocores)").getAsJsonArray("resourceIds")))
                .isEqualTo(sorted(json(ids(plan, "gateway", "mcp", "redis"))));
        assertThat(content(plan, "Availability (percent)").getAsJsonArray("metrics"))
                .containsExactly(JsonParser.parseString("""
                {namespace: 'microsoft.storage/storageaccounts', metric: 'microsoft.storage/storageaccounts-Transaction-Availability', aggregation: 4}"""));
        assertThat(content(plan, "Restarts")
                        .getAsJsonArray("metrics")
                        .get(0)
                        .getAsJsonObject()
                        .get("aggregation")
                        .getAsInt())
                .isEqualTo(3);
    }

    @Test
    void errors_are_read_from_the_stacks_workspace() {
        var plan = TestStack.with(WORKBOOK).plan();

        assertThat(titles(plan, 3)).containsExactly("Errors of the apps", "Warnings of the platform");
        var errors = content(plan, "Errors of the apps");
        assertThat(errors.get("query").getAsString())
                .startsWith("ContainerAppConsoleLogs_CL\n")
                .contains("ContainerAppName_s");
        assertThat(errors.get("crossComponentResources"))
                .isEqualTo(json(List.of(one(plan, "Workspace").resource().id().orElseThrow())));
        assertThat(content(plan, "Warnings of the platform").get("query").getAsString())
                .startsWith("ContainerAppSystemLogs_CL\n");
    }

    /** Java shuffles its small maps anew in every process; a workbook that follows them would change with every run. */
    @Test
    void the_text_has_an_order_of_its_own() {
        assertThat(content(TestStack.with(EVERYTHING).plan(), "Responses 5xx").toString())
                .startsWith(
                        "{\"version\":\"MetricsItem/2.0\",\"title\":\"Responses 5xx\",\"size\":0,\"chartType\":2,\"resourceType\":\"microsoft.app/containerapps\"")
                .endsWith(
                        "\"filters\":[{\"id\":\"1\",\"key\":\"statusCodeCategory\",\"operator\":0,\"values\":[\"5xx\"]}]}]}");
    }

    @Test
    void every_chart_and_query_follows_the_time_that_the_reader_chooses() {
        var plan = TestStack.with(EVERYTHING).plan();

        var parameter = items(plan).stream()
                .filter(item -> item.get("type").getAsInt() == 9)
                .findFirst()
                .orElseThrow();
        assertThat(parameter
                        .getAsJsonObject("content")
                        .getAsJsonArray("parameters")
                        .get(0)
                        .getAsJsonObject()
                        .get("name")
                        .getAsString())
                .isEqualTo("TimeRange");
        assertThat(items(plan))
                .filteredOn(item -> List.of(3, 10).contains(item.get("type").getAsInt()))
                .hasSize(13)
                .allSatisfy(item -> assertThat(item.getAsJsonObject("content")
                                .get("timeContextFromParameter")
                                .getAsString())
                        .isEqualTo("TimeRange"));
    }

    private static List<String> ids(Plan plan, String... apps) {
        return List.of(apps).stream()
                .map(app ->
                        one(plan, "ContainerApp", app + "-app").resource().id().orElseThrow())
                .toList();
    }

    private static JsonArray json(List<String> texts) {
        var array = new JsonArray();
        texts.forEach(array::add);
        return array;
    }

    private static List<String> sorted(JsonArray array) {
        return StreamSupport.stream(array.spliterator(), false)
                .map(JsonElement::getAsString)
                .sorted()
                .toList();
    }

    private static List<String> titles(Plan plan, int type) {
        return items(plan).stream()
                .filter(item -> item.get("type").getAsInt() == type)
                .map(item -> item.getAsJsonObject("content").get("title").getAsString())
                .toList();
    }

    private static JsonObject content(Plan plan, String title) {
        return items(plan).stream()
                .map(item -> item.getAsJsonObject("content"))
                .filter(content -> content.has("title")
                        && content.get("title").getAsString().equals(title))
                .findFirst()
                .orElseThrow();
    }

    private static List<JsonObject> items(Plan plan) {
        var workbook = JsonParser.parseString((String) one(plan, "Workbook").value("serializedData"))
                .getAsJsonObject();
        assertThat(workbook.get("version").getAsString()).isEqualTo("Notebook/1.0");
        return StreamSupport.stream(workbook.getAsJsonArray("items").spliterator(), false)
                .map(JsonElement::getAsJsonObject)
                .toList();
    }
}
