package ai.portkey.azure.config.operation;

import ai.portkey.azure.config.operation.AlertsConfig.Thresholds;
import ai.portkey.azure.config.reading.ConfigNode;
import ai.portkey.azure.config.reading.TextRule;
import ai.portkey.azure.config.reading.Type;
import java.util.Optional;

/** Decodes what is watched, and who is notified. */
public final class MonitoringDecoder {

    private static final Type<Integer> PERCENT = Type.integer(1, 100);
    private static final Type<Integer> COUNT = Type.integer(0, Integer.MAX_VALUE);
    private static final Type<String> EMAIL = Type.text(TextRule.matching("[^@\\s]+@[^@\\s]+\\.[^@\\s]+",
            "expected an e-mail address, like ops@example.com"));
    private static final Type<String> WEBHOOK = Type.text(TextRule.matching("https://[^/\\s]+(/\\S*)?",
            "expected a URL that starts with https://")).sensitive();

    private MonitoringDecoder() {}

    public static MonitoringConfig decode(ConfigNode node) {
        return new MonitoringConfig(
                node.value("logRetentionDays", Type.integer(30, 730), 30),
                node.value("diagnostics", Type.BOOL, false),
                node.value("workbook", Type.BOOL, false),
                alerts(node.object("alerts")));
    }

    private static Optional<AlertsConfig> alerts(ConfigNode node) {
        var alerts = new AlertsConfig(
                node.texts("emails", EMAIL),
                node.texts("webhooks", WEBHOOK),
                node.value("severity", Type.integer(0, 4), 2),
                thresholds(node.object("thresholds")));
        var hasReceivers = !alerts.emails().isEmpty() || !alerts.webhooks().isEmpty();
        var enabled = node.value("enabled", Type.BOOL, hasReceivers, "true with emails or webhooks");
        if (!alerts.webhooks().isEmpty() && !node.isSecret("webhooks")) {
            node.warn("webhooks", "are stored in plain text in the stack file, and such URLs often contain a token; "
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
                node.optional("cpuPercent", PERCENT, Optional.of(85)),
                node.optional("memoryPercent", PERCENT, Optional.of(85)),
                node.optional("restarts", COUNT, Optional.of(3)),
                node.optional("serverErrors", COUNT, Optional.of(10)),
                node.optional("serverErrorPercent", PERCENT),
                node.optional("responseMilliseconds", Type.integer(1, Integer.MAX_VALUE), Optional.of(60_000)),
                node.optional("storageAvailabilityPercent", PERCENT, Optional.of(99)));
    }
}
