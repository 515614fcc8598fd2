package ai.portkey.azure.config.app;

import static org.assertj.core.api.Assertions.assertThat;

import ai.portkey.azure.config.Stack;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The sentences about scale rules, schedules and revisions. */
class ScalingProblemsTest {

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void wrong_scaling(String rule, String stack, List<String> expected) {
        assertThat(Stack.problems(Stack.with(stack))).containsExactlyElementsOf(expected);
    }

    static Stream<Arguments> wrong_scaling() {
        return Stream.of(
                Arguments.of(
                        "scalers with keys of their own",
                        """
                        gateway: {scaleRules: [{name: a, type: cpu}, {name: b, type: memory}, {name: c, type: http}, {name: d, type: cron}, {name: e, type: Kafka!}]}
                        """,
                        List.of(
                                "gateway.scaleRules[0].type: \"cpu\" — has its own key: use cpuScaleThreshold",
                                "gateway.scaleRules[1].type: \"memory\" — has its own key: use memoryScaleThreshold",
                                "gateway.scaleRules[2].type: \"http\" — has its own key: use httpScaleConcurrentRequests",
                                "gateway.scaleRules[3].type: \"cron\" — has its own key: use schedule",
                                "gateway.scaleRules[4].type: \"Kafka!\" — expected the name of a KEDA scaler, like prometheus or azure-servicebus")),
                Arguments.of(
                        "names are unique in the app",
                        """
                        gateway:
                          scaleRules: [{name: cpu-scale, type: prometheus}, {name: office, type: prometheus}, {name: A, type: prometheus}, {name: http-scale, type: prometheus}]
                          schedule: [{name: office, timezone: Etc/UTC, start: 0 8 * * *, end: 0 18 * * *, desiredReplicas: 2}]
                        """,
                        List.of(
                                "gateway.scaleRules[0].name: \"cpu-scale\" — is the name of a rule that the program creates; "
                                        + "choose another one",
                                "gateway.scaleRules[2].name: \"A\" — a rule name must have lower-case letters, digits and "
                                        + "single hyphens, and start and end with a letter or digit",
                                "gateway.scaleRules[3].name: \"http-scale\" — is the name of a rule that the program creates; "
                                        + "choose another one",
                                "gateway.schedule[0].name: \"office\" — is used twice; give each rule of scaleRules and schedule its own name")),
                Arguments.of(
                        "rules and schedules are complete",
                        """
                        mcp: {scaleRules: [{}], schedule: [{}]}
                        """,
                        List.of(
                                "mcp.scaleRules[0].name — is required: the rule's name, unique in the app",
                                "mcp.scaleRules[0].type — is required: the name of a KEDA scaler, like prometheus",
                                "mcp.schedule[0].name — is required: the rule's name, unique in the app",
                                "mcp.schedule[0].timezone — is required: an IANA time zone name, like Europe/Berlin",
                                "mcp.schedule[0].start — is required: when the replicas are added, like 0 8 * * 1-5",
                                "mcp.schedule[0].end — is required: when they can be removed, like 0 18 * * 1-5",
                                "mcp.schedule[0].desiredReplicas — is required: the number of replicas in that time")),
                Arguments.of(
                        "times are times",
                        """
                        gateway: {schedule: [{name: a, timezone: Berlin, start: 8 o'clock, end: 0 18 * *, desiredReplicas: 0}]}
                        """,
                        List.of(
                                "gateway.schedule[0].timezone: \"Berlin\" — expected an IANA time zone name, like "
                                        + "Europe/Berlin",
                                "gateway.schedule[0].start: \"8 o'clock\" — expected a cron expression of five fields (minute, hour, day of month, month, day of week), like 0 8 * * 1-5",
                                "gateway.schedule[0].end: \"0 18 * *\" — expected a cron expression of five fields (minute, hour, day of month, month, day of week), like 0 8 * * 1-5",
                                "gateway.schedule[0].desiredReplicas: 0 — must be between 1 and 1000")),
                Arguments.of(
                        "a schedule ends and stays below the maximum",
                        """
                        gateway: {maxReplicas: 5, schedule: [{name: a, timezone: Etc/UTC, start: 0 8 * * *, end: 0 8 * * *, desiredReplicas: 6}]}
                        """,
                        List.of(
                                "gateway.schedule[0].end: \"0 8 * * *\" — is the same as start; set when the replicas can be "
                                        + "removed",
                                "gateway.schedule[0].desiredReplicas: 6 — is greater than maxReplicas, which is 5; lower "
                                        + "desiredReplicas or raise maxReplicas")),
                // Of ContainerAppProbe in azure-rest-api-specs, Microsoft.App 2025-01-01. It names no bound of the
                // grace period: 600 is ours.
                Arguments.of(
                        "probes and the grace period keep Azure's limits",
                        """
                        gateway:
                          terminationGracePeriodSeconds: 601
                          probes:
                            startup: {initialDelaySeconds: 61, periodSeconds: 241, timeoutSeconds: 241, failureThreshold: 11}
                            readiness: {initialDelaySeconds: -1, periodSeconds: 0, timeoutSeconds: 0, failureThreshold: 0}
                            liveness: {successThreshold: 2, periodSeconds: null}
                            start: {}
                        mcp: {terminationGracePeriodSeconds: -1}
                        """,
                        List.of(
                                "gateway.probes.startup.initialDelaySeconds: 61 — must be between 0 and 60",
                                "gateway.probes.startup.periodSeconds: 241 — must be between 1 and 240",
                                "gateway.probes.startup.timeoutSeconds: 241 — must be between 1 and 240",
                                "gateway.probes.startup.failureThreshold: 11 — must be between 1 and 10",
                                "gateway.probes.readiness.initialDelaySeconds: -1 — must be between 0 and 60",
                                "gateway.probes.readiness.periodSeconds: 0 — must be between 1 and 240",
                                "gateway.probes.readiness.timeoutSeconds: 0 — must be between 1 and 240",
                                "gateway.probes.readiness.failureThreshold: 0 — must be between 1 and 10",
                                "gateway.probes.liveness.periodSeconds: null — must not be null; omit it to use the default",
                                "gateway.terminationGracePeriodSeconds: 601 — must be between 0 and 600",
                                "mcp.terminationGracePeriodSeconds: -1 — must be between 0 and 600",
                                "gateway.probes.start — unknown key; expected one of startup, readiness, liveness",
                                "gateway.probes.liveness.successThreshold — unknown key; expected one of "
                                        + "initialDelaySeconds, periodSeconds, "
                                        + "timeoutSeconds, failureThreshold")),
                Arguments.of(
                        "a scaler's secret is a secret of the app",
                        """
                        dataService: {enabled: true, scaleRules: [{name: a, type: prometheus, auth: {token: prometheus-token}}, {name: b, type: prometheus, auth: {token: ds-token}}]}
                        mcp: {scaleRules: [{name: a, type: prometheus, auth: {token: ds-token}}]}
                        secrets: {dataService: {DS: ds-token}}
                        """,
                        List.of(
                                "mcp.scaleRules[0].auth.token — is not a secret of the app; add it to secrets.gateway, or "
                                        + "use the name of one that is listed",
                                "dataService.scaleRules[0].auth.token — is not a secret of the app; add it to "
                                        + "secrets.dataService, or use the name of one that is listed")),
                Arguments.of(
                        "a secret's name is not its value",
                        """
                        gateway: {scaleRules: [{name: a, type: prometheus, auth: {token: 'hunter2+'}}]}
                        """,
                        List.of(
                                "gateway.scaleRules[0].auth.token: [secret] — is not a valid Key Vault secret name: use 1 to "
                                        + "127 letters, digits and hyphens; set the secret's name, not its value")),
                Arguments.of(
                        "weights add up to 100",
                        """
                        gateway: {revisions: {mode: multiple, traffic: [{revision: v1, weight: 80}, {latest: true, weight: 10}]}}
                        """,
                        List.of(
                                "gateway.revisions.traffic: a list — the weights add up to 90; they must add up to 100")),
                Arguments.of(
                        "shares need mode multiple",
                        """
                        gateway: {revisions: {traffic: [{latest: true, weight: 100}]}}
                        """,
                        List.of(
                                "gateway.revisions.traffic: a list — in mode single the newest revision gets all traffic; "
                                        + "set mode: multiple, or remove it")),
                Arguments.of(
                        "a share is of one revision, once",
                        """
                        gateway:
                          revisions:
                            mode: multiple
                            traffic: [{weight: 10}, {latest: true, revision: v1, weight: 20}, {revision: v2, weight: 20, label: a}, {revision: v2, weight: 20, label: a}, {revision: gateway--v1, weight: 30, label: A}]
                        """,
                        List.of(
                                "gateway.revisions.traffic[0].revision — is required: the suffix of a revision; or set "
                                        + "latest: true for the newest",
                                "gateway.revisions.traffic[1].revision: \"v1\" — cannot be combined with latest: true; "
                                        + "remove one of the two",
                                "gateway.revisions.traffic[3].revision: \"v2\" — is listed twice; add up the weights",
                                "gateway.revisions.traffic[3].label: \"a\" — is used twice; give each revision its own label",
                                "gateway.revisions.traffic[4].revision: \"gateway--v1\" — a revision suffix must have 1 to "
                                        + "40 lower-case letters, digits and single hyphens; in gateway--v2 the suffix is v2",
                                "gateway.revisions.traffic[4].label: \"A\" — a label must have lower-case letters, digits "
                                        + "and single hyphens, and start with a letter")));
    }
}
