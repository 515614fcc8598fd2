package ai.portkey.azure.simulator.core;

import ai.portkey.azure.catalogue.ArmId;
import ai.portkey.azure.catalogue.AzureType.Location;
import ai.portkey.azure.simulator.values.Differences;
import ai.portkey.azure.simulator.values.Values;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** What ARM checks before a resource provider sees a request: name, scope, parent, location, references. */
public final class Placement {

    /** Public regions, and ARM's name for resources that have none. */
    private static final Set<String> REGIONS = Set.of(
            "eastus",
            "eastus2",
            "centralus",
            "northcentralus",
            "southcentralus",
            "westcentralus",
            "westus",
            "westus2",
            "westus3",
            "canadacentral",
            "canadaeast",
            "mexicocentral",
            "brazilsouth",
            "brazilsoutheast",
            "chilecentral",
            "northeurope",
            "westeurope",
            "francecentral",
            "francesouth",
            "germanywestcentral",
            "germanynorth",
            "italynorth",
            "norwayeast",
            "norwaywest",
            "polandcentral",
            "spaincentral",
            "swedencentral",
            "swedensouth",
            "switzerlandnorth",
            "switzerlandwest",
            "austriaeast",
            "belgiumcentral",
            "uksouth",
            "ukwest",
            "israelcentral",
            "qatarcentral",
            "uaecentral",
            "uaenorth",
            "southafricanorth",
            "southafricawest",
            "centralindia",
            "southindia",
            "westindia",
            "eastasia",
            "southeastasia",
            "indonesiacentral",
            "malaysiawest",
            "newzealandnorth",
            "japaneast",
            "japanwest",
            "koreacentral",
            "koreasouth",
            "australiaeast",
            "australiasoutheast",
            "australiacentral",
            "australiacentral2");

    /** The public regions that are known. */
    public static Stream<String> regions() {
        return REGIONS.stream();
    }

    private final SimulatedAzure azure;
    private final SimulationOptions options;

    Placement(SimulatedAzure azure, SimulationOptions options) {
        this.azure = azure;
        this.options = options;
    }

    Request place(ResourceType type, String id, Map<String, Object> body) {
        var name = ArmId.name(id);
        checkName(type, id, name);
        var groupLocation = checkParent(type, id);
        var location = location(type, body, groupLocation);
        type.references()
                .forEach((property, code) -> Values.select(body, property).forEach((path, reference) -> {
                    if (!isRelative(reference) && azure.find((String) reference).isEmpty()) {
                        throw new AzureException(
                                code.endsWith("NotFound") ? 404 : 400,
                                code,
                                "Resource " + reference + " referenced by resource " + id + " (" + path
                                        + ") was not found. Please make sure that the referenced resource exists.");
                    }
                }));
        for (var identity : Identities.userAssigned(body)) {
            if (azure.find(identity)
                    .filter(r -> Identities.ARM_TYPE.equalsIgnoreCase(r.text("type")))
                    .isEmpty()) {
                throw new AzureException(
                        400,
                        "FailedIdentityOperation",
                        "Identity operation for resource '" + id
                                + "' failed with error 'Failed to perform resource identity operation. The identity '"
                                + identity + "' was not found.'.");
            }
        }
        return new Request(azure, type, id, body, location);
    }

    /** {@code $self/…}: a part of the resource itself; its own rules look at these. */
    private static boolean isRelative(Object reference) {
        return ((String) reference).startsWith("$self");
    }

    private void checkName(ResourceType type, String id, String name) {
        var rule = type.name();
        if (rule == null) {
            return;
        }
        if (!rule.pattern().matcher(name).matches()) {
            throw new AzureException(
                    400,
                    rule.code(),
                    "'" + name + "' is not a valid name for " + type.facts().type() + ": " + rule.sentence());
        }
        var taken = rule.takenCode() != null
                && azure.state().get(id).isEmpty()
                && azure.state().named(type.facts().type(), name).isPresent();
        if (taken) {
            throw new AzureException(
                    409,
                    rule.takenCode(),
                    "The name '" + name + "' is already in use. Names of "
                            + type.facts().type() + " are unique in all of Azure: choose another.");
        }
    }

