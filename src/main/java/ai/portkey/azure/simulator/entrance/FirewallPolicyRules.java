package ai.portkey.azure.simulator.entrance;

import ai.portkey.azure.simulator.core.AzureException;
import ai.portkey.azure.simulator.core.Request;
import ai.portkey.azure.simulator.values.Values;
import java.util.HashSet;
import java.util.Map;

/** WAF policies of Application Gateways: custom rules that Azure takes. */
public final class FirewallPolicyRules {

    private static final int MAX_ADDRESSES = 600;
    private static final int MAX_VALUES = 10;

    private FirewallPolicyRules() {}

    public static void check(Request request) {
        var priorities = new HashSet<Integer>();
        var names = new HashSet<Object>();
        for (var rule : Values.objects(request.body(), "customRules[]")) {
            var priority = Values.number(rule, "priority").orElse(0.0).intValue();
            if (priority < 1 || priority > 100 || !priorities.add(priority)) {
                throw refused(request, rule, "PriorityInvalid", "needs a unique priority of 1-100, found " + priority);
            }
            if (rule.get("name") != null && !names.add(rule.get("name"))) {
                throw refused(request, rule, "NameInvalid", "has the name of another rule");
            }
            rateLimit(request, rule);
            Values.objects(rule, "matchConditions[]").forEach(condition -> condition(request, rule, condition));
        }
    }

    private static void rateLimit(Request request, Map<String, Object> rule) {
        var limits = "RateLimitRule".equals(rule.get("ruleType"));
        var complete = Values.number(rule, "rateLimitThreshold")
                        .filter(threshold -> threshold >= 1)
                        .isPresent()
                && rule.containsKey("rateLimitDuration")
                && !Values.strings(rule, "groupByUserSession[].groupByVariables[].variableName")
                        .isEmpty();
        if (limits && !complete) {
            throw refused(
                    request,
                    rule,
                    "RateLimitInvalid",
                    "is a RateLimitRule and needs rateLimitThreshold, rateLimitDuration and groupByUserSession");
        }
        if (!limits && rule.containsKey("rateLimitThreshold")) {
            throw refused(request, rule, "RateLimitInvalid", "has a rateLimitThreshold but is not a RateLimitRule");
        }
    }

    private static void condition(Request request, Map<String, Object> rule, Map<String, Object> condition) {
        var operator = Values.string(condition, "operator");
        var values = Values.strings(condition, "matchValues[]");
        var isAddress = "IPMatch".equals(operator);
        if (isAddress
                && !Values.strings(condition, "matchVariables[].variableName").stream()
                        .allMatch("RemoteAddr"::equals)) {
            throw refused(request, rule, "MatchConditionInvalid", "uses IPMatch with another variable than RemoteAddr");
        }
        if (values.isEmpty() && !"Any".equals(operator)) {
            throw refused(request, rule, "MatchConditionInvalid", "has a condition without matchValues");
        }
        if (values.size() > (isAddress ? MAX_ADDRESSES : MAX_VALUES)) {
            throw refused(request, rule, "MatchConditionInvalid", "has a condition with " + values.size() + " values");
        }
    }

    private static AzureException refused(Request request, Map<String, Object> rule, String code, String reason) {
        return request.badRequest(
                "ApplicationGatewayFirewallCustomRule" + code,
                "Custom rule " + rule.get("name") + " of " + request.id() + " " + reason + ".");
    }
}
