package ai.portkey.azure.config.naming;

import ai.portkey.azure.config.reading.TextRule;
import ai.portkey.azure.config.reading.Type;

/** Reads ARM ids. */
public final class ResourceIds {

    public static final String VNET = "Microsoft.Network/virtualNetworks";
    public static final String SUBNET = VNET + "/subnets";

    private ResourceIds() {}

    /** An id of one resource type. */
    public static Type<ResourceId> type(String resourceType) {
        var segments = resourceType.split("/");
        var form = new StringBuilder("/subscriptions/SUBSCRIPTION/resourceGroups/GROUP/providers/").append(segments[0]);
        for (var i = 1; i < segments.length; i++) {
            form.append('/').append(segments[i]).append("/NAME");
        }
        var text = Type.text(TextRule.of(
                id -> ResourceId.parse(id)
                        .filter(parsed -> parsed.isType(resourceType))
                        .isPresent(),
                "expected an id of the form " + form));
        return new Type<>(
                "resource id",
                true,
                text.schema(),
                element -> {
                    var parsed = text.parser().apply(element);
                    return parsed.problem()
                            .<Type.Parsed<ResourceId>>map(Type.Parsed::problem)
                            .orElseGet(() -> Type.Parsed.of(
                                    ResourceId.parse(parsed.value()).orElseThrow()));
                },
                ResourceId::toString);
    }
}
