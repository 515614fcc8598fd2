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
                timing(node.object("startup"), usual.startup()),
                timing(node.object("readiness"), usual.readiness()),
                timing(node.object("liveness"), usual.liveness()));
    }

    private static Timing timing(ConfigNode node, Timing usual) {
        return new Timing(
                node.value("initialDelaySeconds", Type.integer(0, 60), usual.initialDelaySeconds()),
                node.value("periodSeconds", Type.integer(1, 240), usual.periodSeconds()),
                node.value("timeoutSeconds", Type.integer(1, 240), usual.timeoutSeconds()),
                node.value("failureThreshold", Type.integer(1, 10), usual.failureThreshold()));
    }
}
