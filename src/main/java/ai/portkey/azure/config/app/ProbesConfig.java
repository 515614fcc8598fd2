package ai.portkey.azure.config.app;

/**
 * When the health of a container is looked at (key {@code probes} of {@code gateway}, {@code mcp} and {@code dataService}).
 *
 * @param startup   until it succeeds the container counts as starting; when it fails, the container is restarted
 * @param readiness while it fails, the replica gets no requests
 * @param liveness  when it fails, the container is restarted
 */
public record ProbesConfig(Timing startup, Timing readiness, Timing liveness) {

    /**
     * The module's timings of its HTTP apps, except for the start, for which it leaves 30 seconds. Portkey's Helm chart gives
     * the data service 90 seconds and shows 160 for the gateway.
     *
     * @see <a href="https://github.com/Portkey-AI/helm/blob/main/charts/portkey-gateway/values.yaml">values.yaml</a>
     */
    static final ProbesConfig APP =
            new ProbesConfig(new Timing(10, 15, 5, 10), new Timing(10, 10, 5, 3), new Timing(30, 30, 5, 3));

    /** The module's timings of Redis. */
    public static final ProbesConfig REDIS =
            new ProbesConfig(new Timing(0, 5, 3, 5), new Timing(5, 10, 3, 3), new Timing(10, 15, 3, 3));

    /**
     * One probe, within the limits of Container Apps.
     *
     * @param initialDelaySeconds before the first look, 0 … 60; 0 = none
     * @param periodSeconds       between looks, 1 … 240
     * @param timeoutSeconds      until a look counts as a failure, 1 … 240
     * @param failureThreshold    failures in a row until the probe fails, 1 … 10
     */
    public record Timing(int initialDelaySeconds, int periodSeconds, int timeoutSeconds, int failureThreshold) {}
}
