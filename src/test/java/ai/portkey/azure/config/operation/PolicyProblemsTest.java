package ai.portkey.azure.config.operation;

import static org.assertj.core.api.Assertions.assertThat;

import ai.portkey.azure.config.Stack;
import org.junit.jupiter.api.Test;

/** What is wrong with suppressions. */
class PolicyProblemsTest {

    @Test
    void a_suppression_needs_a_reason() {
        assertThat(Stack.problems(Stack.with("policy: {suppress: [{rule: waf-missing}]}")))
                .containsExactly("policy.suppress[0].reason — is required: why the finding is acceptable here");
    }

    @Test
    void an_unknown_rule_is_refused_with_a_near_name() {
        assertThat(Stack.problems(Stack.with("policy: {suppress: [{rule: waf-mising, reason: a}]}")))
                .singleElement()
                .asString()
                .startsWith("policy.suppress[0].rule: \"waf-mising\" — must be one of tls-minimum, ")
                .endsWith("; did you mean waf-missing?");
    }
}
