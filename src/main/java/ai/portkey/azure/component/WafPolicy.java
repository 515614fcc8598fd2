package ai.portkey.azure.component;

import ai.portkey.azure.config.AppGatewayConfig.WafMode;
import com.pulumi.azurenative.network.WebApplicationFirewallPolicy;
import com.pulumi.azurenative.network.WebApplicationFirewallPolicyArgs;
import com.pulumi.azurenative.network.inputs.ManagedRuleSetArgs;
import com.pulumi.azurenative.network.inputs.ManagedRulesDefinitionArgs;
import com.pulumi.azurenative.network.inputs.OwaspCrsExclusionEntryArgs;
import com.pulumi.azurenative.network.inputs.MatchConditionArgs;
import com.pulumi.azurenative.network.inputs.MatchVariableArgs;
import com.pulumi.azurenative.network.inputs.PolicySettingsArgs;
import com.pulumi.azurenative.network.inputs.WebApplicationFirewallCustomRuleArgs;
import java.util.List;

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
    static final List<String> FREE_TEXT_FIELDS =
            List.of("messages", "prompt", "input", "instructions", "system", "tools", "params", "content", "text");

    private WafPolicy() {}

    static WebApplicationFirewallPolicy create(AzureComponent parent, Target target, WafMode mode,
                                               List<String> allowedCidrs) {
        return new WebApplicationFirewallPolicy(parent.child("waf"), WebApplicationFirewallPolicyArgs.builder()
                .policyName(target.naming().wafPolicy())
                .resourceGroupName(target.resourceGroupName())
                .location(target.location())
                .tags(target.tags())
                .customRules(allowedCidrs.isEmpty() ? List.of() : List.of(allowList(allowedCidrs)))
                .policySettings(PolicySettingsArgs.builder()
                        .state("Enabled")
                        .mode(mode == WafMode.PREVENTION ? "Prevention" : "Detection")
                        .requestBodyCheck(true)
                        .requestBodyInspectLimitInKB(128)
                        .requestBodyEnforcement(false)
                        .fileUploadEnforcement(false)
                        .build())
                .managedRules(ManagedRulesDefinitionArgs.builder()
                        .managedRuleSets(ManagedRuleSetArgs.builder()
                                .ruleSetType("Microsoft_DefaultRuleSet")
                                .ruleSetVersion("2.1")
                                .build())
                        .exclusions(FREE_TEXT_FIELDS.stream().map(field -> OwaspCrsExclusionEntryArgs.builder()
                                .matchVariable("RequestArgNames")
                                .selectorMatchOperator("StartsWith")
                                .selector(field)
                                .build()).toList())
                        .build())
                .build(), parent.childOptions());
    }

    /** Whoever is not on the list is refused, before any other rule. */
    private static WebApplicationFirewallCustomRuleArgs allowList(List<String> allowedCidrs) {
        return WebApplicationFirewallCustomRuleArgs.builder()
                .name("AllowList")
                .priority(1)
                .ruleType("MatchRule")
                .action("Block")
                .matchConditions(MatchConditionArgs.builder()
                        .matchVariables(MatchVariableArgs.builder().variableName("RemoteAddr").build())
                        .operator("IPMatch")
                        .negationConditon(true)
                        .matchValues(allowedCidrs)
                        .build())
                .build();
    }
}
