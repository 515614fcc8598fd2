package ai.portkey.azure.policy;

import ai.portkey.azure.config.PortkeyConfig;
import ai.portkey.azure.config.operation.PolicyConfig.Suppression;
import ai.portkey.azure.config.operation.PolicyRule;
import ai.portkey.azure.plan.Plan;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** The rule set. It looks at the plan and the configuration, never at Azure. */
public final class Policy {

    /** All rules. */
    static final List<Rule> RULES = Stream.of(
                    ExposureRules.RULES, DataRules.RULES, WorkloadRules.RULES, AccessRules.RULES)
            .flatMap(List::stream)
            .toList();

    private Policy() {}

    /**
     * Checks a planned stack.
     *
     * @param plan   the plan
     * @param config the configuration that it was made of
     * @return all findings, those that the configuration suppresses too
     */
    public static PolicyReport check(Plan plan, PortkeyConfig config) {
        var facts = new Facts(plan, config);
        var findings = RULES.stream()
                .flatMap(rule -> rule.check()
                        .apply(facts)
                        .map(violation -> finding(
                                rule, violation, config.operation().policy().suppressions())))
                .sorted(Comparator.comparing(Finding::severity))
                .toList();
        var unused = config.operation().policy().suppressions().stream()
                .filter(suppression -> findings.stream().noneMatch(f -> matches(suppression, f.rule(), f.resource())))
                .toList();
        return new PolicyReport(findings, unused);
    }

    private static Finding finding(Rule rule, Rule.Violation violation, List<Suppression> suppressions) {
        var reason = suppressions.stream()
                .filter(suppression -> matches(suppression, rule.id(), violation.resource()))
                .map(Suppression::reason)
                .findFirst();
        return new Finding(
                rule.id(), rule.severity(), violation.resource(), violation.found(), rule.why(), rule.fix(), reason);
    }

    private static boolean matches(Suppression suppression, PolicyRule rule, String resource) {
        return suppression.rule() == rule
                && suppression
                        .resource()
                        .filter(wanted -> !wanted.equals(resource))
                        .isEmpty();
    }
}
