package ai.portkey.azure.simulator.rest;

import ai.portkey.azure.simulator.core.AzureException;
import ai.portkey.azure.simulator.core.SimulatedAzure;
import java.util.Map;

/**
 * The services of storage accounts: their properties, which clients read to see that an account can be reached, and new containers.
 *
 * @see <a href="https://learn.microsoft.com/rest/api/storageservices/get-blob-service-properties">Get Blob Service Properties</a>
 */
final class StorageApi implements Api {

    private final SimulatedAzure azure;

    private static final String OFF = "<Version>1.0</Version><Enabled>false</Enabled>"
            + "<RetentionPolicy><Enabled>false</Enabled></RetentionPolicy>";
    private static final String PROPERTIES = "<?xml version=\"1.0\" encoding=\"utf-8\"?><StorageServiceProperties>"
            + "<Logging><Version>1.0</Version><Read>false</Read><Write>false</Write><Delete>false</Delete>"
            + "<RetentionPolicy><Enabled>false</Enabled></RetentionPolicy></Logging>"
            + "<HourMetrics>" + OFF + "</HourMetrics><MinuteMetrics>" + OFF + "</MinuteMetrics><Cors/>"
            + "</StorageServiceProperties>";

    StorageApi(SimulatedAzure azure) {
        this.azure = azure;
    }

    @Override
    public boolean serves(Call call) {
        return call.host().endsWith(".core.windows.net");
    }

    @Override
    public Reply answer(Call call) {
        if (call.method().equals("PUT") && "container".equals(call.query().get("restype"))) {
            create(call.host().replaceFirst("\\..*", ""), call.path().substring(1));
            return Reply.none(201);
        }
        return call.method().equals("GET") ? Reply.ok(PROPERTIES) : Reply.none(202);
    }

    private void create(String accountName, String container) {
        var account = azure.state()
                .named("Microsoft.Storage/storageAccounts", accountName)
                .orElseThrow(() -> new AzureException(
                        404, "ResourceNotFound", "The storage account " + accountName + " does not exist."));
        azure.create(
                "azure-native:storage:BlobContainer",
                container,
                Map.of(
                        "resourceGroupName", account.id().split("/")[4],
                        "accountName", accountName,
                        "containerName", container));
    }
}
