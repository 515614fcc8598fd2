package ai.portkey.azure.simulator.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.portkey.azure.arm.ArmBody;
import ai.portkey.azure.arm.ArmResource;
import ai.portkey.azure.arm.ArmStacks;
import ai.portkey.azure.catalogue.ArmId;
import ai.portkey.azure.catalogue.AzureType;
import ai.portkey.azure.catalogue.AzureTypes;
import ai.portkey.azure.cli.PlannedStack;
import ai.portkey.azure.simulator.Samples;
import ai.portkey.azure.simulator.core.ResourceType;
import ai.portkey.azure.simulator.core.ResourceTypes;
import ai.portkey.azure.simulator.core.SimulatedAzure;
import ai.portkey.azure.simulator.core.SimulatedResource;
import ai.portkey.azure.simulator.core.SimulationOptions;
import ai.portkey.azure.simulator.rest.MicrosoftClients.Calls;
import com.azure.core.management.exception.ManagementException;
import com.google.common.collect.Lists;
import com.google.gson.Gson;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Microsoft's own clients create, read, list and delete what the program knows, and understand every answer. */
class ManagementClientsTest {

    /** What is sent and not read back, though it is no secret. */
    private static final Map<String, List<String>> UNREAD = Map.of(
            // Azure answers null to everybody who does not ask for it with canFetchContent.
            "Workbook", List.of("properties.serializedData"),
            // Read-only in the model of the answer, which leaves them out when it is written.
            "StorageAccount", List.of("sku", "kind", "properties.networkAcls"),
            "Secret", List.of("tags"));

    private static ServedAzure served;
    private static MicrosoftClients clients;

    static Stream<String> types() {
        return ResourceTypes.all().map(type -> type.facts().type()).distinct();
    }

    static Stream<String> tokens() {
        return ResourceTypes.all().map(ResourceType::token);
    }

    @BeforeAll
    static void serve() throws IOException {
        served = new ServedAzure(new SimulatedAzure(SimulationOptions.defaults()));
        clients = new MicrosoftClients(served.pipeline(), Samples.SUBSCRIPTION);
        served.azure.exists("/subscriptions/" + Samples.SUBSCRIPTION
                + "/resourceGroups/other/providers/Microsoft.Storage/storageAccounts/taken");
    }

    @AfterAll
    static void stop() throws IOException {
        served.close();
    }

    @ParameterizedTest
    @MethodSource("types")
    void its_own_client_understands_every_answer(String armType) {
        var type = AzureTypes.ofArmType(armType).orElseThrow();
        lives(type, own(clients, type));
    }

