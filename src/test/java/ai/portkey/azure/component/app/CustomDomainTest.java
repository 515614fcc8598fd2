package ai.portkey.azure.component.app;

import static ai.portkey.azure.PlanAssert.all;
import static ai.portkey.azure.PlanAssert.one;
import static org.assertj.core.api.Assertions.assertThat;

import ai.portkey.azure.AzureAnswers;
import ai.portkey.azure.TestStack;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CustomDomainTest {

    private static final String IN_AZURE_DNS = """
            serverMode: all
            ingress:
              customDomain:
                gatewayHost: gateway.ai.example.com
                mcpHost: mcp.ai.example.com
                dnsZoneId: /subscriptions/00000000-0000-4000-8000-000000000001/resourceGroups/dns-rg/providers/Microsoft.Network/dnsZones/example.com
            """;

    @Test
    void records_come_before_the_app_and_the_certificate_after_it() {
        var plan = TestStack.with(IN_AZURE_DNS).plan();

        var app = one(plan, "ContainerApp", "gateway-app");
        var cname = one(plan, "RecordSet", "gateway-domain-cname");
        var verification = one(plan, "RecordSet", "gateway-domain-verification");
        assertThat(app.resource().dependencies())
                .contains(cname.resource().urn(), verification.resource().urn());
        assertThat(one(plan, "ManagedCertificate", "gateway").resource().dependencies())
                .contains(app.resource().urn());
    }

    @Test
    void records_lead_to_the_app_and_prove_whose_the_host_is() {
        var plan = TestStack.with(IN_AZURE_DNS).plan();

        var cname = one(plan, "RecordSet", "mcp-domain-cname");
        cname.at("resourceGroupName").isEqualTo("dns-rg");
        cname.at("zoneName").isEqualTo("example.com");
        cname.at("relativeRecordSetName").isEqualTo("mcp.ai");
        cname.at("cnameRecord").isEqualTo(Map.of("cname", plan.outputs().get("mcpFqdn")));
        var verification = one(plan, "RecordSet", "mcp-domain-verification");
        verification.at("recordType").isEqualTo("TXT");
        verification.at("relativeRecordSetName").isEqualTo("asuid.mcp.ai");
        verification
                .at("txtRecords")
                .isEqualTo(List.of(Map.of("value", List.of(plan.outputs().get("customDomainVerificationId")))));
    }

    /** The SDK of azure-native has {@code customDomainConfiguration} as a value that may be absent. */
    @Test
    void an_environment_that_azure_answers_without_its_verification_id_is_no_crash() {
        var plan = TestStack.with(IN_AZURE_DNS)
                .plan(new AzureAnswers().without("ManagedEnvironment", "customDomainConfiguration"));

        assertThat(plan.outputs().get("customDomainVerificationId")).isNull();
        one(plan, "RecordSet", "mcp-domain-verification").at("txtRecords").isEqualTo(List.of());
    }

    @Test
    void two_hosts_that_differ_in_a_hyphen_for_a_period_have_a_certificate_each() {
        var plan = TestStack.with(
                        "serverMode: all\ningress: {customDomain: {gatewayHost: ai-eu.acme.example, mcpHost: AI.eu.acme.example}}")
                .plan();

        one(plan, "ManagedCertificate", "gateway").at("managedCertificateName").isEqualTo("ai-eu-acme-example");
        one(plan, "ManagedCertificate", "mcp").at("managedCertificateName").isEqualTo("AI-eu-acme-example-mcp");
    }

    @Test
    void the_app_is_made_with_the_api_that_binds_the_certificate_by_itself() {
        var plan = TestStack.with(IN_AZURE_DNS).plan();

        var app = one(plan, "ContainerApp", "gateway-app");
        assertThat(app.resource().type()).isEqualTo("azure-native:app/v20241002preview:ContainerApp");
        app.at("configuration.ingress.customDomains")
                .isEqualTo(List.of(Map.of("name", "gateway.ai.example.com", "bindingType", "Auto")));
        assertThat(one(plan, "ContainerApp", "redis-app").resource().type())
                .isEqualTo("azure-native:app/v20250101:ContainerApp");
        var certificate = one(plan, "ManagedCertificate", "gateway");
        certificate.at("managedCertificateName").isEqualTo("gateway-ai-example-com");
        certificate
                .at("properties")
                .isEqualTo(Map.of("subjectName", "gateway.ai.example.com", "domainControlValidation", "CNAME"));
    }

    @Test
    void clients_use_the_host() {
        var outputs = TestStack.with(IN_AZURE_DNS).plan().outputs();

        assertThat(outputs)
                .containsEntry("gatewayUrl", "https://gateway.ai.example.com")
                .containsEntry("mcpUrl", "https://mcp.ai.example.com");
        assertThat((String) outputs.get("gatewayFqdn")).endsWith(".azurecontainerapps.io");
    }

    @Test
    void without_a_zone_the_records_are_made_elsewhere() {
        var plan = TestStack.with("ingress: {customDomain: {gatewayHost: gateway.example.com}}")
                .plan();

        assertThat(all(plan, "RecordSet")).isEmpty();
        assertThat(all(plan, "ManagedCertificate")).hasSize(1);
        assertThat(plan.outputs()).containsKey("customDomainVerificationId");
    }

    private static final String CERTIFICATE = """
            serverMode: all
            networkMode: new
            publicIngress: false
            ingress:
              customDomain:
                gatewayHost: gateway.example.com
                mcpHost: mcp.example.com
                certificateKeyVaultSecretId: https://kv-tls.vault.azure.net/secrets/Wildcard
                certificateKeyVaultResourceGroup: tls-rg
            """;

    @Test
    void a_certificate_from_key_vault_is_the_environments_and_every_app_binds_it() {
        var plan = TestStack.with(CERTIFICATE).plan();

        var identity = one(plan, "UserAssignedIdentity", "environment-secrets");
        identity.at("resourceName").isEqualTo("id-cae-portkey-gateway-dev");
        var certificate = one(plan, "Certificate", "environment");
        assertThat(certificate.resource().type()).isEqualTo("azure-native:app/v20250101:Certificate");
        certificate.at("certificateName").isEqualTo("kv-tls-wildcard");
        certificate
                .at("properties")
                .isEqualTo(Map.of(
                        "certificateKeyVaultProperties",
                        Map.of(
                                "identity",
                                identity.resource().id().orElseThrow(),
                                "keyVaultUrl",
                                "https://kv-tls.vault.azure.net/secrets/Wildcard")));
        one(plan, "ManagedEnvironment")
                .at("identity")
                .isEqualTo(Map.of(
                        "type",
                        "UserAssigned",
                        "userAssignedIdentities",
                        List.of(identity.resource().id().orElseThrow())));
        for (var host : List.of("gateway", "mcp")) {
            var app = one(plan, "ContainerApp", host + "-app");
            assertThat(app.resource().type()).contains("v20250101");
            app.at("configuration.ingress.customDomains")
                    .isEqualTo(List.of(Map.of(
                            "name",
                            host + ".example.com",
                            "bindingType",
                            "SniEnabled",
                            "certificateId",
                            certificate.resource().id().orElseThrow())));
        }
        assertThat(all(plan, "ManagedCertificate")).isEmpty();
        assertThat(plan.outputs()).containsEntry("gatewayUrl", "https://gateway.example.com");
    }

    @Test
    void the_environment_may_read_the_certificates_vault_before_it_exists() {
        var plan = TestStack.with(CERTIFICATE).plan();

        var grant = one(plan, "RoleAssignment", "environment-kv-tls");
        assertThat((String) grant.value("scope"))
                .contains("/resourceGroups/tls-rg/")
                .endsWith("/vaults/kv-tls");
        grant.at("principalId")
                .isEqualTo(one(plan, "UserAssignedIdentity", "environment-secrets")
                        .resource()
                        .outputs()
                        .get("principalId"));
        for (var resource : List.of(one(plan, "ManagedEnvironment"), one(plan, "Certificate", "environment"))) {
            assertThat(resource.resource().dependencies())
                    .contains(grant.resource().urn());
        }
    }

    @Test
    void without_a_certificate_of_its_own_the_environment_has_no_identity() {
        one(TestStack.with(IN_AZURE_DNS).plan(), "ManagedEnvironment")
                .at("identity")
                .isNull();
    }

    @Test
    void an_app_without_a_host_of_its_own_stays_as_it_is() {
        var plan = TestStack.with("serverMode: all\ningress: {customDomain: {mcpHost: mcp.example.com}}")
                .plan();

        assertThat(one(plan, "ContainerApp", "gateway-app").resource().type()).contains("v20250101");
        one(plan, "ContainerApp", "gateway-app")
                .at("configuration.ingress.customDomains")
                .isNull();
        assertThat(plan.outputs())
                .containsEntry("gatewayUrl", "https://" + plan.outputs().get("gatewayFqdn"));
    }
}
