package ai.portkey.azure.config;

import ai.portkey.azure.config.ControlPlaneLinkConfig.Version;
import java.util.Optional;

/** Decodes the outbound private link to the control plane. */
final class ControlPlaneLinkDecoder {

    private ControlPlaneLinkDecoder() {}

    static Optional<ControlPlaneLinkConfig> decode(ConfigNode node) {
        var outbound = node.value("outbound", Type.BOOL, false);
        var link = new ControlPlaneLinkConfig(
                node.value("version", Type.choice(Version.class), Version.V1),
                node.value("configureGateway", Type.BOOL, true));
        if (!outbound && (node.has("version") || node.has("configureGateway"))) {
            node.warn("outbound", "the other keys of controlPlanePrivateLink have no effect; write outbound: true");
        }
        return Optional.of(link).filter(l -> outbound);
    }
}
