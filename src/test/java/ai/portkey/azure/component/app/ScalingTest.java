package ai.portkey.azure.component.app;

import static ai.portkey.azure.PlanAssert.all;
import static ai.portkey.azure.PlanAssert.one;
import static org.assertj.core.api.Assertions.assertThat;

import ai.portkey.azure.TestStack;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ScalingTest {

    @Test
    void schedules_and_scalers_join_the_thresholds() {
        var gateway = one(TestStack.with("""
                secrets: {gateway: {PROMETHEUS_TOKEN: Prometheus-Token}}
                gateway:
                  scaleRules: [{name: tokens, type: prometheus, metadata: {threshold: 5}, auth: {bearerToken: Prometheus-Token}}]
                  schedule: [{name: office, timezone: Europe/Berlin, start: 0 8 * * 1-5, end: 0 18 * * 1-5, desiredReplicas: 3}]
                """).plan(), "ContainerApp", "gateway-app");

        assertThat(gateway.values("template.scale.rules[].name")).containsExactly("cpu-scale", "tokens", "office");
        gateway.at("template.scale.rules[1].custom")
                .isEqualTo(Map.of(
                        "type",
                        "prometheus",
                        "metadata",
                        Map.of("threshold", "5"),
                        "auth",
                        List.of(Map.of("triggerParameter", "bearerToken", "secretRef", "prometheus-token"))));
        gateway.at("template.scale.rules[2].custom")
                .isEqualTo(Map.of(
                        "type",
                        "cron",
                        "metadata",
                        Map.of(
                                "timezone",
                                "Europe/Berlin",
                                "start",
                                "0 8 * * 1-5",
                                "end",
                                "0 18 * * 1-5",
                                "desiredReplicas",
                                "3")));
    }

    @Test
    void a_schedule_leaves_requests_as_the_measure_when_the_thresholds_are_off() {
        var mcp = one(TestStack.with("""
                serverMode: mcp
                mcp:
                  cpuScaleThreshold: null
                  schedule: [{name: office, timezone: Etc/UTC, start: 0 8 * * *, end: 0 18 * * *, desiredReplicas: 2}]
                """).plan(), "ContainerApp", "mcp-app");

        assertThat(mcp.values("template.scale.rules[].name")).containsExactly("http-scale", "office");
    }

    @Test
    void a_canary_shares_the_requests_between_two_revisions() {
        var gateway = one(TestStack.with("""
                gateway:
                  revisions:
                    mode: multiple
                    suffix: v2
                    traffic: [{revision: v1, weight: 90}, {latest: true, weight: 10, label: canary}]
                """).plan(), "ContainerApp", "gateway-app");

        gateway.at("configuration.activeRevisionsMode").isEqualTo("Multiple");
        gateway.at("template.revisionSuffix").isEqualTo("v2");
        gateway.at("configuration.ingress.traffic")
                .isEqualTo(List.of(
                        Map.of("latestRevision", false, "revisionName", "gateway--v1", "weight", 90.0),
                        Map.of("latestRevision", true, "weight", 10.0, "label", "canary")));
    }

    @Test
    void without_shares_the_newest_revision_gets_everything() {
        for (var revisions : List.of("{}", "{mode: multiple}", "{suffix: v3}")) {
            one(TestStack.with("gateway: {revisions: " + revisions + "}").plan(), "ContainerApp", "gateway-app")
                    .at("configuration.ingress.traffic")
                    .isEqualTo(List.of(Map.of("latestRevision", true, "weight", 100.0)));
        }
    }

    @Test
    void images_of_another_pipeline_count_at_creation_only_and_redis_stays_ours() {
        var plan = TestStack.with("serverMode: all\ndataService: {enabled: true}\nimageManagedElsewhere: true")
                .plan();

        for (var app : List.of("gateway-app", "mcp-app", "data-service-app")) {
            assertThat(one(plan, "ContainerApp", app).resource().ignoreChanges())
                    .contains("template.containers[0].image");
            one(plan, "ContainerApp", app).at("template.containers[0].image").isNotNull();
        }
        assertThat(one(plan, "ContainerApp", "redis-app").resource().ignoreChanges())
                .doesNotContain("template.containers[0].image");
        assertThat(all(TestStack.smallest().plan(), "ContainerApp"))
                .allSatisfy(app -> assertThat(app.ignoreChanges()).doesNotContain("template.containers[0].image"));
    }
}
