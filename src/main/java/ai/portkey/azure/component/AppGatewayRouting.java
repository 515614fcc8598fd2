package ai.portkey.azure.component;

import ai.portkey.azure.config.AppGatewayConfig;
import com.pulumi.azurenative.network.inputs.ApplicationGatewayBackendAddressArgs;
import com.pulumi.azurenative.network.inputs.ApplicationGatewayBackendAddressPoolArgs;
import com.pulumi.azurenative.network.inputs.ApplicationGatewayBackendHttpSettingsArgs;
import com.pulumi.azurenative.network.inputs.ApplicationGatewayHttpListenerArgs;
import com.pulumi.azurenative.network.inputs.ApplicationGatewayPathRuleArgs;
import com.pulumi.azurenative.network.inputs.ApplicationGatewayProbeArgs;
import com.pulumi.azurenative.network.inputs.ApplicationGatewayRedirectConfigurationArgs;
import com.pulumi.azurenative.network.inputs.ApplicationGatewayRequestRoutingRuleArgs;
import com.pulumi.azurenative.network.inputs.ApplicationGatewayRewriteRuleActionSetArgs;
import com.pulumi.azurenative.network.inputs.ApplicationGatewayRewriteRuleArgs;
import com.pulumi.azurenative.network.inputs.ApplicationGatewayRewriteRuleConditionArgs;
import com.pulumi.azurenative.network.inputs.ApplicationGatewayRewriteRuleSetArgs;
import com.pulumi.azurenative.network.inputs.ApplicationGatewayUrlConfigurationArgs;
import com.pulumi.azurenative.network.inputs.ApplicationGatewayUrlPathMapArgs;
import com.pulumi.azurenative.network.inputs.SubResourceArgs;
import com.pulumi.core.Output;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The routing of an Application Gateway as lists built from three small facts: which apps there are, which frontends,
 * and whether there is TLS. Names and priorities are the module's.
 */
final class AppGatewayRouting {

    /** Names of the gateway's children that other parts refer to. */
    static final String CERTIFICATE = "appgw-ssl-cert";
    static final String PUBLIC_FRONTEND = "public-frontend";
    static final String PRIVATE_FRONTEND = "private-frontend";
    static final String HTTP_PORT = "http-port";
    static final String HTTPS_PORT = "https-port";

    /**
     * An app behind the gateway.
     *
     * @param name     {@code gateway} or {@code mcp}
     * @param fqdn     the app's name in the environment
     * @param host     host name of its listeners, with host routing
     * @param path     path pattern, with path routing
     * @param priority of its first rule, with host routing
     */
    record Backend(String name, Output<String> fqdn, Optional<String> host, Optional<String> path, int priority) {

        String pool() {
            return name + "-backend";
        }

        String settings() {
            return name + "-http-settings";
        }

        String probe() {
            return name + "-health-probe";
        }

        String rewriteRuleSet() {
            return "strip-" + name + "-prefix";
        }

        /** {@code /gateway/*} without its wildcard. */
        String prefix() {
            return path.orElseThrow().replaceFirst("/\\*$", "");
        }
    }

    /** @param name {@code public} or {@code private} @param frontend name of the frontend @param offset added to priorities */
    private record Side(String name, String frontend, int offset) {}

    /**
     * What clients meet: an app of its own with host routing, all apps together with path routing.
     *
     * @param listener first part of the listener's name
     * @param rule     first part of the rule's name
     * @param host     host name, with host routing
     * @param backend  the app, with host routing
     * @param priority of the plain HTTP rule on the first side
     */
    private record Entry(String listener, String rule, Optional<String> host, Optional<Backend> backend, int priority) {

        String listenerName(boolean https, Side side) {
            return listener + (https ? "-https-listener-" : "-http-listener-") + side.name();
        }

        String ruleName(boolean https, Side side) {
            return rule + (https ? "-https-" : "-") + side.name();
        }

        String redirectName(Side side) {
            return listener + "-http-redirect-" + side.name();
        }
    }

    private final AppGatewayConfig config;
    private final List<Backend> backends;
    private final List<Side> sides = new ArrayList<>();
    private final List<Entry> entries;
    private final boolean byPath;

