package ai.portkey.azure.component.app;

import ai.portkey.azure.config.app.AppConfig;
import com.pulumi.azurenative.app.inputs.CustomScaleRuleArgs;
import com.pulumi.azurenative.app.inputs.HttpScaleRuleArgs;
import com.pulumi.azurenative.app.inputs.ScaleRuleArgs;
import com.pulumi.azurenative.app.inputs.ScaleRuleAuthArgs;
import com.pulumi.azurenative.app.inputs.TcpScaleRuleArgs;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * A scale rule of a Container App.
 *
 * @param name     unique in the app
 * @param type     {@code http}, {@code tcp}, or a KEDA scaler such as {@code cpu}
 * @param metadata the rule's settings
 * @param auth     parameter of a KEDA scaler → Key Vault secret of the app
 * @see <a href="https://learn.microsoft.com/azure/container-apps/scale-app">Set scaling rules in Azure Container Apps</a>
 */
record ScaleRule(String name, String type, Map<String, String> metadata, Map<String, String> auth) {

    private ScaleRule(String name, String type, Map<String, String> metadata) {
        this(name, type, metadata, Map.of());
    }

    /** CPU and memory rules as configured; requests per replica when neither is. Scalers and schedules come on top. */
    static List<ScaleRule> of(AppConfig app) {
        var rules = new ArrayList<ScaleRule>();
        app.cpuScaleThreshold().ifPresent(percent -> rules.add(utilization("cpu", percent)));
        app.memoryScaleThreshold().ifPresent(percent -> rules.add(utilization("memory", percent)));
        if (rules.isEmpty()) {
            rules.add(concurrency("http", app.httpScaleConcurrentRequests()));
        }
        app.scaleRules()
                .forEach(rule -> rules.add(new ScaleRule(rule.name(), rule.type(), rule.metadata(), rule.auth())));
        app.schedule()
                .forEach(schedule -> rules.add(new ScaleRule(
                        schedule.name(),
                        "cron",
                        Map.of(
                                "timezone", schedule.timezone(),
                                "start", schedule.start(),
                                "end", schedule.end(),
                                "desiredReplicas", Integer.toString(schedule.desiredReplicas())))));
        return List.copyOf(rules);
    }

    /** Scales on parallel requests ({@code http}) or connections ({@code tcp}) of a replica. */
    static ScaleRule concurrency(String type, int perReplica) {
        var key = type.equals("http") ? "concurrentRequests" : "concurrentConnections";
        return new ScaleRule(type + "-scale", type, Map.of(key, Integer.toString(perReplica)));
    }

    private static ScaleRule utilization(String resource, int percent) {
        return new ScaleRule(
                resource + "-scale", resource, Map.of("type", "Utilization", "value", Integer.toString(percent)));
    }

    /** @param secretName name of a Key Vault secret → the name that the app knows it by */
    ScaleRuleArgs toArgs(UnaryOperator<String> secretName) {
        var rule = ScaleRuleArgs.builder().name(name);
        return switch (type) {
            case "http" ->
                rule.http(HttpScaleRuleArgs.builder().metadata(metadata).build())
                        .build();
            case "tcp" ->
                rule.tcp(TcpScaleRuleArgs.builder().metadata(metadata).build()).build();
            default -> rule.custom(custom(secretName)).build();
        };
    }

    private CustomScaleRuleArgs custom(UnaryOperator<String> secretName) {
        var custom = CustomScaleRuleArgs.builder().type(type).metadata(metadata);
        if (!auth.isEmpty()) {
            custom.auth(auth.entrySet().stream()
                    .map(entry -> ScaleRuleAuthArgs.builder()
                            .triggerParameter(entry.getKey())
                            .secretRef(secretName.apply(entry.getValue()))
                            .build())
                    .toList());
        }
        return custom.build();
    }
}
