package ai.portkey.azure.arm;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Where a resource lives.
 *
 * @param subscription id of the subscription
 * @param group        name of the resource group
 */
public record Placement(String subscription, String group) {

    private static final Pattern ID =
            Pattern.compile("/subscriptions/([^/]+)/resourceGroups/([^/]+)(/.*)?", Pattern.CASE_INSENSITIVE);

    /** @throws IllegalArgumentException when the id is not in a resource group */
    static Placement of(String id) {
        var matcher = ID.matcher(id);
        if (!matcher.matches()) {
            throw new IllegalArgumentException(
                    "'" + id + "' is not in a resource group: a template for a resource group" + " cannot hold it.");
        }
        return new Placement(matcher.group(1), matcher.group(2));
    }

    /** Path of the resource inside its group, e.g. {@code Microsoft.KeyVault/vaults/kv}; empty for the group itself. */
    static String inGroup(String id) {
        var start = id.toLowerCase(Locale.ROOT).indexOf("/providers/");
        return start < 0 ? "" : id.substring(start + "/providers/".length());
    }

    String id() {
        return "/subscriptions/" + subscription + "/resourceGroups/" + group;
    }

    boolean sameAs(Placement other) {
        return id().equalsIgnoreCase(other.id());
    }
}
