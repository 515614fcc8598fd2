package ai.portkey.azure.component.operation;

import ai.portkey.azure.config.operation.AlertsConfig;
import com.pulumi.azurenative.insights.ScheduledQueryRuleArgs;
import com.pulumi.azurenative.insights.inputs.ConditionArgs;
import com.pulumi.azurenative.insights.inputs.ConditionFailingPeriodsArgs;
import com.pulumi.azurenative.insights.inputs.ScheduledQueryRuleCriteriaArgs;

/**
 * The share of responses 5xx among all of the Application Gateway. Metric alerts count and do not divide, so a query over the
 * access log does.
 */
final class ErrorShare {

    static final String KIND = "server-error-share";
    /** Below this number of requests one failure is a large share. */
    private static final int FEWEST_REQUESTS = 20;

    private static final String QUERY = """
            AzureDiagnostics
            | where Category == "ApplicationGatewayAccessLog"
            | summarize requests = count(), failed = countif(httpStatus_d >= 500)
            | where requests >= %d
            | project percent = 100.0 * failed / requests
            """.formatted(FEWEST_REQUESTS);

    private ErrorShare() {}

    /** The rule without scope and receivers. */
    static ScheduledQueryRuleArgs.Builder rule(int percent, AlertsConfig alerts) {
        return ScheduledQueryRuleArgs.builder()
                .kind("LogAlert")
                .description("More than " + percent + " % of the Application Gateway's responses are 5xx.")
                .severity((double) alerts.failureSeverity())
                .enabled(true)
                .autoMitigate(true)
                // A new workspace does not know the table before the first entry.
                .skipQueryValidation(true)
                .evaluationFrequency("PT5M")
                .windowSize("PT15M")
                .criteria(ScheduledQueryRuleCriteriaArgs.builder()
                        .allOf(ConditionArgs.builder()
                                .query(QUERY)
                                .metricMeasureColumn("percent")
                                .timeAggregation("Maximum")
                                .operator("GreaterThan")
                                .threshold((double) percent)
                                .failingPeriods(ConditionFailingPeriodsArgs.builder()
                                        .numberOfEvaluationPeriods(1.0)
                                        .minFailingPeriodsToAlert(1.0)
                                        .build())
                                .build())
                        .build());
    }
}
