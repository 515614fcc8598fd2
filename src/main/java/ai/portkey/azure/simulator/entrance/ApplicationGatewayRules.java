package ai.portkey.azure.simulator.entrance;

import ai.portkey.azure.simulator.core.AzureState;
import ai.portkey.azure.simulator.core.Identities;
import ai.portkey.azure.simulator.core.Request;
import ai.portkey.azure.simulator.data.KeyVaultAccess;
import ai.portkey.azure.simulator.network.Addresses;
import ai.portkey.azure.simulator.values.Values;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/** Application Gateways: their parts refer to each other by id, and everything must fit together. */
public final class ApplicationGatewayRules {

    private static final List<String> COLLECTIONS = List.of(
            "gatewayIPConfigurations",
            "frontendIPConfigurations",
            "frontendPorts",
            "sslCertificates",
            "sslProfiles",
            "trustedRootCertificates",
            "backendAddressPools",
            "backendHttpSettingsCollection",
            "probes",
            "httpListeners",
            "redirectConfigurations",
            "requestRoutingRules",
            "urlPathMaps",
            "rewriteRuleSets",
            "authenticationCertificates");

    /** Properties that refer to a part of the gateway, and the collection it must be in. */
    private static final Map<String, String> PARTS = parts();

    private ApplicationGatewayRules() {}

    private static Map<String, String> parts() {
        var parts = new LinkedHashMap<String, String>();
        parts.put("httpListeners[].frontendIPConfiguration", "frontendIPConfigurations");
        parts.put("httpListeners[].frontendPort", "frontendPorts");
        parts.put("httpListeners[].sslCertificate", "sslCertificates");
        parts.put("httpListeners[].sslProfile", "sslProfiles");
        parts.put("backendHttpSettingsCollection[].probe", "probes");
        parts.put("backendHttpSettingsCollection[].trustedRootCertificates[]", "trustedRootCertificates");
        parts.put("redirectConfigurations[].targetListener", "httpListeners");
        parts.put("requestRoutingRules[].httpListener", "httpListeners");
        parts.put("requestRoutingRules[].urlPathMap", "urlPathMaps");
        for (var at : List.of("requestRoutingRules[].", "urlPathMaps[].pathRules[].")) {
            parts.put(at + "backendAddressPool", "backendAddressPools");
            parts.put(at + "backendHttpSettings", "backendHttpSettingsCollection");
            parts.put(at + "redirectConfiguration", "redirectConfigurations");
            parts.put(at + "rewriteRuleSet", "rewriteRuleSets");
        }
        parts.put("urlPathMaps[].defaultBackendAddressPool", "backendAddressPools");
        parts.put("urlPathMaps[].defaultBackendHttpSettings", "backendHttpSettingsCollection");
        parts.put("urlPathMaps[].defaultRedirectConfiguration", "redirectConfigurations");
        parts.put("urlPathMaps[].defaultRewriteRuleSet", "rewriteRuleSets");
        return parts;
    }

    public static void check(Request request) {
        var body = resolved(request);
        uniqueNames(request, body);
        PARTS.forEach((property, collection) -> Values.select(body, property + ".id")
                .forEach((path, id) -> requirePart(request, body, path, (String) id, collection)));
        frontends(request, body);
        listeners(request, body);
        redirects(request, body);
        routingRules(request, body);
        sku(request, body);
        certificates(request, body);
    }

    /** The gateway reads its certificates with its own identity. */
    private static void certificates(Request request, Map<String, Object> body) {
        for (var certificate : Values.objects(body, "sslCertificates[]")) {
            var url = Values.string(certificate, "keyVaultSecretId");
            if (url == null) {
                continue;
            }
            var identities = Identities.userAssigned(body);
            if (identities.isEmpty()) {
                throw request.badRequest(
                        "ApplicationGatewayIdentityMissing",
                        "Certificate " + certificate.get("name")
                                + " comes from Key Vault: the gateway needs a user-assigned identity.");
            }
            var principal = request.find(identities.get(0)).orElseThrow().text("principalId");
            KeyVaultAccess.refusal(request.azure(), principal, url).ifPresent(reason -> {
                throw request.badRequest(
                        "ApplicationGatewayKeyVaultSecretException",
                        "Problem occured while accessing and validating KeyVault Secrets"
                                + " associated with Application Gateway '" + request.id() + "': " + url + ". "
                                + reason);
            });
        }
    }

    /** {@code $self} in place of the gateway's own id is the provider's, not ARM's. */
    private static Map<String, Object> resolved(Request request) {
        UnaryOperator<Object> self =
                leaf -> leaf instanceof String text && (text.equals("$self") || text.startsWith("$self/"))
                        ? request.id() + text.substring(5)
                        : leaf;
        return Values.asMap(Values.transform(request.body(), self));
    }

