package ai.portkey.azure.simulator.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.portkey.azure.arm.ArmBody;
import ai.portkey.azure.catalogue.AzureType;
import ai.portkey.azure.catalogue.AzureTypes;
import ai.portkey.azure.simulator.Samples;
import ai.portkey.azure.simulator.core.ResourceType;
import ai.portkey.azure.simulator.core.ResourceTypes;
import ai.portkey.azure.simulator.core.SimulatedAzure;
import ai.portkey.azure.simulator.core.SimulationOptions;
import ai.portkey.azure.simulator.rest.MicrosoftClients.Calls;
import com.azure.core.management.exception.ManagementException;
import com.google.gson.Gson;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Microsoft's own clients create, read, list and delete what the program knows, and understand every answer. */
class ManagementClientsTest {

    /** What is sent and not read back, though it is no secret. */
    private static final Map<String, List<String>> UNREAD = Map.of(
            // Azure answers null to everybody who does not ask for it with canFetchContent.
            "Workbook", List.of("properties.serializedData"),
            // Read-only in the model of the answer, which leaves them out when it is written.
            "StorageAccount", List.of("sku", "kind"));

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
    }

    @AfterAll
    static void stop() throws IOException {
        served.close();
    }

    @ParameterizedTest
    @MethodSource("types")
    void its_own_client_understands_every_answer(String armType) {
        var type = AzureTypes.ofArmType(armType).orElseThrow();
        lives(type, clients.own(type).orElseGet(() -> clients.generic(type, type.apiVersion())));
    }

    @ParameterizedTest
    @MethodSource("tokens")
    void the_client_of_all_types_understands_every_answer(String token) {
        var type = AzureTypes.get(token);
        lives(type, clients.generic(type, type.deployedWith()));
    }

    private static void lives(AzureType type, Calls calls) {
        var inputs = Samples.of(type.token());
        if (type.location() == AzureType.Location.REGION) {
            inputs.put("location", "eastus");
        }
        // The name of a vault that was deleted stays taken.
        inputs.computeIfPresent(
                "vaultName", (key, name) -> name + calls.getClass().getSimpleName());
        if (type.className().equals("ScheduledQueryRule")) {
            // The model writes the number as a text.
            inputs.remove("severity");
        }
        var id = type.id(Samples.SUBSCRIPTION, inputs);
        var body = new Gson().toJson(ArmBody.of(type.token(), inputs, id));

        assertThat(MicrosoftClients.id(calls.create(inputs, body))).isEqualToIgnoringCase(id);
        var read = calls.get(inputs);
        assertThat(MicrosoftClients.id(read)).isEqualToIgnoringCase(id);
        assertThat(lost(type, JsonParser.parseString(body).getAsJsonObject(), MicrosoftClients.json(read)))
                .isEmpty();
        calls.list(inputs)
                .ifPresent(list -> assertThat(list)
                        .extracting(member -> MicrosoftClients.id(member).toLowerCase())
                        .contains(id.toLowerCase()));
        if (calls.delete(inputs)) {
            assertThatThrownBy(() -> calls.get(inputs)).isInstanceOfSatisfying(ManagementException.class, e -> {
                assertThat(e.getResponse().getStatusCode()).isEqualTo(404);
                assertThat(e.getValue().getCode()).matches(".*NotFound|RoleDefinitionDoesNotExist");
                assertThat(e.getValue().getMessage()).isNotBlank();
            });
        }
    }

    /** What was sent and is not in the answer. */
    private static List<String> lost(AzureType type, JsonObject sent, JsonObject answered) {
        var lost = new ArrayList<String>();
        compare("", sent, answered, lost);
        lost.removeIf(member -> Stream.concat(
                        type.secrets().stream(), UNREAD.getOrDefault(type.className(), List.of()).stream())
                .anyMatch(path -> member.startsWith("." + path + ":")));
        return lost;
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
