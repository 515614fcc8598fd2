package ai.portkey.azure.simulator.rest;

/**
 * The services of storage accounts: their properties, which clients read to see that an account can be reached.
 *
 * @see <a href="https://learn.microsoft.com/rest/api/storageservices/get-blob-service-properties">Get Blob Service Properties</a>
 */
final class StorageApi implements Api {

    private static final String OFF = "<Version>1.0</Version><Enabled>false</Enabled>"
            + "<RetentionPolicy><Enabled>false</Enabled></RetentionPolicy>";
    private static final String PROPERTIES = "<?xml version=\"1.0\" encoding=\"utf-8\"?><StorageServiceProperties>"
            + "<Logging><Version>1.0</Version><Read>false</Read><Write>false</Write><Delete>false</Delete>"
            + "<RetentionPolicy><Enabled>false</Enabled></RetentionPolicy></Logging>"
            + "<HourMetrics>" + OFF + "</HourMetrics><MinuteMetrics>" + OFF + "</MinuteMetrics><Cors/>"
            + "</StorageServiceProperties>";

    @Override
    public boolean serves(Call call) {
        return call.host().endsWith(".core.windows.net");
    }

    @Override
    public Reply answer(Call call) {
        return call.method().equals("GET") ? Reply.ok(PROPERTIES) : Reply.none(202);
    }
}
