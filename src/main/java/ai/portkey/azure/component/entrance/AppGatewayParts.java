package ai.portkey.azure.component.entrance;

import com.pulumi.azurenative.network.inputs.SubResourceArgs;

/** The parts of an Application Gateway that refer to each other. Names are the module's. */
final class AppGatewayParts {

    static final String CERTIFICATE = "appgw-ssl-cert";
    static final String PUBLIC_FRONTEND = "public-frontend";
    static final String PRIVATE_FRONTEND = "private-frontend";
    static final String HTTP_PORT = "http-port";
    static final String HTTPS_PORT = "https-port";

    private AppGatewayParts() {}

    /** Id of one of the gateway's own children; the provider puts the gateway's id in place of {@code $self}. */
    static SubResourceArgs self(String collection, String name) {
        return SubResourceArgs.builder().id("$self/" + collection + "/" + name).build();
    }
}
