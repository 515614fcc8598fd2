package ai.portkey.azure.subscription;

import ai.portkey.azure.config.naming.ResourceId;
import java.util.Optional;

/** Ids of planned resources, taken apart. Two kinds need care: extensions, which stand on another resource, and groups. */
final class ArmIds {

    private static final String PROVIDERS = "/providers/";

    private ArmIds() {}

    /** The resource itself, or the one that an extension stands on; empty for a group or a subscription. */
    static Optional<ResourceId> resource(String id) {
        var first = id.indexOf(PROVIDERS);
        var second = first < 0 ? -1 : id.indexOf(PROVIDERS, first + 1);
        return ResourceId.parse(second < 0 ? id : id.substring(0, second));
    }

    static String subscription(String subscriptionId) {
        return "/subscriptions/" + subscriptionId;
    }

    static String group(String subscriptionId, String name) {
        return subscription(subscriptionId) + "/resourceGroups/" + name;
    }

    static String group(ResourceId id) {
        return group(id.subscriptionId(), id.resourceGroupName());
    }
}
