package ai.portkey.azure.component;

import ai.portkey.azure.config.PortkeyConfig;
import java.util.List;

/**
 * Ingress of gateway and mcp. It is always external to the environment, as in the module: whether that means the
 * internet or the VNet is the environment's affair.
 */
final class PublicIngress {

    private PublicIngress() {}

    /** Behind an Application Gateway the gateway's subnet filters clients; here only the gateway itself would be seen. */
    static AppSpec.Ingress of(PortkeyConfig config) {
        return AppSpec.Ingress.external(config.appGateway().isPresent()
                ? List.of()
                : config.ingress().effectiveAllowedCidrs());
    }
}
