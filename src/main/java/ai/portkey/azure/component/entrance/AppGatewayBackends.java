package ai.portkey.azure.component.entrance;

import static ai.portkey.azure.component.entrance.AppGatewayParts.self;

import ai.portkey.azure.component.app.GatewayApp;
import ai.portkey.azure.config.entrance.AppGatewayConfig;
import com.pulumi.azurenative.network.inputs.ApplicationGatewayBackendAddressArgs;
import com.pulumi.azurenative.network.inputs.ApplicationGatewayBackendAddressPoolArgs;
import com.pulumi.azurenative.network.inputs.ApplicationGatewayBackendHttpSettingsArgs;
import com.pulumi.azurenative.network.inputs.ApplicationGatewayProbeArgs;
import com.pulumi.azurenative.network.inputs.ApplicationGatewayRewriteRuleActionSetArgs;
import com.pulumi.azurenative.network.inputs.ApplicationGatewayRewriteRuleArgs;
import com.pulumi.azurenative.network.inputs.ApplicationGatewayRewriteRuleConditionArgs;
import com.pulumi.azurenative.network.inputs.ApplicationGatewayRewriteRuleSetArgs;
import com.pulumi.azurenative.network.inputs.ApplicationGatewayUrlConfigurationArgs;
import com.pulumi.core.Output;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Where an Application Gateway sends requests: a pool, HTTP settings and a health probe for each app. */
final class AppGatewayBackends {

    /**
     * An app behind the gateway.
     *
     * @param name     {@code gateway} or {@code mcp}
     * @param fqdn     the app's name in the environment
     * @param hosts    host names of its listeners, with host routing; the first is the one that clients are told
     * @param path     path pattern, with path routing
     * @param priority of its first rule, with host routing
     */
    record Backend(String name, Output<String> fqdn, List<String> hosts, Optional<String> path, int priority) {

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
            return prefix(path.orElseThrow());
        }

        static String prefix(String path) {
            return path.replaceFirst("/\\*$", "");
        }
    }

    private final AppGatewayConfig config;
    private final List<Backend> backends;

    /**
     * @param config the gateway's configuration
     * @param backends at least one
     */
    AppGatewayBackends(AppGatewayConfig config, List<Backend> backends) {
        this.config = config;
        this.backends = backends;
    }

    List<ApplicationGatewayBackendAddressPoolArgs> pools() {
        return backends.stream()
                .map(b -> ApplicationGatewayBackendAddressPoolArgs.builder()
                        .name(b.pool())
                        .backendAddresses(ApplicationGatewayBackendAddressArgs.builder()
                                .fqdn(b.fqdn())
                                .build())
                        .build())
                .toList();
    }

    List<ApplicationGatewayBackendHttpSettingsArgs> settings() {
        return backends.stream()
                .map(b -> ApplicationGatewayBackendHttpSettingsArgs.builder()
                        .name(b.settings())
                        .port(443)
                        .protocol("Https")
                        .cookieBasedAffinity("Disabled")
                        .requestTimeout(config.requestTimeoutSeconds())
                        .pickHostNameFromBackendAddress(true)
                        .probe(self("probes", b.probe()))
                        .build())
                .toList();
    }

    List<ApplicationGatewayProbeArgs> probes() {
        return backends.stream()
                .map(b -> ApplicationGatewayProbeArgs.builder()
                        .name(b.probe())
                        .protocol("Https")
                        .path(GatewayApp.HEALTH_PATH)
                        .interval(30)
                        .timeout(30)
                        .unhealthyThreshold(3)
                        .pickHostNameFromBackendHttpSettings(true)
                        .build())
                .toList();
    }

    /** With path routing: the apps do not know the prefix under which they are published, so it is taken off. */
    List<ApplicationGatewayRewriteRuleSetArgs> rewriteRuleSets() {
        return backends.stream()
                .map(b -> ApplicationGatewayRewriteRuleSetArgs.builder()
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
                        .build())
                .toList();
    }

    /** Application Gateway's regular expressions know no {@code \Q…\E}. */
    private static String regexLiteral(String text) {
        return Pattern.compile("[.+*?^$(){}\\[\\]|\\\\]").matcher(text).replaceAll("\\\\$0");
    }
}
