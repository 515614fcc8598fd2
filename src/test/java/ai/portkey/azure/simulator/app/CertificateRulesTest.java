package ai.portkey.azure.simulator.app;

import static ai.portkey.azure.simulator.Subscription.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import ai.portkey.azure.simulator.Samples;
import ai.portkey.azure.simulator.Subscription;
import ai.portkey.azure.simulator.core.SimulatedResource;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CertificateRulesTest {

    private static final String TOKEN = "azure-native:app/v20250101:Certificate";
    private static final String APP = "azure-native:app/v20250101:ContainerApp";
    private static final String URL = "https://kv-tls.vault.azure.net/secrets/tls";

    private final Subscription subscription = Subscription.assuming();
    private final SimulatedResource identity = subscription.identity("id-cae");
    private final SimulatedResource vault = subscription.vault("kv-tls");

    private SimulatedResource environment(List<String> identities) {
        return subscription.environment(
                identities.isEmpty()
                        ? Map.of()
                        : Map.of("identity", Map.of("type", "UserAssigned", "userAssignedIdentities", identities)));
    }

    private SimulatedResource certificate() {
        return subscription.create(
                TOKEN,
                "tls",
                Map.of(
                        "environmentName",
                        "cae",
                        "properties",
                        Map.of(
                                "certificateKeyVaultProperties",
                                Map.of("identity", identity.id(), "keyVaultUrl", URL))));
    }

    private SimulatedResource app(String environmentId, Map<String, Object> domain) {
        return subscription.create(
                APP,
                "app",
                Map.of(
                        "managedEnvironmentId",
                        environmentId,
                        "configuration",
                        Map.of(
                                "ingress",
                                Map.of("external", true, "targetPort", 80.0, "customDomains", List.of(domain))),
                        "template",
                        Map.of("containers", List.of(Samples.container()))));
    }

    @Test
    void the_environment_reads_its_certificate_with_an_identity_of_its_own() {
        environment(List.of());
        assertRefused(400, "ManagedEnvironmentIdentityNotFound", this::certificate)
                .hasMessageContaining("id-cae");
    }

    @Test
    void the_identity_may_read_the_whole_vault() {
        environment(List.of(identity.id()));
        assertRefused(400, "CertificateKeyVaultAccessDenied", this::certificate).hasMessageContaining(URL);

        subscription.grant(identity, Samples.SECRETS_USER, vault.id() + "/secrets/tls");
        assertRefused(400, "CertificateKeyVaultAccessDenied", this::certificate).hasMessageContaining(vault.id() + ".");

        subscription.grant(identity, Samples.SECRETS_USER, vault.id());
        assertThat(certificate().text("properties.thumbprint")).isNotBlank();
    }

    @Test
    void a_certificate_has_content() {
        environment(List.of());
        assertRefused(
                400,
                "CertificateValueMissing",
                () -> subscription.create(TOKEN, "tls", Map.of("environmentName", "cae")));
    }

    @Test
    void a_bound_certificate_is_of_the_apps_environment_and_stays() {
        var environment = environment(List.of(identity.id()));
        subscription.grant(identity, Samples.SECRETS_USER, vault.id());
        var certificate = certificate();

        assertRefused(
                400,
                "CertificateMissing",
                () -> app(environment.id(), Map.of("name", "a.example.com", "bindingType", "SniEnabled")));
        assertRefused(
                400,
                "CertificateNotInEnvironment",
                () -> app(
                        environment.id() + "2",
                        Map.of(
                                "name",
                                "a.example.com",
                                "bindingType",
                                "SniEnabled",
                                "certificateId",
                                certificate.id())));
        app(
                environment.id(),
                Map.of("name", "a.example.com", "bindingType", "SniEnabled", "certificateId", certificate.id()));
        assertRefused(400, "CertificateInUse", () -> subscription.azure.delete(certificate.id()));
    }
}
