package ai.portkey.azure.migration.state;

import ai.portkey.azure.catalogue.ArmId;
import ai.portkey.azure.migration.MigrationException;
import ai.portkey.azure.migration.state.AdoptionTable.Match;
import ai.portkey.azure.migration.state.AdoptionTable.Rule;
import ai.portkey.azure.migration.state.TerraformState.Resource;
import ai.portkey.azure.plan.Plan;
import com.google.gson.JsonObject;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Finds for each resource of a Terraform state the one that the Pulumi program plans in its place. Names, parents and
 * types come from the plan, ids from the state; nothing is hard-coded, so the two cannot drift apart.
 */
public final class StateImport {

    /** @param id the Azure resource's id, written as azure-native writes it */
    record Adopted(PlannedResource planned, Resource state, String id) {}

    /** What became of state and plan. */
    public static final class Result {
        private final List<PlannedResource> plan;
        private final List<Adopted> adopted;
        private final List<PlannedResource> added;
        private final List<String> notes;
        private final StateCheck.Report report;

        private Result(
                List<PlannedResource> plan,
                List<Adopted> adopted,
                List<PlannedResource> added,
                List<String> notes,
                StateCheck.Report report) {
            this.plan = plan;
            this.adopted = List.copyOf(adopted);
            this.added = List.copyOf(added);
            this.notes = List.copyOf(notes);
            this.report = report;
        }

        /** The file for {@code pulumi import --file}. */
        public JsonObject importFile() {
            return ImportFile.of(plan, adopted);
        }

        /** The adopted resources with their ids. */
        List<Adopted> resources() {
            return adopted;
        }

        /** How many resources are adopted. */
        public int adopted() {
            return adopted.size();
        }

        /** What the program has and Azure has not: the first {@code up} creates it. */
        List<PlannedResource> added() {
            return added;
        }

        /** What is not carried over, and why; a sentence for each resource. */
        public List<String> notes() {
            return notes;
        }

        /** Each property that the first {@code up} would change; never a secret value. */
        public List<String> differences() {
            return report.differences();
        }

        /** What these changes do to the apps that run. */
        List<String> effects() {
            return report.effects();
        }
    }

    private final Identities ofState;
    private final Identities ofPlan;
    private final List<PlannedResource> plan;
    private final Map<String, PlannedResource> open = new HashMap<>();
    private final List<String> notes = new ArrayList<>();

    private StateImport(List<Resource> state, List<PlannedResource> plan) {
        this.plan = plan;
        this.ofState = Identities.of(state);
        this.ofPlan = Identities.of(plan, ofState);
    }

    /**
     * @param stateFile a Terraform state
     * @param module    address of the module in it; needed only when it holds several gateways
     * @param plan      what the stack plans
     */
    public static Result run(Path stateFile, Optional<String> module, Plan plan) throws MigrationException {
        return run(stateFile, module, PlannedResource.of(plan));
    }

    static Result run(Path stateFile, Optional<String> module, List<PlannedResource> plan) throws MigrationException {
        var deployment = TerraformState.read(stateFile).deployment(module);
        return new StateImport(deployment.own(), plan).match(deployment);
    }

    private Result match(TerraformState.Deployment deployment) throws MigrationException {
        var roleNames = roleNames(deployment.own());
        plan.stream()
                .filter(resource -> !resource.isComponent() && resource.id().isPresent())
                .forEach(resource -> open.put(key(resource), resource));
        var adopted = new ArrayList<Adopted>();
        var problems = new ArrayList<String>();
        for (var resource : deployment.own()) {
            var rule = AdoptionTable.find(resource.type());
            if (rule.isEmpty()) {
                notes.add(resource + ": no release of the module has this type: it remains in Azure, unmanaged");
            } else if (rule.get().match() == Match.FOLDED) {
                notes.add(resource + ": is " + rule.get().kind() + " in Pulumi, nothing to adopt");
            } else {
                var id = rule.get().id().apply(resource);
                if (id.isEmpty()) {
                    problems.add(
                            resource + ": the state does not contain its id: run 'terraform apply -refresh-only' and"
                                    + " 'terraform state pull' again");
                } else {
                    adopt(resource, rule.get(), id.get(), roleNames).ifPresent(adopted::add);
                }
            }
        }
        deployment
                .foreign()
                .forEach(resource -> notes.add(resource + ": is not part of the gateway's module and is left alone"));
        if (!problems.isEmpty()) {
            throw new MigrationException(problems);
        } else if (adopted.isEmpty()) {
            throw new MigrationException("nothing in the state has a counterpart in the plan: do projectName,"
                    + " environment and resourceGroupName of the stack match Terraform's?");
        }
        var added = plan.stream().filter(open::containsValue).toList();
        return new Result(plan, adopted, added, notes, StateCheck.compare(adopted, deployment.own(), ofState, ofPlan));
    }

