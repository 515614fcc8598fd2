package ai.portkey.azure.config.entrance;

import java.util.ArrayList;
import java.util.List;

/**
 * Who may reach the apps (key {@code ingress}; Portkey's page "IP Whitelisting").
 *
 * @param allowedCidrs      addresses that may connect from the internet; none = everyone
 * @param allowControlPlane adds the three addresses of Portkey's control plane to {@code allowedCidrs}
 */
public record IngressConfig(List<String> allowedCidrs, boolean allowControlPlane) {

    /** Addresses from which Portkey's control plane connects (Portkey's page "IP Whitelisting"). */
    public static final List<String> CONTROL_PLANE_CIDRS =
            List.of("54.81.226.149/32", "34.200.113.35/32", "44.221.117.129/32");

    public IngressConfig {
        allowedCidrs = List.copyOf(allowedCidrs);
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
