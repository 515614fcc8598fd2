package ai.portkey.azure.config.entrance;

import ai.portkey.azure.config.app.ClientApp;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * The Application Gateway in front of the apps (key {@code appGateway}). Present only with
 * {@code ingressType: application_gateway}.
 *
 * @param skuName               {@code Standard_v2} or {@code WAF_v2}; WAF_v2 whenever the WAF is on
 * @param capacity              fixed instances or autoscale
 * @param zoneRedundant         the gateway and its public address span the region's three zones, as in the module; fixed at creation
 * @param waf                   present when {@code enableWaf} is true
 * @param isPublic              key {@code public}: has a public frontend
 * @param isPrivate             key {@code private}: has a frontend inside the VNet
 * @param routing               by host or by path
 * @param certificate           TLS certificate in Key Vault; without one the gateway serves plain HTTP
 * @param requestTimeoutSeconds how long the backend may be silent (module: 60, which cuts long completions); 1 … 86400,
 *                              of which 240 are of use behind the default ingress of Container Apps
 * @param httpsRedirect         with a certificate: port 80 only redirects to 443
 * @param sslPolicy             name of Azure's predefined TLS policy
 */
public record AppGatewayConfig(
        String skuName,
        Capacity capacity,
        boolean zoneRedundant,
        Optional<WafConfig> waf,
        boolean isPublic,
        boolean isPrivate,
        Routing routing,
        Optional<CertificateConfig> certificate,
        int requestTimeoutSeconds,
        boolean httpsRedirect,
        String sslPolicy) {

    /** Who may connect to the gateway's frontends: names of Azure's or addresses. */
    public List<String> clients(IngressConfig ingress) {
        var allowed = ingress.effectiveAllowedCidrs();
        return isPublic ? allowed.isEmpty() ? List.of("*") : allowed : List.of("VirtualNetwork");
    }

    /** Instances: {@code capacity}, or {@code minCapacity} and {@code maxCapacity}. */
    public sealed interface Capacity {
        /** Tells the two kinds apart. */
        <T> T match(Function<Fixed, T> fixed, Function<Autoscale, T> autoscale);

        /** @param instances 1 … 125 */
        record Fixed(int instances) implements Capacity {
            @Override
            public <T> T match(Function<Fixed, T> fixed, Function<Autoscale, T> autoscale) {
                return fixed.apply(this);
            }
        }

        /**
         * @param min 0 … 125
         * @param max 2 … 125, at least {@code min}
         */
        record Autoscale(int min, int max) implements Capacity {
            @Override
            public <T> T match(Function<Fixed, T> fixed, Function<Autoscale, T> autoscale) {
                return autoscale.apply(this);
            }
        }
    }

    /** {@code routingMode}. */
    public sealed interface Routing {
        /** Hosts of one app: each has listeners of its own, and so many rules fit between the module's priorities. */
        int MAX_HOSTS = 5;

        /** Hosts of an app, with host routing; the first is the one in the outputs. */
        default List<String> hosts(ClientApp app) {
            return List.of();
        }

        /** Path pattern of an app, with path routing. */
        default Optional<String> path(ClientApp app) {
            return Optional.empty();
        }

        /** True for path routing. */
        default boolean isByPath() {
            return path(ClientApp.GATEWAY).isPresent();
        }

        /**
         * Host routing; an app has hosts exactly when it is deployed. The first is the one in the outputs.
         *
         * @param gatewayHosts {@code gatewayHost} and {@code additionalGatewayHosts}, at most {@value Routing#MAX_HOSTS}
         * @param mcpHosts     {@code mcpHost} and {@code additionalMcpHosts}, at most {@value Routing#MAX_HOSTS}
         */
        record Host(List<String> gatewayHosts, List<String> mcpHosts) implements Routing {
            @Override
            public List<String> hosts(ClientApp app) {
                return app.of(gatewayHosts, mcpHosts);
            }
        }

        /** Path routing; both prefixes end in {@code /*}, defaults {@code /gateway/*} and {@code /mcp/*}. */
        record Path(String gatewayPath, String mcpPath) implements Routing {
            @Override
            public Optional<String> path(ClientApp app) {
                return Optional.of(app.of(gatewayPath, mcpPath));
            }
        }
    }
}
