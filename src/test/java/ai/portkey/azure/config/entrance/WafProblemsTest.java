package ai.portkey.azure.config.entrance;

import static org.assertj.core.api.Assertions.assertThat;

import ai.portkey.azure.config.PortkeyConfig;
import ai.portkey.azure.config.Stack;
import ai.portkey.azure.config.reading.RawConfig;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The sentences about the firewall's rules. */
class WafProblemsTest {

    private static final String CONDITION = "{variableName: RequestUri, operator: BeginsWith, matchValues: [/v1/]}";
    private static final String RULE = "name: A, priority: 2, action: Block, matchConditions: [" + CONDITION + "]";

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void wrong_firewalls(String rule, String waf, List<String> expected) {
        assertThat(Stack.problems(stack("enableWaf: true, "
                        + waf.replace("CONDITION", CONDITION).replace("RULE", RULE))))
                .containsExactlyElementsOf(
                        expected.stream().map(text -> "appGateway." + text).toList());
    }

    static Stream<Arguments> wrong_firewalls() {
        return Stream.of(
                Arguments.of(
                        "a rule has a name, a priority, an action and conditions",
                        "wafCustomRules: [{}]",
                        List.of(
                                "wafCustomRules[0].name — is required: the rule's name, as it appears in the logs",
                                "wafCustomRules[0].priority — is required: 2 to 100, lowest first",
                                "wafCustomRules[0].action — is required: Allow, Block or Log",
                                "wafCustomRules[0].matchConditions — is required: when the rule applies")),
                Arguments.of(
                        "names and priorities are used once",
                        "wafCustomRules: [{RULE}, {RULE}]",
                        List.of(
                                "wafCustomRules[1].name: \"A\" — is used twice; give each rule its own name",
                                "wafCustomRules[1].priority: 2 — is used twice; give each rule its own priority")),
                Arguments.of(
                        "the allow list comes first",
                        "wafCustomRules: [{name: AllowList, priority: 1, action: Block, matchConditions: [CONDITION]}]",
                        List.of(
                                "wafCustomRules[0].name: \"AllowList\" — is the name of the rule for ingress.allowedCidrs; "
                                        + "choose another one",
                                "wafCustomRules[0].priority: 1 — must be between 2 and 100")),
                Arguments.of(
                        "a rule's name is letters and digits",
                        "wafCustomRules: [{name: rate-limit, priority: 2, action: Block, matchConditions: [CONDITION]}]",
                        List.of(
                                "wafCustomRules[0].name: \"rate-limit\" — a rule name must have 1 to 128 letters and digits "
                                        + "and start with a letter")),
                Arguments.of(
                        "a rate limit has a threshold and does not allow",
                        "wafCustomRules: [{name: A, priority: 2, ruleType: RateLimitRule, action: Allow, matchConditions: [CONDITION]}]",
                        List.of(
                                "wafCustomRules[0].rateLimitThreshold — is required with ruleType: RateLimitRule: how many "
                                        + "requests are allowed",
                                "wafCustomRules[0].action: \"Allow\" — a rate limit blocks or logs excess requests; set "
                                        + "Block or Log")),
                Arguments.of(
                        "only a rate limit has a threshold",
                        "wafCustomRules: [{RULE, rateLimitThreshold: 5, groupByUserSession: None}]",
                        List.of(
                                "wafCustomRules[0].rateLimitThreshold: 5 — is only valid with ruleType: RateLimitRule; set "
                                        + "it, or remove this key",
                                "wafCustomRules[0].groupByUserSession: \"None\" — is only valid with ruleType: "
                                        + "RateLimitRule; set it, or remove this key")),
                Arguments.of(
                        "an address is compared with addresses",
                        "wafCustomRules: [{name: A, priority: 2, action: Block, matchConditions: ["
                                + "{variableName: RequestUri, operator: IPMatch, matchValues: [203.0.113.7, 203.0.113.7/24]}]}]",
                        List.of(
                                "wafCustomRules[0].matchConditions[0].operator: \"IPMatch\" — IPMatch only compares "
                                        + "RemoteAddr; set variableName: RemoteAddr, or another operator",
                                "wafCustomRules[0].matchConditions[0].matchValues[1] — a range must start at its first "
                                        + "address; set 203.0.113.0/24")),
                Arguments.of(
                        "a country is two letters",
                        "wafCustomRules: [{name: A, priority: 2, action: Block, matchConditions: ["
                                + "{variableName: RemoteAddr, operator: GeoMatch, matchValues: [Germany]}]}]",
                        List.of(
                                "wafCustomRules[0].matchConditions[0].matchValues[0] — expected a two-letter country code, "
                                        + "like DE")),
                Arguments.of(
                        "a condition has values, not too many, or needs none",
                        "wafCustomRules: [{name: A, priority: 2, action: Block, matchConditions: ["
                                + "{variableName: RequestUri, operator: Contains}, {variableName: RequestUri, operator: Any, matchValues: [a]}, "
                                + "{variableName: RequestUri, operator: Equal, matchValues: [a, b, c, d, e, f, g, h, i, j, k]}]}]",
                        List.of(
                                "wafCustomRules[0].matchConditions[0].matchValues — is required: the values to compare with",
                                "wafCustomRules[0].matchConditions[1].matchValues: a list — the operator Any takes no "
                                        + "values; remove it",
                                "wafCustomRules[0].matchConditions[2].matchValues: a list — Azure accepts at most 10 values "
                                        + "here; put the others into another rule")),
                Arguments.of(
                        "a selector names a member",
                        "wafCustomRules: [{name: A, priority: 2, action: Block, matchConditions: ["
                                + "{variableName: RequestUri, selector: path, operator: Any}]}]",
                        List.of("wafCustomRules[0].matchConditions[0].selector: \"path\" — is only valid with "
                                + "RequestHeaders, RequestCookies or PostArgs; remove it")),
                Arguments.of(
                        "an exclusion names what is left out",
                        "wafExclusions: ["
                                + "{matchVariable: RequestArgValues, selectorMatchOperator: Equals}, "
                                + "{matchVariable: RequestArgValues, selectorMatchOperator: EqualsAny, selector: a}, "
                                + "{matchVariable: RequestArg, selectorMatchOperator: Like, selector: a}]",
                        List.of(
                                "wafExclusions[0].selector — is required: the name to compare",
                                "wafExclusions[1].selector: \"a\" — EqualsAny excludes everything, whatever its name; remove "
                                        + "it",
                                "wafExclusions[2].matchVariable: \"RequestArg\" — must be one of RequestHeaderKeys, RequestHeaderNames, RequestHeaderValues, RequestCookieKeys, "
                                        + "RequestCookieNames, RequestCookieValues, RequestArgKeys, RequestArgNames, "
                                        + "RequestArgValues",
                                "wafExclusions[2].selectorMatchOperator: \"Like\" — must be one of Equals, StartsWith, EndsWith, Contains, EqualsAny")),
                Arguments.of(
                        "a rule's number is of the rule set",
                        "wafDisabledRules: [942100, 913100, SQLI]",
                        List.of(
                                "wafDisabledRules[1]: 913100 — expected the number of a rule in Microsoft's default rule set "
                                        + "2.1, as shown in the WAF log, like 942100",
                                "wafDisabledRules[2]: \"SQLI\" — expected the number of a rule in Microsoft's default rule "
                                        + "set 2.1, as shown in the WAF log, like 942100")));
    }

