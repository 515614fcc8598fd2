package ai.portkey.azure.arm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.portkey.azure.TestStack;
import ai.portkey.azure.catalogue.AzureTypes;
import ai.portkey.azure.cli.PlannedStack;
import ai.portkey.azure.plan.Plan;
import ai.portkey.azure.simulator.core.SimulationOptions;
import ai.portkey.azure.simulator.fronts.SimulatedAzureMocks;
import com.google.gson.Gson;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Templates of all stacks, evaluated as ARM would do it and compared with the plan that they come from. */
class ArmTemplateTest {

    private static final Pattern GUID = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
    private static final Pattern SIMULATED =
            Pattern.compile(GUID.pattern() + "|\\d+\\.\\d+\\.\\d+\\.\\d+|.*\\.azurecontainerapps\\.io");
    /** Built-in roles, Portkey's private link services and the subscriptions that stack files name. */
    private static final Set<String> REAL_GUIDS = Set.of(
            "4633458b-17de-408a-b874-0445c86b69e6",
            "00482a5a-887f-4fb3-b363-3b7fe8e74483",
            "7f951dda-4ed3-4680-a7ca-43fe172d538d",
            "5e0bd9bd-7b93-4f28-af87-19fc36ad61bd",
            "ba92f5b4-2d11-453d-a403-e96b0029c9fe",
            "d17828ab-c5d7-4f67-aae6-1f5b68ae0565",
            "4c0cb660-8f0d-49ad-beee-b234fa25cb40",
            "11111111-2222-4333-8444-555555555555",
            "11111111-1111-1111-1111-111111111111",
            "00000000-0000-0000-0000-000000000000");

    private static final Map<String, String> JSON = new HashMap<>();

    static Stream<String> stacks() {
        return ArmStacks.all().keySet().stream();
    }

    @ParameterizedTest
    @MethodSource("stacks")
    void every_resource_is_there_once_and_evaluates_to_what_the_plan_sends(String name) {
        var stack = stack(name);
        var evaluated = evaluated(name);

        assertThat(evaluated.resources().keySet())
                .containsExactlyInAnyOrderElementsOf(
                        deployed(stack).map(ArmResource::id).toList());
        assertThat(deployed(stack)).allSatisfy(resource -> {
            var written = evaluated.resources().get(resource.id());
            assertThat(written.type())
                    .isEqualTo(AzureTypes.get(resource.token()).type(resource.inputs()));
            assertThat(written.apiVersion())
                    .isEqualTo(AzureTypes.get(resource.token()).apiVersion());
            assertThat(tree(written.body()))
                    .isEqualTo(tree(withParameter(
                            written.body(),
                            withoutForeignParts(ArmBody.of(resource.token(), resource.inputs(), resource.id())))));
        });
    }

    @ParameterizedTest
    @MethodSource("stacks")
    void outputs_evaluate_to_the_plans(String name) {
        var stack = stack(name);

        assertThat(tree(evaluated(name).outputs())).isEqualTo(tree(withoutForeignParts(stack.outputs())));
    }

    @ParameterizedTest
    @MethodSource("stacks")
    void every_resource_waits_for_what_the_plan_makes_it_wait_for(String name) {
        var stack = stack(name);
        var evaluated = evaluated(name);
        var ids = stack.resources().stream().collect(Collectors.toMap(ArmResource::key, ArmResource::id));
        var deployedKeys = deployed(stack).map(ArmResource::key).collect(Collectors.toSet());

        assertThat(deployed(stack))
                .allSatisfy(resource -> assertThat(before(evaluated, resource.id()))
                        .containsAll(resource.dependencies().stream()
                                .filter(deployedKeys::contains)
                                .map(ids::get)
                                .toList()));
    }

    /** azure-container-apps #498: a gateway that asked before the names were known kept the wrong answer. */
    @Test
    void an_application_gateway_waits_until_the_apps_names_are_known() {
        var stack = stack("everything");
        var evaluated = evaluated("everything");

        assertThat(before(evaluated, id(stack, "app-gateway-gateway")))
                .contains(id(stack, "environment-dns-wildcard"), id(stack, "environment-dns-link"));
    }

    @ParameterizedTest
    @MethodSource("stacks")
    void depends_on_names_parts_of_the_same_template_and_has_no_circle(String name) {
        var evaluated = evaluated(name);

        evaluated.dependsOn().forEach((id, dependencies) -> {
            assertThat(dependencies)
                    .as("of %s", id)
                    .doesNotHaveDuplicates()
                    .allSatisfy(dependency -> assertThat(evaluated.dependsOn()).containsKey(dependency));
            assertThat(dependencies)
                    .as("of %s", id)
                    .allSatisfy(dependency -> assertThat(evaluated.containers().get(dependency))
                            .isEqualTo(evaluated.containers().get(id)));
            assertThat(before(evaluated, id)).as("before %s", id).doesNotContain(id);
        });
    }

