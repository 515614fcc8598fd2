package ai.portkey.azure.config.entrance;

import ai.portkey.azure.config.app.ServerMode;
import ai.portkey.azure.config.entrance.AppGatewayConfig.Capacity;
import ai.portkey.azure.config.entrance.AppGatewayConfig.Routing;
import ai.portkey.azure.config.reading.ConfigNode;
import ai.portkey.azure.config.reading.Names;
import ai.portkey.azure.config.reading.Type;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Decodes the Application Gateway. */
public final class AppGatewayDecoder {

    private static final String STANDARD = "Standard_v2";
    private static final String WAF = "WAF_v2";
    private static final String SSL_POLICY = "AppGwSslPolicy20220101";
    private static final Type<String> SKU = Type.choice(STANDARD, WAF);
    private static final Type<String> HOST = Type.text(Names.HOST);
    private static final int DEFAULT_CAPACITY = 2;
    private static final int MAX_CAPACITY = 125;
    /**
     * Seconds after which the ingress of Container Apps gives up on a request.
     *
     * @see <a href="https://learn.microsoft.com/azure/container-apps/ingress-overview#http">Ingress in Azure Container Apps</a>
     */
    private static final int CONTAINER_APPS_TIMEOUT = 240;

    private AppGatewayDecoder() {}

    /** Decodes the gateway as if it were wanted; {@code IngressDecoder} knows whether it is. */
    public static AppGatewayConfig decode(ConfigNode node, ServerMode mode, String resourceGroup) {
        var enableWaf = node.value("enableWaf", "Adds a firewall with managed rules.", Type.BOOL, false);
        var waf = WafDecoder.decode(node, enableWaf);
        var skuName = node.value(
                "skuName",
                "SKU. A firewall requires `WAF_v2`.",
                SKU,
                enableWaf ? WAF : STANDARD,
                STANDARD + ", or " + WAF + " with enableWaf");
        var skuTier = node.value("skuTier", "Must equal `skuName`.", SKU, skuName, "skuName");
        var certificate = CertificateDecoder.decode(
                node, "sslCertKeyVaultSecretId", "sslCertKeyVaultResourceGroup", resourceGroup);
        var config = new AppGatewayConfig(
                skuName,
                capacity(node),
                node.value(
                        "zoneRedundant",
                        "Puts the gateway and its public address into zones 1, 2 and 3. Set false in a region "
                                + "without zones. Fixed at creation.",
                        Type.BOOL,
                        true),
                waf,
                node.value(
                        "public",
                        "False removes the public frontend, which requires a subscription feature (warning).",
                        Type.BOOL,
                        true),
                node.value(
                        "private",
                        "False removes the frontend inside the VNet. Not together with `public: false`.",
                        Type.BOOL,
                        true),
                routing(node, mode),
                certificate,
                node.value(
                        "requestTimeoutSeconds",
                        "How long the gateway waits for the apps; the Terraform module waits 60. More than "
                                + "240 causes a warning. See docs/streaming.md#the-240-seconds-of-container-apps.",
                        Type.integer(1, 86400),
                        600),
                node.value(
                        "httpsRedirect",
                        "Port 80 only redirects. False leaves HTTP open (warning).",
                        Type.BOOL,
                        certificate.isPresent(),
                        "true with a certificate"),
                node.value(
                        "sslPolicy",
                        "TLS policy of Azure. The one that ends in S refuses the CBC cipher suites of older clients.",
                        Type.choice(SSL_POLICY, SSL_POLICY + "S"),
                        SSL_POLICY));
        if (node.isClean("public", "private") && !config.isPublic() && !config.isPrivate()) {
            node.error("private", "the gateway needs a frontend; set public: true or private: true");
        }
        if (node.has("requestTimeoutSeconds")
                && node.isClean("requestTimeoutSeconds")
                && config.requestTimeoutSeconds() > CONTAINER_APPS_TIMEOUT) {
            node.warn(
                    "requestTimeoutSeconds",
                    "the Container Apps ingress behind it gives up after "
                            + CONTAINER_APPS_TIMEOUT
                            + " seconds; set " + CONTAINER_APPS_TIMEOUT + " or less, or enable premium ingress for the "
                            + "environment (docs/streaming.md)");
        }
        checkSku(node, config, skuTier, enableWaf);
        checkCertificate(node, config);
        return config;
    }

