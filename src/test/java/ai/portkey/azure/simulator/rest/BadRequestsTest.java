package ai.portkey.azure.simulator.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import ai.portkey.azure.arm.ArmBody;
import ai.portkey.azure.catalogue.AzureType;
import ai.portkey.azure.simulator.Samples;
import ai.portkey.azure.simulator.Subscription;
import ai.portkey.azure.simulator.core.AzureException;
import ai.portkey.azure.simulator.core.ResourceType;
import ai.portkey.azure.simulator.core.ResourceTypes;
import ai.portkey.azure.simulator.core.SimulatedAzure;
import ai.portkey.azure.simulator.core.SimulationOptions;
import com.google.gson.Gson;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What no client should send gets ARM's answer, and what no client should do does no harm. */
class BadRequestsTest {

    private static final String NETWORK = Samples.GROUP + "/providers/Microsoft.Network/";
    private static final String GROUPS = "/subscriptions/" + Samples.SUBSCRIPTION + "/resourceGroups/";
    private static final String VERSION = "?api-version=2023-02-01";

    private static ServedAzure served;

    @BeforeAll
    static void serve() throws IOException {
        var subscription = Subscription.empty();
        subscription.create(
                "azure-native:storage:StorageAccount",
                "taken",
                Map.of("kind", "StorageV2", "sku", Map.of("name", "Standard_LRS")));
        subscription.vnet("10.0.0.0/16");
        served = new ServedAzure(subscription.azure);
    }

    @AfterAll
    static void stop() throws IOException {
        served.close();
    }

