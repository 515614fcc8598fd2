package ai.portkey.azure.config;

/**
 * Outbound private link to Portkey's control plane (key {@code controlPlanePrivateLink}; seed:
 * {@code control_plane_private_link}). Present only when {@code outbound} is true; needs a VNet.
 *
 * @param version          {@code v1} (default, the seed's), {@code v2} (module v3) or {@code both}, for a move without downtime
 * @param configureGateway default true: sets ALBUS_BASEPATH, CONTROL_PLANE_BASEPATH, SOURCE_SYNC_API_BASEPATH and CONFIG_READER_PATH
 */
public record ControlPlaneLinkConfig(Version version, boolean configureGateway) {

    /** {@code version}. With {@code BOTH} both endpoints exist and the apps stay on v1: Portkey has yet to approve v2. */
    public enum Version { V1, V2, BOTH }
}
