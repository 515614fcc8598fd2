package ai.portkey.azure.simulator.rest;

import ai.portkey.azure.simulator.core.SimulatedAzure;
import ai.portkey.azure.simulator.values.Values;
import java.util.List;
import java.util.Map;

/**
 * Microsoft Graph, as far as a client asks it who is signed in and whom a role is for. Every id that it asks for is a service
 * principal's.
 *
 * @see <a href="https://learn.microsoft.com/graph/api/directoryobject-getbyids">Get directory objects by ids</a>
 */
final class GraphApi implements Api {

    private final SimulatedAzure azure;

    GraphApi(SimulatedAzure azure) {
        this.azure = azure;
    }

    @Override
    public boolean serves(Call call) {
        return call.host().equals("graph.microsoft.com");
    }

    @Override
    public Reply answer(Call call) {
        if (call.path().endsWith("/me")) {
            return Reply.ok(Map.of(
                    "id",
                    azure.invoke("azure-native:authorization:getClientConfig", Map.of())
                            .get("objectId")));
        }
        return Reply.list(
                call.path().endsWith("/directoryObjects/getByIds")
                        ? Values.strings(call.json(), "ids[]").stream()
                                .map(id -> Map.of(
                                        "@odata.type", "#microsoft.graph.servicePrincipal",
                                        "id", id,
                                        "displayName", id))
                                .toList()
                        : List.of());
    }
}