    @ParameterizedTest
    @MethodSource("stacks")
    void nothing_that_the_simulation_made_up_is_left(String name) {
        var stack = stack(name);
        var json = json(name);

        var real = new TreeSet<>(REAL_GUIDS);
        // A workbook is named by a GUID, which the program makes of the stack's name.
        deployed(stack)
                .filter(r -> r.token().endsWith(":Workbook"))
                .forEach(r -> real.add((String) r.inputs().get("resourceName")));
        assertThat(GUID.matcher(json).results().map(r -> r.group())).isSubsetOf(real);
        assertThat(json).doesNotContain("[secret]", "203.0.113.", "10.255.0.");
        var made = new TreeSet<String>();
        deployed(stack)
                .forEach(resource -> leaves(resource.outputs())
                        .filter(value -> SIMULATED.matcher(value).matches())
                        .filter(value -> leaves(resource.inputs()).noneMatch(value::equals))
                        .forEach(made::add));
        assertThat(made)
                .isNotEmpty()
                .filteredOn(json::contains)
                .allSatisfy(value ->
                        assertThat(json).doesNotContainPattern("(?<!\\w)" + Pattern.quote(value) + "(?![\\w/])"));
    }

    @ParameterizedTest
    @MethodSource("stacks")
    void secrets_are_secure_parameters_without_a_value(String name) {
        var json = json(name);

        assertThat(json).doesNotContain("portkey-user");
        assertThat(json.split("\"securestring\"", -1)).hasSizeGreaterThan(name.contains("acr") ? 0 : 1);
        var parameters = JsonParser.parseString(json).getAsJsonObject().getAsJsonObject("parameters");
        assertThat(parameters.entrySet()).allSatisfy(parameter -> {
            var declaration = parameter.getValue().getAsJsonObject();
            if (declaration.get("type").getAsString().equals("securestring")) {
                assertThat(declaration.has("defaultValue"))
                        .as(parameter.getKey())
                        .isFalse();
            }
        });
    }

    @Test
    void the_same_stack_gives_the_same_text() {
        var stack = TestStack.with("networkMode: new\ndataService: {enabled: true}");
        var again = stack.plan(new SimulatedAzureMocks(SimulationOptions.defaults()));

        assertThat(ArmTemplate.json(PlannedStack.of(again))).isEqualTo(ArmTemplate.json(PlannedStack.of(stack.plan())));
    }

    @Test
    void the_resource_group_is_named_and_not_deployed() {
        var template = template("everything");

        assertThat(template.getAsJsonObject("metadata")
                        .getAsJsonObject("resourceGroup")
                        .get("name")
                        .getAsString())
                .isEqualTo("portkey-rg");
        assertThat(template.toString()).doesNotContain("Microsoft.Resources/resourceGroups");
    }

    @Test
    void the_address_in_an_existing_subnet_is_asked_for() {
        var template = template("existing-network");

        assertThat(template.getAsJsonObject("parameters")
                        .getAsJsonObject("appGatewayPrivateIPAddress")
                        .has("defaultValue"))
                .isFalse();
        assertThat(template.getAsJsonObject("outputs")
                        .getAsJsonObject("appGatewayPrivateIp")
                        .get("value")
                        .getAsString())
                .isEqualTo("[parameters('appGatewayPrivateIPAddress')]");
    }

    @Test
    void each_app_has_a_parameter_of_its_own_for_the_user_name() {
        assertThat(template("everything").getAsJsonObject("parameters").keySet())
                .contains("gatewayUsername", "mcpUsername", "dataServiceUsername");
    }

    @Test
    void texts_in_brackets_are_not_taken_for_expressions() {
        var environment = json("everything");

        assertThat(environment).contains("\"value\": \"[[1, 2]\"", "\"value\": \"it's\"", "\"value\": \"[a] and b\"");
    }

    @Test
    void what_belongs_to_another_subscription_is_deployed_there() {
        var scope =
                "/subscriptions/22222222-2222-4333-8444-555555555555/resourceGroups/shared-rg/providers/Microsoft.X/things/t";
        var identity = resource(
                "identity",
                "azure-native:managedidentity:UserAssignedIdentity",
                "/subscriptions/11111111-2222-4333-8444-555555555555/resourceGroups/rg/providers/Microsoft.ManagedIdentity/userAssignedIdentities/id",
                Map.of("resourceGroupName", "rg", "resourceName", "id"),
                Map.of("principalId", "p-1"),
                List.of());
        var assignment = resource(
                "grant",
                "azure-native:authorization:RoleAssignment",
                scope + "/providers/Microsoft.Authorization/roleAssignments/g",
                Map.of("scope", scope, "principalId", "p-1"),
                Map.of(),
                List.of("identity"));

        var nested = JsonParser.parseString(
                        ArmTemplate.json(new ArmStack("p", "s", List.of(identity, assignment), Map.of(), Plan.SECRET)))
                .getAsJsonObject()
                .getAsJsonArray("resources")
                .get(1)
                .getAsJsonObject();

        assertThat(nested.get("subscriptionId").getAsString()).isEqualTo("22222222-2222-4333-8444-555555555555");
        assertThat(nested.get("resourceGroup").getAsString()).isEqualTo("shared-rg");
    }

