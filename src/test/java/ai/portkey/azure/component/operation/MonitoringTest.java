package ai.portkey.azure.component.operation;

import static ai.portkey.azure.PlanAssert.all;
import static ai.portkey.azure.PlanAssert.one;
import static org.assertj.core.api.Assertions.assertThat;

import ai.portkey.azure.TestStack;
import ai.portkey.azure.plan.Plan;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MonitoringTest {

    private static final String EVERYTHING = """
            networkMode: new
            serverMode: all
            ingressType: application_gateway
            appGateway: {gatewayHost: gateway.example.com, mcpHost: mcp.example.com}
            dataService: {enabled: true}
            """;
    private static final String ALERTS = "monitoring: {alerts: {emails: [ops@example.com]}}\n";

    @Test
    void nothing_is_watched_unless_asked_for() {
        var plan = TestStack.smallest().plan();

        assertThat(plan.resources())
                .extracting(Plan.Resource::type)
                .doesNotContain("portkey:index:Monitoring")
                .noneMatch(type -> type.startsWith("azure-native:insights:"));
        one(plan, "Workspace").at("retentionInDays").isEqualTo(30.0);
        one(TestStack.with("monitoring: {logRetentionDays: 90}").plan(), "Workspace")
                .at("retentionInDays")
                .isEqualTo(90.0);
    }

    @Test
    void diagnostics_send_what_is_not_there_yet_to_the_stacks_workspace() {
        var plan =
                TestStack.with(EVERYTHING + "monitoring: {diagnostics: true}").plan();

        var settings = all(plan, "DiagnosticSetting");
        assertThat(settings)
                .extracting(Plan.Resource::name)
                .containsExactlyInAnyOrder(
                        "monitoring-diagnostics-gateway",
                        "monitoring-diagnostics-mcp",
                        "monitoring-diagnostics-data-service",
                        "monitoring-diagnostics-redis",
                        "monitoring-diagnostics-environment",
                        "monitoring-diagnostics-log-store",
                        "monitoring-diagnostics-app-gateway",
                        "monitoring-diagnostics-pip-appgw",
                        "monitoring-diagnostics-pip-nat",
                        "monitoring-diagnostics-nsg-aca",
                        "monitoring-diagnostics-nsg-appgw");
        assertThat(settings)
                .extracting(r -> r.inputs().get("workspaceId"))
                .containsOnly(one(plan, "Workspace").resource().id().orElseThrow());
        var front = one(plan, "DiagnosticSetting", "-app-gateway");
        front.at("resourceUri").isEqualTo(plan.outputs().get("appGatewayId"));
        front.at("logs").isEqualTo(List.of(Map.of("categoryGroup", "allLogs", "enabled", true)));
        front.at("metrics").isEqualTo(List.of(Map.of("category", "AllMetrics", "enabled", true)));
        assertThat((String) one(plan, "DiagnosticSetting", "log-store").value("resourceUri"))
                .endsWith("/blobServices/default");
        one(plan, "DiagnosticSetting", "nsg-aca").at("metrics").isNull();
    }

    @Test
    void the_apps_logs_reach_the_workspace_once() {
        var plan = TestStack.with("monitoring: {diagnostics: true}").plan();

        one(plan, "DiagnosticSetting", "environment").at("logs").isNull();
        one(plan, "DiagnosticSetting", "gateway").at("logs").isNull();
    }

    @Test
    void the_settings_of_an_account_that_exists_are_left_to_its_owner_but_it_is_watched() {
        var plan = TestStack.with("""
                storage: {accountName: portkeysa, resourceGroup: my-storage-rg}
                monitoring: {diagnostics: true, alerts: {emails: [ops@example.com]}}
                """).plan();

        assertThat(all(plan, "DiagnosticSetting"))
                .extracting(Plan.Resource::name)
                .doesNotContain("monitoring-diagnostics-log-store");
        one(plan, "MetricAlert", "log-store-availability")
                .at("scopes")
                .isEqualTo(List.of(plan.outputs().get("storageAccountId")));
    }

    @Test
    void receivers_are_an_action_group_whose_webhooks_are_secret() {
        var plan = TestStack.with("""
                monitoring: {alerts: {emails: [ops@example.com, dev@example.com], webhooks: ['https://hooks.example.com/token']}}
                """).plan();

        var group = one(plan, "ActionGroup");
        group.at("actionGroupName").isEqualTo("ag-portkey-gateway-dev");
        assertThat(group.values("emailReceivers[].emailAddress")).containsExactly("ops@example.com", "dev@example.com");
        assertThat(group.values("emailReceivers[].name")).doesNotHaveDuplicates();
        group.at("webhookReceivers[0].serviceUri").isEqualTo(Plan.SECRET);
        assertThat(all(plan, "MetricAlert"))
                .isNotEmpty()
                .allSatisfy(alert -> assertThat(alert.inputs().get("actions"))
                        .isEqualTo(List.of(
                                Map.of("actionGroupId", group.resource().id().orElseThrow()))));
    }

    @Test
    void each_resource_has_the_alerts_that_fit_it() {
        var plan = TestStack.with(EVERYTHING + "mcp: {minReplicas: 2, maxReplicas: 2}\n" + ALERTS)
                .plan();

        assertThat(all(plan, "MetricAlert"))
                .extracting(r -> r.name().replaceFirst("monitoring-", ""))
                .containsExactlyInAnyOrder(
                        "gateway-cpu",
                        "gateway-memory",
                        "gateway-replicas",
                        "gateway-restarts",
                        "gateway-server-errors",
                        "gateway-response-time",
                        "mcp-cpu",
                        "mcp-memory",
                        "mcp-restarts",
                        "mcp-server-errors",
                        "mcp-response-time",
                        "data-service-cpu",
                        "data-service-memory",
                        "data-service-replicas",
                        "data-service-restarts",
                        "data-service-server-errors",
                        "data-service-response-time",
                        "redis-cpu",
                        "redis-memory",
                        "redis-restarts",
                        "app-gateway-unhealthy-hosts",
                        "app-gateway-server-errors",
                        "log-store-availability");
    }

    @Test
    void thresholds_are_in_the_metrics_units() {
        var plan =
                TestStack.with("gateway: {cpu: 2, maxReplicas: 8}\n" + ALERTS).plan();

        criterion(plan, "gateway-cpu", "UsageNanoCores", "GreaterThan", 1.7e9, "Average");
        criterion(plan, "gateway-memory", "WorkingSetBytes", "GreaterThan", 0.85 * 4 * 1024 * 1024 * 1024, "Average");
        criterion(plan, "gateway-replicas", "Replicas", "GreaterThanOrEqual", 8.0, "Average");
        criterion(plan, "gateway-restarts", "RestartCount", "GreaterThan", 3.0, "Maximum");
        criterion(plan, "gateway-server-errors", "Requests", "GreaterThan", 10.0, "Total");
        criterion(plan, "gateway-response-time", "ResponseTime", "GreaterThan", 60000.0, "Average");
        criterion(plan, "log-store-availability", "Availability", "LessThan", 99.0, "Average");
        one(plan, "MetricAlert", "gateway-server-errors")
                .at("criteria.allOf[0].dimensions")
                .isEqualTo(
                        List.of(Map.of("name", "statusCodeCategory", "operator", "Include", "values", List.of("5xx"))));
    }

    @Test
    void an_alert_is_a_rule_of_its_resource_with_the_kind_of_criteria_that_azure_asks_for() {
        var plan = TestStack.with(ALERTS).plan();

        var alert = one(plan, "MetricAlert", "gateway-cpu");
        alert.at("ruleName").isEqualTo("alert-gateway-cpu-portkey-gateway-dev");
        alert.at("location").isEqualTo("global");
        alert.at("scopes").isEqualTo(List.of(plan.outputs().get("gatewayId")));
        alert.at("criteria.odataType").isEqualTo("Microsoft.Azure.Monitor.SingleResourceMultipleMetricCriteria");
        alert.at("criteria.allOf[0].criterionType").isEqualTo("StaticThresholdCriterion");
        alert.at("criteria.allOf[0].metricNamespace").isEqualTo("Microsoft.App/containerApps");
    }

    @Test
    void what_clients_notice_is_one_step_more_severe() {
        var plan = TestStack.with(ALERTS).plan();
        var critical = TestStack.with("monitoring: {alerts: {emails: [ops@example.com], severity: 0}}")
                .plan();

        one(plan, "MetricAlert", "gateway-cpu").at("severity").isEqualTo(2.0);
        one(plan, "MetricAlert", "gateway-server-errors").at("severity").isEqualTo(1.0);
        one(critical, "MetricAlert", "gateway-server-errors").at("severity").isEqualTo(0.0);
    }

    @Test
    void a_threshold_of_null_is_no_alert() {
        var plan = TestStack.with("""
                monitoring:
                  alerts:
                    enabled: true
                    thresholds: {cpuPercent: null, memoryPercent: null, restarts: null, serverErrors: null, responseMilliseconds: null, storageAvailabilityPercent: null}
                """).plan();

        assertThat(all(plan, "MetricAlert"))
                .extracting(Plan.Resource::name)
                .containsExactly("monitoring-gateway-replicas");
        assertThat(all(plan, "ActionGroup")).isEmpty();
    }

    @Test
    void the_managed_redis_and_the_key_vault_of_the_stack_are_watched_too() {
        var plan = TestStack.with("""
                redis: {type: azure-managed-redis, provision: {}}
                secretsKeyVault: {name: portkey-kv, create: true}
                monitoring: {diagnostics: true, alerts: {emails: [ops@example.com], thresholds: {memoryPercent: 90}}}
                """).plan();
        var cluster = one(plan, "RedisEnterprise").resource().id().orElseThrow();

        criterion(plan, "managed-redis-cpu", "percentProcessorTime", "GreaterThan", 85.0, "Maximum");
        criterion(plan, "managed-redis-memory", "usedmemorypercentage", "GreaterThan", 90.0, "Maximum");
        one(plan, "MetricAlert", "managed-redis-cpu").at("scopes").isEqualTo(List.of(cluster));
        one(plan, "MetricAlert", "managed-redis-cpu")
                .at("criteria.allOf[0].metricNamespace")
                .isEqualTo("Microsoft.Cache/redisEnterprise");
        var metrics = all(plan, "DiagnosticSetting").stream()
                .filter(r -> r.name().endsWith("diagnostics-managed-redis"))
                .toList();
        assertThat(metrics)
                .singleElement()
                .satisfies(r -> assertThat(r.inputs())
                        .containsEntry("resourceUri", cluster)
                        .doesNotContainKey("logs"));
        var logs = one(plan, "DiagnosticSetting", "managed-redis-database");
        logs.at("resourceUri").isEqualTo(cluster + "/databases/default");
        logs.at("metrics").isNull();
        var vault = one(plan, "DiagnosticSetting", "key-vault");
        vault.at("resourceUri").isEqualTo(plan.outputs().get("keyVaultId"));
        vault.at("logs").isEqualTo(List.of(Map.of("categoryGroup", "allLogs", "enabled", true)));
    }

    @Test
    void the_share_of_errors_is_a_query_over_the_access_log_of_the_stacks_workspace() {
        var plan = TestStack.with(
                        EVERYTHING
                                + "monitoring: {diagnostics: true, alerts: {emails: [ops@example.com], thresholds: {serverErrorPercent: 5}}}")
                .plan();

        var rule = one(plan, "ScheduledQueryRule");
        rule.at("ruleName").isEqualTo("alert-app-gateway-server-error-share-portkey-gateway-dev");
        rule.at("scopes")
                .isEqualTo(List.of(one(plan, "Workspace").resource().id().orElseThrow()));
        rule.at("actions.actionGroups")
                .isEqualTo(List.of(one(plan, "ActionGroup").resource().id().orElseThrow()));
        rule.at("severity").isEqualTo(1.0);
        rule.at("criteria.allOf[0].threshold").isEqualTo(5.0);
        rule.at("criteria.allOf[0].metricMeasureColumn").isEqualTo("percent");
        assertThat((String) rule.value("criteria.allOf[0].query"))
                .contains("ApplicationGatewayAccessLog", "httpStatus_d >= 500", "requests >= 20");
    }

    private static void criterion(
            Plan plan, String alert, String metric, String operator, double threshold, String aggregation) {
        var rule = one(plan, "MetricAlert", alert);
        rule.at("criteria.allOf[0].metricName").isEqualTo(metric);
        rule.at("criteria.allOf[0].operator").isEqualTo(operator);
        rule.at("criteria.allOf[0].threshold").isEqualTo(threshold);
        rule.at("criteria.allOf[0].timeAggregation").isEqualTo(aggregation);
    }
}
