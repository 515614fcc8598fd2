package ai.portkey.azure.config.entrance;

import ai.portkey.azure.config.app.ServerMode;
import ai.portkey.azure.config.naming.Cidr;
import ai.portkey.azure.config.reading.ConfigNode;
import ai.portkey.azure.config.reading.Type;

/** Decodes who may reach the apps. */
public final class IngressDecoder {

    private IngressDecoder() {}

    public static IngressConfig decode(ConfigNode root, ServerMode mode, String resourceGroup) {
        var type = root.value("ingressType", Type.choice(IngressConfig.Type.class), IngressConfig.Type.ACA);
        var isPublic = root.value("publicIngress", Type.BOOL, true);
        var node = root.object("ingress");
        var cidrs = node.texts("allowedCidrs", Type.text(Cidr.ADDRESS_OR_RANGE)).stream()
                .map(text -> Cidr.of(text).toString())
                .distinct()
                .toList();
        var allowControlPlane = node.value("allowControlPlane", Type.BOOL, false);
        if (allowControlPlane && cidrs.isEmpty() && node.isClean("allowedCidrs")) {
            node.warn("allowControlPlane", "only Portkey's control plane can connect; "
                    + "add your clients' addresses to ingress.allowedCidrs, or 0.0.0.0/0 for everyone");
        }
        var customDomain = CustomDomainDecoder.decode(node, type, isPublic, mode, resourceGroup);
        if (customDomain.filter(domain -> domain.certificate().isEmpty()).isPresent() && (!cidrs.isEmpty() || allowControlPlane)) {
            node.warn("customDomain", "certificates are issued to hosts that the internet can reach; with an allow list "
                    + "Azure may be unable to issue or renew them");
        }
        return new IngressConfig(type, isPublic, cidrs, allowControlPlane, customDomain);
    }
}
