package ai.portkey.azure.config.network;

import ai.portkey.azure.config.network.ControlPlaneLinkConfig.Version;
import ai.portkey.azure.config.reading.ConfigNode;
import ai.portkey.azure.config.reading.Type;
import java.util.Optional;

/** Decodes the outbound private link to the control plane. */
public final class ControlPlaneLinkDecoder {

    private ControlPlaneLinkDecoder() {}

    public static Optional<ControlPlaneLinkConfig> decode(ConfigNode node) {
        var outbound = node.value(
                "outbound",
                "Reaches Portkey's control plane through a private link. Requires a VNet.",
                Type.BOOL,
                false);
        var link = new ControlPlaneLinkConfig(
                node.value(
                        "version",
                        "Module 1.x has v1, module 3.x has v2. `both` keeps the two side by side, and "
                                + "the apps stay on v1 until Portkey has approved v2. Without it, a link causes a "
                                + "warning, because the default was v1 before 1.1.0.",
                        Type.choice(Version.class),
                        Version.V2),
                node.value(
                        "configureGateway",
                        "Sets the four variables that lead the apps through the link.",
                        Type.BOOL,
                        true));
        if (!outbound && (node.has("version") || node.has("configureGateway"))) {
            node.warn("outbound", "the other keys of controlPlanePrivateLink have no effect; set outbound: true");
        }
        if (outbound && !node.has("version")) {
            node.warn(
                    "version",
                    "defaults to v2 since 1.1.0; if the stack's link was created as version 1, set "
                            + "version: v1 before the next update, or the link that Portkey approved is deleted; in a new "
                            + "stack set version: v2");
        }
        return outbound ? Optional.of(link) : Optional.empty();
    }
}
