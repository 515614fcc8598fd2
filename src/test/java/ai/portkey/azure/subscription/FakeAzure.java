package ai.portkey.azure.subscription;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A subscription where everything is as a stack wants it, except for what a test says about ids with a certain end. */
public final class FakeAzure implements Azure {

    public static final String SUBSCRIPTION = "00000000-1111-4222-8333-444444444444";

    private final Map<String, Answer> exceptions = new LinkedHashMap<>();
    private final List<String> asked = new ArrayList<>();
    private final List<String> sent = new ArrayList<>();
    private boolean signedIn = true;
    private Optional<String> chosen = Optional.of(SUBSCRIPTION);

    public FakeAzure with(String end, String json) {
        exceptions.put(end, new Answer(200, JsonParser.parseString(json).getAsJsonObject()));
        return this;
    }

    public FakeAzure without(String end) {
        return refusing(end, 404, "ResourceNotFound");
    }

    public FakeAzure refusing(String end, int status, String code) {
        exceptions.put(
                end,
                new Answer(
                        status,
                        JsonParser.parseString("{error: {code: " + code + ", message: no}}")
                                .getAsJsonObject()));
        return this;
    }

    public FakeAzure signedOut() {
        signedIn = false;
        return this;
    }

    public FakeAzure choosing(String subscription) {
        chosen = Optional.ofNullable(subscription);
        return this;
    }

    /** Ids that were asked for. */
    List<String> asked() {
        return asked;
    }

    /** What was written: id and body. */
    public List<String> sent() {
        return sent;
    }

    @Override
    public Principal principal() {
        if (!signedIn) {
            throw new AzureUnavailable("not signed in");
        }
        return new Principal("ana@example.com", "ana-id");
    }

    @Override
    public Optional<String> chosenSubscription() {
        return chosen;
    }

    @Override
    public Answer get(String id, String apiVersion) {
        asked.add(id);
        return exceptions.entrySet().stream()
                .filter(e -> id.endsWith(e.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElseGet(() ->
                        new Answer(200, JsonParser.parseString(healthy(id)).getAsJsonObject()));
    }

    @Override
    public Answer put(String id, String apiVersion, JsonObject body) {
        sent.add(id + " " + body);
        return exceptions.getOrDefault(id, new Answer(200, body));
    }

    private static String healthy(String id) {
        if (id.endsWith("/permissions")) {
            return "{value: [{actions: ['*'], dataActions: ['*']}]}";
        }
        if (id.endsWith("/locations")) {
            return "{value: [{name: eastus, availabilityZoneMappings: [{logicalZone: '1', physicalZone: eastus-az1}]}]}";
        }
        if (id.contains("/deletedVaults/")) {
            throw new AssertionError("a vault that exists is not looked for among the deleted ones");
        }
        return """
                {state: Enabled, registrationState: Registered, location: eastus, properties: {state: Registered, enableRbacAuthorization: true,
                 attributes: {enabled: true}, delegations: [{properties: {serviceName: 'Microsoft.App/environments'}}]},
                 tags: {Project: portkey-gateway, Environment: dev, ManagedBy: Pulumi}}""";
    }
}
