package ai.portkey.azure.component.operation;

import ai.portkey.azure.component.AzureComponent;
import ai.portkey.azure.component.Target;
import ai.portkey.azure.component.app.AcaEnvironment;
import ai.portkey.azure.component.app.AppComponent;
import ai.portkey.azure.component.data.KeyVault;
import ai.portkey.azure.component.data.LogStore;
import ai.portkey.azure.component.data.ManagedRedis;
import ai.portkey.azure.component.entrance.AppGateway;
import ai.portkey.azure.component.network.Network;
import ai.portkey.azure.config.PortkeyConfig;
import ai.portkey.azure.config.data.StorageConfig;
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
 * reported and drawn is data: {@link Watched}, {@link Alert} and {@link Dashboard}.
 */
public final class Monitoring extends AzureComponent {

    /** At most 12 characters; Azure puts it into SMS and e-mail. */
    private static final String SHORT_NAME = "portkey";
    private static final String EVERYWHERE = "global";

    /**
     * @param target       where it is put
     * @param config       the stack's configuration
     * @param network      the VNet and what belongs to it
     * @param environment  the Container Apps environment with the workspace, where logs and metrics go
     * @param logStore     the blob container of the logs, in the region that has it
     * @param apps         all Container Apps
     * @param appGateway   present when it is deployed
     * @param keyVault     present when the stack makes it
     * @param managedRedis present when the stack makes it
     */
    public record Args(Target target, PortkeyConfig config, Network network, AcaEnvironment environment,
                       Optional<LogStore> logStore, List<AppComponent> apps, Optional<AppGateway> appGateway, Optional<KeyVault> keyVault,
                       Optional<ManagedRedis> managedRedis) {

        private MonitoringConfig monitoring() {
            return config.monitoring();
        }

        private List<Watched> watched() {
            var watched = new ArrayList<Watched>();
            apps.forEach(app -> watched.add(Watched.app(app)));
            watched.add(Watched.environment(environment));
            logStore.ifPresent(store -> watched.add(Watched.logStore(store, config.storage() instanceof StorageConfig.New)));
            appGateway.ifPresent(gateway -> {
                watched.add(Watched.appGateway(gateway));
                gateway.publicIpId().ifPresent(id -> watched.add(Watched.publicAddress("pip-appgw", id)));
            });
            keyVault.ifPresent(vault -> watched.add(Watched.keyVault(vault)));
            managedRedis.ifPresent(redis -> {
                watched.add(Watched.managedRedis(redis));
                watched.add(Watched.managedRedisDatabase(redis));
            });
            network.securityGroupIds().forEach((name, id) -> watched.add(Watched.securityGroup(name, id)));
            network.natGatewayPublicIpId().ifPresent(id -> watched.add(Watched.publicAddress("pip-nat", id)));
            return watched;
        }
    }

    public Monitoring(String name, Args args, ComponentResourceOptions options) {
        super("Monitoring", name, options);
        if (args.monitoring().diagnostics()) {
            args.watched().forEach(watched -> watched.diagnostics().ifPresent(d ->
                    d.send(this, "diagnostics-" + watched.name(), args.target().naming(), args.environment().workspaceId())));
        }
        args.monitoring().alerts().ifPresent(alerts -> {
            var actionGroup = actionGroup(args, alerts);
            args.watched().forEach(watched -> watched.alerts(alerts.thresholds())
                    .forEach(alert -> raise(args, alerts, actionGroup, watched, alert)));
            alerts.thresholds().serverErrorPercent().ifPresent(percent -> raiseErrorShare(args, alerts, actionGroup, percent));
        });
        if (args.monitoring().workbook()) {
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
                    .emailAddress(args.config().secretKeys().contains("monitoring") ? Output.ofSecret(email) : Output.of(email))
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
        return Optional.of(new ActionGroup(child("action-group"), ActionGroupArgs.builder()
                .actionGroupName(args.target().naming().actionGroup())
                .resourceGroupName(args.target().resourceGroupName())
                .location(EVERYWHERE)
                .tags(args.target().tags())
                .groupShortName(SHORT_NAME)
                .enabled(true)
                .emailReceivers(emails)
                .webhookReceivers(webhooks)
                .build(), childOptions()));
    }

    private void raise(Args args, AlertsConfig alerts, Optional<ActionGroup> actionGroup, Watched watched, Alert alert) {
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
        actionGroup.ifPresent(group -> rule.actions(MetricAlertActionArgs.builder().actionGroupId(group.id()).build()));
        new MetricAlert(child(watched.name() + "-" + alert.kind()), rule.build(), childOptions());
    }

    private void raiseErrorShare(Args args, AlertsConfig alerts, Optional<ActionGroup> actionGroup, int percent) {
        var rule = ErrorShare.rule(percent, alerts)
                .ruleName(args.target().naming().alert("app-gateway", ErrorShare.KIND))
                .resourceGroupName(args.target().resourceGroupName())
                .location(args.target().location())
                .tags(args.target().tags())
                .scopes(args.environment().workspaceId().applyValue(List::of));
        actionGroup.ifPresent(group -> rule.actions(ActionsArgs.builder().actionGroups(group.id().applyValue(List::of)).build()));
        new ScheduledQueryRule(child("app-gateway-" + ErrorShare.KIND), rule.build(), childOptions());
    }

    private void workbook(Args args) {
        var target = args.target();
        new Workbook(child("workbook"), WorkbookArgs.builder()
                .resourceName(target.naming().workbook(args.config().resourceGroup().name()))
                .resourceGroupName(target.resourceGroupName())
                .location(target.location())
                .tags(target.tags())
                .kind("shared")
                .displayName("Portkey AI gateway " + target.naming().prefix())
                .category("workbook")
                .sourceId("azure monitor")
                .serializedData(Dashboard.json(args))
                .build(), childOptions());
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
        metric.status().ifPresent(status -> criterion.dimensions(MetricDimensionArgs.builder()
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
