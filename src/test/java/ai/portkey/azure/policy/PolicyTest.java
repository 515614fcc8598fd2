package ai.portkey.azure.policy;

import static org.assertj.core.api.Assertions.assertThat;

import ai.portkey.azure.Stacks;
import ai.portkey.azure.TestStack;
import ai.portkey.azure.config.PortkeyConfig;
import ai.portkey.azure.config.operation.PolicyRule;
import ai.portkey.azure.config.reading.RawConfig;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import picocli.CommandLine.Help.Ansi;

/** Whole stacks under the policy, and suppressions. */
class PolicyTest {

    private static final String PRODUCTION = "preset: production\n";

    @Test
    void the_production_preset_leaves_only_who_may_call_open() {
        assertThat(check(TestStack.with(PRODUCTION).raw()).findings())
                .extracting(Finding::rule)
                .containsExactly(PolicyRule.NO_ALLOW_LIST);
        assertThat(check(TestStack.with(PRODUCTION + "ingress: {allowedCidrs: [203.0.113.0/24]}")
                                .raw())
                        .findings())
                .isEmpty();
    }

    @Test
    void the_production_preset_behind_an_application_gateway_has_no_finding() {
        assertThat(check(TestStack.with(PRODUCTION + """
                ingressType: application_gateway
                appGateway:
                  gatewayHost: gateway.example.com
                  sslCertKeyVaultSecretId: https://my-ssl-kv.vault.azure.net/secrets/my-ssl-cert
                """).raw()).findings()).isEmpty();
    }

    @Test
    void the_private_preset_and_the_projects_production_stack_have_no_finding() {
        assertThat(check(TestStack.with("preset: private").raw()).findings()).isEmpty();
        assertThat(check(Stacks.project("prod")).findings()).isEmpty();
    }

    @Test
    void front_door_needs_a_firewall_and_apps_that_nobody_else_reaches() {
        assertThat(check(TestStack.with("frontDoor: {enabled: true}").raw()).findings())
                .filteredOn(f -> f.rule() == PolicyRule.WAF_MISSING || f.rule() == PolicyRule.OPEN_ORIGIN)
                .extracting(f -> f.rule() + " " + f.resource())
                .containsExactlyInAnyOrder("WAF_MISSING front-door-profile", "OPEN_ORIGIN gateway-app");
        assertThat(check(TestStack.with("frontDoor: {enabled: true, enableWaf: true, privateLink: true}")
                                .raw())
                        .findings())
                .extracting(Finding::rule)
                .containsExactly(PolicyRule.PUBLIC_NETWORK_ACCESS);
        assertThat(check(TestStack.with(PRODUCTION + "frontDoor: {enabled: true, enableWaf: true, privateLink: true}")
                                .raw())
                        .findings())
                .isEmpty();
    }

    @Test
    void a_suppressed_finding_keeps_its_reason_and_does_not_stand() {
        var report = check(TestStack.with("""
                redis: {type: azure-redis, endpoint: 'redis://cache.example.com:6379'}
                policy:
                  suppress:
                    - {rule: tls-minimum, resource: redis.endpoint, reason: the cache is in the same network}
                    - {rule: no-allow-list, reason: clients are everywhere}
                    - {rule: waf-missing, resource: other, reason: it is gone}
                """).raw());

        assertThat(report.hasErrors()).isFalse();
        assertThat(report.open()).extracting(Finding::rule).containsExactly(PolicyRule.PUBLIC_NETWORK_ACCESS);
        assertThat(report.findings())
                .filteredOn(f -> f.rule() == PolicyRule.TLS_MINIMUM)
                .singleElement()
                .extracting(Finding::suppressed)
                .isEqualTo(Optional.of("the cache is in the same network"));
        assertThat(report.unusedSuppressions()).singleElement().matches(s -> s.rule() == PolicyRule.WAF_MISSING);
        assertThat(printed(report))
                .contains("2 suppressed", "policy.suppress: waf-missing of other matches no finding; remove it.")
                .doesNotContain("tls-minimum");
    }

    @Test
    void a_suppression_of_another_resource_does_not_help() {
        assertThat(check(TestStack.with("""
                redis: {type: azure-redis, endpoint: 'redis://cache.example.com:6379'}
                policy: {suppress: [{rule: tls-minimum, resource: other, reason: none}]}
                """).raw()).hasErrors()).isTrue();
    }

    @Test
    void errors_come_first() {
        assertThat(check(TestStack.with("redis: {type: azure-redis, endpoint: 'redis://cache.example.com:6379'}")
                                .raw())
                        .findings())
                .extracting(Finding::severity)
                .containsExactly(Severity.ERROR, Severity.WARNING, Severity.INFO);
    }

    @Test
    void the_page_has_every_rule_as_it_is() throws IOException {
        var documented = Files.readAllLines(Path.of("docs/policy.md")).stream()
                .filter(line -> line.startsWith("| `"))
                .toList();

        assertThat(documented)
                .isEqualTo(Policy.RULES.stream()
                        .map(rule -> "| "
                                + List.of(
                                                "`" + rule.id().id() + "`",
                                                rule.severity().toString(),
                                                rule.looksAt(),
                                                rule.why(),
                                                rule.fix())
                                        .stream()
                                        .collect(Collectors.joining(" | "))
                                + " |")
                        .toList());
    }

    private static PolicyReport check(RawConfig raw) {
        return Policy.check(Stacks.plan(raw), PortkeyConfig.decode(raw));
    }

    private static String printed(PolicyReport report) {
        var out = new StringWriter();
        report.print(new PrintWriter(out, true), Ansi.OFF);
        return out.toString();
    }
}
