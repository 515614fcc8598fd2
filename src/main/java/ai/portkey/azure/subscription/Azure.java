package ai.portkey.azure.subscription;

import com.google.gson.JsonObject;
import java.util.Optional;

/** Azure Resource Manager, as the principal that is signed in. */
public interface Azure {

    /**
     * Who is signed in.
     *
     * @param name     user principal name, or application id of a service principal
     * @param objectId object id in Entra ID, the assignee of roles
     */
    record Principal(String name, String objectId) {}

    /**
     * What Azure answered.
     *
     * @param status HTTP status
     * @param body   the resource, or {@code error} with {@code code} and {@code message}; empty when there is none
     */
    record Answer(int status, JsonObject body) {

        boolean isFound() {
            return status >= 200 && status < 300;
        }

        boolean isAbsent() {
            return status == 404;
        }

        /** Azure's own words for a refusal. */
        String reason() {
            var code = Json.text(Json.object(body, "error"), "code");
            return code.isEmpty() ? "HTTP status " + status : code;
        }
    }

    /**
     * Who is signed in.
     *
     * @throws AzureUnavailable when nobody is
     */
    Principal principal();

    /** Id of the subscription that the environment or the Azure CLI chooses; empty when none is chosen. */
    Optional<String> chosenSubscription();

    /**
     * Reads a resource.
     *
     * @param id         its ARM id, or another path of the management API
     * @param apiVersion API version of its type
     * @throws AzureUnavailable when Azure does not answer
     */
    Answer get(String id, String apiVersion);

    /** Creates or updates a resource. */
    Answer put(String id, String apiVersion, JsonObject body);
}
