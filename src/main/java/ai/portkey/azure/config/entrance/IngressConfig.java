package ai.portkey.azure.config.entrance;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Who may reach the apps, and how (keys {@code ingressType}, {@code publicIngress}, {@code ingress}; seed:
 * {@code ingress_type}, {@code public_ingress}, "IP Whitelisting").
 *
 * @param type              {@code aca} (default) or {@code application_gateway}
 * @param publicIngress     default true; false needs a VNet. Ignored behind an Application Gateway, where {@code appGateway.public} counts
 * @param allowedCidrs      addresses that may connect from the internet, default [] = everyone
 * @param allowControlPlane adds the three addresses of Portkey's control plane to {@code allowedCidrs}, default false
 * @param customDomain      key {@code customDomain}: host names of one's own, default none
 */
public record IngressConfig(Type type, boolean publicIngress, List<String> allowedCidrs, boolean allowControlPlane,
                            Optional<CustomDomainConfig> customDomain) {

    /** Addresses from which Portkey's control plane connects (seed: "IP Whitelisting"). */
    public static final List<String> CONTROL_PLANE_CIDRS =
            List.of("54.81.226.149/32", "34.200.113.35/32", "44.221.117.129/32");

    /** {@code ingressType}. */
    public enum Type { ACA, APPLICATION_GATEWAY }

    public IngressConfig {
        allowedCidrs = List.copyOf(allowedCidrs);
    }

    /** Without host names of one's own. */
    public IngressConfig(Type type, boolean publicIngress, List<String> allowedCidrs, boolean allowControlPlane) {
        this(type, publicIngress, allowedCidrs, allowControlPlane, Optional.empty());
    }

    /** All addresses that are let in, in a stable order; empty when there is no restriction. */
    public List<String> effectiveAllowedCidrs() {
        var all = new ArrayList<>(allowedCidrs);
        if (allowControlPlane) {
            CONTROL_PLANE_CIDRS.stream().filter(cidr -> !all.contains(cidr)).forEach(all::add);
        }
        return List.copyOf(all);
    }
}
