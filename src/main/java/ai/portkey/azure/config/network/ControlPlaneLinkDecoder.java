package ai.portkey.azure.config.network;

import ai.portkey.azure.config.network.ControlPlaneLinkConfig.Version;
import ai.portkey.azure.config.reading.ConfigNode;
import ai.portkey.azure.config.reading.Type;
import java.util.Optional;

/** Decodes the outbound private link to the control plane. */
public final class ControlPlaneLinkDecoder {

    private ControlPlaneLinkDecoder() {}

    public static Optional<ControlPlaneLinkConfig> decode(ConfigNode node) {
        var outbound = node.value("outbound", Type.BOOL, false);
        var link = new ControlPlaneLinkConfig(
                node.value("version", Type.choice(Version.class), Version.V2),
                node.value("configureGateway", Type.BOOL, true));
        if (!outbound && (node.has("version") || node.has("configureGateway"))) {
            node.warn("outbound", "the other keys of controlPlanePrivateLink have no effect; write outbound: true");
        }
        if (outbound && !node.has("version")) {
            node.warn("version", "is v2 by default since 1.1.0; a stack whose link was made as version 1 writes version: v1 before "
                    + "its next update, or the link that Portkey approved is deleted; a new stack writes version: v2");
        }
        return Optional.of(link).filter(l -> outbound);
    }
}