    @Test
    void a_resource_outside_of_resource_groups_is_refused_with_its_id() {
        var stack = new ArmStack(
                "p",
                "s",
                List.of(resource(
                        "identity",
                        "azure-native:managedidentity:UserAssignedIdentity",
                        "/subscriptions/s/providers/x",
                        Map.of("resourceName", "id"),
                        Map.of(),
                        List.of())),
                Map.of(),
                Plan.SECRET);

        assertThatThrownBy(() -> ArmTemplate.json(stack))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "'/subscriptions/s/providers/x' is not in a resource group: a template for a resource group cannot hold it.");
    }

    private static ArmResource resource(
            String key,
            String token,
            String id,
            Map<String, Object> inputs,
            Map<String, Object> outputs,
            List<String> dependencies) {
        return new ArmResource(key, token, key, "component", id, inputs, outputs, dependencies);
    }

    private static ArmStack stack(String name) {
        return PlannedStack.of(ArmStacks.get(name));
    }

    private static JsonObject template(String name) {
        return JsonParser.parseString(json(name)).getAsJsonObject();
    }

    private static String json(String name) {
        return JSON.computeIfAbsent(name, any -> ArmTemplate.json(stack(name)));
    }

    private static EvaluatedTemplate evaluated(String name) {
        return EvaluatedTemplate.of(stack(name), json(name));
    }

    private static String id(ArmStack stack, String name) {
        return deployed(stack)
                .filter(r -> r.name().equals(name))
                .findFirst()
                .orElseThrow()
                .id();
    }

    private static Stream<ArmResource> deployed(ArmStack stack) {
        return stack.resources().stream().filter(ArmResource::isDeployed);
    }

    /** Everything that is finished before the deployment of an id starts. */
    private static Set<String> before(EvaluatedTemplate template, String id) {
        var found = new HashSet<String>();
        var open = new ArrayDeque<>(List.of(id));
        while (!open.isEmpty()) {
            var current = open.pop();
            var next = new ArrayList<>(template.dependsOn().getOrDefault(current, List.of()));
            if (template.containers().containsKey(current)) {
                next.addAll(template.dependsOn().get(template.containers().get(current)));
            }
            next.forEach(dependency -> template.containers().forEach((member, container) -> {
                if (container.equals(dependency) && found.add(member)) {
                    open.add(member);
                }
            }));
            next.stream().filter(found::add).forEach(open::add);
        }
        return found;
    }

    /** The plan guesses the range of a subnet that exists already; the template asks. */
    private static Map<String, Object> withoutForeignParts(Map<String, Object> values) {
        var text = new Gson().toJson(values).replace("\"10.255.0.10\"", "\"<appGatewayPrivateIPAddress>\"");
        var result = new LinkedHashMap<String, Object>();
        JsonParser.parseString(text).getAsJsonObject().entrySet().forEach(e -> result.put(e.getKey(), e.getValue()));
        return result;
    }

    /** The plan has an object id that was looked up in Entra ID; the template asks. */
    private static Map<String, Object> withParameter(Map<String, Object> written, Map<String, Object> planned) {
        if (tree(written) instanceof Map<?, ?> body
                && body.get("properties") instanceof Map<?, ?> properties
                && properties.get("principalId") instanceof String asked
                && asked.matches("<keyVaultPrincipalId\\d*>")) {
            var text = new Gson().toJsonTree(planned).getAsJsonObject();
            text.getAsJsonObject("properties").addProperty("principalId", asked);
            return Map.copyOf(text.asMap());
        }
        return planned;
    }

    private static Object tree(Object value) {
        return new Gson().fromJson(new Gson().toJson(value), Object.class);
    }

    private static Stream<String> leaves(Object value) {
        if (value instanceof String text) {
            return Stream.of(text);
        }
        if (value instanceof List<?> list) {
            return list.stream().flatMap(ArmTemplateTest::leaves);
        }
        return value instanceof Map<?, ?> map ? map.values().stream().flatMap(ArmTemplateTest::leaves) : Stream.empty();
    }
}
