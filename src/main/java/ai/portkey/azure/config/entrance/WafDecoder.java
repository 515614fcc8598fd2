package ai.portkey.azure.config.entrance;

import ai.portkey.azure.config.entrance.WafConfig.Condition;
import ai.portkey.azure.config.entrance.WafConfig.CustomRule;
import ai.portkey.azure.config.entrance.WafConfig.Exclusion;
import ai.portkey.azure.config.entrance.WafConfig.ManagedRule;
import ai.portkey.azure.config.entrance.WafConfig.RateLimit;
import ai.portkey.azure.config.naming.Cidr;
import ai.portkey.azure.config.reading.ConfigNode;
import ai.portkey.azure.config.reading.TextRule;
import ai.portkey.azure.config.reading.Type;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Decodes the web application firewall.
 *
 * @see <a href="https://learn.microsoft.com/azure/azure-resource-manager/management/azure-subscription-service-limits#azure-application-gateway-limits">Application Gateway limits</a>
 */
final class WafDecoder {

    private static final Type<String> NAME = Type.text(TextRule.matching(
            "[A-Za-z][A-Za-z0-9]{0,127}", "a rule name must have 1 to 128 letters and digits and start with a letter"));
    private static final Type<Integer> PRIORITY = Type.integer(2, 100);
    private static final Type<String> ACTION = Type.choice("Allow", "Block", "Log");
    private static final String MATCH_RULE = "MatchRule";
    private static final String RATE_LIMIT_RULE = "RateLimitRule";
    private static final String REMOTE_ADDR = "RemoteAddr";
    private static final Type<String> VARIABLE = Type.choice(
            REMOTE_ADDR,
            "RequestMethod",
            "QueryString",
            "PostArgs",
            "RequestUri",
            "RequestHeaders",
            "RequestBody",
            "RequestCookies");
    private static final Set<String> WITH_MEMBERS = Set.of("PostArgs", "RequestHeaders", "RequestCookies");
    private static final Set<String> FORMS_ONLY = Set.of("PostArgs", "RequestBody");
    private static final String ANY = "Any";
    private static final Type<String> OPERATOR = Type.choice(
            "IPMatch",
            "GeoMatch",
            "Equal",
            "Contains",
            "BeginsWith",
            "EndsWith",
            "Regex",
            "LessThan",
            "GreaterThan",
            "LessThanOrEqual",
            "GreaterThanOrEqual",
            ANY);
    /** Operators whose values have a form of their own. */
    private static final Map<String, TextRule> VALUES = Map.of(
            "IPMatch",
            Cidr.ADDRESS_OR_RANGE,
            "GeoMatch",
            TextRule.matching("[A-Z]{2}", "expected a two-letter country code, like DE"));

    private static final int MAX_ADDRESSES = 600;
    private static final int MAX_VALUES = 10;
    private static final Type<String> TRANSFORM =
            Type.choice("Lowercase", "Uppercase", "Trim", "UrlDecode", "UrlEncode", "RemoveNulls", "HtmlEntityDecode");
    private static final Type<String> EXCLUDED = Type.choice(
            "RequestHeaderKeys",
            "RequestHeaderNames",
            "RequestHeaderValues",
            "RequestCookieKeys",
            "RequestCookieNames",
            "RequestCookieValues",
            "RequestArgKeys",
            "RequestArgNames",
            "RequestArgValues");
    private static final String EQUALS_ANY = "EqualsAny";
    private static final Type<String> SELECTOR_OPERATOR =
            Type.choice("Equals", "StartsWith", "EndsWith", "Contains", EQUALS_ANY);
    /** Rule groups of Microsoft's default rule set 2.1, by the numbers of their rules. */
    private static final Map<String, String> GROUPS = Map.ofEntries(
            Map.entry("2000..", "General"),
            Map.entry("911...", "METHOD-ENFORCEMENT"),
            Map.entry("920...", "PROTOCOL-ENFORCEMENT"),
            Map.entry("921...", "PROTOCOL-ATTACK"),
            Map.entry("930...", "LFI"),
            Map.entry("931...", "RFI"),
            Map.entry("932...", "RCE"),
            Map.entry("933...", "PHP"),
            Map.entry("934...", "NODEJS"),
            Map.entry("941...", "XSS"),
            Map.entry("942...", "SQLI"),
            Map.entry("943...", "FIX"),
            Map.entry("944...", "JAVA"),
            Map.entry("99001...", "MS-ThreatIntel-CVEs"),
            Map.entry("99005...", "MS-ThreatIntel-WebShells"),
            Map.entry("99030...", "MS-ThreatIntel-AppSec"),
            Map.entry("99031...", "MS-ThreatIntel-SQLI"));

