package ai.portkey.azure.simulator.rest;

import static org.assertj.core.api.Assertions.assertThat;

import ai.portkey.azure.simulator.Samples;
import ai.portkey.azure.simulator.Subscription;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Requests as azure-cli 2.91.0 sends them and no other client here; {@code tools/az-commands.sh} runs the CLI itself. */
class AzureCliRequestsTest {

    private static ServedAzure served;

    @BeforeAll
    static void serve() throws IOException {
        var subscription = Subscription.empty();
        subscription.create(
                "azure-native:storage:StorageAccount",
                "account",
                Map.of("kind", "StorageV2", "sku", Map.of("name", "Standard_LRS")));
        subscription.create(
                "azure-native:containerregistry:Registry", "registry", Map.of("sku", Map.of("name", "Standard")));
        subscription.vault("vault");
        subscription.azure.delete(subscription.vault("deleted").id());
        var environment = subscription.environment(Map.of(
                "workloadProfiles", List.of(Map.of("name", "Consumption", "workloadProfileType", "Consumption"))));
        subscription.create(
                Subscription.APP,
                "app",
                Map.of(
                        "managedEnvironmentId",
                        environment.id(),
                        "template",
                        Map.of(
                                "revisionSuffix",
                                "v1",
                                "containers",
                                List.of(Map.of(
                                        "name",
                                        "app",
                                        "image",
                                        "docker.io/app:1",
                                        "resources",
                                        Map.of("cpu", 0.5, "memory", "1Gi"))))));
        served = new ServedAzure(subscription.azure);
    }

    @AfterAll
    static void stop() throws IOException {
        served.close();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            # method | URL, with S and G for the subscription and its group rg | body | status | part of the answer or its Location
            GET  | https://graph.microsoft.com/v1.0/me | - | 200 | "id":
            GET  | https://graph.microsoft.com/v1.0/servicePrincipals?$filter=x | - | 200 | {"value":[]}
            POST | https://graph.microsoft.com/v1.0/directoryObjects/getByIds | {"ids": ["some"]} | 200 | "id":"some"
            POST | S/providers/Microsoft.App/getCustomDomainVerificationId?api-version=2025-07-01 | - | 200 | "
            GET  | G/providers/Microsoft.Storage/storageAccounts/account/blobServices/default?api-version=2025-08-01 | - | 200 | /blobServices/default"
            GET  | G/providers/Microsoft.Storage/storageAccounts/none/blobServices/default?api-version=2025-08-01 | - | 404 | NotFound
            PUT  | https://account.blob.core.windows.net/state?restype=container | - | 201 | -
            GET  | G/providers/Microsoft.Storage/storageAccounts/account/blobServices/default/containers/state?api-version=2025-08-01 | - | 200 | "name":"state"
            PUT  | https://none.blob.core.windows.net/state?restype=container | - | 404 | none
            POST | https://vault.vault.azure.net/certificates/tls/import?api-version=7.4 | {"value": "AA=="} | 200 | "sid":"https://vault.vault.azure.net/secrets/tls/
            GET  | https://vault.vault.azure.net/secrets/tls?api-version=7.4 | - | 200 | "value":"AA=="
            POST | https://vault.vault.azure.net/keys/key/create?api-version=7.6 | {"kty": "RSA"} | 404 | secrets and certificates
            GET  | G/providers/Microsoft.ContainerRegistry/registries/registry?api-version=2023-07-01 | - | 200 | "tier":"Standard"
            POST | G/providers/Microsoft.ContainerRegistry/registries/registry/importImage?api-version=2023-07-01 | {} | 200 | -
            POST | G/providers/Microsoft.App/containerApps/app/revisions/app--v1/deactivate?api-version=2025-07-01 | - | 200 | "Deactivate succeeded"
            GET  | G/providers/Microsoft.App/containerApps/app/revisions/app--v1?api-version=2025-07-01 | - | 200 | "active":false
            POST | G/providers/Microsoft.App/containerApps/app/revisions/none/deactivate?api-version=2025-07-01 | - | 404 | revisions
            PATCH | G/providers/Microsoft.App/managedEnvironments/cae?api-version=2025-07-01 | {"properties": {"workloadProfiles": [{"name": "in", "workloadProfileType": "D4", "minimumCount": "2", "maximumCount": "4"}]}} | 202 | /managedEnvironmentOperationResults/
            GET  | G/providers/Microsoft.App/managedEnvironments/cae?api-version=2025-07-01 | - | 200 | "minimumCount":2
            GET  | S/providers/Microsoft.KeyVault/deletedVaults?api-version=2023-07-01 | - | 200 | "name":"deleted"
            GET  | S/providers/Microsoft.KeyVault/locations/eastus/deletedVaults/deleted?api-version=2023-07-01 | - | 200 | /vaults/deleted"
            GET  | S/providers/Microsoft.KeyVault/locations/eastus/deletedVaults/none?api-version=2023-07-01 | - | 404 | 'none' does not exist
            """)
    void are_answered(String method, String url, String body, int status, String part) throws Exception {
        var arm = "https://management.azure.com";
        var uri = url.replaceFirst("^S/", arm + "/subscriptions/" + Samples.SUBSCRIPTION + "/")
                .replaceFirst("^G/", arm + Samples.GROUP + "/");

        var answer = served.send(method, uri, body);

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(answer.body() + answer.headers().firstValue("Location").orElse(""))
                .contains(part == null ? "" : part);
    }
}
