package ai.portkey.azure.subscription;

import ai.portkey.azure.catalogue.ArmId;
import ai.portkey.azure.catalogue.AzureTypes;
import ai.portkey.azure.plan.Plan;
import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Private endpoint connections of a stack: requests of others for its environment, and its own requests to the control
 * plane. Names are explicit, so the plan has the ids of what a deployment made.
 */
public final class Connections {

    /** As the stack's environment, which is of this version where it takes private endpoints. */
    private static final String APP =
            AzureTypes.get(AzureTypes.ENVIRONMENT_PREVIEW).apiVersion();

    private static final String STATE = "privateLinkServiceConnectionState";

    /** Who asked whom. */
    public enum Direction {
        /** Somebody else's endpoint, to this environment. */
        INBOUND,
        /** This stack's endpoint, to the control plane. */
        OUTBOUND
    }

    /**
     * A connection.
     *
     * @param direction   who asked whom
     * @param id          of the connection; outbound of the private endpoint, by which Portkey finds it
     * @param status      {@code Pending}, {@code Approved}, {@code Rejected} or {@code Disconnected}; {@code not deployed}
     * @param description what the other side wrote
     */
    public record Connection(Direction direction, String id, String status, String description) {

        /** The last part of the id. */
        public String name() {
            return ArmId.name(id);
        }

        /** The form that docs/private-connectivity.md describes. */
        public Map<String, Object> toJson() {
            var json = new LinkedHashMap<String, Object>();
            json.put("direction", direction.name().toLowerCase(Locale.ROOT));
            json.put("id", id);
            json.put("status", status);
            json.put("description", description);
            return json;
        }
    }

    private final Azure azure;
    private final Plan plan;

    /** @param plan the stack, planned for the subscription that it is deployed to */
    public Connections(Azure azure, Plan plan) {
        this.azure = azure;
        this.plan = plan;
    }

    /**
     * All connections.
     *
     * @throws AzureUnavailable when Azure cannot be asked or refuses
     */
    public List<Connection> list() {
        var connections = new ArrayList<Connection>();
        plan.deployed().stream()
                .filter(resource -> resource.type().endsWith(":ManagedEnvironment"))
                .forEach(environment ->
                        connections.addAll(inbound(environment.id().orElseThrow())));
        plan.deployed().stream()
                .filter(resource -> resource.inputs().containsKey("manualPrivateLinkServiceConnections"))
                .forEach(endpoint -> connections.add(outbound(endpoint.id().orElseThrow())));
        return connections;
    }

    /**
     * Approves an inbound connection.
     *
     * @throws AzureUnavailable when Azure cannot be asked or refuses
     */
    public void approve(Connection connection, String description) {
        var state = new JsonObject();
        state.addProperty("status", "Approved");
        state.addProperty("description", description);
        var properties = new JsonObject();
        properties.add(STATE, state);
        var body = new JsonObject();
        body.add("properties", properties);
        expectFound(connection.id(), azure.put(connection.id(), APP, body));
    }

    private List<Connection> inbound(String environment) {
        var answer = azure.get(environment + "/privateEndpointConnections", APP);
        if (answer.isAbsent()) {
            return List.of();
        }
        return Json.objects(expectFound(environment, answer), "value").stream()
                .map(connection -> connection(
                        Direction.INBOUND,
                        Json.text(connection, "id"),
                        Json.object(Json.properties(connection), STATE)))
                .toList();
    }

    private Connection outbound(String endpoint) {
        var answer =
                azure.get(endpoint, AzureTypes.get(AzureTypes.PRIVATE_ENDPOINT).apiVersion());
        if (answer.isAbsent()) {
            return new Connection(Direction.OUTBOUND, endpoint, "not deployed", "");
        }
        var connections =
                Json.objects(Json.properties(expectFound(endpoint, answer)), "manualPrivateLinkServiceConnections");
        return connections.stream()
                .findFirst()
                .map(connection ->
                        connection(Direction.OUTBOUND, endpoint, Json.object(Json.properties(connection), STATE)))
                .orElse(new Connection(Direction.OUTBOUND, endpoint, "unknown", ""));
    }

    private static Connection connection(Direction direction, String id, JsonObject state) {
        // Whoever asks writes the description, and it must not steer the terminal that shows it.
        return new Connection(
                direction,
                id,
                Optional.of(Json.text(state, "status"))
                        .filter(s -> !s.isEmpty())
                        .orElse("unknown"),
                Json.text(state, "description").replaceAll("\\p{Cntrl}", " "));
    }

    private static JsonObject expectFound(String id, Azure.Answer answer) {
        if (!answer.isFound()) {
            throw new AzureUnavailable(id + ": Azure returned " + answer.reason());
        }
        return answer.body();
    }
}
