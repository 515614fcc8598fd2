package ai.portkey.azure.config.app;

import ai.portkey.azure.config.naming.AzureNames;
import ai.portkey.azure.config.reading.ConfigNode;
import ai.portkey.azure.config.reading.TextRule;
import ai.portkey.azure.config.reading.Type;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Decodes the scale rules of an app that are not thresholds. */
final class ScalingDecoder {

    private static final Type<String> NAME = Type.text(TextRule.matching(
            "[a-z0-9](-?[a-z0-9]){0,62}",
            "a rule name must have lower-case letters, digits and single hyphens, and start and end with a letter or "
                    + "digit"));
    /** Names of the rules that the program makes. */
    private static final Set<String> OWN_NAMES = Set.of("cpu-scale", "memory-scale", "http-scale");
    /** Scalers with keys of their own. */
    private static final Map<String, String> OWN_TYPES = Map.of(
            "cpu",
            "cpuScaleThreshold",
            "memory",
            "memoryScaleThreshold",
            "http",
            "httpScaleConcurrentRequests",
            "cron",
            "schedule");

    private static final Type<String> SCALER = Type.text(new TextRule(
            text -> text.matches("[a-z][a-z0-9-]*") && !OWN_TYPES.containsKey(text),
            text -> OWN_TYPES.containsKey(text)
                    ? "has its own key: use " + OWN_TYPES.get(text)
                    : "expected the name of a KEDA scaler, like prometheus or azure-servicebus"));
    private static final TextRule PARAMETER = TextRule.matching(
            "[A-Za-z][A-Za-z0-9_.-]*",
            "is not a valid parameter name: use letters, digits, underscores, periods and hyphens, starting with a "
                    + "letter");
    private static final Type<String> TIME_ZONE = Type.text(
            TextRule.of(ZoneId.getAvailableZoneIds()::contains, "expected an IANA time zone name, like Europe/Berlin"));
    private static final Type<String> CRON = Type.text(
            TextRule.matching(
                    "[0-9A-Za-z*/,?-]+( [0-9A-Za-z*/,?-]+){4}",
                    "expected a cron expression of five fields (minute, hour, day of month, month, day of week), like 0 8 * * 1-5"));

    private final ConfigNode app;
    private final Set<String> names = new HashSet<>(OWN_NAMES);

    /** @param app {@code gateway}, {@code mcp} or {@code dataService} */
    ScalingDecoder(ConfigNode app) {
        this.app = app;
    }

    List<ScaleRuleConfig> rules() {
        var rules = new ArrayList<ScaleRuleConfig>();
        for (var node :
                app.objects("scaleRules", "KEDA scalers, in addition to the thresholds. See docs/scaling.md.")) {
            rules.add(new ScaleRuleConfig(
                    name(node),
                    node.required(
                                    "type",
                                    "KEDA's name of the scaler. `cpu`, `memory`, `http` and `cron` have keys of their own.",
                                    SCALER,
                                    "the name of a KEDA scaler, like prometheus")
                            .orElse(""),
                    node.map(
                            "metadata",
                            "Settings of the scaler. They are visible in Azure.",
                            PARAMETER,
                            Type.scalarText(TextRule.EVEN_EMPTY),
                            Optional.empty()),
                    node.map(
                            "auth",
                            "Parameter of the scaler: name of a Key Vault secret among the app's `secrets`.",
                            PARAMETER,
                            AzureNames.APP_SECRET_NAME,
                            Optional.empty())));
        }
        return rules;
    }

    List<ScheduleConfig> schedule(int maxReplicas) {
        var schedule = new ArrayList<ScheduleConfig>();
        for (var node : app.objects("schedule", "Replicas by the clock. See docs/scaling.md.")) {
            var item = new ScheduleConfig(
                    name(node),
                    node.required("timezone", TIME_ZONE, "an IANA time zone name, like Europe/Berlin")
                            .orElse(""),
                    node.required(
                                    "start",
                                    "Cron expression of five fields: when the replicas are added.",
                                    CRON,
                                    "when the replicas are added, like 0 8 * * 1-5")
                            .orElse(""),
                    node.required(
                                    "end",
                                    "Cron expression of five fields: when they can be removed. Not the same as `start`.",
                                    CRON,
                                    "when they can be removed, like 0 18 * * 1-5")
                            .orElse(""),
                    node.required(
                                    "desiredReplicas",
                                    "Number of replicas in that time. At most `maxReplicas`.",
                                    Type.integer(1, 1000),
                                    "the number of replicas in that " + "time")
                            .orElse(1));
            if (node.isClean("start", "end") && item.start().equals(item.end())) {
                node.error("end", "is the same as start; set when the replicas can be removed");
            }
            if (node.isClean("desiredReplicas") && app.isClean("maxReplicas") && item.desiredReplicas() > maxReplicas) {
                node.error(
                        "desiredReplicas",
                        "is greater than maxReplicas, which is " + maxReplicas
                                + "; lower desiredReplicas or raise maxReplicas");
            }
            schedule.add(item);
        }
        return schedule;
    }

    private String name(ConfigNode node) {
        var name = node.required(
                        "name",
                        "Name of the rule, unique among `scaleRules` and `schedule` of the app.",
                        NAME,
                        "the rule's name, unique in the app")
                .orElse("");
        if (!name.isEmpty() && !names.add(name)) {
            node.error(
                    "name",
                    OWN_NAMES.contains(name)
                            ? "is the name of a rule that the program creates; choose another one"
                            : "is used twice; give each rule of scaleRules and schedule its own name");
        }
        return name;
    }
}
