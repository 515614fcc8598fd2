package ai.portkey.azure.config.naming;

import ai.portkey.azure.catalogue.ArmId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * An Azure Resource Manager id, taken apart by ARM's own grammar:
 * {@code /subscriptions/{s}/resourceGroups/{rg}/providers/{namespace}/{type}/{name}[/{type}/{name}…]}.
 * Two ids are equal when they differ in letter case only, as for ARM.
 *
 * @param subscriptionId    the subscription's GUID
 * @param resourceGroupName the resource group
 * @param type              full type, e.g. {@code Microsoft.Network/virtualNetworks/subnets}
 * @param names             one name for each segment of the type, outermost first
 */
public record ResourceId(String subscriptionId, String resourceGroupName, String type, List<String> names) {

    public ResourceId {
        names = List.copyOf(names);
    }

    /** Parses an id; empty when the text is not one. */
    public static Optional<ResourceId> parse(String text) {
        var parts = text.split("/", -1);
        var pairs = parts.length - 7;
        if (pairs < 2
                || pairs % 2 != 0
                || !parts[0].isEmpty()
                || !parts[1].equalsIgnoreCase("subscriptions")
                || !parts[3].equalsIgnoreCase("resourceGroups")
                || !parts[5].equalsIgnoreCase("providers")) {
            return Optional.empty();
        }
        for (var i = 1; i < parts.length; i++) {
            if (parts[i].isBlank() || parts[i].indexOf('<') >= 0 || parts[i].indexOf('>') >= 0) {
                return Optional.empty();
            }
        }
        var type = ArmId.typeOfPath(String.join("/", Arrays.asList(parts).subList(6, parts.length)));
        var names = new ArrayList<String>();
        for (var i = 7; i < parts.length; i += 2) {
            names.add(parts[i + 1]);
        }
        return Optional.of(new ResourceId(parts[2], parts[4], type, names));
    }

    /** The innermost name. */
    public String name() {
        return names.get(names.size() - 1);
    }

    /** True when the type is this one, letter case aside. */
    public boolean isType(String expected) {
        return type.equalsIgnoreCase(expected);
    }

    /** The id of the enclosing resource, e.g. of a subnet's VNet; empty for a top-level resource. */
    public Optional<ResourceId> parent() {
        return names.size() == 1
                ? Optional.empty()
                : Optional.of(new ResourceId(
                        subscriptionId,
                        resourceGroupName,
                        type.substring(0, type.lastIndexOf('/')),
                        names.subList(0, names.size() - 1)));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ResourceId id && toString().equalsIgnoreCase(id.toString());
    }

    @Override
    public int hashCode() {
        return toString().toLowerCase(java.util.Locale.ROOT).hashCode();
    }

    /** The id as ARM writes it. */
    @Override
    public String toString() {
        var segments = type.split("/");
        var text = new StringBuilder("/subscriptions/")
                .append(subscriptionId)
                .append("/resourceGroups/")
                .append(resourceGroupName)
                .append("/providers/")
                .append(segments[0]);
        for (var i = 0; i < names.size(); i++) {
            text.append('/').append(segments[i + 1]).append('/').append(names.get(i));
        }
        return text.toString();
    }
}
