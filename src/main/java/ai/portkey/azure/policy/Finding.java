package ai.portkey.azure.policy;

import ai.portkey.azure.config.operation.PolicyRule;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A rule that a stack breaks.
 *
 * @param rule       the rule
 * @param severity   how much it matters
 * @param resource   name of the planned resource, or the key of the configuration
 * @param found      what is wrong there
 * @param why        what may happen
 * @param fix        what to do
 * @param suppressed the reason why it is accepted; empty = it stands
 */
public record Finding(
        PolicyRule rule,
        Severity severity,
        String resource,
        String found,
        String why,
        String fix,
        Optional<String> suppressed) {

    /** For the plan's JSON; docs/plan-json.md describes the members. */
    public Map<String, Object> toJson() {
        var json = new LinkedHashMap<String, Object>();
        json.put("rule", rule.id());
        json.put("severity", severity.toString());
        json.put("resource", resource);
        json.put("found", found);
        json.put("why", why);
        json.put("fix", fix);
        json.put("suppressed", suppressed.orElse(null));
        return json;
    }
}
