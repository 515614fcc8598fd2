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
        var enableWaf = node.value("enableWaf", Type.BOOL, false);
        var waf = WafDecoder.decode(node, enableWaf);
        var skuName = node.value("skuName", SKU, enableWaf ? WAF : STANDARD, STANDARD + ", or " + WAF + " with enableWaf");
        var skuTier = node.value("skuTier", SKU, skuName, "skuName");
        var certificate = CertificateDecoder.decode(node, "sslCertKeyVaultSecretId", "sslCertKeyVaultResourceGroup", resourceGroup);
        var config = new AppGatewayConfig(skuName, capacity(node), node.value("zoneRedundant", Type.BOOL, true),
                waf, node.value("public", Type.BOOL, true),
                node.value("private", Type.BOOL, true), routing(node, mode), certificate,
                node.value("requestTimeoutSeconds", Type.integer(1, 86400), 600),
                node.value("httpsRedirect", Type.BOOL, certificate.isPresent(), "true with a certificate"));
        if (node.isClean("public", "private") && !config.isPublic() && !config.isPrivate()) {
            node.error("private", "the gateway needs a frontend; set public: true or private: true");
        }
        if (node.has("requestTimeoutSeconds") && node.isClean("requestTimeoutSeconds")
                && config.requestTimeoutSeconds() > CONTAINER_APPS_TIMEOUT) {
            node.warn("requestTimeoutSeconds", "the Container Apps ingress behind it gives up after "
                    + CONTAINER_APPS_TIMEOUT
                    + " seconds; set " + CONTAINER_APPS_TIMEOUT + " or less, or enable premium ingress for the "
                    + "environment (docs/streaming.md)");
        }
        checkSku(node, config, skuTier, enableWaf);
        checkCertificate(node, config);
        return config;
    }

    private static Capacity capacity(ConfigNode node) {
        var fixed = node.optional("capacity", Type.integer(1, MAX_CAPACITY), Optional.of(DEFAULT_CAPACITY));
        var min = node.optional("minCapacity", Type.integer(0, MAX_CAPACITY));
        var max = node.optional("maxCapacity", Type.integer(2, MAX_CAPACITY));
        var isAutoscale = node.has("minCapacity") || node.has("maxCapacity");
        if (!isAutoscale || !node.isClean("capacity", "minCapacity", "maxCapacity")) {
            return new Capacity.Fixed(fixed.orElse(DEFAULT_CAPACITY));
        }
        if (node.has("capacity")) {
            node.error("capacity", "is for a fixed number of instances, minCapacity and maxCapacity are for "
                    + "autoscaling; use one or the other");
        } else if (min.isEmpty() || max.isEmpty()) {
            node.error(min.isEmpty() ? "minCapacity" : "maxCapacity", "is required: autoscaling needs minCapacity and maxCapacity");
        } else if (min.get() > max.get()) {
            node.error("minCapacity", "is greater than maxCapacity, which is " + max.get() + "; lower minCapacity or "
                    + "raise maxCapacity");
        }
        return new Capacity.Autoscale(min.orElse(0), max.orElse(MAX_CAPACITY));
    }

    /** The hosts of an app that is not deployed are left out. */
    private static Routing routing(ConfigNode node, ServerMode apps) {
        var mode = node.value("routingMode", Type.choice("host", "path"), "host");
        var gatewayHosts = hosts(node, "gatewayHost", "additionalGatewayHosts", mode);
        var mcpHosts = hosts(node, "mcpHost", "additionalMcpHosts", mode);
        var path = new Routing.Path(node.value("gatewayPath", Type.text(Names.PATH_PREFIX), "/gateway/*"),
                node.value("mcpPath", Type.text(Names.PATH_PREFIX), "/mcp/*"));
        if (node.isClean("gatewayPath", "mcpPath")) {
            var gateway = prefix(path.gatewayPath());
            var mcp = prefix(path.mcpPath());
            if (gateway.startsWith(mcp) || mcp.startsWith(gateway)) {
                node.error(node.has("mcpPath") ? "mcpPath" : "gatewayPath",
                        "gatewayPath " + path.gatewayPath() + " and mcpPath " + path.mcpPath()
                                + " cover the same paths; use two prefixes where neither starts with the other");
            }
        }
        return mode.equals("path") ? path
                : new Routing.Host(apps.hasGateway() ? gatewayHosts : List.of(), apps.hasMcp() ? mcpHosts : List.of());
    }

    /** The first host and those beside it; none without the first, which is missed elsewhere. */
    private static List<String> hosts(ConfigNode node, String first, String others, String mode) {
        var primary = node.optional(first, HOST);
        var additional = node.texts(others, HOST);
        if (additional.size() >= Routing.MAX_HOSTS) {
            node.error(others, "an app can have at most "
                    + Routing.MAX_HOSTS + " hosts, including " + first + "; remove "
                    + (additional.size() + 1 - Routing.MAX_HOSTS));
        }
        if (node.has(others) && mode.equals("path")) {
            node.warn(others, "has no effect with routingMode: path, which accepts every host");
        }
        return primary.map(host -> Stream.concat(Stream.of(host), additional.stream()).toList()).orElse(List.of());
    }

    /** {@code /a/} of {@code /a/*}: with the slash, so that {@code /a} is not taken for a prefix of {@code /ab}. */
    private static String prefix(String path) {
        return path.substring(0, path.length() - 1);
    }

    private static void checkSku(ConfigNode node, AppGatewayConfig config, String skuTier, boolean enableWaf) {
        if (node.isClean("skuName", "enableWaf") && enableWaf && config.skuName().equals(STANDARD)) {
            node.error("skuName", "a WAF requires the WAF SKU; set skuName: WAF_v2, or enableWaf: false");
        }
        if (node.isClean("skuName", "skuTier") && !skuTier.equals(config.skuName())) {
            node.error("skuTier", "differs from skuName, which is " + config.skuName() + "; remove it, because they "
                    + "must be equal");
        }
    }

    private static void checkCertificate(ConfigNode node, AppGatewayConfig config) {
        if (!node.isClean("sslCertKeyVaultSecretId", "httpsRedirect")) {
            return;
        }
        if (config.certificate().isEmpty() && config.httpsRedirect()) {
            node.error("httpsRedirect", "there is no HTTPS to redirect to; set sslCertKeyVaultSecretId, or remove "
                    + "this key");
        }
        if (config.certificate().isPresent() && !config.httpsRedirect()) {
            node.warn("httpsRedirect", "port 80 stays open and accepts unencrypted API keys");
        }
    }
}
