package ai.portkey.azure.config.operation;

import java.util.List;
import java.util.Optional;

/**
 * What the policy asks of this stack, and which of its findings are accepted.
 *
 * @param requiredTags {@code policy.requiredTags}: tags that every resource must have
 * @param suppressions {@code policy.suppress}
 */
public record PolicyConfig(List<String> requiredTags, List<Suppression> suppressions) {

    public PolicyConfig {
        requiredTags = List.copyOf(requiredTags);
        suppressions = List.copyOf(suppressions);
    }

    /**
     * A finding that is accepted.
     *
     * @param rule     {@code rule}: the rule's id
     * @param resource {@code resource}: the resource as the finding names it; empty = the rule as a whole
     * @param reason   {@code reason}: why that is acceptable; required
     */
    public record Suppression(PolicyRule rule, Optional<String> resource, String reason) {}
}
