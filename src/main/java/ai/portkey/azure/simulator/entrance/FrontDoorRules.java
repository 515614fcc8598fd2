package ai.portkey.azure.simulator.entrance;

import ai.portkey.azure.simulator.core.AzureException;
import ai.portkey.azure.simulator.core.Placement;
import ai.portkey.azure.simulator.core.Request;
import ai.portkey.azure.simulator.core.SimulatedResource;
import ai.portkey.azure.simulator.values.Values;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What Azure checks in the parts of a Front Door and in its firewall policy. */
final class FrontDoorRules {

    private static final String PREMIUM = "Premium_AzureFrontDoor";
    private static final List<String> SKUS = List.of("Standard_AzureFrontDoor", PREMIUM);

    private FrontDoorRules() {}

    static void profile(Request request) {
        if (!SKUS.contains(String.valueOf(request.text("sku.name")))) {
            throw request.badRequest(
                    "BadRequest",
                    "The SKU '" + request.text("sku.name") + "' is not one of a Front Door: " + SKUS + ".");
        }
        between(request, request.body(), "originResponseTimeoutSeconds", 16, 240);
    }

    static void originGroup(Request request) {
        if (Values.get(request.body(), "loadBalancingSettings").isEmpty()) {
            throw request.badRequest("BadRequest", "loadBalancingSettings is missing: an origin group needs it.");
        }
        between(request, request.body(), "healthProbeSettings.probeIntervalInSeconds", 1, 255);
        var samples = Values.number(request.body(), "loadBalancingSettings.sampleSize")
                .orElse(4.0);
        if (Values.number(request.body(), "loadBalancingSettings.successfulSamplesRequired")
                        .orElse(3.0)
                > samples) {
            throw request.badRequest(
                    "BadRequest", "loadBalancingSettings.successfulSamplesRequired is more than sampleSize.");
        }
        var path = request.text("healthProbeSettings.probePath");
        if (path != null && !path.startsWith("/")) {
            throw request.badRequest(
                    "BadRequest", "healthProbeSettings.probePath '" + path + "' does not start with '/'.");
        }
    }

    static void origin(Request request) {
        between(request, request.body(), "priority", 1, 5);
        between(request, request.body(), "weight", 1, 1000);
        var isPrivate = Values.get(request.body(), "sharedPrivateLinkResource").isPresent();
        if (isPrivate && !PREMIUM.equals(profileOf(request).text("sku.name"))) {
            throw request.badRequest(
                    "BadRequest", "sharedPrivateLinkResource needs a profile with the SKU " + PREMIUM + ".");
        }
        if (isPrivate && request.text("sharedPrivateLinkResource.privateLinkLocation") == null) {
            throw request.badRequest("BadRequest", "sharedPrivateLinkResource.privateLinkLocation is missing.");
        }
        var group = Placement.parentId(request.id());
        for (var other : request.all(CdnTypes.ORIGIN)) {
            if (isIn(group, other)
                    && !other.id().equalsIgnoreCase(request.id())
                    && isPrivate
                            != Values.get(other.properties(), "sharedPrivateLinkResource")
                                    .isPresent()) {
                throw request.badRequest(
                        "BadRequest",
                        "Origins with and without a private link cannot be in one group: " + other.id() + ".");
            }
        }
    }

    static void customDomain(Request request) {
        var host = String.valueOf(request.text("hostName"));
        for (var other : request.all(CdnTypes.CUSTOM_DOMAIN)) {
            if (!other.id().equalsIgnoreCase(request.id()) && host.equalsIgnoreCase(other.text("hostName"))) {
                throw new AzureException(
                        409, "Conflict", "The host name " + host + " is already used by " + other.id() + ".");
            }
        }
    }

    static void route(Request request) {
        var group = String.valueOf(request.text("originGroup.id"));
        inTheSameProfile(request, List.of(group));
        // What is only assumed to exist is assumed to be fit.
        if (!request.find(group).orElseThrow().external()
                && request.all(CdnTypes.ORIGIN).stream().noneMatch(origin -> isIn(group, origin))) {
            throw request.badRequest(
                    "BadRequest", "The origin group " + group + " has no origin: create one before the route.");
        }
        var protocols = Values.strings(request.body(), "supportedProtocols[]");
        if ("Enabled".equals(request.text("httpsRedirect")) && !protocols.containsAll(List.of("Http", "Https"))) {
            throw request.badRequest("BadRequest", "httpsRedirect needs Http and Https in supportedProtocols.");
        }
        var domains = Values.strings(request.body(), "customDomains[].id");
        inTheSameProfile(request, domains);
        var isDefault = "Enabled".equals(request.text("linkToDefaultDomain"));
        if (domains.isEmpty() && !isDefault) {
            throw request.badRequest("BadRequest", "A route needs a custom domain, or linkToDefaultDomain.");
        }
        var endpoint = Placement.parentId(request.id());
        for (var other : request.all(CdnTypes.ROUTE)) {
            if (other.id().equalsIgnoreCase(request.id())
                    || !overlap(patterns(request.body()), patterns(other.properties()))) {
                continue;
            }
            var bothDefault = isDefault && isIn(endpoint, other) && "Enabled".equals(other.text("linkToDefaultDomain"));
            if (bothDefault || overlap(domains, Values.strings(other.properties(), "customDomains[].id"))) {
                throw new AzureException(
                        409, "Conflict", "The route " + other.id() + " has the same domain and the same pattern.");
            }
        }
    }

