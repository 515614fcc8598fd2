package ai.portkey.azure.policy;

import static ai.portkey.azure.policy.Facts.text;
import static ai.portkey.azure.policy.Facts.values;
import static ai.portkey.azure.policy.Severity.ERROR;
import static ai.portkey.azure.policy.Severity.WARNING;

import ai.portkey.azure.catalogue.ArmId;
import ai.portkey.azure.config.operation.PolicyRule;
import ai.portkey.azure.policy.Rule.Violation;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Rules for what identities may do.
 *
 * @see <a href="https://learn.microsoft.com/azure/role-based-access-control/built-in-roles">Azure built-in roles</a>
 */
final class AccessRules {

    private static final Map<String, String> PRIVILEGED = Map.of(
            "8e3af657-a8ff-443c-a75c-2fe8c4bcb635", "Owner",
            "b24988ac-6180-42a0-ab88-20f7382dd24c", "Contributor",
            "18d7d88d-d35e-4fb5-a5c3-7773c20a72d9", "User Access Administrator",
            "f58310d9-a9f6-439a-9e8d-f62e7b41a168", "Role Based Access Control Administrator");

    static final List<Rule> RULES = List.of(
            new Rule(
                    PolicyRule.PRIVILEGED_ROLE,
                    ERROR,
                    "role assignments of Azure's administrator roles, and wildcards in custom roles",
                    "Whoever compromises an app can do everything that its identity is allowed to do.",
                    "Grant a role that allows only what the app does.",
                    facts -> Stream.concat(
                            facts.ofType("RoleAssignment")
                                    .flatMap(r -> text(r, "roleDefinitionId")
                                            .map(id -> PRIVILEGED.get(ArmId.name(id)))
                                            .map(role -> new Violation(r.name(), "grants " + role))
                                            .stream()),
                            facts.ofType("RoleDefinition")
                                    .filter(r -> Stream.of("permissions.actions", "permissions.dataActions")
                                            .flatMap(path -> values(r, path).stream())
                                            .anyMatch(a -> a.toString().endsWith("*")))
                                    .map(r -> new Violation(r.name(), "allows actions with a wildcard")))),
            new Rule(
                    PolicyRule.BROAD_ROLE_SCOPE,
                    WARNING,
                    "scope of role assignments",
                    "The role covers resources that have nothing to do with the gateway.",
                    "Assign the role on the resource itself.",
                    facts -> facts.ofType("RoleAssignment")
                            .filter(r -> text(r, "scope")
                                    .filter(scope -> !scope.contains("/providers/"))
                                    .isPresent())
                            .map(r ->
                                    new Violation(r.name(), "is assigned on a whole resource group or subscription"))));

    private AccessRules() {}
}