    @Test
    void rules_need_a_firewall() {
        assertThat(warnings("wafCustomRules: [{RULE}], wafExclusions: [], wafDisabledRules: [942100]"))
                .contains(
                        "portkey-gateway:appGateway.wafCustomRules: a list — has no effect without a WAF; set enableWaf: true",
                        "portkey-gateway:appGateway.wafDisabledRules: a list — has no effect without a WAF; set enableWaf: "
                                + "true");
    }

    @Test
    void a_body_that_is_no_form_is_not_looked_at() {
        assertThat(warnings("enableWaf: true, wafCustomRules: [{name: A, priority: 2, action: Log, matchConditions: "
                        + "[{variableName: RequestBody, operator: Contains, matchValues: [secret]}]}]"))
                .contains(
                        "portkey-gateway:appGateway.wafCustomRules[0].matchConditions[0].variableName: \"RequestBody\" — "
                                + "Azure only inspects the bodies of forms; requests to the gateway are JSON and never match");
    }

    private static List<String> warnings(String waf) {
        return PortkeyConfig.decode(stack(waf.replace("RULE", RULE))).warnings();
    }

    private static RawConfig stack(String waf) {
        return Stack.with("""
                networkMode: new
                ingressType: application_gateway
                appGateway: {gatewayHost: gateway.example.com, %s}
                """.formatted(waf));
    }
}