    static void securityPolicy(Request request) {
        var policy = request.find(String.valueOf(request.text("parameters.wafPolicy.id")))
                .orElseThrow(() -> request.badRequest(
                        "BadRequest",
                        "Web Application Firewall Policy being attached to AFDX profile does not exist."));
        if (!String.valueOf(policy.text("sku.name")).equals(profileOf(request).text("sku.name"))) {
            throw request.badRequest(
                    "BadRequest",
                    "The firewall policy has the SKU " + policy.text("sku.name") + ", the profile "
                            + profileOf(request).text("sku.name") + ". Both must be the same.");
        }
        var domains = Values.strings(request.body(), "parameters.associations[].domains[].id");
        inTheSameProfile(request, domains);
        for (var other : request.all(CdnTypes.SECURITY_POLICY)) {
            if (!other.id().equalsIgnoreCase(request.id())
                    && overlap(domains, Values.strings(other.properties(), "parameters.associations[].domains[].id"))) {
                throw new AzureException(
                        409, "Conflict", "A domain is already in the security policy " + "" + other.id() + ".");
            }
        }
    }

    static void firewallPolicy(Request request) {
        var sets = Values.objects(request.body(), "managedRules.managedRuleSets[]");
        if (!sets.isEmpty() && !PREMIUM.equals(request.text("sku.name"))) {
            throw request.badRequest("BadRequest", "Managed rules need the SKU " + PREMIUM + ".");
        }
        for (var set : sets) {
            // Since version 2.0 a set scores requests, and the set as a whole has the action.
            if ("Microsoft_DefaultRuleSet".equals(set.get("ruleSetType"))
                    && String.valueOf(set.get("ruleSetVersion")).startsWith("2.")
                    && !set.containsKey("ruleSetAction")) {
                throw request.badRequest(
                        "BadRequest",
                        "managedRuleSets[].ruleSetAction is missing: Microsoft_DefaultRuleSet 2.x needs it.");
            }
        }
        for (var condition : Values.objects(request.body(), "customRules.rules[].matchConditions[]")) {
            if ("RequestHeader".equals(condition.get("matchVariable")) && condition.get("selector") == null) {
                throw request.badRequest(
                        "BadRequest",
                        "WebApplicationFirewallPolicy validation failed. More information"
                                + " \"Selector must be set when using RequestHeader match variable\".");
            }
        }
        var priorities = new HashSet<Object>();
        for (var rule : Values.objects(request.body(), "customRules.rules[]")) {
            if (!priorities.add(rule.get("priority"))) {
                throw request.badRequest(
                        "BadRequest", "Two custom rules have the priority " + rule.get("priority") + ".");
            }
        }
    }

    private static SimulatedResource profileOf(Request request) {
        return request.find(profileId(request.id())).orElseThrow();
    }

    private static String profileId(String id) {
        return Stream.of(id.split("/")).limit(9).collect(Collectors.joining("/"));
    }

    private static void inTheSameProfile(Request request, List<String> ids) {
        ids.stream()
                .filter(id -> !profileId(id).equalsIgnoreCase(profileId(request.id())))
                .findFirst()
                .ifPresent(id -> {
                    throw request.badRequest("BadRequest", id + " belongs to another profile.");
                });
    }

    private static boolean isIn(String parent, SimulatedResource child) {
        return Placement.parentId(child.id()).equalsIgnoreCase(parent);
    }

    private static List<String> patterns(Map<String, Object> route) {
        return Values.strings(route, "patternsToMatch[]");
    }

    private static boolean overlap(List<String> some, List<String> others) {
        return some.stream()
                .map(s -> s.toLowerCase(Locale.ROOT))
                .anyMatch(s -> others.stream().anyMatch(s::equalsIgnoreCase));
    }

    private static void between(Request request, Map<String, Object> body, String path, int min, int max) {
        Values.number(body, path).filter(value -> value < min || value > max).ifPresent(value -> {
            throw request.badRequest(
                    "BadRequest", path + " must be " + min + "-" + max + ", is " + value.intValue() + ".");
        });
    }
}
