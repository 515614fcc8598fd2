package ai.portkey.azure.simulator.rest;

import ai.portkey.azure.arm.ArmBody;
import ai.portkey.azure.arm.FlatProperties;
import ai.portkey.azure.catalogue.AzureTypes;
import ai.portkey.azure.simulator.ChangingFrontContract;
import ai.portkey.azure.simulator.Samples;
import ai.portkey.azure.simulator.core.SimulatedAzure;
import ai.portkey.azure.simulator.core.SimulationOptions;
import com.azure.core.http.HttpMethod;
import com.azure.core.http.HttpPipeline;
import com.azure.core.http.HttpRequest;
import com.google.gson.Gson;
import com.google.gson.JsonParser;
import com.google.gson.reflect.TypeToken;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;

/** Clients of Azure Resource Manager, over HTTPS: what they know of a resource is what they read after a write. */
class RestContractTest extends ChangingFrontContract {

    /** One for all: making its certificate takes a second. */
    private static ServedAzure served;

    private static HttpPipeline client;

    /** An answer. */
    private record Answer(int status, String body) {}

    @BeforeAll
    static void serve() throws IOException {
        served = new ServedAzure(new SimulatedAzure(SimulationOptions.defaults()));
        client = served.pipeline();
    }

    @AfterEach
    void empty() {
        served.azure.resources().forEach(resource -> served.azure.deleteBehindTheBack(resource.id()));
    }

    @AfterAll
    static void close() throws IOException {
        served.close();
    }

    @Override
    protected Seen create(String token, Map<String, Object> inputs) {
        return put(token, AzureTypes.get(token).id(Samples.SUBSCRIPTION, inputs), inputs);
    }

    @Override
    protected Optional<Seen> read(String token, Seen known) {
        var answer = send(HttpMethod.GET, token, known.id(), "");
        return answer.status() == 404 ? Optional.empty() : Optional.of(seen(token, done(answer)));
    }

    @Override
    protected Seen update(String token, Seen known, Map<String, Object> inputs) {
        return put(token, known.id(), inputs);
    }

    @Override
    protected void delete(String token, Seen known) {
        done(send(HttpMethod.DELETE, token, known.id(), ""));
    }

    private Seen put(String token, String id, Map<String, Object> inputs) {
        done(send(HttpMethod.PUT, token, id, new Gson().toJson(ArmBody.of(token, inputs, id))));
        return seen(token, done(send(HttpMethod.GET, token, id, "")));
    }

    private Answer send(HttpMethod method, String token, String id, String body) {
        var request = new HttpRequest(
                method,
                "https://management.azure.com" + id + "?api-version="
                        + AzureTypes.get(token).deployedWith());
        if (!body.isEmpty()) {
            request.setHeader(com.azure.core.http.HttpHeaderName.CONTENT_TYPE, "application/json")
                    .setBody(body);
        }
        var response = client.send(request).block();
        return new Answer(response.getStatusCode(), response.getBodyAsString().block());
    }

    /** The body of an answer that is no error. */
    private static String done(Answer answer) {
        if (answer.status() >= 400) {
            var error = JsonParser.parseString(answer.body()).getAsJsonObject().getAsJsonObject("error");
            throw new IllegalStateException("Status=%d Code=\"%s\" Message=\"%s\""
                    .formatted(
                            answer.status(),
                            error.get("code").getAsString(),
                            error.get("message").getAsString()));
        }
        return answer.body();
    }

    private static Seen seen(String token, String body) {
        Map<String, Object> resource = new Gson().fromJson(body, new TypeToken<Map<String, Object>>() {}.getType());
        return new Seen((String) resource.get("id"), FlatProperties.of(AzureTypes.get(token), resource));
    }
}