    private Optional<Adopted> adopt(Resource resource, Rule rule, String id, Map<String, String> roleNames) {
        var key =
                switch (rule.match()) {
                    case ROLE_ASSIGNMENT ->
                        assignmentKey(
                                ofState,
                                resource.text("scope").orElse(""),
                                resource.text("role_definition_id").orElse(""),
                                resource.text("principal_id").orElse(""),
                                roleNames);
                    case ROLE_DEFINITION ->
                        definitionKey(
                                ofState,
                                resource.text("scope").orElse(""),
                                resource.text("name").orElse(""));
                    case TYPE -> rule.kind();
                    default -> idKey(ofState, id);
                };
        var planned = open.remove(key);
        if (planned == null) {
            notes.add(resource + ": the plan has no such resource, so it remains in Azure, unmanaged: "
                    + advice(resource));
            return Optional.empty();
        }
        return Optional.of(
                new Adopted(planned, resource, canonical(id, planned.id().orElseThrow())));
    }

    private static String advice(Resource resource) {
        return switch (resource.type()) {
            case "azurerm_role_assignment" ->
                "the program grants narrower access; remove this one after the first 'pulumi up' with:"
                        + " az role assignment delete --ids "
                        + resource.text("id").orElse("");
            case "azurerm_private_endpoint",
                    "azurerm_private_dns_zone",
                    "azurerm_private_dns_a_record",
                    "azurerm_private_dns_zone_virtual_network_link" ->
                "if it belongs to the control plane link, check controlPlanePrivateLink.version";
            default -> "compare the stack file with the Terraform variables";
        };
    }

    private String key(PlannedResource resource) {
        var inputs = resource.inputs();
        return switch (resource.kind()) {
            case "authorization:RoleAssignment" ->
                assignmentKey(
                        ofPlan,
                        text(inputs, "scope"),
                        text(inputs, "roleDefinitionId"),
                        text(inputs, "principalId"),
                        plannedRoleNames());
            case "authorization:RoleDefinition" ->
                definitionKey(ofPlan, text(inputs, "scope"), text(inputs, "roleName"));
            case "index:RandomString", "index:RandomId" -> resource.kind();
            default -> idKey(ofPlan, resource.id().orElseThrow());
        };
    }

    private static String idKey(Identities identities, String id) {
        return identities.neutral(id.startsWith("/") ? id : "/" + id).toLowerCase(Locale.ROOT);
    }

    private static String definitionKey(Identities identities, String scope, String name) {
        return "role definition " + idKey(identities, scope) + " " + identities.neutral(name);
    }

    /** A role is compared by its GUID, the last part of its id; a custom role by its name. */
    private static String assignmentKey(
            Identities identities, String scope, String role, String principal, Map<String, String> roleNames) {
        var guid = ArmId.name(role).toLowerCase(Locale.ROOT);
        return "role assignment " + idKey(identities, scope) + " " + roleNames.getOrDefault(guid, guid) + " "
                + identities.neutral(principal);
    }

    private Map<String, String> roleNames(List<Resource> state) {
        var names = new HashMap<String, String>();
        state.stream()
                .filter(resource -> resource.type().equals("azurerm_role_definition"))
                .forEach(role -> role.text("role_definition_id")
                        .ifPresent(guid -> names.put(
                                ArmId.name(guid).toLowerCase(Locale.ROOT),
                                ofState.neutral(role.text("name").orElse("")))));
        return names;
    }

    private Map<String, String> plannedRoleNames() {
        var names = new HashMap<String, String>();
        plan.stream()
                .filter(resource -> resource.kind().equals("authorization:RoleDefinition"))
                .forEach(role -> {
                    var id = role.id().orElseThrow();
                    names.put(ArmId.name(id).toLowerCase(Locale.ROOT), ofPlan.neutral(text(role.inputs(), "roleName")));
                });
        return names;
    }

    private static String text(JsonObject object, String property) {
        return Identities.text(object, property).orElse("");
    }

    /**
     * The id with the letter case of the plan. ARM takes any, but azure-native reads the names out of the id, and a
     * resource group in another case than the program's would be taken for another group.
     */
    private static String canonical(String id, String planned) {
        var parts = id.split("/", -1);
        var pattern = planned.split("/", -1);
        if (parts.length != pattern.length) {
            return id;
        }
        for (var i = 0; i < parts.length; i++) {
            if (parts[i].equalsIgnoreCase(pattern[i])) {
                parts[i] = pattern[i];
            }
        }
        return String.join("/", parts);
    }
}
