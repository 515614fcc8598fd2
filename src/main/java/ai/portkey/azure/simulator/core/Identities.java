package ai.portkey.azure.simulator.core;

import ai.portkey.azure.simulator.values.Values;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Managed identities: a list of ids in a request, a map from id to what the identity is in an answer. */
public final class Identities {

    public static final String ARM_TYPE = "Microsoft.ManagedIdentity/userAssignedIdentities";

    private Identities() {}

    public static List<String> userAssigned(Map<String, Object> body) {
        return Values.strings(body, "identity.userAssignedIdentities[]");
    }

    static void toAnswer(Request request, Map<String, Object> answer) {
        if (!(answer.get("identity") instanceof Map<?, ?>)) {
            return;
        }
        var identity = Values.asMap(answer.get("identity"));
        if (String.valueOf(identity.get("type")).contains("SystemAssigned")) {
            identity.put("principalId", request.ids().guid("principal " + AzureState.key(request.id())));
            identity.put("tenantId", request.azure().options().tenantId());
        }
        if (identity.get("userAssignedIdentities") instanceof List<?> list) {
            var map = new LinkedHashMap<String, Object>();
            list.forEach(id -> request.find((String) id)
                    .ifPresent(found -> map.put(
                            (String) id,
                            Map.of("clientId", found.text("clientId"), "principalId", found.text("principalId")))));
            identity.put("userAssignedIdentities", map);
        }
    }
}
