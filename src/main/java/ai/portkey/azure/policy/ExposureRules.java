package ai.portkey.azure.policy;

import static ai.portkey.azure.policy.Facts.is;
import static ai.portkey.azure.policy.Facts.text;
import static ai.portkey.azure.policy.Facts.values;
import static ai.portkey.azure.policy.Severity.ERROR;
import static ai.portkey.azure.policy.Severity.INFO;
import static ai.portkey.azure.policy.Severity.WARNING;

import ai.portkey.azure.catalogue.ArmId;
import ai.portkey.azure.config.operation.PolicyRule;
import ai.portkey.azure.plan.Plan.Resource;
import ai.portkey.azure.policy.Rule.Violation;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Rules for what the internet can reach. */
final class ExposureRules {

    private static final Set<String> EVERYONE = Set.of("*", "Internet", "Any", "0.0.0.0/0");
    /** SSH, RDP, WinRM. */
    private static final List<Integer> MANAGEMENT_PORTS = List.of(22, 3389, 5985, 5986);

    static final List<Rule> RULES = List.of(
            new Rule(
                    PolicyRule.PLAIN_HTTP,
                    ERROR,
                    "HTTP without a redirect on public Application Gateways, apps and storage accounts",
                    "API keys and prompts cross the internet unencrypted.",
                    "Set appGateway.sslCertKeyVaultSecretId and keep httpsRedirect.",
                    facts -> Stream.of(
                                    facts.publicGateways()
                                            .filter(ExposureRules::forwardsHttp)
                                            .map(r -> new Violation(
                                                    r.name(),
                                                    "serves HTTP on its public address without a redirect to HTTPS")),
                                    facts.ofType("ContainerApp")
                                            .filter(r -> is(r, "configuration.ingress.allowInsecure", true))
                                            .map(r -> new Violation(
                                                    r.name(), "accepts HTTP without a redirect to HTTPS")),
                                    facts.ofType("StorageAccount")
                                            .filter(r -> is(r, "enableHttpsTrafficOnly", false))
                                            .map(r -> new Violation(r.name(), "accepts HTTP")))
                            .flatMap(s -> s)),
            new Rule(
                    PolicyRule.WAF_MISSING,
                    ERROR,
                    "WAF of public Application Gateways and of Front Door",
                    "Web attacks reach the apps unfiltered.",
                    "Set appGateway.enableWaf: true, or frontDoor.enableWaf: true.",
                    facts -> Stream.concat(
                                    facts.publicGateways()
                                            .filter(r -> values(r, "firewallPolicy.id")
                                                    .isEmpty()),
                                    facts.ofType("Profile")
                                            .filter(r -> facts.ofType("Policy")
                                                    .allMatch(policy -> values(policy, "managedRules.managedRuleSets")
                                                            .isEmpty())))
                            .map(r -> new Violation(r.name(), "is public and has no WAF"))),
            new Rule(
                    PolicyRule.WAF_DETECTION_ONLY,
                    WARNING,
                    "mode of the WAF",
                    "A WAF in Detection mode logs attacks but lets them through.",
                    "Set wafMode: Prevention once the log shows no false positives.",
                    facts -> facts.ofType("WebApplicationFirewallPolicy", "Policy")
                            .filter(r -> !is(r, "policySettings.mode", "Prevention")
                                    || is(r, "policySettings.state", "Disabled")
                                    || is(r, "policySettings.enabledState", "Disabled"))
                            .map(r -> new Violation(r.name(), "does not block attacks"))),
            new Rule(
                    PolicyRule.OPEN_MANAGEMENT_PORT,
                    ERROR,
                    "inbound rules of network security groups on ports 22, 3389, 5985 and 5986",
                    "Management ports that are open to the internet are attacked within minutes.",
                    "Restrict the rule's source or its ports.",
                    facts -> facts.ofType("NetworkSecurityGroup")
                            .flatMap(r -> values(r, "securityRules").stream()
                                    .filter(ExposureRules::opensManagementPort)
                                    .map(rule -> new Violation(
                                            r.name(),
                                            "the rule " + text(rule, "name").orElse("")
                                                    + " opens a management port to everyone")))),
            new Rule(
                    PolicyRule.NO_ALLOW_LIST,
                    INFO,
                    "allow list of apps that are directly reachable from the internet, and of public Application Gateways without a WAF",
                    "Everyone can call the gateway; only Portkey's API keys protect it.",
                    "Set ingress.allowedCidrs to your clients' addresses, or put an Application Gateway with a WAF in front.",
                    facts -> Stream.concat(
                                    facts.ofType("ContainerApp")
                                            .filter(r -> facts.hasPublicEnvironment()
                                                    && is(r, "configuration.ingress.external", true)
                                                    && values(r, "configuration.ingress.ipSecurityRestrictions")
                                                            .isEmpty()),
                                    facts.publicGateways()
                                            .filter(r -> values(r, "firewallPolicy.id")
                                                            .isEmpty()
                                                    && facts.config()
                                                            .ingress()
                                                            .effectiveAllowedCidrs()
                                                            .isEmpty()))
                            .map(r -> new Violation(r.name(), "is open to every address on the internet"))),
            new Rule(
                    PolicyRule.OPEN_ORIGIN,
                    WARNING,
                    "apps behind Front Door",
                    "Front Door and its WAF can be bypassed via the apps' own FQDNs; nothing in the apps checks X-Azure-FDID.",
                    "Set frontDoor.privateLink: true.",
                    facts -> facts.ofType("ContainerApp")
                            .filter(r -> facts.hasPublicEnvironment()
                                    && facts.ofType("Profile").findAny().isPresent()
                                    && is(r, "configuration.ingress.external", true))
                            .map(r -> new Violation(r.name(), "is open to the internet, bypassing Front Door"))));

    private ExposureRules() {}

    private static boolean forwardsHttp(Resource gateway) {
        var publicFrontends = names(values(gateway, "frontendIPConfigurations").stream()
                .filter(f -> !values(f, "publicIPAddress").isEmpty()));
        var plain = names(values(gateway, "httpListeners").stream()
                .filter(l -> is(l, "protocol", "Http")
                        && text(l, "frontendIPConfiguration.id")
                                .filter(id -> publicFrontends.contains(lastStep(id)))
                                .isPresent()));
        return values(gateway, "requestRoutingRules").stream()
                .anyMatch(rule -> values(rule, "redirectConfiguration").isEmpty()
                        && text(rule, "httpListener.id")
                                .filter(id -> plain.contains(lastStep(id)))
                                .isPresent());
    }

    private static Set<String> names(Stream<Object> entries) {
        return entries.flatMap(entry -> text(entry, "name").stream()).collect(Collectors.toSet());
    }

    private static String lastStep(String id) {
        return ArmId.name(id);
    }

    private static boolean opensManagementPort(Object rule) {
        var ports =
                Stream.of("destinationPortRange", "destinationPortRanges").flatMap(path -> values(rule, path).stream());
        return is(rule, "direction", "Inbound")
                && is(rule, "access", "Allow")
                && Stream.of("sourceAddressPrefix", "sourceAddressPrefixes")
                        .flatMap(path -> values(rule, path).stream())
                        .anyMatch(EVERYONE::contains)
                && ports.map(Object::toString)
                        .anyMatch(range -> MANAGEMENT_PORTS.stream().anyMatch(port -> covers(range, port)));
    }

    private static boolean covers(String range, int port) {
        if (range.equals("*")) {
            return true;
        }
        var ends = range.split("-");
        return Integer.parseInt(ends[0]) <= port && port <= Integer.parseInt(ends[ends.length - 1]);
    }
}