    /** @param config the gateway's configuration @param backends at least one; the first is the default with path routing */
    AppGatewayRouting(AppGatewayConfig config, List<Backend> backends) {
        this.config = config;
        this.backends = backends;
        this.byPath = config.routing() instanceof AppGatewayConfig.Routing.Path;
        if (config.isPublic()) {
            sides.add(new Side("public", PUBLIC_FRONTEND, 0));
        }
        sides.add(new Side("private", PRIVATE_FRONTEND, 1));
        this.entries = byPath
                ? List.of(new Entry("shared", "path-routing-rule", Optional.empty(), Optional.empty(), 100))
                : backends.stream().map(b -> new Entry(b.name(), b.name() + "-routing-rule", b.host(),
                        Optional.of(b), b.priority())).toList();
    }

    /** Id of one of the gateway's own children; the provider puts the gateway's id in place of {@code $self}. */
    static SubResourceArgs self(String collection, String name) {
        return SubResourceArgs.builder().id("$self/" + collection + "/" + name).build();
    }

    List<ApplicationGatewayBackendAddressPoolArgs> pools() {
        return backends.stream().map(b -> ApplicationGatewayBackendAddressPoolArgs.builder()
                .name(b.pool())
                .backendAddresses(ApplicationGatewayBackendAddressArgs.builder().fqdn(b.fqdn()).build())
                .build()).toList();
    }

    List<ApplicationGatewayBackendHttpSettingsArgs> settings() {
        return backends.stream().map(b -> ApplicationGatewayBackendHttpSettingsArgs.builder()
                .name(b.settings())
                .port(443)
                .protocol("Https")
                .cookieBasedAffinity("Disabled")
                .requestTimeout(config.requestTimeoutSeconds())
                .pickHostNameFromBackendAddress(true)
                .probe(self("probes", b.probe()))
                .build()).toList();
    }

    List<ApplicationGatewayProbeArgs> probes() {
        return backends.stream().map(b -> ApplicationGatewayProbeArgs.builder()
                .name(b.probe())
                .protocol("Https")
                .path(GatewayApp.HEALTH_PATH)
                .interval(30)
                .timeout(30)
                .unhealthyThreshold(3)
                .pickHostNameFromBackendHttpSettings(true)
                .build()).toList();
    }

    List<ApplicationGatewayHttpListenerArgs> listeners() {
        var listeners = new ArrayList<ApplicationGatewayHttpListenerArgs>();
        for (var entry : entries) {
            for (var side : sides) {
                listeners.add(listener(entry, side, false));
                if (hasTls()) {
                    listeners.add(listener(entry, side, true));
                }
            }
        }
        return listeners;
    }

    List<ApplicationGatewayRedirectConfigurationArgs> redirects() {
        var redirects = new ArrayList<ApplicationGatewayRedirectConfigurationArgs>();
        if (redirectsHttp()) {
            for (var entry : entries) {
                for (var side : sides) {
                    redirects.add(ApplicationGatewayRedirectConfigurationArgs.builder()
                            .name(entry.redirectName(side))
                            .redirectType("Permanent")
                            .targetListener(self("httpListeners", entry.listenerName(true, side)))
                            .includePath(true)
                            .includeQueryString(true)
                            .build());
                }
            }
        }
        return redirects;
    }

    List<ApplicationGatewayRequestRoutingRuleArgs> rules() {
        var rules = new ArrayList<ApplicationGatewayRequestRoutingRuleArgs>();
        for (var entry : entries) {
            for (var side : sides) {
                rules.add(redirectsHttp() ? redirectRule(entry, side) : forwardRule(entry, side, false));
                if (hasTls()) {
                    rules.add(forwardRule(entry, side, true));
                }
            }
        }
        return rules;
    }

