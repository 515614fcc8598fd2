package ai.portkey.azure.component.operation;

import ai.portkey.azure.component.AzureComponent;
import ai.portkey.azure.component.SecretKeys;
import ai.portkey.azure.component.Target;
import ai.portkey.azure.config.operation.AlertsConfig;
import ai.portkey.azure.config.operation.MonitoringConfig;
import com.pulumi.azurenative.insights.ActionGroup;
import com.pulumi.azurenative.insights.ActionGroupArgs;
import com.pulumi.azurenative.insights.MetricAlert;
import com.pulumi.azurenative.insights.MetricAlertArgs;
import com.pulumi.azurenative.insights.ScheduledQueryRule;
import com.pulumi.azurenative.insights.Workbook;
import com.pulumi.azurenative.insights.WorkbookArgs;
import com.pulumi.azurenative.insights.inputs.ActionsArgs;
import com.pulumi.azurenative.insights.inputs.EmailReceiverArgs;
import com.pulumi.azurenative.insights.inputs.MetricAlertActionArgs;
import com.pulumi.azurenative.insights.inputs.MetricAlertSingleResourceMultipleMetricCriteriaArgs;
import com.pulumi.azurenative.insights.inputs.MetricCriteriaArgs;
import com.pulumi.azurenative.insights.inputs.MetricDimensionArgs;
import com.pulumi.azurenative.insights.inputs.WebhookReceiverArgs;
import com.pulumi.core.Output;
import com.pulumi.resources.ComponentResourceOptions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Diagnostic settings that lead to the stack's workspace, alerts with an action group, and a workbook. What is watched,
 * reported and drawn is data: {@link MonitoredResource}, {@link Alert} and {@link Dashboard}.
 */
public final class Monitoring extends AzureComponent {

    /** At most 12 characters; Azure puts it into SMS and e-mail. */
    private static final String SHORT_NAME = "portkey";

    private static final String EVERYWHERE = "global";

    /**
     * @param target       where it is put
     * @param config       what is asked for
     * @param secretKeys   whether it is secret
     * @param workspaceId  ARM id of the workspace, where logs and metrics go
     * @param workbookName Azure name of the workbook
     * @param parts        what is watched; the workbook has their charts in this order
     */
    public record Args(
            Target target,
            MonitoringConfig config,
            SecretKeys secretKeys,
            Output<String> workspaceId,
            String workbookName,
            List<Monitored> parts) {

        private List<MonitoredResource> monitoredResources() {
            return parts.stream()
                    .flatMap(part -> part.monitoredResources().stream())
                    .toList();
        }
    }

    public Monitoring(String name, Args args, ComponentResourceOptions options) {
        super("Monitoring", name, options);
        if (args.config().diagnostics()) {
            args.monitoredResources()
                    .forEach(watched -> watched.diagnostics()
                            .ifPresent(d -> d.send(
                                    this,
                                    "diagnostics-" + watched.name(),
                                    args.target().naming(),
                                    args.workspaceId())));
        }
        args.config().alerts().ifPresent(alerts -> {
            var actionGroup = actionGroup(args, alerts);
            args.monitoredResources()
                    .forEach(watched -> watched.alerts(alerts.thresholds())
                            .forEach(alert -> raise(args, alerts, actionGroup, watched, alert)));
            alerts.thresholds()
                    .serverErrorPercent()
                    .ifPresent(percent -> raiseErrorShare(args, alerts, actionGroup, percent));
        });
        if (args.config().workbook()) {
            workbook(args);
        }
        registerOutputs(Map.of());
    }

