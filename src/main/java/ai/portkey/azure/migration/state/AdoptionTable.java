package ai.portkey.azure.migration.state;

import static java.util.Map.entry;

import ai.portkey.azure.catalogue.ArmId;
import ai.portkey.azure.migration.state.TerraformState.Resource;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** What becomes of each resource type of the module: how its id is written for azure-native, or that it needs none. */
final class AdoptionTable {

    /** How a resource is found in the plan. */
    enum Match {
        /** By its id. */
        ID,
        /** By scope, role and principal: the id is a GUID made by Terraform. */
        ROLE_ASSIGNMENT,
        /** By scope and name: likewise. */
        ROLE_DEFINITION,
        /** By type: there is one. */
        TYPE,
        /** Not at all: in azure-native it is a property of another resource. */
        FOLDED
    }

    /**
     * @param match how it is found
     * @param id    its id in azure-native's form
     * @param kind  with {@link Match#TYPE}: the planned kind; with {@link Match#FOLDED}: where it went, in words
     */
    record Rule(Match match, Function<Resource, Optional<String>> id, String kind) {}

    private static final String AUTHORIZATION = "/providers/Microsoft.Authorization/";
    private static final Rule BY_ID = new Rule(Match.ID, resource -> resource.text("id"), "");

    private static final Map<String, Rule> RULES = Map.ofEntries(
            entry("azurerm_resource_group", BY_ID),
            entry("azurerm_user_assigned_identity", BY_ID),
            entry("azurerm_log_analytics_workspace", BY_ID),
            entry("azurerm_container_app_environment", BY_ID),
            entry("azurerm_container_app", BY_ID),
            entry("azurerm_private_dns_zone", BY_ID),
            entry("azurerm_private_dns_zone_virtual_network_link", BY_ID),
            entry("azurerm_private_dns_a_record", BY_ID),
            entry("azurerm_virtual_network", BY_ID),
            entry("azurerm_subnet", BY_ID),
            entry("azurerm_public_ip", BY_ID),
            entry("azurerm_nat_gateway", BY_ID),
            entry("azurerm_network_security_group", BY_ID),
            entry("azurerm_application_gateway", BY_ID),
            entry("azurerm_private_endpoint", BY_ID),
            entry("azurerm_storage_account", BY_ID),
            entry("azurerm_storage_container", new Rule(Match.ID, AdoptionTable::containerId, "")),
            entry("azurerm_role_definition", new Rule(Match.ROLE_DEFINITION, AdoptionTable::roleDefinitionId, "")),
            entry(
                    "azurerm_role_assignment",
                    new Rule(Match.ROLE_ASSIGNMENT, resource -> scoped(resource, "roleAssignments/", "name"), "")),
            // The import id of a random string is the string, that of a random id its URL-safe base 64.
            entry("random_string", new Rule(Match.TYPE, resource -> resource.text("result"), "index:RandomString")),
            entry("random_id", new Rule(Match.TYPE, resource -> resource.text("b64_url"), "index:RandomId")),
            entry("azurerm_nat_gateway_public_ip_association", folded("the NAT gateway's publicIpAddresses")),
            entry("azurerm_subnet_nat_gateway_association", folded("the subnet's natGateway")),
            entry("azurerm_subnet_network_security_group_association", folded("the subnet's networkSecurityGroup")));

    private AdoptionTable() {}

    private static Rule folded(String into) {
        return new Rule(Match.FOLDED, resource -> Optional.empty(), into);
    }

    /** Empty for a type that no release of the module uses. */
    static Optional<Rule> find(String azurermType) {
        return Optional.ofNullable(RULES.get(azurermType));
    }

    /** azurerm before 5.0 may give the container's URL as its id. */
    private static Optional<String> containerId(Resource container) {
        return container.text("id").filter(id -> id.startsWith("/")).or(() -> container.text("resource_manager_id"));
    }

    /** azurerm writes {@code <id>|<scope>}; azure-native takes the scope from the id, so it must stand there. */
    private static Optional<String> roleDefinitionId(Resource role) {
        return scoped(role, "roleDefinitions/", "role_definition_id");
    }

    private static Optional<String> scoped(Resource resource, String collection, String guid) {
        return resource.text("scope")
                .flatMap(scope ->
                        resource.text(guid).map(name -> scope + AUTHORIZATION + collection + ArmId.name(name)));
    }
}
