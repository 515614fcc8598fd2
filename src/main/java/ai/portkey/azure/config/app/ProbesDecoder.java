package ai.portkey.azure.config.app;

import ai.portkey.azure.config.app.ProbesConfig.Timing;
import ai.portkey.azure.config.reading.ConfigNode;
import ai.portkey.azure.config.reading.Type;

/** Decodes when the health of an app is looked at. */
final class ProbesDecoder {

    private ProbesDecoder() {}

    static ProbesConfig decode(ConfigNode node) {
        var usual = ProbesConfig.APP;
        return new ProbesConfig(
                timing(
                        node.object(
                                "startup", "Whether the app has started. See docs/streaming.md#when-a-replica-starts."),
                        usual.startup()),
                timing(node.object("readiness", "Whether the app may get requests."), usual.readiness()),
                timing(node.object("liveness", "Whether the app must be restarted."), usual.liveness()));
    }

    private static Timing timing(ConfigNode node, Timing usual) {
        return new Timing(
                node.value(
                        "initialDelaySeconds",
                        "Time from the start of the container to the first probe.",
                        Type.integer(0, 60),
                        usual.initialDelaySeconds()),
                node.value(
                        "periodSeconds",
                        "Time from one probe to the next.",
                        Type.integer(1, 240),
                        usual.periodSeconds()),
                node.value(
                        "timeoutSeconds",
                        "How long a probe waits for its answer.",
                        Type.integer(1, 240),
                        usual.timeoutSeconds()),
                node.value(
                        "failureThreshold",
                        "Failed probes in a row that count as a failure.",
                        Type.integer(1, 10),
                        usual.failureThreshold()));
    }
}