    List<ApplicationGatewayUrlPathMapArgs> pathMaps() {
        if (!byPath) {
            return List.of();
        }
        var first = backends.get(0);
        return sides.stream().map(side -> ApplicationGatewayUrlPathMapArgs.builder()
                .name(pathMap(side))
                .defaultBackendAddressPool(self("backendAddressPools", first.pool()))
                .defaultBackendHttpSettings(self("backendHttpSettingsCollection", first.settings()))
                .pathRules(backends.stream().map(b -> ApplicationGatewayPathRuleArgs.builder()
                        .name(b.name() + "-path-rule")
                        .paths(b.path().orElseThrow())
                        .backendAddressPool(self("backendAddressPools", b.pool()))
                        .backendHttpSettings(self("backendHttpSettingsCollection", b.settings()))
                        .rewriteRuleSet(self("rewriteRuleSets", b.rewriteRuleSet()))
                        .build()).toList())
                .build()).toList();
    }

    /** The apps do not know the prefix under which they are published, so it is taken off. */
    List<ApplicationGatewayRewriteRuleSetArgs> rewriteRuleSets() {
        if (!byPath) {
            return List.of();
        }
        return backends.stream().map(b -> ApplicationGatewayRewriteRuleSetArgs.builder()
                .name(b.rewriteRuleSet())
                .rewriteRules(ApplicationGatewayRewriteRuleArgs.builder()
                        .name("strip-" + b.name() + "-path")
                        .ruleSequence(100)
                        .conditions(ApplicationGatewayRewriteRuleConditionArgs.builder()
                                .variable("var_uri_path")
                                .pattern(regexLiteral(b.prefix()) + "(/.*)$")
                                .ignoreCase(true)
                                .negate(false)
                                .build())
                        .actionSet(ApplicationGatewayRewriteRuleActionSetArgs.builder()
                                .urlConfiguration(ApplicationGatewayUrlConfigurationArgs.builder()
                                        .modifiedPath("{var_uri_path_1}")
                                        .reroute(false)
                                        .build())
                                .build())
                        .build())
                .build()).toList();
    }

    private boolean hasTls() {
        return config.certificate().isPresent();
    }

    private boolean redirectsHttp() {
        return hasTls() && config.httpsRedirect();
    }

    private ApplicationGatewayHttpListenerArgs listener(Entry entry, Side side, boolean https) {
        var listener = ApplicationGatewayHttpListenerArgs.builder()
                .name(entry.listenerName(https, side))
                .frontendIPConfiguration(self("frontendIPConfigurations", side.frontend()))
                .frontendPort(self("frontendPorts", https ? HTTPS_PORT : HTTP_PORT))
                .protocol(https ? "Https" : "Http");
        entry.host().ifPresent(listener::hostName);
        if (https) {
            listener.sslCertificate(self("sslCertificates", CERTIFICATE));
        }
        return listener.build();
    }

    private ApplicationGatewayRequestRoutingRuleArgs redirectRule(Entry entry, Side side) {
        return rule(entry, side, false)
                .ruleType("Basic")
                .redirectConfiguration(self("redirectConfigurations", entry.redirectName(side)))
                .build();
    }

    private ApplicationGatewayRequestRoutingRuleArgs forwardRule(Entry entry, Side side, boolean https) {
        var rule = rule(entry, side, https);
        return entry.backend()
                .map(backend -> rule
                        .ruleType("Basic")
                        .backendAddressPool(self("backendAddressPools", backend.pool()))
                        .backendHttpSettings(self("backendHttpSettingsCollection", backend.settings())))
                .orElseGet(() -> rule
                        .ruleType("PathBasedRouting")
                        .urlPathMap(self("urlPathMaps", pathMap(side))))
                .build();
    }

    private static ApplicationGatewayRequestRoutingRuleArgs.Builder rule(Entry entry, Side side, boolean https) {
        return ApplicationGatewayRequestRoutingRuleArgs.builder()
                .name(entry.ruleName(https, side))
                .priority(entry.priority() + side.offset() + (https ? 10 : 0))
                .httpListener(self("httpListeners", entry.listenerName(https, side)));
    }

    private static String pathMap(Side side) {
        return "path-map-" + side.name();
    }

    /** Application Gateway's regular expressions know no {@code \Q…\E}. */
    private static String regexLiteral(String text) {
        return Pattern.compile("[.+*?^$(){}\\[\\]|\\\\]").matcher(text).replaceAll("\\\\$0");
    }
}