    /** Checks the enclosing resource group and parent resource; returns the group's location. */
    private String checkParent(ResourceType type, String id) {
        var parameters = type.facts().parametersOf(id);
        if (type.facts().idTemplate().startsWith("{")) {
            var scope =
                    String.valueOf(parameters.get(type.facts().pathParameters().get(0)));
            if (scope.matches("(?i)/?subscriptions/[^/]+")) {
                return "";
            }
            // A role may be given on a part that is not there yet, e.g. a secret or a container: nobody looks for it,
            // only for the resource that it is in (azure-powershell #3771).
            var resource = scope.replaceFirst("(?i)(/providers/[^/]+/[^/]+/[^/]+)/.*", "$1");
            if (azure.find(resource).isEmpty()) {
                throw SimulatedAzure.notFound(resource);
            }
            return "";
        }
        if (!parameters.containsKey("resourceGroupName")
                || type.facts().pathParameters().size() == 1) {
            return "";
        }
        var groupId =
                "/subscriptions/" + options.subscriptionId() + "/resourceGroups/" + parameters.get("resourceGroupName");
        var group = azure.find(groupId)
                .orElseThrow(() -> new AzureException(
                        404,
                        "ResourceGroupNotFound",
                        "Resource group '" + parameters.get("resourceGroupName") + "' could not be found."));
        var parentId = parentId(id);
        if (!parentId.isEmpty() && azure.find(parentId).isEmpty()) {
            throw parentNotFound("write", type, parentId);
        }
        return group.text("location");
    }

    static AzureException parentNotFound(String action, ResourceType type, String parentId) {
        return new AzureException(
                404,
                "ParentResourceNotFound",
                "Failed to perform '" + action + "' on resource(s) of type '"
                        + type.facts().type().replaceFirst(".*?/", "") + "', because the parent resource '" + parentId
                        + "' could not be found.");
    }

    /** The enclosing resource of a child such as a subnet; empty for a top-level or an extension resource. */
    public static String parentId(String id) {
        var parts = id.split("/");
        if (parts.length <= 9 || parts[parts.length - 4].equalsIgnoreCase("providers")) {
            return "";
        }
        var parent = String.join("/", Arrays.copyOf(parts, parts.length - 2));
        // Containers are children of the account for ARM: blobServices/default is always there.
        return parent.endsWith("/blobServices/default") ? parent.substring(0, parent.length() - 21) : parent;
    }

    /** What a resource is in: its parent, or else its resource group; empty for a group. */
    static String enclosing(String id) {
        var parent = parentId(id);
        var providers = id.toLowerCase(Locale.ROOT).indexOf("/providers/");
        return !parent.isEmpty() || providers < 0 ? parent : id.substring(0, providers);
    }

    private static String location(ResourceType type, Map<String, Object> body, String groupLocation) {
        if (type.facts().location() == Location.NONE) {
            return "";
        }
        var wanted = body.get("location") instanceof String text ? Differences.normalLocation(text) : groupLocation;
        var valid =
                switch (type.facts().location()) {
                    case GLOBAL -> wanted.equals("global");
                    case ANY -> wanted.equals("global") || REGIONS.contains(wanted);
                    default -> REGIONS.contains(wanted);
                };
        if (!valid) {
            throw new AzureException(
                    400,
                    "LocationNotAvailableForResourceType",
                    "The provided location '"
                            + body.getOrDefault("location", groupLocation) + "' is not available for resource type '"
                            + type.facts().type() + "'."
                            + (type.facts().location() == Location.GLOBAL ? " Use 'Global'." : ""));
        }
        return wanted;
    }
}
