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
            node.warn("outbound", "the other keys of controlPlanePrivateLink have no effect; set outbound: true");
        }
        if (outbound && !node.has("version")) {
            node.warn("version", "defaults to v2 since 1.1.0; if the stack's link was created as version 1, set "
                    + "version: v1 before the next update, or the link that Portkey approved is deleted; in a new "
                    + "stack set version: v2");
        }
        return outbound ? Optional.of(link) : Optional.empty();
    }
}
