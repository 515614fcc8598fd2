package ai.portkey.azure.config.app;

import ai.portkey.azure.config.reading.ConfigNode;
import ai.portkey.azure.config.reading.TextRule;
import ai.portkey.azure.config.reading.Type;
import java.math.BigDecimal;
import java.util.Optional;

/** Decodes sizes, ports and scale rules of an app. */
public final class AppConfigDecoder {

    private static final Type<Integer> PERCENT = Type.integer(1, 100);
    private static final int HTTP_DEFAULT = 100;

    private AppConfigDecoder() {}

    public static AppConfig decode(ConfigNode node, int defaultPort) {
        var resources = ReplicaResources.decode(node, 1);
        var scaling = new ScalingDecoder(node);
        var minReplicas =
                node.value("minReplicas", "Replicas that always run. At most `maxReplicas`.", Type.integer(0, 1000), 1);
        var maxReplicas = node.value("maxReplicas", "Replicas under the highest load.", Type.integer(1, 1000), 3);
        var app = new AppConfig(
                resources.cpu(),
                resources.memory(),
                minReplicas,
                maxReplicas,
                node.value("port", "Port that the app listens on.", Type.integer(1, 65535), defaultPort),
                node.optional(
                        "cpuScaleThreshold",
                        "CPU usage in percent at which replicas are added. `null` removes the rule.",
                        PERCENT,
                        Optional.of(70)),
                node.optional("memoryScaleThreshold", "Memory usage in percent at which replicas are added.", PERCENT),
                node.value(
                        "httpScaleConcurrentRequests",
                        "Concurrent requests per replica at which replicas are added. In effect only without "
                                + "a CPU or memory rule.",
                        Type.integer(1, Integer.MAX_VALUE),
                        HTTP_DEFAULT),
                scaling.rules(),
                scaling.schedule(maxReplicas),
                RevisionsDecoder.decode(node.object(
                        "revisions",
                        "Which revisions run, and how requests are divided among them. See docs/canary.md.")),
                ProbesDecoder.decode(node.object("probes", "When the health of the app is checked.")),
                node.optional(
                        "terminationGracePeriodSeconds",
                        "How long a stopping replica may finish its requests. `null` means Azure's 30 "
                                + "seconds. See docs/streaming.md#when-a-replica-stops.",
                        Type.integer(0, 600),
                        Optional.of(AppConfig.GRACE_PERIOD)));
        check(node, app);
        return app;
    }

    private static void check(ConfigNode node, AppConfig app) {
        if (node.isClean("minReplicas", "maxReplicas") && app.minReplicas() > app.maxReplicas()) {
            node.error(
                    "minReplicas",
                    "is greater than maxReplicas, which is " + app.maxReplicas()
                            + "; lower minReplicas or raise maxReplicas");
        }
        if (!node.isClean("minReplicas", "cpuScaleThreshold", "memoryScaleThreshold", "httpScaleConcurrentRequests")) {
            return;
        }
        var byLoad = app.cpuScaleThreshold().isPresent()
                || app.memoryScaleThreshold().isPresent();
        if (byLoad && app.minReplicas() == 0) {
            node.warn(
                    "minReplicas",
                    "CPU and memory rules cannot start an app that has no replicas; set both "
                            + "thresholds to null to scale by HTTP requests, or set minReplicas: 1");
        }
        if (byLoad && app.httpScaleConcurrentRequests() != HTTP_DEFAULT) {
            node.warn(
                    "httpScaleConcurrentRequests",
                    "has no effect while a CPU or memory threshold is set; "
                            + "set cpuScaleThreshold and memoryScaleThreshold to null to scale by HTTP requests");
        }
    }

    /** vCPU and memory of a replica: on the consumption plan 2 Gi for each vCPU. */
    public record ReplicaResources(double cpu, String memory) {

        private static final BigDecimal STEP = new BigDecimal("0.25");
        private static final BigDecimal MAX = new BigDecimal("4");
        private static final TextRule MEMORY =
                TextRule.matching("\\d{1,3}(\\.\\d{1,2})?Gi", "expected a size in Gi, like 2Gi");

        public static ReplicaResources decode(ConfigNode node, double defaultCpu) {
            var cpu = node.value(
                    "cpu", "Number of vCPUs of a replica, from 0.25 to 4 in steps of 0.25.", Type.NUMBER, defaultCpu);
            var exact = BigDecimal.valueOf(cpu);
            if (exact.signum() <= 0
                    || exact.compareTo(MAX) > 0
                    || exact.remainder(STEP).signum() != 0) {
                node.error(
                        "cpu",
                        "must be between 0.25 and 4, in steps of 0.25 (vCPU of a replica on the "
                                + "consumption plan)");
            }
            var fitting = text(exact.multiply(BigDecimal.valueOf(2))) + "Gi";
            var memory = node.value(
                    "memory",
                    "Memory of a replica. The consumption plan allows no other size than its default.",
                    Type.text(MEMORY),
                    fitting,
                    "2Gi for each vCPU");
            if (node.isClean("cpu", "memory")
                    && new BigDecimal(memory.replace("Gi", "")).compareTo(exact.multiply(BigDecimal.valueOf(2))) != 0) {
                node.error(
                        "memory",
                        "a replica with " + text(exact) + " vCPU has " + fitting
                                + " of memory on the consumption plan; set memory: " + fitting);
            }
            return new ReplicaResources(cpu, memory);
        }

        private static String text(BigDecimal number) {
            return number.stripTrailingZeros().toPlainString();
        }
    }
}
