package ai.portkey.azure.simulator.fronts;

import ai.portkey.azure.simulator.core.AzureException;
import ai.portkey.azure.simulator.core.SimulationOptions;
import ai.portkey.azure.simulator.values.StableIds;
import java.util.LinkedHashMap;
import java.util.Map;

/** The functions of the azuread provider: every user, group and service principal that is looked up exists. */
public final class SimulatedEntra {

    private final SimulationOptions options;
    private final StableIds ids;

    public SimulatedEntra(SimulationOptions options) {
        this.options = options;
        this.ids = new StableIds(options.seed());
    }

    /**
     * Answers a provider function.
     *
     * @param token e.g. {@code azuread:index/getUser:getUser}
     * @throws AzureException when the function is not known, or the lookup names nothing
     */
    public Map<String, Object> invoke(String token, Map<String, ?> args) {
        var function = token.substring(token.lastIndexOf(':') + 1);
        if (function.equals("getClientConfig")) {
            return Map.of(
                    "id",
                    "client-config",
                    "clientId",
                    ids.guid("deployer client"),
                    "objectId",
                    ids.guid("deployer object"),
                    "tenantId",
                    options.tenantId());
        }
        var by = java.util.List.of(
                        "objectId",
                        "userPrincipalName",
                        "displayName",
                        "clientId",
                        "mail",
                        "mailNickname",
                        "employeeId")
                .stream()
                .filter(name -> args.get(name) instanceof String)
                .findFirst()
                .orElseThrow(() -> new AzureException(
                        400, "InvalidFunctionArguments", token + " needs a name or an id to look up."));
        if (!java.util.List.of("getUser", "getGroup", "getServicePrincipal").contains(function)) {
            throw new AzureException(
                    400, "InvalidFunction", "The simulator does not support the function " + "'" + token + "'.");
        }
        var wanted = (String) args.get(by);
        var answer = new LinkedHashMap<String, Object>();
        args.forEach((name, value) -> {
            if (value != null) {
                answer.put(name, value);
            }
        });
        var objectId = by.equals("objectId") ? wanted : ids.guid(function + ' ' + wanted);
        answer.put("objectId", objectId);
        answer.put("id", objectId);
        answer.putIfAbsent("displayName", wanted);
        switch (function) {
            case "getUser" -> answer.putIfAbsent("userPrincipalName", wanted);
            case "getServicePrincipal" -> answer.putIfAbsent("clientId", ids.guid("client " + wanted));
            default -> answer.putIfAbsent("securityEnabled", true);
        }
        return answer;
    }
}
