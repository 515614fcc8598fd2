package ai.portkey.azure.simulator.rest;

import ai.portkey.azure.catalogue.ArmId;
import ai.portkey.azure.simulator.core.ResourceTypes;
import ai.portkey.azure.simulator.core.SimulatedAzure;
import ai.portkey.azure.simulator.core.SimulatedResource;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** Lists: of a type in a subscription, a resource group, a parent or another resource, and of everything in a group. */
final class Collections {

    private static final String ROLE_ASSIGNMENTS = "Microsoft.Authorization/roleAssignments";
    private static final Pattern PRINCIPAL =
            Pattern.compile("(?:principalId eq |assignedTo\\()'([^']+)'", Pattern.CASE_INSENSITIVE);

    private static final Pattern MADE_BY_AZURE =
            Pattern.compile(".*/(privateEndpointConnections|networkInterfaces)", Pattern.CASE_INSENSITIVE);

    private final SimulatedAzure azure;

    Collections(SimulatedAzure azure) {
        this.azure = azure;
    }

    Reply answer(Call call) {
        if (!call.method().equals("GET")) {
            throw Resources.notAllowed(call);
        }
        Resources.requireGroup(azure, call.path());
        var path = call.path().toLowerCase(Locale.ROOT);
        return Reply.list(azure.resources().stream()
                .filter(members(call, path))
                .map(resource ->
                        Resources.answer(azure, azure.read(resource.id()).orElseThrow()))
                .toList());
    }

    private Predicate<SimulatedResource> members(Call call, String path) {
        var providers = path.lastIndexOf("/providers/");
        if (providers < 0) {
            var scope = path.substring(0, path.lastIndexOf('/') + 1);
            var filter = call.query().getOrDefault("$filter", "");
            return path.endsWith("/resourcegroups")
                    ? resource -> ArmId.type(resource.id()).isEmpty()
                    : resource -> id(resource).startsWith(scope)
                            && isTopLevel(resource)
                            && isWanted(filter, "resourceType", ResourceTypes.armTypeOf(resource.id()))
                            && isWanted(filter, "name", resource.name());
        }
        var armType = ResourceTypes.armTypeOf(path + "/any");
        if (!MADE_BY_AZURE.matcher(armType).matches()) {
            ManagementApi.requireVersion(ManagementApi.requireType(call.path() + "/any", call), call);
        }
        if (armType.chars().filter(c -> c == '/').count() > 1) {
            return resource -> id(resource).matches(Pattern.quote(path) + "/[^/]+");
        }
        var scope = path.substring(0, providers + 1);
        var principal = PRINCIPAL.matcher(call.query().getOrDefault("$filter", ""));
        var wanted = principal.find() ? principal.group(1) : null;
        return resource -> ResourceTypes.armTypeOf(resource.id()).equalsIgnoreCase(armType)
                && (id(resource).startsWith(scope)
                        || armType.equalsIgnoreCase(ROLE_ASSIGNMENTS) && scope.startsWith(scopeOf(resource)))
                && (wanted == null || wanted.equalsIgnoreCase(resource.text("principalId")));
    }

    private static boolean isTopLevel(SimulatedResource resource) {
        return ArmId.type(resource.id())
                .filter(type -> type.indexOf('/') == type.lastIndexOf('/'))
                .isPresent();
    }

    /** True when a filter says nothing about a member, or its value is this. */
    private static boolean isWanted(String filter, String member, String value) {
        var said = Pattern.compile(member + " eq '([^']+)'", Pattern.CASE_INSENSITIVE)
                .matcher(filter);
        return !said.find() || said.group(1).equalsIgnoreCase(value);
    }

    /** An assignment counts for everything beneath the resource that it is on. */
    private static String scopeOf(SimulatedResource assignment) {
        return id(assignment).replaceFirst("providers/microsoft.authorization/.*", "");
    }

    private static String id(SimulatedResource resource) {
        return resource.id().toLowerCase(Locale.ROOT);
    }
}
