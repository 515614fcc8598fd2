package ai.portkey.azure.simulator.rest;

import static org.assertj.core.api.Assertions.assertThat;

import ai.portkey.azure.simulator.core.SimulatedAzure;
import ai.portkey.azure.simulator.core.SimulationOptions;
import com.google.gson.Gson;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * The requests of azurerm 4.81.0 that applied release 3.0.0 of Portkey's Terraform module, with everything that it can deploy: they
 * are accepted, and Azure answers what was written. Recorded with Terraform 1.13.3 and {@code portkey simulate}, whose generated
 * ids, names and addresses are always the same.
 */
class TerraformRequestsTest {

    private static final Path RECORDED = Path.of("src/test/resources/migration/full-3.0.0.requests.json");
    private static final String SUBSCRIPTION = "3f1b7c52-8f0e-4a7d-9c55-1f0f5d5a2b10";

    /** A secret, and an id that Azure answers without the scope that it was sent with. */
    private static final List<String> NOT_ANSWERED = List.of(
            ".properties.appLogsConfiguration.logAnalyticsConfiguration.sharedKey", ".properties.roleDefinitionId");

    private record Request(String id, String apiVersion, JsonObject body) {}

    /**
     * What was recorded.
     *
     * @param existing ids of what was there beforehand
     * @param requests bodies that were PUT, in order
     * @param reads    without a body: what azurerm reads and never writes
     */
    private record Recorded(List<String> existing, List<Request> requests, List<Request> reads) {}

    @Test
    void what_azurerm_writes_is_accepted_and_read_back() throws Exception {
        var recorded = new Gson().fromJson(Files.readString(RECORDED), Recorded.class);
        var azure = new SimulatedAzure(
                SimulationOptions.defaults().withSubscription(SUBSCRIPTION).withAssumeExisting(false, "eastus"));
        recorded.existing.forEach(azure::exists);
        try (var served = new ServedAzure(azure)) {
            for (var request : recorded.requests) {
                var written = send(served, request, "PUT", request.body.toString());
                assertThat(written).as(request.id).containsAnyOf("200 ", "201 ", "202 ");
                var read = send(served, request, "GET", "");
                assertThat(read).startsWith("200 ");
                assertThat(missing(request.body, JsonParser.parseString(read.substring(4)), ""))
                        .as(request.id)
                        .isEmpty();
            }
            for (var read : recorded.reads) {
                assertThat(send(served, read, "GET", "")).as(read.id).startsWith("200 ");
            }
        }
    }

    private static String send(ServedAzure served, Request request, String method, String body)
            throws IOException, InterruptedException {
        var answer = served.send(
                method,
                "https://management.azure.com" + request.id.replace(" ", "%20") + "?api-version=" + request.apiVersion,
                body);
        return answer.statusCode() + " " + answer.body();
    }

    /** What was sent and does not come back the same. */
    private static List<String> missing(JsonElement sent, JsonElement read, String path) {
        var missing = new ArrayList<String>();
        if (sent instanceof JsonObject object) {
            object.entrySet()
                    .forEach(member -> missing.addAll(missing(
                            member.getValue(),
                            read instanceof JsonObject found ? found.get(member.getKey()) : null,
                            path + "." + member.getKey())));
        } else if (sent instanceof JsonArray array) {
            for (var i = 0; i < array.size(); i++) {
                var item = read instanceof JsonArray found && i < found.size() ? found.get(i) : null;
                missing.addAll(missing(array.get(i), item, path + "[]"));
            }
        } else if (!NOT_ANSWERED.contains(path) && !isSame(sent, read)) {
            missing.add(path + ": " + sent + ", read " + read);
        }
        return missing;
    }

    /** Azure has a spelling of its own for words and ids, and answers nothing for what is empty. */
    private static boolean isSame(JsonElement sent, JsonElement read) {
        return sent.isJsonNull()
                || sent.getAsString().isEmpty()
                || sent.equals(read)
                || read != null && read.isJsonPrimitive() && sent.getAsString().equalsIgnoreCase(read.getAsString());
    }
}
