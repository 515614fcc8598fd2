package ai.portkey.azure.subscription;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What the signed-in principal may do at a scope, as Azure lists it: one entry for each role, whose exceptions hold for that role alone.
 *
 * @see <a href="https://learn.microsoft.com/rest/api/authorization/permissions/list-for-resource">Permissions of a resource</a>
 */
final class Permissions {

    private static final String PATH = "/providers/Microsoft.Authorization/permissions";

    private Permissions() {}

    static String path(String scope) {
        return scope + PATH;
    }

    /** True for a management action. */
    static boolean allow(JsonObject permissions, String action) {
        return allow(permissions, "actions", "notActions", action);
    }

    /** True for an action on data. */
    static boolean allowData(JsonObject permissions, String action) {
        return allow(permissions, "dataActions", "notDataActions", action);
    }

    private static boolean allow(JsonObject permissions, String granted, String excepted, String action) {
        return Json.objects(permissions, "value").stream()
                .anyMatch(role -> Json.list(role, granted).stream().anyMatch(pattern -> matches(pattern, action))
                        && Json.list(role, excepted).stream().noneMatch(pattern -> matches(pattern, action)));
    }

    private static boolean matches(JsonElement pattern, String action) {
        var parts = pattern.getAsString().toLowerCase(Locale.ROOT).split("\\*", -1);
        return action.toLowerCase(Locale.ROOT)
                .matches(String.join(".*", Stream.of(parts).map(Pattern::quote).toList()));
    }
}
