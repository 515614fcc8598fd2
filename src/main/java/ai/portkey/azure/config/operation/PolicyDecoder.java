package ai.portkey.azure.config.operation;

import ai.portkey.azure.config.naming.AzureNames;
import ai.portkey.azure.config.operation.PolicyConfig.Suppression;
import ai.portkey.azure.config.reading.ConfigNode;
import ai.portkey.azure.config.reading.Type;
import java.util.ArrayList;

/** Decodes the policy. */
public final class PolicyDecoder {

    private static final Type<PolicyRule> RULE =
            Type.choice(PolicyRule.values(), PolicyRule::id).named("rule id");

    private PolicyDecoder() {}

    public static PolicyConfig decode(ConfigNode node) {
        var requiredTags =
                node.texts("requiredTags", "Tags that every resource must have.", Type.text(AzureNames.TAG_NAME));
        var suppressions = new ArrayList<Suppression>();
        for (var item : node.objects("suppress", "Findings that are accepted. See docs/policy.md.")) {
            var rule = item.required("rule", RULE, "the rule's id, as shown in the finding");
            var resource = item.optional(
                    "resource",
                    "The resource, as the finding names it. Without it, the whole rule is suppressed.",
                    Type.TEXT);
            var reason = item.required("reason", Type.TEXT, "why the finding is acceptable here");
            rule.ifPresent(r -> suppressions.add(new Suppression(r, resource, reason.orElse(""))));
        }
        return new PolicyConfig(requiredTags, suppressions);
    }
}