    /**
     * Sources: Microsoft's "Troubleshoot common Azure deployment errors"; recorded refusals (azure-cli, Azure Service
     * Operator, cloud-provider-azure); answers quoted in issues (azure-sdk-for-go 22571: MissingApiVersionParameter; apiops 460:
     * InvalidSubscriptionId; azure-powershell 9709: MethodNotAllowed).
     */
    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            # method | path in the group rg | query | body | status | code | part of the message
            PUT | N/virtualNetworks/new | ?api-version=2023-02-01 | {"location": | 400 | InvalidRequestContent | could not be deserialized
            PUT | N/virtualNetworks/new | ?api-version=2023-02-01 | [1] | 400 | InvalidRequestContent | could not be deserialized
            PUT | N/virtualNetworks/new | ?api-version=2023-02-01 | null | 400 | InvalidRequestContent | could not be deserialized
            PUT | N/virtualNetworks/new | ?api-version=2023-02-01 | plain | 400 | InvalidRequestContent | could not be deserialized
            PUT | N/virtualNetworks/new | ?api-version=2023-02-01 | {"properties": {"x": NaN}} | 400 | InvalidRequestContent | could not be deserialized
            PUT | N/virtualNetworks/new | ?api-version=2023-02-01 | {"properties": 5} | 400 | InvalidRequestContent | properties
            PUT | N/virtualNetworks/new | ?api-version=2023-02-01 | {"location": "eastus", "properties": {"colour": "red"}} | 400 | InvalidRequestContent | colour
            PUT | N/virtualNetworks/new | ?api-version=2023-02-01 | {"location": "eastus", "properties": {"addressSpace": {"addressPrefixes": "10.0.0.0/16"}}} | 400 | InvalidRequestContent | addressPrefixes
            PUT | N/virtualNetworks/new | ?api-version=2023-02-01 | {"location": "atlantis", "properties": {"addressSpace": {"addressPrefixes": ["10.0.0.0/16"]}}} | 400 | LocationNotAvailableForResourceType | atlantis
            GET | N/virtualNetworks/vnet | - | - | 400 | MissingApiVersionParameter | The api-version query parameter (?api-version=) is required for all requests.
            PUT | N/virtualNetworks/new | ?api-version=latest | {} | 400 | NoRegisteredProviderFound | 'latest'
            GET | N/virtualNetworks/vnet | ?api-version=1999-01-01 | - | 400 | NoRegisteredProviderFound | 2023-02-01
            GET | N/virtualNetworks | ?api-version=1999-01-01 | - | 400 | NoRegisteredProviderFound | 2023-02-01
            GET | - | ?api-version=1999-01-01 | - | 400 | InvalidApiVersionParameter | '1999-01-01' is invalid
            PUT | N/virtualNets/new | ?api-version=2023-02-01 | {} | 404 | InvalidResourceType | 'virtualNets' could not be found in the namespace 'Microsoft.Network'
            GET | N/virtualNets | ?api-version=2023-02-01 | - | 404 | InvalidResourceType | virtualNets
            PUT | /providers/Contoso.Network/nets/new | ?api-version=2023-02-01 | {} | 404 | InvalidResourceNamespace | 'Contoso.Network' is invalid
            GET | N/virtualNetworks/none | ?api-version=2023-02-01 | - | 404 | ResourceNotFound | The Resource 'Microsoft.Network/virtualNetworks/none' under resource group 'rg' was not found.
            PATCH | N/virtualNetworks/none | ?api-version=2023-02-01 | {"tags": {}} | 404 | ResourceNotFound | none
            PUT | N/virtualNetworks/none/subnets/new | ?api-version=2023-02-01 | {"properties": {"addressPrefix": "10.0.0.0/24"}} | 404 | ParentResourceNotFound | none
            PUT | N/privateDnsZones/none.example/A/new | ?api-version=2020-06-01 | {"properties": {"ttl": 300, "aRecords": [{"ipv4Address": "10.0.0.4"}]}} | 404 | ParentResourceNotFound | because the parent resource
            PUT | N/virtualNetworks/vnet/subnets/new | ?api-version=2023-02-01 | {"properties": {"addressPrefix": "192.168.0.0/24"}} | 400 | NetcfgInvalidSubnet | new
            PATCH | N/virtualNetworks | ?api-version=2023-02-01 | {} | 405 | MethodNotAllowed | The HTTP method 'PATCH' is not supported on the resource
            PUT | N/virtualNetworks | ?api-version=2023-02-01 | {} | 405 | MethodNotAllowed | 'PUT'
            DELETE | N/virtualNetworks | ?api-version=2023-02-01 | - | 405 | MethodNotAllowed | 'DELETE'
            POST | N/virtualNetworks/vnet/explode | ?api-version=2023-02-01 | {} | 404 | NotFound | explode
            """)
    void is_refused_as_by_arm(
            String method, String path, String query, String body, int status, String code, String message)
            throws Exception {
        var id = Samples.GROUP + (path == null ? "" : path.replaceFirst("^N/", "/providers/Microsoft.Network/"));

        assertRefused(send(method, id + (query == null ? "" : query), body), status, code, message);
    }

    @Test
    void a_group_and_a_subscription_that_are_not_there_are_named() throws Exception {
        var vnet = "/providers/Microsoft.Network/virtualNetworks/new" + VERSION;
        var group = GROUPS + "none";

        assertRefused(
                send(
                        "PUT",
                        group + vnet,
                        "{\"location\": \"eastus\", \"properties\": {\"addressSpace\": {\"addressPrefixes\": [\"10.0.0.0/16\"]}}}"),
                404,
                "ResourceGroupNotFound",
                "Resource group 'none' could not be found.");
        assertRefused(
                send("GET", group + vnet, null),
                404,
                "ResourceGroupNotFound",
                "Resource group 'none' could not be found.");
        assertRefused(
                send("GET", group + "/providers/Microsoft.Network/virtualNetworks" + VERSION, null),
                404,
                "ResourceGroupNotFound",
                "Resource group 'none' could not be found.");
        assertRefused(
                send("DELETE", group + "?api-version=2022-09-01", null),
                404,
                "ResourceGroupNotFound",
                "Resource group 'none' could not be found.");
        assertRefused(
                send("GET", "/subscriptions/00000000-0000-0000-0000-000000000009/resourceGroups/rg" + vnet, null),
                404,
                "SubscriptionNotFound",
                "The subscription '00000000-0000-0000-0000-000000000009' could not be found.");
        assertRefused(
                send("GET", "/subscriptions/Pay-As-You-Go/resourceGroups/rg" + vnet, null),
                400,
                "InvalidSubscriptionId",
                "The provided subscription identifier 'Pay-As-You-Go' is malformed or invalid.");
    }

    @Test
    void a_body_as_deep_as_a_well_is_refused() throws Exception {
        assertRefused(
                send("PUT", NETWORK + "virtualNetworks/new" + VERSION, "{\"x\":".repeat(100_000)),
                400,
                "InvalidRequestContent",
                "could not be deserialized");
    }

    @Test
    void a_name_that_another_group_has_is_a_conflict() throws Exception {
        send("PUT", GROUPS + "other?api-version=2022-09-01", "{\"location\": \"eastus\"}");

        assertRefused(
                send(
                        "PUT",
                        GROUPS + "other/providers/Microsoft.Storage/storageAccounts/taken?api-version=2022-09-01",
                        "{\"location\": \"eastus\", \"kind\": \"StorageV2\", \"sku\": {\"name\": \"Standard_LRS\"}}"),
                409,
                "StorageAccountAlreadyTaken",
                "taken");
    }

    @Test
    void who_does_not_sign_in_is_told_where() throws Exception {
        var answer = served.plain.send(
                HttpRequest.newBuilder(
                                URI.create("https://management.azure.com" + NETWORK + "virtualNetworks/vnet" + VERSION))
                        .build(),
                BodyHandlers.ofString());

        assertRefused(answer, 401, "AuthenticationFailed", "Authorization");
        assertThat(answer.headers().firstValue("WWW-Authenticate").orElseThrow())
                .startsWith("Bearer authorization_uri=\"https://login.microsoftonline.com/");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "/",
                "/subscriptions",
                "/subscriptions/",
                "/subscriptions//resourceGroups",
                "/providers",
                "/subscriptions/00000000-0000-4000-8000-000000000001/providers",
                "/subscriptions/00000000-0000-4000-8000-000000000001/providers/Microsoft.Network/virtualNetworks/x/y/z",
                "/subscriptions/00000000-0000-4000-8000-000000000001/resourceGroups/rg/providers",
                "/subscriptions/00000000-0000-4000-8000-000000000001/resourceGroups/rg/providers/Microsoft.Network",
                "/subscriptions/00000000-0000-4000-8000-000000000001/resourceGroups/rg/providers//virtualNetworks/x",
                "/subscriptions/00000000-0000-4000-8000-000000000001/resourceGroups/%20/providers/Microsoft.Network/virtualNetworks/%00",
                "/subscriptions/00000000-0000-4000-8000-000000000001/resourceGroups/rg/providers/Microsoft.Network/virtualNetworks/..%2F..%2Fetc",
                "/providers/Microsoft.Authorization/roleAssignments/x",
                "/x/providers/Microsoft.Insights/diagnosticSettings/y",
                "/favicon.ico"
            })
    void no_path_and_no_method_makes_an_internal_error(String path) throws Exception {
        for (var method : List.of("GET", "PUT", "PATCH", "DELETE", "POST", "HEAD", "OPTIONS")) {
            var answer = send(method, path + "?api-version=2023-02-01&$filter=(((&&=", "{\"properties\": {}}");

            assertThat(answer.statusCode())
                    .as(method + " " + path + " " + answer.body())
                    .isLessThan(500);
        }
    }

    static Stream<String> tokens() {
        return ResourceTypes.all().map(ResourceType::token);
    }

    /** Every value of every sample in turn becomes something of another kind. */
    @ParameterizedTest
    @MethodSource("tokens")
    void no_value_makes_an_internal_error(String token) {
        var azure = new SimulatedAzure(SimulationOptions.defaults());
        var api = new ManagementApi(azure);
        var type = ResourceTypes.get(token).facts();
        var inputs = Samples.of(token);
        var id = type.id(Samples.SUBSCRIPTION, inputs);
        var body = JsonParser.parseString(new Gson().toJson(ArmBody.of(token, inputs, id)));
        var wrong = new ArrayList<JsonElement>();
        mutate(body, body, wrong);

        for (var sent : wrong) {
            for (var method : List.of("PUT", "PATCH")) {
                assertThatCode(() -> answer(api, method, id, type, sent))
                        .as(method + " " + sent)
                        .doesNotThrowAnyException();
            }
            azure.deleteBehindTheBack(id);
        }
    }

    private static void answer(ManagementApi api, String method, String id, AzureType type, JsonElement body) {
        try {
            api.answer(Call.of(
                    method,
                    "management.azure.com",
                    URI.create(id.replace(" ", "%20") + "?api-version=" + type.deployedWith()),
                    "Bearer any",
                    body.toString().getBytes(StandardCharsets.UTF_8)));
        } catch (AzureException e) {
            assertThat(e.status()).isBetween(400, 499);
        }
    }

    private static void mutate(JsonElement whole, JsonElement part, List<JsonElement> wrong) {
        for (var replacement : List.of(
                JsonNull.INSTANCE,
                new JsonPrimitive(-1.5),
                new JsonPrimitive(true),
                new JsonPrimitive("/x"),
                new JsonArray(),
                new JsonObject(),
                JsonParser.parseString("[null]"),
                JsonParser.parseString("{'x': [{}]}"))) {
            if (part.isJsonObject()) {
                for (var name : List.copyOf(part.getAsJsonObject().keySet())) {
                    var before = part.getAsJsonObject().get(name);
                    part.getAsJsonObject().add(name, replacement);
                    wrong.add(whole.deepCopy());
                    part.getAsJsonObject().add(name, before);
                }
            } else if (part.isJsonArray()) {
                for (var i = 0; i < part.getAsJsonArray().size(); i++) {
                    var before = part.getAsJsonArray().get(i);
                    part.getAsJsonArray().set(i, replacement);
                    wrong.add(whole.deepCopy());
                    part.getAsJsonArray().set(i, before);
                }
            }
        }
        if (part.isJsonObject()) {
            List.copyOf(part.getAsJsonObject().entrySet()).forEach(member -> mutate(whole, member.getValue(), wrong));
        } else if (part.isJsonArray()) {
            part.getAsJsonArray().forEach(item -> mutate(whole, item, wrong));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"Content-Length: 4000", "Transfer-Encoding: chunked"})
    void a_body_that_is_cut_short_does_nothing(String length) throws Exception {
        var body = "{\"location\": \"eastus\"}";
        hangUp(true, GROUPS + "cut", length, length.startsWith("C") ? body : "17\r\n" + body + "\r\n");

        assertRefused(send("GET", GROUPS + "cut?api-version=2022-09-01", null), 404, "ResourceGroupNotFound", "cut");
    }

    @Test
    void a_body_that_is_complete_takes_effect_though_nobody_waits_for_the_answer() throws Exception {
        var body = "{\"location\": \"eastus\"}";
        hangUp(false, GROUPS + "whole", "Content-Length: " + body.length(), body);

        var answered = 0;
        while (answered < 1000
                && served.log.stream().noneMatch(line -> line.startsWith("PUT 201") && line.contains("/whole?"))) {
            // Time for the server.
            send("GET", GROUPS + "rg?api-version=2022-09-01", null);
            answered++;
        }
        assertThat(send("GET", GROUPS + "whole?api-version=2022-09-01", null).statusCode())
                .isEqualTo(200);
    }

    /**
     * Sends this much of a request and no more.
     *
     * @param waits true: until the server hangs up too; false: not even for that
     */
    private static void hangUp(boolean waits, String path, String length, String body) throws IOException {
        try (var socket = (SSLSocket) served.trust()
                .getSocketFactory()
                .createSocket(InetAddress.getLoopbackAddress(), served.server.port())) {
            socket.getOutputStream()
                    .write(("PUT " + path + "?api-version=2022-09-01 HTTP/1.1\r\nHost: localhost:"
                                    + served.server.port() + "\r\nAuthorization: Bearer any\r\n" + length + "\r\n\r\n"
                                    + body)
                            .getBytes(StandardCharsets.UTF_8));
            if (waits) {
                socket.shutdownOutput();
                socket.getInputStream().readAllBytes();
            }
        }
    }

    private static HttpResponse<String> send(String method, String path, String body) throws Exception {
        return served.send(method, "https://management.azure.com" + path, body);
    }

    private static void assertRefused(HttpResponse<String> answer, int status, String code, String message) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith("application/json");
        var document = JsonParser.parseString(answer.body()).getAsJsonObject();
        assertThat(document.keySet()).containsExactly("error");
        var error = document.getAsJsonObject("error");
        assertThat(error.get("message").getAsString()).contains(message).doesNotContain("Exception", "\tat ");
        assertThat(error.get("code").getAsString()).isEqualTo(code);
    }
}
