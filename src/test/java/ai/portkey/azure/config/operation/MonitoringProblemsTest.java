package ai.portkey.azure.config.operation;

import static org.assertj.core.api.Assertions.assertThat;

import ai.portkey.azure.config.PortkeyConfig;
import ai.portkey.azure.config.Stack;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The sentences about monitoring. */
class MonitoringProblemsTest {

    @Test
    void wrong_receivers_and_thresholds_are_all_named_and_a_webhook_is_not_shown() {
        assertThat(Stack.problems(Stack.with("""
                monitoring:
                  logRetentionDays: 7
                  alerts:
                    emails: [ops]
                    webhooks: ['http://hooks.example.com/token']
                    severity: 5
                    thresholds: {cpuPercent: 101, restarts: -1, responseMilliseconds: 0}
                """)))
                .containsExactly(
                        "monitoring.logRetentionDays: 7 — must be between 30 and 730",
                        "monitoring.alerts.emails[0]: \"ops\" — expected an e-mail address, like ops@example.com",
                        "monitoring.alerts.webhooks[0]: [secret] — expected a URL that starts with https://",
                        "monitoring.alerts.severity: 5 — must be between 0 and 4",
                        "monitoring.alerts.thresholds.cpuPercent: 101 — must be between 1 and 100",
                        "monitoring.alerts.thresholds.restarts: -1 — must be 0 or more",
                        "monitoring.alerts.thresholds.responseMilliseconds: 0 — must be 1 or more");
    }

    @Test
    void an_existing_workspace_has_its_own_retention() {
        assertThat(Stack.problems(
                        Stack.with("monitoring: {logRetentionDays: 90, workspaceId: /subscriptions/1/resourceGroups/"
                                + "logs/providers/Microsoft.OperationalInsights/workspaces/central}")))
                .containsExactly(
                        "monitoring.logRetentionDays: 90 — has no effect on the existing workspace of workspaceId; "
                                + "remove it");
    }

    @Test
    void a_share_of_errors_needs_the_access_log_of_an_application_gateway() {
        var sentence = "monitoring.alerts.thresholds.serverErrorPercent — is computed from the Application Gateway's "
                + "access log; set ingressType: application_gateway and monitoring.diagnostics: true, or use "
                + "serverErrors";
        var share = "{emails: [ops@example.com], thresholds: {serverErrorPercent: 5}}}\n";
        var gateway =
                "networkMode: new\ningressType: application_gateway\nappGateway: {gatewayHost: gateway.example.com}\n";

        assertThat(Stack.problems(Stack.with("monitoring: {diagnostics: true, alerts: " + share)))
                .containsExactly(sentence);
        assertThat(Stack.problems(Stack.with(gateway + "monitoring: {alerts: " + share)))
                .containsExactly(sentence);
        assertThat(PortkeyConfig.decode(Stack.with(gateway + "monitoring: {diagnostics: true, alerts: " + share))
                        .operation()
                        .monitoring()
                        .alerts()
                        .orElseThrow()
                        .thresholds()
                        .serverErrorPercent())
                .contains(5);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void warnings(String rule, String stack, List<String> expected) {
        assertThat(PortkeyConfig.decode(Stack.with(stack)).warnings())
                .containsExactlyElementsOf(
                        expected.stream().map(line -> "portkey-gateway:" + line).toList());
    }

    static Stream<Arguments> warnings() {
        return Stream.of(
                Arguments.of(
                        "a webhook in plain",
                        "monitoring: {alerts: {webhooks: ['https://hooks.example.com/token']}}",
                        List.of(
                                "monitoring.alerts.webhooks: a list — are stored in plain text in the stack file, and such "
                                        + "URLs often contain a token; set each with: pulumi config set --secret --path "
                                        + "'portkey-gateway:monitoring.alerts.webhooks[0]'")),
                Arguments.of(
                        "alerts that nobody gets",
                        "monitoring: {alerts: {enabled: true}}",
                        List.of(
                                "monitoring.alerts.enabled: true — alerts are shown in Azure, but nobody is notified; add "
                                        + "emails or webhooks")),
                Arguments.of(
                        "thresholds of no alert",
                        "monitoring: {alerts: {thresholds: {cpuPercent: 50}}}",
                        List.of(
                                "monitoring.alerts.thresholds: an object — have no effect without alerts; add emails or "
                                        + "webhooks, or set enabled: true")));
    }

    @Test
    void receivers_can_be_silenced() {
        var config =
                PortkeyConfig.decode(Stack.with("monitoring: {alerts: {enabled: false, emails: [ops@example.com]}}"));

        assertThat(config.operation().monitoring().alerts()).isEmpty();
        assertThat(config.operation().monitoring().isActive()).isFalse();
        assertThat(config.warnings()).isEmpty();
    }
}
