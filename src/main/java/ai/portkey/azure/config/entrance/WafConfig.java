package ai.portkey.azure.config.entrance;

import java.util.List;
import java.util.Optional;

/**
 * The web application firewall of the Application Gateway (keys {@code appGateway.waf…}). Names and values of its parts are
 * those of Azure Resource Manager, because the logs and Microsoft's documentation use them.
 *
 * @param mode          key {@code wafMode}: block or only log
 * @param customRules   key {@code wafCustomRules}: run before the managed rules, in the order of their priorities
 * @param exclusions    key {@code wafExclusions}: parts of a request that the managed rules do not look at, beside the prompts
 * @param disabledRules key {@code wafDisabledRules}: managed rules that are off
 * @see <a href="https://learn.microsoft.com/azure/web-application-firewall/ag/custom-waf-rules-overview">Custom rules</a>
 */
public record WafConfig(
        WafMode mode, List<CustomRule> customRules, List<Exclusion> exclusions, List<ManagedRule> disabledRules) {

    /** Name of the rule that lets in {@code ingress.allowedCidrs} only; its priority is 1. */
    public static final String ALLOW_LIST = "AllowList";

    public WafConfig {
        customRules = List.copyOf(customRules);
        exclusions = List.copyOf(exclusions);
        disabledRules = List.copyOf(disabledRules);
    }

    /**
     * A custom rule; it takes effect where all its conditions are met.
     *
     * @param name       letters and digits; in the logs
     * @param priority   2 … 100, the lowest first; 1 is the allow list's
     * @param action     {@code Allow}, {@code Block} or {@code Log}
     * @param rateLimit  present with {@code ruleType: RateLimitRule}
     * @param conditions at least one
     */
    public record CustomRule(
            String name, int priority, String action, Optional<RateLimit> rateLimit, List<Condition> conditions) {}

    /**
     * How many requests that meet the conditions a client may send.
     *
     * @param threshold requests in the duration, 1 or more
     * @param duration  {@code OneMin} or {@code FiveMins}
     * @param groupBy   who is counted together: {@code ClientAddr}, {@code GeoLocation} or {@code None} = all
     * @see <a href="https://learn.microsoft.com/azure/web-application-firewall/ag/rate-limiting-overview">Rate limiting</a>
     */
    public record RateLimit(int threshold, String duration, String groupBy) {}

    /**
     * @param variable   {@code RemoteAddr}, {@code RequestMethod}, {@code RequestUri} …
     * @param selector   a member of the variable, like a header's name
     * @param operator   {@code IPMatch}, {@code GeoMatch}, {@code Equal}, {@code Contains} …
     * @param negate     true: met when no value matches
     * @param values     one of them has to match; empty with the operator {@code Any}
     * @param transforms done to the variable first, like {@code Lowercase}
     */
    public record Condition(
            String variable,
            Optional<String> selector,
            String operator,
            boolean negate,
            List<String> values,
            List<String> transforms) {}

    /**
     * @param variable {@code RequestHeaderValues}, {@code RequestArgValues} …
     * @param operator {@code Equals}, {@code StartsWith}, {@code EndsWith}, {@code Contains} or {@code EqualsAny}
     * @param selector name, or part of the name, of what is left out; {@code *} with {@code EqualsAny}
     */
    public record Exclusion(String variable, String operator, String selector) {}

    /**
     * @param group rule group of Microsoft's default rule set 2.1
     * @param id the rule's number, as the logs have it
     */
    public record ManagedRule(String group, String id) {}
}