    private static final Type<String> RULE_ID = Type.scalarText(TextRule.of(
            id -> group(id).isPresent(),
            "expected the number of a rule in Microsoft's default rule set 2.1, as shown in the WAF log, like 942100"));

    private final ConfigNode gateway;
    private final Set<String> names = new HashSet<>(Set.of(WafConfig.ALLOW_LIST));
    private final Set<Integer> priorities = new HashSet<>();

    private WafDecoder(ConfigNode gateway) {
        this.gateway = gateway;
    }

    /**
     * @param gateway {@code appGateway}
     * @param enabled {@code enableWaf}
     */
    static Optional<WafConfig> decode(ConfigNode gateway, boolean enabled) {
        var decoder = new WafDecoder(gateway);
        var waf = new WafConfig(
                gateway.value(
                        "wafMode",
                        "Whether the firewall blocks a request, or only logs it.",
                        WafMode.TYPE,
                        WafMode.PREVENTION),
                decoder.customRules(),
                decoder.exclusions(),
                decoder.disabledRules());
        if (!enabled && gateway.isClean("enableWaf")) {
            List.of("wafMode", "wafCustomRules", "wafExclusions", "wafDisabledRules").stream()
                    .filter(gateway::has)
                    .forEach(key -> gateway.warn(key, "has no effect without a WAF; set enableWaf: true"));
        }
        return enabled ? Optional.of(waf) : Optional.empty();
    }

    private List<CustomRule> customRules() {
        var rules = new ArrayList<CustomRule>();
        for (var node : gateway.objects(
                "wafCustomRules",
                "Custom rules, evaluated before the managed ones. See docs/secure.md#custom-rules.")) {
            var name = node.required(
                            "name",
                            "Name of the rule, as it appears in the logs: letters and digits, unique, not `AllowList`.",
                            NAME,
                            "the rule's name, as it appears in the logs")
                    .orElse("");
            if (!name.isEmpty() && !names.add(name)) {
                node.error(
                        "name",
                        name.equals(WafConfig.ALLOW_LIST)
                                ? "is the name of the rule for " + "ingress.allowedCidrs; choose another one"
                                : "is used twice; give each rule its own name");
            }
            var priority = node.required(
                            "priority",
                            "The lowest is evaluated first; 1 is the allow list. Unique.",
                            PRIORITY,
                            "2 to 100, lowest first")
                    .orElse(0);
            if (priority > 0 && !priorities.add(priority)) {
                node.error("priority", "is used twice; give each rule its own priority");
            }
            var action = node.required(
                            "action",
                            "What is done with the request. `Allow` skips all other rules, including the managed ones.",
                            ACTION,
                            "Allow, Block or Log")
                    .orElse("");
            rules.add(new CustomRule(name, priority, action, rateLimit(node, action), conditions(node)));
        }
        return rules;
    }

    private static Optional<RateLimit> rateLimit(ConfigNode node, String action) {
        var type = node.value(
                "ruleType",
                "Whether a request that matches is enough, or only too many of them.",
                Type.choice(MATCH_RULE, RATE_LIMIT_RULE),
                MATCH_RULE);
        var threshold = node.optional(
                "rateLimitThreshold",
                "Requests that are let through. Required with `RateLimitRule`.",
                Type.integer(1, Integer.MAX_VALUE));
        var limit = new RateLimit(
                threshold.orElse(1),
                node.value(
                        "rateLimitDuration",
                        "Time in which requests are counted, with `RateLimitRule`.",
                        Type.choice("OneMin", "FiveMins"),
                        "OneMin"),
                node.value(
                        "groupByUserSession",
                        "Whose requests are counted together, with `RateLimitRule`. `None` means everyone's.",
                        Type.choice("ClientAddr", "GeoLocation", "None"),
                        "ClientAddr"));
        if (type.equals(MATCH_RULE)) {
            List.of("rateLimitThreshold", "rateLimitDuration", "groupByUserSession").stream()
                    .filter(node::has)
                    .forEach(key -> node.error(
                            key, "is only valid with ruleType: RateLimitRule; set it, or remove " + "this key"));
            return Optional.empty();
        }
        if (!node.has("rateLimitThreshold")) {
            node.error("rateLimitThreshold", "is required with ruleType: RateLimitRule: how many requests are allowed");
        }
        if (action.equals("Allow")) {
            node.error("action", "a rate limit blocks or logs excess requests; set Block or Log");
        }
        return Optional.of(limit);
    }

