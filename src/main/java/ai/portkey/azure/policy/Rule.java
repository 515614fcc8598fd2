package ai.portkey.azure.policy;

import ai.portkey.azure.config.operation.PolicyRule;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * One rule of the policy.
 *
 * @param id       its id
 * @param severity of its findings
 * @param looksAt  what is looked at
 * @param why      what may happen otherwise
 * @param fix      what to do about a finding
 * @param check    finds what breaks the rule
 */
public record Rule(
        PolicyRule id,
        Severity severity,
        String looksAt,
        String why,
        String fix,
        Function<Facts, Stream<Violation>> check) {

    /**
     * What breaks a rule.
     *
     * @param resource name of a planned resource, or a key of the configuration
     * @param found    what is wrong there, as a sentence without a full stop; never a value that may be secret
     */
    record Violation(String resource, String found) {}
}
