package ai.portkey.azure.simulator.entrance;

import static ai.portkey.azure.simulator.Subscription.NETWORK;
import static ai.portkey.azure.simulator.Subscription.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import ai.portkey.azure.simulator.Samples;
import ai.portkey.azure.simulator.Subscription;
import ai.portkey.azure.simulator.core.SimulatedResource;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FirewallPolicyRulesTest {

    private static final String TOKEN = NETWORK + "WebApplicationFirewallPolicy";
    private static final Map<String, Object> GROUPS =
            Map.of("groupByVariables", List.of(Map.of("variableName", "ClientAddr")));

    private final Subscription subscription = Subscription.assuming();

    private static Map<String, Object> rule(String name, double priority, Map<String, Object> more) {
        var rule = new LinkedHashMap<String, Object>(Map.of(
                "name",
                name,
                "priority",
                priority,
                "ruleType",
                "MatchRule",
                "action",
                "Block",
                "matchConditions",
                List.of(condition("RequestUri", "Contains", List.of("/admin")))));
        rule.putAll(more);
        return rule;
    }

    private static Map<String, Object> condition(String variable, String operator, List<String> values) {
        return Map.of(
                "matchVariables",
                List.of(Map.of("variableName", variable)),
                "operator",
                operator,
                "matchValues",
                values);
    }

    private SimulatedResource create(List<Map<String, Object>> rules) {
        return subscription.create(
                TOKEN, "waf", Map.of("managedRules", Samples.of(TOKEN).get("managedRules"), "customRules", rules));
    }

    private void refused(String code, String words, List<Map<String, Object>> rules) {
        assertRefused(400, "ApplicationGatewayFirewallCustomRule" + code, () -> create(rules))
                .hasMessageContaining(words);
    }

    @Test
    void rules_have_priorities_and_names_of_their_own() {
        refused("PriorityInvalid", "found 5", List.of(rule("a", 5, Map.of()), rule("b", 5, Map.of())));
        refused("PriorityInvalid", "found 101", List.of(rule("a", 101, Map.of())));
        refused("NameInvalid", "another rule", List.of(rule("a", 5, Map.of()), rule("a", 6, Map.of())));
    }

    @Test
    void a_rate_limit_is_complete() {
        Map<String, Object> limit = Map.of(
                "ruleType",
                "RateLimitRule",
                "rateLimitThreshold",
                10.0,
                "rateLimitDuration",
                "OneMin",
                "groupByUserSession",
                List.of(GROUPS));
        limit.keySet().forEach(key -> {
            var incomplete = rule("a", 5, limit);
            if (key.equals("ruleType")) {
                incomplete.put(key, "MatchRule");
            } else {
                incomplete.remove(key);
            }
            refused("RateLimitInvalid", "RateLimitRule", List.of(incomplete));
        });

        assertThat(create(List.of(rule("a", 5, limit))).name()).isEqualTo("waf");
    }

    @Test
    void conditions_have_values_that_fit() {
        refused(
                "MatchConditionInvalid",
                "another variable",
                conditions("RequestUri", "IPMatch", List.of("10.0.0.0/8")));
        refused("MatchConditionInvalid", "without matchValues", conditions("RequestUri", "Equal", List.of()));
        refused("MatchConditionInvalid", "11 values", conditions("RequestUri", "Equal", Collections.nCopies(11, "a")));

        assertThat(create(conditions("RemoteAddr", "IPMatch", Collections.nCopies(600, "10.0.0.0/8")))
                        .name())
                .isEqualTo("waf");
    }

    private static List<Map<String, Object>> conditions(String variable, String operator, List<String> values) {
        return List.of(rule("a", 5, Map.of("matchConditions", List.of(condition(variable, operator, values)))));
    }
}
