package ai.portkey.azure.config.operation;

import ai.portkey.azure.config.naming.ResourceIds;
import ai.portkey.azure.config.operation.AlertsConfig.Thresholds;
import ai.portkey.azure.config.reading.ConfigNode;
import ai.portkey.azure.config.reading.TextRule;
import ai.portkey.azure.config.reading.Type;
import java.util.Optional;

/** Decodes what is watched, and who is notified. */
public final class MonitoringDecoder {

    private static final Type<Integer> PERCENT = Type.integer(1, 100);
    private static final Type<Integer> COUNT = Type.integer(0, Integer.MAX_VALUE);
    private static final Type<String> EMAIL = Type.text(
            TextRule.matching("[^@\\s]+@[^@\\s]+\\.[^@\\s]+", "expected an e-mail address, like ops@example.com"));
    private static final Type<String> WEBHOOK = Type.text(
                    TextRule.matching("https://[^/\\s]+(/\\S*)?", "expected a URL that starts with https://"))
            .sensitive();

    private MonitoringDecoder() {}

    public static MonitoringConfig decode(ConfigNode node) {
        var workspace = node.optional(
                "workspaceId",
                "An existing Log Analytics workspace, in any subscription, in place of one of the stack's own. See "
                        + "docs/monitoring.md#an-existing-workspace.",
                ResourceIds.type("Microsoft.OperationalInsights/workspaces"));
        if (workspace.isPresent() && node.has("logRetentionDays")) {
            node.error("logRetentionDays", "has no effect on the existing workspace of workspaceId; remove it");
        }
        return new MonitoringConfig(
                workspace,
                node.value(
                        "logRetentionDays",
                        "How long the stack's own Log Analytics workspace keeps logs.",
                        Type.integer(30, 730),
                        30),
                node.value(
                        "diagnostics",
                        "Sends logs and metrics of the stack's resources to the workspace.",
                        Type.BOOL,
                        false),
                node.value(
                        "workbook",
                        "Creates an Azure Monitor workbook with charts and recent errors.",
                        Type.BOOL,
                        false),
                alerts(node.object("alerts", "Alerts on the stack's resources. See docs/monitoring.md.")));
    }

    private static Optional<AlertsConfig> alerts(ConfigNode node) {
        var alerts = new AlertsConfig(
                node.texts("emails", "E-mail addresses that are notified.", EMAIL),
                node.texts(
                        "webhooks",
                        "URLs that are notified. Set them with `--secret`, or there is a warning.",
                        WEBHOOK),
                node.value(
                        "severity",
                        "From 0 (critical) to 4 (verbose). What clients notice is one step more severe.",
                        Type.integer(0, 4),
                        2),
                thresholds(node.object("thresholds", "When an alert fires. `null` disables an alert.")));
        var hasReceivers = !alerts.emails().isEmpty() || !alerts.webhooks().isEmpty();
        var enabled = node.value(
                "enabled",
                "Whether there are alerts. Without receivers, they are only shown in Azure (warning).",
                Type.BOOL,
                hasReceivers,
                "true with emails or webhooks");
        if (!alerts.webhooks().isEmpty() && !node.isSecret("webhooks")) {
            node.warn(
                    "webhooks",
                    "are stored in plain text in the stack file, and such URLs often contain a token; "
                            + "set each with: "
                            + "pulumi config set --secret --path '" + node.path("webhooks") + "[0]'");
        }
        if (enabled && !hasReceivers && node.isClean("emails", "webhooks")) {
            node.warn("enabled", "alerts are shown in Azure, but nobody is notified; add emails or webhooks");
        }
        if (!enabled && node.has("thresholds") && node.isClean("emails", "webhooks", "enabled")) {
            node.warn("thresholds", "have no effect without alerts; add emails or webhooks, or set enabled: true");
        }
        return enabled ? Optional.of(alerts) : Optional.empty();
    }

    private static Thresholds thresholds(ConfigNode node) {
        return new Thresholds(
                node.optional("cpuPercent", "CPU usage of an app.", PERCENT, Optional.of(85)),
                node.optional("memoryPercent", "Memory usage of an app.", PERCENT, Optional.of(85)),
                node.optional("restarts", "Restarts of one replica.", COUNT, Optional.of(3)),
                node.optional("serverErrors", "Responses with a 5xx status in 5 minutes.", COUNT, Optional.of(10)),
                node.optional(
                        "serverErrorPercent",
                        "Share of 5xx responses of the Application Gateway over 15 minutes. Requires "
                                + "`monitoring.diagnostics`.",
                        PERCENT),
                node.optional(
                        "responseMilliseconds",
                        "Average response time over 15 minutes.",
                        Type.integer(1, Integer.MAX_VALUE),
                        Optional.of(60_000)),
                node.optional(
                        "storageAvailabilityPercent",
                        "Availability of the log store over 15 minutes.",
                        PERCENT,
                        Optional.of(99)));
    }
}
