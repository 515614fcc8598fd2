package ai.portkey.azure.config;

import java.util.Optional;

/**
 * The Application Gateway in front of the apps (key {@code appGateway}; seed: {@code app_gateway_config}). Present only
 * with {@code ingressType: application_gateway}.
 *
 * @param skuName               {@code Standard_v2} (default) or {@code WAF_v2}; WAF_v2 whenever the WAF is on
 * @param capacity              fixed instances or autoscale; default 2 instances
 * @param waf                   present when {@code enableWaf} is true
 * @param isPublic              key {@code public}, default true: a public frontend beside the private one
 * @param routing               by host (default) or by path
 * @param certificate           TLS certificate in Key Vault; without one the gateway serves plain HTTP
 * @param requestTimeoutSeconds how long the backend may take to answer, default 600: long completions (module: 60); 1 … 86400
 * @param httpsRedirect         with a certificate: port 80 only redirects to 443, default true
 */
public record AppGatewayConfig(String skuName, Capacity capacity, Optional<WafMode> waf, boolean isPublic,
                               Routing routing, Optional<Certificate> certificate, int requestTimeoutSeconds,
                               boolean httpsRedirect) {

    AppGatewayConfig withRouting(Routing other) {
        return new AppGatewayConfig(skuName, capacity, waf, isPublic, other, certificate, requestTimeoutSeconds, httpsRedirect);
    }

    /** Instances: {@code capacity}, or {@code minCapacity} and {@code maxCapacity}. */
    public sealed interface Capacity {
        /** @param instances 1 … 125 */
        record Fixed(int instances) implements Capacity {}

        /** @param min 0 … 125 @param max 2 … 125, at least {@code min} */
        record Autoscale(int min, int max) implements Capacity {}
    }

    /** {@code wafMode}: block (default) or only log. */
    public enum WafMode { PREVENTION, DETECTION }

    /** {@code routingMode}. */
    public sealed interface Routing {
        /** Host routing; a host is present exactly when its app is deployed. */
        record Host(Optional<String> gatewayHost, Optional<String> mcpHost) implements Routing {}

        /** Path routing; both prefixes end in {@code /*}, defaults {@code /gateway/*} and {@code /mcp/*}. */
        record Path(String gatewayPath, String mcpPath) implements Routing {}
    }

    /**
     * @param secretId           versionless secret URL, {@code https://{vault}.vault.azure.net/secrets/{name}}
     * @param vaultName          taken from the URL
     * @param vaultResourceGroup key {@code sslCertKeyVaultResourceGroup}; default: the deployment's resource group
     */
    public record Certificate(String secretId, String vaultName, String vaultResourceGroup) {}
}
