package ai.portkey.azure.component.entrance;

import ai.portkey.azure.component.AzureComponent;
import ai.portkey.azure.component.Target;
import ai.portkey.azure.config.entrance.WafConfig;
import ai.portkey.azure.config.entrance.WafConfig.Condition;
import ai.portkey.azure.config.entrance.WafConfig.CustomRule;
import ai.portkey.azure.config.entrance.WafConfig.Exclusion;
import ai.portkey.azure.config.entrance.WafConfig.ManagedRule;
import ai.portkey.azure.config.entrance.WafMode;
import com.pulumi.azurenative.network.WebApplicationFirewallPolicy;
import com.pulumi.azurenative.network.WebApplicationFirewallPolicyArgs;
import com.pulumi.azurenative.network.enums.WebApplicationFirewallTransform;
import com.pulumi.azurenative.network.inputs.GroupByUserSessionArgs;
import com.pulumi.azurenative.network.inputs.GroupByVariableArgs;
import com.pulumi.azurenative.network.inputs.ManagedRuleGroupOverrideArgs;
import com.pulumi.azurenative.network.inputs.ManagedRuleOverrideArgs;
import com.pulumi.azurenative.network.inputs.ManagedRuleSetArgs;
import com.pulumi.azurenative.network.inputs.ManagedRulesDefinitionArgs;
import com.pulumi.azurenative.network.inputs.MatchConditionArgs;
import com.pulumi.azurenative.network.inputs.MatchVariableArgs;
import com.pulumi.azurenative.network.inputs.OwaspCrsExclusionEntryArgs;
import com.pulumi.azurenative.network.inputs.PolicySettingsArgs;
import com.pulumi.azurenative.network.inputs.WebApplicationFirewallCustomRuleArgs;
import com.pulumi.core.Either;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The WAF policy of the Application Gateway, tuned for traffic to language models.
 *
 * <p>A prompt is free text: it may hold SQL, scripts or shell commands and still be what the user wants to send. The
 * managed rules would block it, so the fields that carry free text are left out of inspection, by name, and everything
 * else (paths, headers, other fields) stays inspected. A long conversation is larger than what the WAF inspects; it is
 * let through rather than refused.
 *
 * @see <a href="https://learn.microsoft.com/azure/web-application-firewall/ag/application-gateway-waf-request-size-limits">WAF request and file upload size limits</a>
 * @see <a href="https://learn.microsoft.com/azure/web-application-firewall/ag/application-gateway-waf-configuration">WAF exclusion lists</a>
 */
final class WafPolicy {

    /** JSON fields of the OpenAI, Anthropic and MCP APIs that carry free text. */
    static final List<String> FREE_TEXT_FIELDS = List.of(
            "messages",
            "prompt",
            "input",
            "instructions",
            "system",
            "tools",
            "params",
            "content",
            "text",
            "arguments",
            "query",
            "documents",
            "result");

    private static final int INSPECTED_KB = 128;

    private WafPolicy() {}

    static WebApplicationFirewallPolicy create(
            AzureComponent parent, Target target, WafConfig waf, List<String> allowedCidrs) {
        var customRules = Stream.concat(allowList(allowedCidrs).stream(), waf.customRules().stream());
        var exclusions = Stream.concat(FREE_TEXT_FIELDS.stream().map(WafPolicy::freeText), waf.exclusions().stream());
        return new WebApplicationFirewallPolicy(
                parent.child("waf"),
                WebApplicationFirewallPolicyArgs.builder()
                        .policyName(target.naming().wafPolicy())
                        .resourceGroupName(target.resourceGroupName())
                        .location(target.location())
                        .tags(target.tags())
                        .customRules(customRules.map(WafPolicy::customRule).toList())
                        .policySettings(PolicySettingsArgs.builder()
                                .state("Enabled")
                                .mode(waf.mode() == WafMode.PREVENTION ? "Prevention" : "Detection")
                                .requestBodyCheck(true)
                                .requestBodyInspectLimitInKB(INSPECTED_KB)
                                .requestBodyEnforcement(false)
                                .fileUploadEnforcement(false)
                                .build())
                        .managedRules(ManagedRulesDefinitionArgs.builder()
                                .managedRuleSets(ruleSet(waf.disabledRules()))
                                .exclusions(exclusions
                                        .map(exclusion -> OwaspCrsExclusionEntryArgs.builder()
                                                .matchVariable(exclusion.variable())
                                                .selectorMatchOperator(exclusion.operator())
                                                .selector(exclusion.selector())
                                                .build())
                                        .toList())
                                .build())
                        .build(),
                parent.childOptions());
    }

    /** {@code Contains}, because the name of a nested field is a path: {@code messages} and {@code content} are both part of it. */
    private static Exclusion freeText(String field) {
        return new Exclusion("RequestArgValues", "Contains", field);
    }

    /** Whoever is not on the list is refused, before any other rule. */
    private static Optional<CustomRule> allowList(List<String> allowedCidrs) {
        return Optional.of(allowedCidrs)
                .filter(cidrs -> !cidrs.isEmpty())
                .map(cidrs -> new CustomRule(
                        WafConfig.ALLOW_LIST,
                        1,
                        "Block",
                        Optional.empty(),
                        List.of(new Condition("RemoteAddr", Optional.empty(), "IPMatch", true, cidrs, List.of()))));
    }

    private static WebApplicationFirewallCustomRuleArgs customRule(CustomRule rule) {
        var args = WebApplicationFirewallCustomRuleArgs.builder()
                .name(rule.name())
                .priority(rule.priority())
                .ruleType(rule.rateLimit().isPresent() ? "RateLimitRule" : "MatchRule")
                .action(rule.action())
                .matchConditions(
                        rule.conditions().stream().map(WafPolicy::condition).toList());
        rule.rateLimit()
                .ifPresent(limit -> args.rateLimitThreshold(limit.threshold())
                        .rateLimitDuration(limit.duration())
                        .groupByUserSession(GroupByUserSessionArgs.builder()
                                .groupByVariables(GroupByVariableArgs.builder()
                                        .variableName(limit.groupBy())
                                        .build())
                                .build()));
        return args.build();
    }

    private static MatchConditionArgs condition(Condition condition) {
        var variable = MatchVariableArgs.builder().variableName(condition.variable());
        condition.selector().ifPresent(variable::selector);
        var args = MatchConditionArgs.builder()
                .matchVariables(variable.build())
                .operator(condition.operator())
                .negationConditon(condition.negate())
                .matchValues(condition.values());
        if (!condition.transforms().isEmpty()) {
            args.transforms(condition.transforms().stream()
                    .map(Either::<String, WebApplicationFirewallTransform>ofLeft)
                    .toList());
        }
        return args.build();
    }

    private static ManagedRuleSetArgs ruleSet(List<ManagedRule> disabled) {
        var ruleSet = ManagedRuleSetArgs.builder()
                .ruleSetType("Microsoft_DefaultRuleSet")
                .ruleSetVersion("2.1");
        if (!disabled.isEmpty()) {
            var groups = disabled.stream()
                    .collect(Collectors.groupingBy(ManagedRule::group, TreeMap::new, Collectors.toList()));
            ruleSet.ruleGroupOverrides(groups.entrySet().stream()
                    .map(group -> ManagedRuleGroupOverrideArgs.builder()
                            .ruleGroupName(group.getKey())
                            .rules(group.getValue().stream()
                                    .map(rule -> ManagedRuleOverrideArgs.builder()
                                            .ruleId(rule.id())
                                            .state("Disabled")
                                            .build())
                                    .toList())
                            .build())
                    .toList());
        }
        return ruleSet.build();
    }
}