    private Optional<ActionGroup> actionGroup(Args args, AlertsConfig alerts) {
        if (alerts.emails().isEmpty() && alerts.webhooks().isEmpty()) {
            return Optional.empty();
        }
        var emails = new ArrayList<EmailReceiverArgs>();
        for (var email : alerts.emails()) {
            emails.add(EmailReceiverArgs.builder()
                    .name("email-" + (emails.size() + 1))
                    .emailAddress(args.secretKeys().output("monitoring", email))
                    .useCommonAlertSchema(true)
                    .build());
        }
        var webhooks = new ArrayList<WebhookReceiverArgs>();
        for (var webhook : alerts.webhooks()) {
            webhooks.add(WebhookReceiverArgs.builder()
                    .name("webhook-" + (webhooks.size() + 1))
                    .serviceUri(Output.ofSecret(webhook))
                    .useCommonAlertSchema(true)
                    .build());
        }
        return Optional.of(new ActionGroup(
                child("action-group"),
                ActionGroupArgs.builder()
                        .actionGroupName(args.target().naming().actionGroup())
                        .resourceGroupName(args.target().resourceGroupName())
                        .location(EVERYWHERE)
                        .tags(args.target().tags())
                        .groupShortName(SHORT_NAME)
                        .enabled(true)
                        .emailReceivers(emails)
                        .webhookReceivers(webhooks)
                        .build(),
                childOptions()));
    }

    private void raise(
            Args args, AlertsConfig alerts, Optional<ActionGroup> actionGroup, MonitoredResource watched, Alert alert) {
        var rule = MetricAlertArgs.builder()
                .ruleName(args.target().naming().alert(watched.name(), alert.kind()))
                .resourceGroupName(args.target().resourceGroupName())
                .location(EVERYWHERE)
                .tags(args.target().tags())
                .description(alert.description())
                .severity(alert.isFailure() ? alerts.failureSeverity() : alerts.severity())
                .enabled(true)
                .autoMitigate(true)
                .scopes(watched.id().applyValue(List::of))
                .evaluationFrequency(alert.condition().frequency())
                .windowSize(alert.condition().window())
                .criteria(MetricAlertSingleResourceMultipleMetricCriteriaArgs.builder()
                        .odataType("Microsoft.Azure.Monitor.SingleResourceMultipleMetricCriteria")
                        .allOf(criterion(alert))
                        .build());
        actionGroup.ifPresent(group -> rule.actions(
                MetricAlertActionArgs.builder().actionGroupId(group.id()).build()));
        new MetricAlert(child(watched.name() + "-" + alert.kind()), rule.build(), childOptions());
    }

    private void raiseErrorShare(Args args, AlertsConfig alerts, Optional<ActionGroup> actionGroup, int percent) {
        var rule = ErrorShare.rule(percent, alerts)
                .ruleName(args.target().naming().alert("app-gateway", ErrorShare.KIND))
                .resourceGroupName(args.target().resourceGroupName())
                .location(args.target().location())
                .tags(args.target().tags())
                .scopes(args.workspaceId().applyValue(List::of));
        actionGroup.ifPresent(group -> rule.actions(ActionsArgs.builder()
                .actionGroups(group.id().applyValue(List::of))
                .build()));
        new ScheduledQueryRule(child("app-gateway-" + ErrorShare.KIND), rule.build(), childOptions());
    }

    private void workbook(Args args) {
        var target = args.target();
        new Workbook(
                child("workbook"),
                WorkbookArgs.builder()
                        .resourceName(args.workbookName())
                        .resourceGroupName(target.resourceGroupName())
                        .location(target.location())
                        .tags(target.tags())
                        .kind("shared")
                        .displayName("Portkey AI gateway " + target.naming().prefix())
                        .category("workbook")
                        .sourceId("azure monitor")
                        .serializedData(Dashboard.json(
                                args.parts().stream()
                                        .flatMap(part -> part.charts().stream())
                                        .toList(),
                                args.workspaceId(),
                                args.config().workspace().isPresent()))
                        .build(),
                childOptions());
    }

    private static MetricCriteriaArgs criterion(Alert alert) {
        var metric = alert.metric();
        var criterion = MetricCriteriaArgs.builder()
                .criterionType("StaticThresholdCriterion")
                .name(alert.kind())
                .metricNamespace(metric.namespace())
                .metricName(metric.name())
                .timeAggregation(metric.aggregation())
                .operator(alert.condition().operator())
                .threshold(alert.condition().threshold());
        metric.status()
                .ifPresent(status -> criterion.dimensions(MetricDimensionArgs.builder()
                        .name(status.dimension())
                        .operator("Include")
                        .values(status.value())
                        .build()));
        if (metric.preview()) {
            criterion.skipMetricValidation(true);
        }
        return criterion.build();
    }
}
