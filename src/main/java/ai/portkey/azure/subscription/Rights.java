package ai.portkey.azure.subscription;

import ai.portkey.azure.catalogue.ArmId;
import ai.portkey.azure.catalogue.AzureTypes;
import ai.portkey.azure.config.naming.ResourceId;
import ai.portkey.azure.plan.Plan;
import ai.portkey.azure.subscription.Check.Problem;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** What the signed-in principal must be allowed to do, scope by scope: {@code write} of every type that is planned there. */
final class Rights {

    private static final String GROUP_TYPE = "Microsoft.Resources/subscriptions/resourceGroups";
    private static final String SUBNET = "Microsoft.Network/virtualNetworks/subnets";
    private static final String READ_SECRET = "Microsoft.KeyVault/vaults/secrets/getSecret/action";
    private static final int SHOWN = 3;

    private Rights() {}

    /**
     * @param absent    ids of the resource groups that the stack has yet to make: until then the subscription is the scope
     * @param principal object id of the assignee
     */
    static List<Check> of(Plan plan, References references, Set<String> absent, String principal) {
        var needed = new LinkedHashMap<String, Set<String>>();
        for (var resource : plan.deployed()) {
            resource.id()
                    .filter(id -> id.startsWith("/subscriptions/"))
                    .ifPresent(id -> need(
                            needed,
                            scope(id, references, absent),
                            ArmId.type(id).orElse(GROUP_TYPE) + "/write"));
        }
        references.existing().stream()
                .filter(id -> id.isType(SUBNET))
                .forEach(id -> need(needed, outermost(id), SUBNET + "/join/action"));
        return needed.entrySet().stream().map(entry -> check(entry, principal)).toList();
    }

    /** The right to read one secret's value, which a deployment needs for the Docker Hub user name alone. */
    static Check readSecret(ResourceId secret, String principal) {
        return new Check(
                "permission to read secret " + secret.name() + " of "
                        + secret.names().get(0),
                Permissions.path(secret.toString()),
                AzureTypes.PERMISSIONS,
                found -> found.isEmpty()
                        ? Optional.of(
                                new Problem("can be checked once the secret exists", List.of(), Finding.State.LATER))
                        : Permissions.allowData(found.get(), READ_SECRET)
                                ? Optional.empty()
                                : Problem.of(
                                        "not allowed: " + READ_SECRET,
                                        grant("Key Vault Secrets User", principal, secret.toString())));
    }

    private static void need(Map<String, Set<String>> needed, String scope, String action) {
        needed.computeIfAbsent(scope, key -> new TreeSet<>()).add(action);
    }

    /** What exists answers for what is made on it or in it; everything else is in a group of the stack. */
    private static String scope(String id, References references, Set<String> absent) {
        var resource = ArmIds.resource(id);
        if (resource.isPresent()
                && Stream.concat(resource.stream(), References.parents(resource.get()))
                        .anyMatch(references.existing()::contains)) {
            return outermost(resource.get());
        }
        var group = resource.map(ArmIds::group).orElse(id);
        return absent.contains(group) ? group.substring(0, group.indexOf("/resourceGroups/")) : group;
    }

    private static String outermost(ResourceId id) {
        return References.parents(id).reduce(id, (inner, outer) -> outer).toString();
    }

    private static Check check(Map.Entry<String, Set<String>> entry, String principal) {
        var scope = entry.getKey();
        return new Check("permissions on " + name(scope), Permissions.path(scope), AzureTypes.PERMISSIONS, found -> {
            var refused = entry.getValue().stream()
                    .filter(action -> found.isEmpty() || !Permissions.allow(found.get(), action))
                    .toList();
            if (refused.isEmpty()) {
                return Optional.empty();
            }
            var more = refused.size() > SHOWN ? " and " + (refused.size() - SHOWN) + " more" : "";
            return Problem.of(
                    "not allowed: " + String.join(", ", refused.subList(0, Math.min(SHOWN, refused.size()))) + more,
                    refused.stream()
                            .map(Rights::role)
                            .distinct()
                            .map(role -> grant(role, principal, scope))
                            .toArray(String[]::new));
        });
    }

    private static String role(String action) {
        return action.startsWith("Microsoft.Authorization/") ? "User Access Administrator" : "Contributor";
    }

    private static String grant(String role, String principal, String scope) {
        return "az role assignment create --role \"" + role + "\" --assignee " + principal + " --scope " + scope;
    }

    private static String name(String scope) {
        var resource = ResourceId.parse(scope);
        return resource.flatMap(id -> Kinds.of(id).map(kind -> kind.subject(id)))
                .orElse((scope.contains("/resourceGroups/") ? "resource group " : "subscription ") + ArmId.name(scope));
    }
}