    private static void uniqueNames(Request request, Map<String, Object> body) {
        for (var collection : COLLECTIONS) {
            var names = new HashSet<Object>();
            for (var part : Values.objects(body, collection + "[]")) {
                if (!names.add(part.get("name"))) {
                    throw request.badRequest(
                            "DuplicateResourceName",
                            "Resource " + request.id() + " has two child resources with the same name ("
                                    + part.get("name") + ") in " + collection + ".");
                }
            }
        }
    }

    private static void requirePart(
            Request request, Map<String, Object> body, String path, String id, String collection) {
        var prefix = request.id() + "/" + collection + "/";
        var found = AzureState.key(id).startsWith(AzureState.key(prefix))
                && Values.objects(body, collection + "[]").stream()
                        .anyMatch(part -> id.substring(prefix.length()).equals(part.get("name")));
        if (!found) {
            throw request.badRequest(
                    "InvalidResourceReference",
                    "Resource " + id + " referenced by resource " + request.id()
                            + " (" + path + ") was not found. It must be one of " + collection + ": "
                            + String.join(", ", Values.strings(body, collection + "[].name")) + ".");
        }
    }

    private static void frontends(Request request, Map<String, Object> body) {
        if (Values.objects(body, "gatewayIPConfigurations[]").isEmpty()) {
            throw request.badRequest(
                    "ApplicationGatewayMissingGatewayIPConfiguration",
                    "Application Gateway " + request.id() + " needs gatewayIPConfigurations with its subnet.");
        }
        for (var side : List.of("publicIPAddress", "subnet")) {
            var frontends = Values.objects(body, "frontendIPConfigurations[]").stream()
                    .filter(f -> f.containsKey(side))
                    .toList();
            if (frontends.size() > 1) {
                throw request.badRequest(
                        "ApplicationGatewayTooManyFrontendIPConfigurations",
                        "Application Gateway " + request.id() + " may have one public and one private frontend, found "
                                + frontends.size() + " with " + side + ".");
            }
        }
        for (var subnetId : Values.strings(body, "gatewayIPConfigurations[].subnet.id")) {
            var subnet = request.find(subnetId).orElseThrow();
            request.requireRegionOf(subnet);
            if (!Values.objects(subnet.properties(), "delegations[]").isEmpty()
                    && Values.strings(subnet.properties(), "delegations[].serviceName").stream()
                            .noneMatch("Microsoft.Network/applicationGateways"::equalsIgnoreCase)) {
                throw request.badRequest(
                        "ApplicationGatewaySubnetCannotHaveDelegation",
                        "Subnet " + subnetId
                                + " is delegated to another service and cannot hold an Application Gateway.");
            }
        }
    }

    private static void listeners(Request request, Map<String, Object> body) {
        var combinations = new HashSet<String>();
        for (var listener : Values.objects(body, "httpListeners[]")) {
            var https = "Https".equalsIgnoreCase(Values.string(listener, "protocol"));
            if (https != (Values.string(listener, "sslCertificate.id") != null)) {
                throw request.badRequest(
                        "ApplicationGatewayHttpListenerProtocolMismatch",
                        "Listener " + listener.get("name")
                                + (https
                                        ? " is HTTPS and needs sslCertificate."
                                        : " is HTTP and must not have sslCertificate."));
            }
            var hosts = hosts(request, listener);
            for (var host : hosts.isEmpty() ? List.of("*") : hosts) {
                if (!combinations.add(Values.string(listener, "frontendIPConfiguration.id") + " "
                        + Values.string(listener, "frontendPort.id") + " " + host)) {
                    throw request.badRequest(
                            "ApplicationGatewayHttpListenersUsingSameFrontendPortAndFrontendIpConfig",
                            "Listener " + listener.get("name") + " has the frontend, port and host (" + host
                                    + ") of another listener.");
                }
            }
        }
    }

    private static List<String> hosts(Request request, Map<String, Object> listener) {
        var one = Values.string(listener, "hostName");
        var several = Values.strings(listener, "hostNames[]");
        if (one != null && !several.isEmpty() || several.size() > 5) {
            throw request.badRequest(
                    "ApplicationGatewayHttpListenerHostNamesInvalid",
                    "Listener " + listener.get("name") + " may have either hostName or up to 5 hostNames.");
        }
        return one != null ? List.of(one) : several;
    }

    /** A redirect has to know which host it leads to. */
    private static void redirects(Request request, Map<String, Object> body) {
        for (var redirect : Values.objects(body, "redirectConfigurations[]")) {
            var target = Values.string(redirect, "targetListener.id");
            var leadsToMany = target != null
                    && Values.objects(body, "httpListeners[]").stream()
                            .filter(listener -> target.endsWith("/" + listener.get("name")))
                            .map(listener -> Values.strings(listener, "hostNames[]"))
                            .anyMatch(hosts ->
                                    hosts.size() > 1 || hosts.stream().anyMatch(host -> host.matches(".*[*?].*")));
            if (leadsToMany) {
                throw request.badRequest(
                        "ApplicationGatewayRedirectTargetListenerInvalid",
                        "Redirect " + redirect.get("name")
                                + " leads to a listener with several or wildcard host names: " + target + ".");
            }
        }
    }

