package ai.portkey.azure.config.entrance;

import static org.assertj.core.api.Assertions.assertThat;

import ai.portkey.azure.config.PortkeyConfig;
import ai.portkey.azure.config.Stack;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The sentences about host names on the apps' own ingress. */
class CustomDomainProblemsTest {

    private static final String ZONE =
            "/subscriptions/1/resourceGroups/dns-rg/providers/Microsoft.Network/dnsZones/example.com";

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void wrong_hosts(String rule, String stack, List<String> expected) {
        assertThat(Stack.problems(Stack.with(stack.replace("ZONE", ZONE)))).containsExactlyElementsOf(expected);
    }

    static Stream<Arguments> wrong_hosts() {
        return Stream.of(
                Arguments.of(
                        "an Application Gateway has hosts of its own",
                        """
                        networkMode: new
                        ingressType: application_gateway
                        appGateway: {gatewayHost: gateway.example.com}
                        ingress: {customDomain: {gatewayHost: gateway.example.com}}
                        """,
                        List.of("ingress.customDomain: an object — is only valid with ingressType: aca; behind an "
                                + "Application Gateway set appGateway.gatewayHost and appGateway.mcpHost")),
                Arguments.of(
                        "the internet must reach the host",
                        """
                        networkMode: new
                        publicIngress: false
                        ingress: {customDomain: {gatewayHost: gateway.example.com}}
                        """,
                        List.of(
                                "ingress.customDomain: an object — requires publicIngress: true, because Azure only issues "
                                        + "certificates to hosts that are reachable from the internet; or bring your own "
                                        + "with certificateKeyVaultSecretId")),
                Arguments.of(
                        "there is a host for an app that is deployed",
                        """
                        ingress: {customDomain: {mcpHost: mcp.example.com}}
                        """,
                        List.of(
                                "ingress.customDomain: an object — has no host for an app that is deployed; set gatewayHost, "
                                        + "or remove it")),
                Arguments.of(
                        "each app has its own host",
                        """
                        serverMode: all
                        ingress: {customDomain: {gatewayHost: AI.example.com, mcpHost: ai.example.com}}
                        """,
                        List.of(
                                "ingress.customDomain.mcpHost: \"ai.example.com\" — is also the gateway's host; give each "
                                        + "app its own")),
                Arguments.of(
                        "a host is below its zone",
                        """
                        serverMode: all
                        ingress: {customDomain: {gatewayHost: example.com, mcpHost: mcp.other.com, dnsZoneId: ZONE}}
                        """,
                        List.of(
                                "ingress.customDomain.gatewayHost: \"example.com\" — is not in the zone of dnsZoneId, "
                                        + "example.com; use a host like gateway.example.com, or set another zone",
                                "ingress.customDomain.mcpHost: \"mcp.other.com\" — is not in the zone of dnsZoneId, "
                                        + "example.com; use a host like gateway.example.com, or set another zone")),
                Arguments.of(
                        "a certificate's id has no version",
                        """
                        ingress: {customDomain: {gatewayHost: ai.example.com, certificateKeyVaultSecretId: 'https://kv-tls.vault.azure.net/secrets/tls/0123456789abcdef0123456789abcdef'}}
                        """,
                        List.of("ingress.customDomain.certificateKeyVaultSecretId: "
                                + "\"https://kv-tls.vault.azure.net/secrets/tls/0123456789abcdef0123456789abcdef\" — "
                                + "expected the certificate's secret id without a version, so that renewals are "
                                + "picked up; set https://kv-tls.vault.azure.net/secrets/tls")),
                Arguments.of(
                        "hosts and ids have their form",
                        """
                        ingress: {customDomain: {gatewayHost: 'https://example.com', dnsZoneId: example.com}}
                        """,
                        List.of(
                                "ingress.customDomain.gatewayHost: \"https://example.com\" — expected a host name, like gateway.example.com, without scheme, port or path",
                                "ingress.customDomain.dnsZoneId: \"example.com\" — expected an id of the form /subscriptions/SUBSCRIPTION/resourceGroups/GROUP/providers/Microsoft.Network/dnsZones/NAME")));
    }

    /** RFC 5280, ub-common-name; DigiCert, who issues Azure's certificates, refuses more: ARO-RP #1120. */
    @Test
    void a_host_that_is_too_long_for_a_common_name_is_a_warning() {
        var host = "h".repeat(52) + ".example.com";

        assertThat(PortkeyConfig.decode(Stack.with("ingress: {customDomain: {gatewayHost: " + host + "}}"))
                        .warnings())
                .isEmpty();
        assertThat(PortkeyConfig.decode(Stack.with("ingress: {customDomain: {gatewayHost: h" + host + "}}"))
                        .warnings())
                .containsExactly(
                        "portkey-gateway:ingress.customDomain.gatewayHost: \"h" + host + "\" — is longer than the 64 "
                                + "characters of a certificate's common name, so Azure may be unable to issue one; use a "
                                + "shorter host, or bring a certificate with "
                                + "certificateKeyVaultSecretId");
        assertThat(PortkeyConfig.decode(
                                Stack.with(
                                        "ingress: {customDomain: {gatewayHost: h" + host
                                                + ", certificateKeyVaultSecretId: 'https://tls-kv.vault.azure.net/secrets/tls', certificateKeyVaultResourceGroup: tls-rg}}"))
                        .warnings())
                .isEmpty();
    }

    @Test
    void a_certificate_of_ones_own_needs_neither_the_internet_nor_an_issuer() {
        assertThat(PortkeyConfig.decode(Stack.with("""
                networkMode: new
                publicIngress: false
                ingress:
                  allowedCidrs: [203.0.113.7]
                  customDomain: {gatewayHost: gateway.example.com, certificateKeyVaultSecretId: 'https://kv-tls.vault.azure.net/secrets/tls'}
                """)).warnings()).isEmpty();
    }

    @Test
    void a_resource_group_alone_names_no_certificate() {
        assertThat(PortkeyConfig.decode(Stack.with("""
                ingress: {customDomain: {gatewayHost: gateway.example.com, certificateKeyVaultResourceGroup: tls-rg}}
                """)).warnings())
                .containsExactly("portkey-gateway:ingress.customDomain.certificateKeyVaultResourceGroup: \"tls-rg\" — "
                        + "has no effect without certificateKeyVaultSecretId");
    }

    @Test
    void an_allow_list_may_shut_out_the_issuer_of_the_certificate() {
        assertThat(PortkeyConfig.decode(Stack.with("""
                ingress: {allowedCidrs: [203.0.113.7], customDomain: {gatewayHost: gateway.example.com}}
                """)).warnings())
                .containsExactly(
                        "portkey-gateway:ingress.customDomain: an object — certificates are only issued to hosts that are reachable from the internet; with an allow list Azure may be unable to issue or renew them");
    }
}
