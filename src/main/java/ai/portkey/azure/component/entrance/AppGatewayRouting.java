package ai.portkey.azure.component.entrance;

import static ai.portkey.azure.component.entrance.AppGatewayParts.self;

import ai.portkey.azure.component.entrance.AppGatewayBackends.Backend;
import ai.portkey.azure.config.entrance.AppGatewayConfig;
import com.pulumi.azurenative.network.inputs.ApplicationGatewayHttpListenerArgs;
import com.pulumi.azurenative.network.inputs.ApplicationGatewayPathRuleArgs;
import com.pulumi.azurenative.network.inputs.ApplicationGatewayRedirectConfigurationArgs;
import com.pulumi.azurenative.network.inputs.ApplicationGatewayRequestRoutingRuleArgs;
import com.pulumi.azurenative.network.inputs.ApplicationGatewayUrlPathMapArgs;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * What clients of an Application Gateway meet, and which app they reach: lists built from three small facts, which apps
 * there are, which frontends, and whether there is TLS. Names and priorities are the module's.
 *
 * @see <a href="https://learn.microsoft.com/azure/application-gateway/multiple-site-overview">Application Gateway multi-site hosting</a>
 */
final class AppGatewayRouting {

    /**
     * @param name {@code public} or {@code private}
     * @param frontend name of the frontend
     * @param offset added to priorities
     */
    private record Side(String name, String frontend, int offset) {}

    /**
     * What clients meet: a host of one app with host routing, all apps together with path routing. A listener could have
     * several hosts, but no redirect may lead to such a listener.
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

    /** HTTP on two sides, and ten further on HTTPS. */
    private static final int PRIORITIES_OF_A_HOST = 20;

    private final AppGatewayConfig config;
    private final List<Backend> backends;
    private final List<Side> sides = new ArrayList<>();
    private final List<Entry> entries;

    /**
     * @param config the gateway's configuration
     * @param backends at least one; the first is the default with path routing
     */
    AppGatewayRouting(AppGatewayConfig config, List<Backend> backends) {
        this.config = config;
        this.backends = backends;
        if (config.isPublic()) {
            sides.add(new Side("public", AppGatewayParts.PUBLIC_FRONTEND, 0));
        }
        if (config.isPrivate()) {
            sides.add(new Side("private", AppGatewayParts.PRIVATE_FRONTEND, 1));
        }
        this.entries = config.routing().isByPath()
                ? List.of(new Entry("shared", "path-routing-rule", Optional.empty(), Optional.empty(), 100))
                : backends.stream().flatMap(AppGatewayRouting::entries).toList();
    }

    private static Stream<Entry> entries(Backend backend) {
        return IntStream.range(0, backend.hosts().size()).mapToObj(i -> {
            var name = i == 0 ? backend.name() : backend.name() + "-" + (i + 1);
            return new Entry(
                    name,
                    name + "-routing-rule",
                    Optional.of(backend.hosts().get(i)),
                    Optional.of(backend),
                    backend.priority() + PRIORITIES_OF_A_HOST * i);
        });
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

    /** With path routing. */
    List<ApplicationGatewayUrlPathMapArgs> pathMaps() {
        var first = backends.get(0);
        return sides.stream()
                .map(side -> ApplicationGatewayUrlPathMapArgs.builder()
                        .name(pathMap(side))
                        .defaultBackendAddressPool(self("backendAddressPools", first.pool()))
                        .defaultBackendHttpSettings(self("backendHttpSettingsCollection", first.settings()))
                        .pathRules(backends.stream()
                                .map(b -> ApplicationGatewayPathRuleArgs.builder()
                                        .name(b.name() + "-path-rule")
                                        .paths(b.path().orElseThrow())
                                        .backendAddressPool(self("backendAddressPools", b.pool()))
                                        .backendHttpSettings(self("backendHttpSettingsCollection", b.settings()))
                                        .rewriteRuleSet(self("rewriteRuleSets", b.rewriteRuleSet()))
                                        .build())
                                .toList())
                        .build())
                .toList();
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
                .frontendPort(self("frontendPorts", https ? AppGatewayParts.HTTPS_PORT : AppGatewayParts.HTTP_PORT))
                .protocol(https ? "Https" : "Http");
        entry.host().ifPresent(listener::hostName);
        if (https) {
            listener.sslCertificate(self("sslCertificates", AppGatewayParts.CERTIFICATE));
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
                .map(backend -> rule.ruleType("Basic")
                        .backendAddressPool(self("backendAddressPools", backend.pool()))
                        .backendHttpSettings(self("backendHttpSettingsCollection", backend.settings())))
                .orElseGet(() -> rule.ruleType("PathBasedRouting").urlPathMap(self("urlPathMaps", pathMap(side))))
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
}
