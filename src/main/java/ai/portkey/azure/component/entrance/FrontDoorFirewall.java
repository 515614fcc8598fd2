package ai.portkey.azure.component.entrance;

import ai.portkey.azure.component.AzureComponent;
import ai.portkey.azure.config.entrance.FrontDoorConfig.Sku;
import ai.portkey.azure.config.entrance.WafConfig;
import ai.portkey.azure.config.entrance.WafMode;
import com.pulumi.azurenative.cdn.SecurityPolicy;
import com.pulumi.azurenative.cdn.SecurityPolicyArgs;
import com.pulumi.azurenative.cdn.inputs.ActivatedResourceReferenceArgs;
import com.pulumi.azurenative.cdn.inputs.ResourceReferenceArgs;
import com.pulumi.azurenative.cdn.inputs.SecurityPolicyWebApplicationFirewallAssociationArgs;
import com.pulumi.azurenative.cdn.inputs.SecurityPolicyWebApplicationFirewallParametersArgs;
import com.pulumi.azurenative.network.Policy;
import com.pulumi.azurenative.network.PolicyArgs;
import com.pulumi.azurenative.network.inputs.CustomRuleArgs;
import com.pulumi.azurenative.network.inputs.CustomRuleListArgs;
import com.pulumi.azurenative.network.inputs.FrontDoorManagedRuleSetArgs;
import com.pulumi.azurenative.network.inputs.FrontDoorMatchConditionArgs;
import com.pulumi.azurenative.network.inputs.FrontDoorPolicySettingsArgs;
import com.pulumi.azurenative.network.inputs.ManagedRuleExclusionArgs;
import com.pulumi.azurenative.network.inputs.ManagedRuleSetListArgs;
import com.pulumi.azurenative.network.inputs.SkuArgs;
import com.pulumi.core.Output;
import java.util.List;
import java.util.Optional;

/**
 * The firewall of Front Door: the allow list, and with {@code enableWaf} Microsoft's managed rules, with the same free
 * text left out as behind an Application Gateway ({@link WafPolicy}). A Front Door firewall is of type
 * {@code Microsoft.Network/FrontDoorWebApplicationFirewallPolicies}; the policy of {@code Microsoft.Cdn} is for Azure CDN.
 *
 * @see <a href="https://learn.microsoft.com/azure/web-application-firewall/afds/waf-front-door-exclusion">WAF exclusions with Front Door</a>
 */
final class FrontDoorFirewall {

    private FrontDoorFirewall() {}

    /** Makes the firewall for all domains of the profile; nothing when there is nothing to check. */
    static void create(
            AzureComponent parent, FrontDoor.Args args, Output<String> profileName, List<Output<String>> domainIds) {
        if (args.config().waf().isEmpty() && args.allowedCidrs().isEmpty()) {
            return;
        }
        var policy = policy(parent, args);
        new SecurityPolicy(
                parent.child("security-policy"),
                SecurityPolicyArgs.builder()
                        .securityPolicyName("waf")
                        .profileName(profileName)
                        .resourceGroupName(args.target().resourceGroupName())
                        .parameters(SecurityPolicyWebApplicationFirewallParametersArgs.builder()
                                .type("WebApplicationFirewall")
                                .wafPolicy(ResourceReferenceArgs.builder()
                                        .id(policy.id())
                                        .build())
                                .associations(SecurityPolicyWebApplicationFirewallAssociationArgs.builder()
                                        .domains(domainIds.stream()
                                                .map(id -> ActivatedResourceReferenceArgs.builder()
                                                        .id(id)
                                                        .build())
                                                .toList())
                                        .patternsToMatch("/*")
                                        .build())
                                .build())
                        .build(),
                parent.childOptions());
    }

    private static Policy policy(AzureComponent parent, FrontDoor.Args args) {
        var target = args.target();
        var policy = PolicyArgs.builder()
                .policyName(target.naming().frontDoorWafPolicy())
                .resourceGroupName(target.resourceGroupName())
                .location("Global")
                .tags(target.tags())
                .sku(SkuArgs.builder().name(Sku.PREMIUM.azureName()).build())
                .policySettings(FrontDoorPolicySettingsArgs.builder()
                        .enabledState("Enabled")
                        .mode(args.config().waf().equals(Optional.of(WafMode.DETECTION)) ? "Detection" : "Prevention")
                        .requestBodyCheck("Enabled")
                        .build());
        if (!args.allowedCidrs().isEmpty()) {
            policy.customRules(CustomRuleListArgs.builder()
                    .rules(allowList(args.allowedCidrs()))
                    .build());
        }
        args.config()
                .waf()
                .ifPresent(mode -> policy.managedRules(ManagedRuleSetListArgs.builder()
                        .managedRuleSets(managedRules())
                        .build()));
        return new Policy(
                parent.child("waf"),
                policy.build(),
                parent.options().replaceOnChanges(List.of("sku")).build());
    }

    /** Whoever is not on the list is refused, by the address of the connection: headers can be made up. */
    private static CustomRuleArgs allowList(List<String> allowedCidrs) {
        return CustomRuleArgs.builder()
                .name(WafConfig.ALLOW_LIST)
                .priority(1)
                .ruleType("MatchRule")
                .action("Block")
                .enabledState("Enabled")
                .matchConditions(FrontDoorMatchConditionArgs.builder()
                        .matchVariable("SocketAddr")
                        .operator("IPMatch")
                        .negateCondition(true)
                        .matchValue(allowedCidrs)
                        .build())
                .build();
    }

    private static FrontDoorManagedRuleSetArgs managedRules() {
        return FrontDoorManagedRuleSetArgs.builder()
                .ruleSetType("Microsoft_DefaultRuleSet")
                .ruleSetVersion("2.1")
                .ruleSetAction("Block")
                .exclusions(WafPolicy.FREE_TEXT_FIELDS.stream()
                        .map(field -> ManagedRuleExclusionArgs.builder()
                                .matchVariable("RequestBodyJsonArgNames")
                                // The name of a nested field may be a path, in which these are parts.
                                .selectorMatchOperator("Contains")
                                .selector(field)
                                .build())
                        .toList())
                .build();
    }
}
