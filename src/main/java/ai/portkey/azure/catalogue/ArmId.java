package ai.portkey.azure.catalogue;

import java.util.Optional;

/** Reads texts that are Azure Resource Manager ids, of any kind: resources, extensions, resource groups, templates of ids. */
public final class ArmId {

    private static final String PROVIDERS = "/providers/";

    private ArmId() {}

    /** ARM's type, of an extension its own, e.g. {@code Microsoft.Authorization/roleAssignments}; empty for a resource group. */
    public static Optional<String> type(String id) {
        for (var i = id.length() - PROVIDERS.length(); i >= 0; i--) {
            if (id.regionMatches(true, i, PROVIDERS, 0, PROVIDERS.length())) {
                return Optional.of(typeOfPath(id.substring(i + PROVIDERS.length())));
            }
        }
        return Optional.empty();
    }

    /** ARM's type of what stands after {@code /providers/}: the namespace, then type and name in turn. */
    public static String typeOfPath(String path) {
        var segments = path.split("/");
        var type = new StringBuilder(segments[0]);
        for (var i = 1; i < segments.length; i += 2) {
            type.append('/').append(segments[i]);
        }
        return type.toString();
    }

    /** The last segment: the resource's own name. */
    public static String name(String id) {
        return id.substring(id.lastIndexOf('/') + 1);
    }

    /** An id as ARM answers it: of a role, without the scope that it was written at; of anything else, the same. */
    public static String answered(String id) {
        return id.replaceFirst(
                "(?i)^(/subscriptions/[^/]+)/.+(/providers/Microsoft\\.Authorization/roleDefinitions/)", "$1$2");
    }
}