    private static Capacity capacity(ConfigNode node) {
        var fixed = node.optional(
                "capacity",
                "Number of instances. Not together with `minCapacity` and `maxCapacity`.",
                Type.integer(1, MAX_CAPACITY),
                Optional.of(DEFAULT_CAPACITY));
        var min = node.optional(
                "minCapacity",
                "Fewest instances with autoscaling. Requires `maxCapacity`.",
                Type.integer(0, MAX_CAPACITY));
        var max = node.optional(
                "maxCapacity",
                "Most instances with autoscaling. Not less than `minCapacity`.",
                Type.integer(2, MAX_CAPACITY));
        var isAutoscale = node.has("minCapacity") || node.has("maxCapacity");
        if (!isAutoscale || !node.isClean("capacity", "minCapacity", "maxCapacity")) {
            return new Capacity.Fixed(fixed.orElse(DEFAULT_CAPACITY));
        }
        if (node.has("capacity")) {
            node.error(
                    "capacity",
                    "is for a fixed number of instances, minCapacity and maxCapacity are for "
                            + "autoscaling; use one or the other");
        } else if (min.isEmpty() || max.isEmpty()) {
            node.error(
                    min.isEmpty() ? "minCapacity" : "maxCapacity",
                    "is required: autoscaling needs minCapacity and maxCapacity");
        } else if (min.get() > max.get()) {
            node.error(
                    "minCapacity",
                    "is greater than maxCapacity, which is " + max.get() + "; lower minCapacity or "
                            + "raise maxCapacity");
        }
        return new Capacity.Autoscale(min.orElse(0), max.orElse(MAX_CAPACITY));
    }

    /** The hosts of an app that is not deployed are left out. */
    private static Routing routing(ConfigNode node, ServerMode apps) {
        var mode = node.value(
                "routingMode",
                "Whether the host name or the path of a request leads to an app.",
                Type.choice("host", "path"),
                "host");
        var gatewayHosts = hosts(node, "gatewayHost", "additionalGatewayHosts", mode);
        var mcpHosts = hosts(node, "mcpHost", "additionalMcpHosts", mode);
        var path = new Routing.Path(
                node.value(
                        "gatewayPath",
                        "Path prefix of the gateway. It ends in `/*`, and neither prefix may cover the other.",
                        Type.text(Names.PATH_PREFIX),
                        "/gateway/*"),
                node.value(
                        "mcpPath",
                        "Path prefix of the MCP gateway. It ends in `/*`, and neither prefix may cover the " + "other.",
                        Type.text(Names.PATH_PREFIX),
                        "/mcp/*"));
        if (node.isClean("gatewayPath", "mcpPath")) {
            var gateway = prefix(path.gatewayPath());
            var mcp = prefix(path.mcpPath());
            if (gateway.startsWith(mcp) || mcp.startsWith(gateway)) {
                node.error(
                        node.has("mcpPath") ? "mcpPath" : "gatewayPath",
                        "gatewayPath " + path.gatewayPath() + " and mcpPath " + path.mcpPath()
                                + " cover the same paths; use two prefixes where neither starts with the other");
            }
        }
        return mode.equals("path")
                ? path
                : new Routing.Host(apps.hasGateway() ? gatewayHosts : List.of(), apps.hasMcp() ? mcpHosts : List.of());
    }

    /** The first host and those beside it; none without the first, which is missed elsewhere. */
    private static List<String> hosts(ConfigNode node, String first, String others, String mode) {
        var primary = node.optional(
                first,
                "Host name of the app. Required with host routing when the app is deployed; not the other " + "app's.",
                HOST);
        var additional = node.texts(others, "Up to 4 more host names of the app, without wildcards.", HOST);
        if (additional.size() >= Routing.MAX_HOSTS) {
            node.error(
                    others,
                    "an app can have at most "
                            + Routing.MAX_HOSTS + " hosts, including " + first + "; remove "
                            + (additional.size() + 1 - Routing.MAX_HOSTS));
        }
        if (node.has(others) && mode.equals("path")) {
            node.warn(others, "has no effect with routingMode: path, which accepts every host");
        }
        return primary.map(host ->
                        Stream.concat(Stream.of(host), additional.stream()).toList())
                .orElse(List.of());
    }

    /** {@code /a/} of {@code /a/*}: with the slash, so that {@code /a} is not taken for a prefix of {@code /ab}. */
    private static String prefix(String path) {
        return path.substring(0, path.length() - 1);
    }

    private static void checkSku(ConfigNode node, AppGatewayConfig config, String skuTier, boolean enableWaf) {
        if (node.isClean("skuName", "enableWaf")
                && enableWaf
                && config.skuName().equals(STANDARD)) {
            node.error("skuName", "a WAF requires the WAF SKU; set skuName: WAF_v2, or enableWaf: false");
        }
        if (node.isClean("skuName", "skuTier") && !skuTier.equals(config.skuName())) {
            node.error(
                    "skuTier",
                    "differs from skuName, which is " + config.skuName() + "; remove it, because they "
                            + "must be equal");
        }
    }

    private static void checkCertificate(ConfigNode node, AppGatewayConfig config) {
        if (!node.isClean("sslCertKeyVaultSecretId", "httpsRedirect")) {
            return;
        }
        if (config.certificate().isEmpty() && config.httpsRedirect()) {
            node.error(
                    "httpsRedirect",
                    "there is no HTTPS to redirect to; set sslCertKeyVaultSecretId, or remove " + "this key");
        }
        if (config.certificate().isPresent() && !config.httpsRedirect()) {
            node.warn("httpsRedirect", "port 80 stays open and accepts unencrypted API keys");
        }
    }
}