    @ParameterizedTest
    @MethodSource("tokens")
    void the_client_of_all_types_understands_every_answer(String token) {
        var type = AzureTypes.get(token);
        lives(type, clients.generic(type, type.deployedWith()));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            azure-native:network:VirtualNetwork | far | {"location": "atlantis"} | 400 | LocationNotAvailableForResourceType | atlantis
            azure-native:storage:StorageAccount | Not-Allowed | {"location": "eastus", "kind": "StorageV2", "sku": {"name": "Standard_LRS"}} | 400 | AccountNameInvalid | Not-Allowed
            azure-native:storage:StorageAccount | taken | {"location": "eastus", "kind": "StorageV2", "sku": {"name": "Standard_LRS"}} | 409 | StorageAccountAlreadyTaken | taken
            """)
    void a_refusal_is_theirs_to_read(String token, String name, String body, int status, String code, String message) {
        var type = AzureTypes.get(token);
        var inputs = Samples.of(token);
        inputs.put(type.nameProperty(), name);

        assertThatThrownBy(() -> own(clients, type).create(inputs, body))
                .isInstanceOfSatisfying(ManagementException.class, e -> {
                    assertThat(e.getResponse().getStatusCode()).isEqualTo(status);
                    assertThat(e.getValue().getCode()).isEqualTo(code);
                    assertThat(e.getValue().getMessage()).contains(message);
                });
    }

    /** Of the stacks of the tests these have the most types. */
    @ParameterizedTest
    @ValueSource(strings = {"everything", "regions", "data"})
    void a_stack_is_deployed_and_deleted_by_their_own_clients(String stack) throws IOException {
        var resources = PlannedStack.of(ArmStacks.get(stack)).resources().stream()
                .filter(resource -> !resource.token().startsWith("random:"))
                .toList();
        // Names of vaults that were deleted stay taken.
        try (var fresh = new ServedAzure(new SimulatedAzure(SimulationOptions.defaults()))) {
            var own = new MicrosoftClients(fresh.pipeline(), Samples.SUBSCRIPTION);
            for (var resource : resources) {
                created(AzureTypes.get(resource.token()), calls(own, resource), inputs(resource), resource.id());
            }
            for (var resource : Lists.reverse(resources)) {
                calls(own, resource).delete(inputs(resource));
            }
            assertThat(fresh.azure.resources()).allMatch(SimulatedResource::external);
        }
    }

    /** The plugin makes up the names of some. */
    private static Map<String, Object> inputs(ArmResource resource) {
        var inputs = new LinkedHashMap<>(resource.inputs());
        inputs.putAll(AzureTypes.get(resource.token()).parametersOf(resource.id()));
        return inputs;
    }

    /** The client of a type in use has its API version or a newer one; only that of Redis Enterprise is of 2021. */
    private static Calls calls(MicrosoftClients clients, ArmResource resource) {
        var type = AzureTypes.get(resource.token());
        return AzureTypes.ofArmType(type.type()).filter(type::equals).isPresent()
                        && !type.type().startsWith("Microsoft.Cache/")
                ? own(clients, type)
                : clients.generic(type, type.deployedWith());
    }

    /** Microsoft publishes no client for Front Door's firewall policies. */
    private static Calls own(MicrosoftClients clients, AzureType type) {
        return clients.own(type).orElseGet(() -> clients.generic(type, type.apiVersion()));
    }

    private static void lives(AzureType type, Calls calls) {
        var inputs = Samples.of(type.token());
        if (type.location() == AzureType.Location.REGION) {
            inputs.put("location", "eastus");
        }
        // The name of a vault that was deleted stays taken.
        inputs.computeIfPresent(
                "vaultName", (key, name) -> name + calls.getClass().getSimpleName());
        var id = type.id(Samples.SUBSCRIPTION, inputs);
        created(type, calls, inputs, id);
        created(type, calls, inputs, id);
        calls.list(inputs)
                .ifPresent(list -> assertThat(list)
                        .extracting(member -> MicrosoftClients.id(member).toLowerCase())
                        .contains(ArmId.answered(id).toLowerCase()));
        // An account always has a blob service.
        if (calls.delete(inputs) && !type.className().equals("BlobServiceProperties")) {
            assertThatThrownBy(() -> calls.get(inputs)).isInstanceOfSatisfying(ManagementException.class, e -> {
                assertThat(e.getResponse().getStatusCode()).isEqualTo(404);
                assertThat(e.getValue().getCode()).matches(".*NotFound|RoleDefinitionDoesNotExist");
                assertThat(e.getValue().getMessage()).isNotBlank();
            });
            assertThatCode(() -> calls.delete(inputs))
                    .as("what is gone can be deleted")
                    .satisfies(e -> assertThat(e == null || type.token().equals(AzureTypes.RESOURCE_GROUP))
                            .isTrue());
        }
    }

    /** A registry's answer is 201, as recorded, which only its own client takes. */
    static Stream<String> taggable() {
        var azure = new SimulatedAzure(SimulationOptions.defaults());
        return tokens().filter(token -> !token.endsWith(":Registry")
                && azure.check(token, Map.of("tags", Map.of())).stream()
                        .noneMatch(failure -> failure.property().equals("tags")));
    }

    @ParameterizedTest
    @MethodSource("taggable")
    void a_patch_of_the_tags_changes_nothing_else(String token) {
        var type = AzureTypes.get(token);
        var inputs = Samples.of(token);
        var id = served.azure.create(token, "patched", inputs).id();
        var before =
                MicrosoftClients.json(clients.generic(type, type.deployedWith()).get(inputs));

        var after = MicrosoftClients.json(clients.tag(id, type.deployedWith(), Map.of("owner", "ana")));

        assertThat(after.remove("tags")).isEqualTo(JsonParser.parseString("{owner: ana}"));
        before.remove("tags");
        assertThat(after).isEqualTo(before);
        served.azure.deleteBehindTheBack(id);
    }

    /** Creates it, and reads back what was sent. */
    private static void created(AzureType type, Calls calls, Map<String, Object> inputs, String id) {
        if (type.className().equals("ScheduledQueryRule")) {
            // The model writes the number as a text.
            inputs.remove("severity");
        }
        var body = new Gson().toJson(ArmBody.of(type.token(), inputs, id));
        assertThat(MicrosoftClients.id(calls.create(inputs, body))).isEqualToIgnoringCase(ArmId.answered(id));
        var read = calls.get(inputs);
        assertThat(MicrosoftClients.id(read)).isEqualToIgnoringCase(ArmId.answered(id));
        assertThat(lost(type, JsonParser.parseString(body).getAsJsonObject(), MicrosoftClients.json(read)))
                .as(id)
                .isEmpty();
    }

    /** What was sent and is not in the answer. */
    private static List<String> lost(AzureType type, JsonObject sent, JsonObject answered) {
        var lost = new ArrayList<String>();
        compare("", sent, answered, lost);
        Stream.concat(type.secrets().stream(), UNREAD.getOrDefault(type.className(), List.of()).stream())
                .map(ManagementClientsTest::flat)
                .forEach(path -> lost.removeIf(member -> flat(member).startsWith(path + ":")));
        return lost;
    }

    /** A path without what ARM puts between. */
    private static String flat(String path) {
        return path.replaceAll("\\[\\d*]", "").replaceAll("^\\.|(?<=^|\\.)properties\\.", "");
    }

    private static void compare(String path, JsonElement sent, JsonElement answered, List<String> lost) {
        if (sent.isJsonObject() && answered != null && answered.isJsonObject()) {
            sent.getAsJsonObject()
                    .entrySet()
                    .forEach(member -> compare(
                            path + "." + member.getKey(),
                            member.getValue(),
                            answered.getAsJsonObject().get(member.getKey()),
                            lost));
        } else if (sent.isJsonArray()
                && answered != null
                && answered.isJsonArray()
                && sent.getAsJsonArray().size() == answered.getAsJsonArray().size()) {
            for (var i = 0; i < sent.getAsJsonArray().size(); i++) {
                compare(
                        path + "[" + i + "]",
                        sent.getAsJsonArray().get(i),
                        answered.getAsJsonArray().get(i),
                        lost);
            }
        } else if (answered == null || !text(sent).equalsIgnoreCase(text(answered))) {
            lost.add(path + ": sent " + sent + ", read " + answered);
        }
    }

    private static String text(JsonElement value) {
        return value.isJsonPrimitive() && value.getAsJsonPrimitive().isNumber()
                ? value.getAsBigDecimal().stripTrailingZeros().toPlainString()
                : value.toString();
    }
}