    private static List<Condition> conditions(ConfigNode node) {
        var conditions = new ArrayList<Condition>();
        var nodes = node.objects("matchConditions", "At least one. A request must meet all of them.");
        if (nodes.isEmpty() && node.isClean("matchConditions")) {
            node.error("matchConditions", "is required: when the rule applies");
        }
        nodes.forEach(condition -> conditions.add(condition(condition)));
        return conditions;
    }

    private static Condition condition(ConfigNode node) {
        var variable = node.required(
                        "variableName",
                        "What the condition inspects. `PostArgs` and `RequestBody` only see forms, never JSON (warning).",
                        VARIABLE,
                        "what the condition inspects, like " + "RequestUri")
                .orElse("");
        var selector = node.optional("selector", "Name of a header, cookie or form argument.", Type.TEXT);
        var operator = node.required(
                        "operator",
                        "How the values are compared. `IPMatch` with `RemoteAddr` only.",
                        OPERATOR,
                        "how it is compared, like BeginsWith")
                .orElse("");
        var condition = new Condition(
                variable,
                selector,
                operator,
                node.value("negationCondition", "The condition is met when no value matches.", Type.BOOL, false),
                node.texts(
                        "matchValues",
                        "One of them has to match. Required except with `Any`; at most 10, or 600 addresses.",
                        Type.scalarText(TextRule.ANY)),
                node.texts("transforms", "What is done to the request before it is compared.", TRANSFORM));
        if (selector.isPresent() && !variable.isEmpty() && !WITH_MEMBERS.contains(variable)) {
            node.error("selector", "is only valid with RequestHeaders, RequestCookies or PostArgs; remove it");
        }
        if (operator.equals("IPMatch") && !variable.isEmpty() && !variable.equals(REMOTE_ADDR)) {
            node.error(
                    "operator",
                    "IPMatch only compares RemoteAddr; set variableName: RemoteAddr, or another " + "operator");
        }
        if (FORMS_ONLY.contains(variable)) {
            node.warn(
                    "variableName",
                    "Azure only inspects the bodies of forms; requests to the gateway are JSON and " + "never match");
        }
        checkValues(node, condition);
        return condition;
    }

    private static void checkValues(ConfigNode node, Condition condition) {
        var values = condition.values();
        if (condition.operator().isEmpty() || !node.isClean("matchValues")) {
            return;
        }
        var max = condition.operator().equals("IPMatch") ? MAX_ADDRESSES : MAX_VALUES;
        if (values.isEmpty() != condition.operator().equals(ANY)) {
            node.error(
                    "matchValues",
                    values.isEmpty()
                            ? "is required: the values to compare with"
                            : "the operator Any takes no values; remove it");
        } else if (values.size() > max) {
            node.error(
                    "matchValues",
                    "Azure accepts at most " + max + " values here; put the others into another " + "rule");
        }
        var rule = VALUES.getOrDefault(condition.operator(), TextRule.ANY);
        for (var i = 0; i < values.size(); i++) {
            if (!rule.allows(values.get(i))) {
                node.error("matchValues[" + i + "]", rule.sentence(values.get(i)));
            }
        }
    }

    private List<Exclusion> exclusions() {
        var exclusions = new ArrayList<Exclusion>();
        for (var node : gateway.objects(
                "wafExclusions",
                "Parts of a request that the managed rules do not inspect, in addition to the prompts.")) {
            var variable = node.required(
                            "matchVariable",
                            "What is excluded. `…Names` is the older word for `…Values`.",
                            EXCLUDED,
                            "what is excluded, like " + "RequestHeaderValues")
                    .orElse("");
            var operator = node.required(
                            "selectorMatchOperator", SELECTOR_OPERATOR, "how its name is compared, like Equals")
                    .orElse("");
            var selector =
                    node.optional("selector", "The name to compare. Required except with `EqualsAny`.", Type.TEXT);
            if (!operator.isEmpty() && selector.isPresent() == operator.equals(EQUALS_ANY)) {
                node.error(
                        "selector",
                        selector.isPresent()
                                ? "EqualsAny excludes everything, whatever its name; " + "remove it"
                                : "is required: the name to compare");
            }
            exclusions.add(new Exclusion(variable, operator, selector.orElse("*")));
        }
        return exclusions;
    }

    private List<ManagedRule> disabledRules() {
        return gateway
                .texts("wafDisabledRules", "Numbers of managed rules that are off, as the firewall logs them.", RULE_ID)
                .stream()
                .distinct()
                .map(id -> new ManagedRule(group(id).orElseThrow(), id))
                .toList();
    }

    private static Optional<String> group(String id) {
        return GROUPS.entrySet().stream()
                .filter(group -> id.matches(group.getKey().replace(".", "[0-9]")))
                .map(Map.Entry::getValue)
                .findFirst();
    }
}