    private static void routingRules(Request request, Map<String, Object> body) {
        var priorities = new HashSet<Integer>();
        var listeners = new HashSet<String>();
        for (var rule : Values.objects(body, "requestRoutingRules[]")) {
            var priority = Values.number(rule, "priority").map(Double::intValue);
            if (priority.isEmpty() || priority.get() < 1 || priority.get() > 20000) {
                throw request.badRequest(
                        "ApplicationGatewayRequestRoutingRulePriorityCannotBeEmpty",
                        "Routing rule " + rule.get("name") + " needs a priority of 1-20000.");
            }
            if (!priorities.add(priority.get())) {
                throw request.badRequest(
                        "ApplicationGatewayRequestRoutingRulePriorityHasToBeUnique",
                        "Routing rule " + rule.get("name") + " has the priority " + priority.get()
                                + " of another rule.");
            }
            if (!listeners.add(Values.string(rule, "httpListener.id"))) {
                throw request.badRequest(
                        "ApplicationGatewayRequestRoutingRuleMultipleReferences",
                        "Routing rule " + rule.get("name") + " uses the listener of another rule.");
            }
            var complete = "PathBasedRouting".equals(rule.get("ruleType"))
                    ? rule.containsKey("urlPathMap")
                    : rule.containsKey("redirectConfiguration")
                            || rule.containsKey("backendAddressPool") && rule.containsKey("backendHttpSettings");
            if (!complete) {
                throw request.badRequest(
                        "ApplicationGatewayRequestRoutingRuleIncomplete",
                        "Routing rule " + rule.get("name")
                                + " needs a redirectConfiguration, or backendAddressPool and backendHttpSettings; with PathBasedRouting a urlPathMap.");
            }
        }
    }

    private static void sku(Request request, Map<String, Object> body) {
        var tier = Values.string(body, "sku.tier");
        var policies = Values.strings(body, "firewallPolicy.id").size()
                + Values.strings(body, "httpListeners[].firewallPolicy.id").size();
        if (policies > 0 && !"WAF_v2".equals(tier)) {
            throw request.badRequest(
                    "ApplicationGatewayFirewallPolicyRequiresWafSku",
                    "A firewallPolicy needs sku.tier WAF_v2, found " + tier + ".");
        }
        if ((Values.number(body, "sku.capacity").isPresent()) == body.containsKey("autoscaleConfiguration")) {
            throw request.badRequest(
                    "ApplicationGatewayCapacityOrAutoscale",
                    "Application Gateway " + request.id() + " needs either sku.capacity or autoscaleConfiguration.");
        }
        for (var address : Values.strings(body, "frontendIPConfigurations[].publicIPAddress.id")) {
            var ip = request.find(address).orElseThrow();
            if (!ip.external() && !"Standard".equals(ip.text("sku.name"))) {
                throw request.badRequest(
                        "ApplicationGatewayPublicIPSkuMismatch",
                        "A v2 gateway needs a Standard public IP address: " + address + ".");
            }
        }
    }

    public static Map<String, Object> outputs(Request request) {
        var resolved =
                new Request(request.azure(), request.type(), request.id(), resolved(request), request.location());
        var outputs = request.with(
                "operationalState", "Running", "resourceGuid", request.ids().guid(request.id()));
        for (var collection : COLLECTIONS) {
            var children = resolved.children(collection);
            children.forEach(child -> child.put("type", "Microsoft.Network/applicationGateways/" + collection));
            if (!children.isEmpty()) {
                outputs.put(collection, children);
            }
        }
        for (var frontend : Values.objects(outputs, "frontendIPConfigurations[]")) {
            var subnet = Values.string(frontend, "subnet.id");
            if (subnet != null && !frontend.containsKey("privateIPAddress")) {
                frontend.put(
                        "privateIPAddress",
                        Addresses.allocate(request, request.find(subnet).orElseThrow(), AzureState.key(request.id())));
            }
        }
        for (var map : Values.objects(outputs, "urlPathMaps[]")) {
            for (var rule : Values.objects(map, "pathRules[]")) {
                rule.put("id", map.get("id") + "/pathRules/" + rule.get("name"));
                rule.put("etag", outputs.get("etag"));
                rule.put("type", "Microsoft.Network/applicationGateways/urlPathMaps/pathRules");
                rule.put("provisioningState", "Succeeded");
            }
        }
        return outputs;
    }
}
