package ai.portkey.azure.subscription;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.portkey.azure.StubHttp;
import ai.portkey.azure.StubHttp.Reply;
import com.azure.core.credential.AccessToken;
import com.azure.core.credential.TokenCredential;
import com.azure.core.http.HttpHeaderName;
import com.azure.core.http.HttpMethod;
import com.azure.identity.CredentialUnavailableException;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import reactor.core.publisher.Mono;

/** What goes over the wire to Azure's management API, and what is made of its answers. */
class ResourceManagerTest {

    private static final String ID = "/subscriptions/s/resourceGroups/my group/providers/Microsoft.KeyVault/vaults/kv";
    private static final String CLAIMS = "{\"upn\":\"ana@example.com\",\"oid\":\"ana-id\"}";

    @TempDir
    Path home;

    @Test
    void a_resource_is_read_with_the_token_of_who_is_signed_in() {
        var http = new StubHttp(request -> new Reply(200, "{\"name\":\"kv\"}"));

        var answer = azure(http).get(ID, "2023-07-01");

        assertThat(answer.isFound()).isTrue();
        assertThat(answer.body()).isEqualTo(JsonParser.parseString("{name: kv}"));
        assertThat(http.requests()).hasSize(1).first().satisfies(request -> {
            assertThat(request.getHttpMethod()).isEqualTo(HttpMethod.GET);
            assertThat(request.getUrl())
                    .hasToString("https://management.azure.com/subscriptions/s/resourceGroups/my%20group"
                            + "/providers/Microsoft.KeyVault/vaults/kv?api-version=2023-07-01");
            assertThat(request.getHeaders().getValue(HttpHeaderName.AUTHORIZATION))
                    .isEqualTo("Bearer " + token());
        });
    }

    @Test
    void every_letter_that_a_resource_group_may_have_can_be_asked_for() {
        var http = new StubHttp(request -> new Reply(200, "{}"));

        azure(http).get("/subscriptions/s/resourceGroups/Größe (a)#b?c", "v");

        assertThat(http.requests().get(0).getUrl())
                .hasToString(
                        "https://management.azure.com/subscriptions/s/resourceGroups/Gr%C3%B6%C3%9Fe%20(a)%23b%3Fc?api-version=v");
    }

    @Test
    void what_is_not_there_and_what_is_refused_are_answers() {
        var absent = azure(new StubHttp(request -> new Reply(404, "{\"error\":{\"code\":\"ResourceNotFound\"}}")))
                .get(ID, "v");
        var refused = azure(new StubHttp(request -> new Reply(403, "{\"error\":{\"code\":\"AuthorizationFailed\"}}")))
                .get(ID, "v");
        var silent = azure(new StubHttp(request -> new Reply(500, "{\"error\":{\"code\":null}}")))
                .get(ID, "v");
        var strange = azure(new StubHttp(request -> new Reply(418, "<html>"))).get(ID, "v");

        assertThat(absent.isAbsent()).isTrue();
        assertThat(refused.isFound() || refused.isAbsent()).isFalse();
        assertThat(refused.reason()).isEqualTo("AuthorizationFailed");
        assertThat(silent.reason()).isEqualTo("HTTP status 500");
        assertThat(strange.reason()).isEqualTo("HTTP status 418");
    }

    @Test
    void an_update_is_sent_as_json() {
        var http = new StubHttp(request -> new Reply(202, ""));
        var body = new JsonObject();
        body.addProperty("status", "Approved");

        assertThat(azure(http).put(ID, "v", body).isFound()).isTrue();

        var request = http.requests().get(0);
        assertThat(request.getHttpMethod()).isEqualTo(HttpMethod.PUT);
        assertThat(request.getHeaders().getValue(HttpHeaderName.CONTENT_TYPE)).isEqualTo("application/json");
        assertThat(request.getBodyAsBinaryData()).hasToString("{\"status\":\"Approved\"}");
    }

    @Test
    void who_is_signed_in_stands_in_the_token() {
        assertThat(azure(new StubHttp(request -> new Reply(200, "{}"))).principal())
                .isEqualTo(new Azure.Principal("ana@example.com", "ana-id"));
    }

    @Test
    void without_a_sign_in_or_a_network_there_is_one_sentence() {
        TokenCredential nobody =
                request -> Mono.error(new CredentialUnavailableException("ten lines about ten ways to sign in"));
        var unreachable = new StubHttp(request -> {
            throw new UncheckedIOException(new IOException("connection refused"));
        });

        assertThatThrownBy(() -> new ResourceManager(nobody, unreachable, profile()).principal())
                .isInstanceOf(AzureUnavailable.class)
                .hasMessageStartingWith("not signed in to Azure, or the sign-in " + "has expired; run az login");
        assertThatThrownBy(() -> azure(unreachable).get(ID, "v"))
                .isInstanceOf(AzureUnavailable.class)
                .hasRootCauseMessage("connection refused")
                .hasMessage(
                        "Azure does not respond (java.io.IOException: connection refused); check the network and the proxy");
    }

    @Test
    void a_defect_is_not_taken_for_a_network_without_azure() {
        var defective = new StubHttp(request -> {
            throw new IllegalStateException("defect");
        });

        assertThatThrownBy(() -> azure(defective).get(ID, "v"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("defect");
    }

    @Test
    void the_environment_chooses_the_subscription_before_the_azure_cli() throws IOException {
        assertThat(profile().subscription()).isEmpty();
        Files.createDirectory(home.resolve(".azure"));
        for (var unusual : List.of(
                "", "[]", "{}", "{\"subscriptions\": {}}", "{\"subscriptions\": [null, {\"isDefault\": true}]}")) {
            Files.writeString(home.resolve(".azure/azureProfile.json"), unusual);
            assertThat(profile().subscription()).as(unusual).isEmpty();
        }
        Files.writeString(
                home.resolve(".azure/azureProfile.json"),
                "\uFEFF{\"subscriptions\": ["
                        + "{\"id\": \"first\", \"isDefault\": false}, {\"id\": \"second\", \"isDefault\": true}]}");

        assertThat(profile().subscription()).contains("second");
        assertThat(new CliProfile(Map.of("ARM_SUBSCRIPTION_ID", "third"), home).subscription())
                .contains("third");
        assertThat(new CliProfile(
                                Map.of(
                                        "AZURE_CONFIG_DIR",
                                        home.resolve("elsewhere").toString()),
                                home)
                        .subscription())
                .isEmpty();
    }

    private ResourceManager azure(StubHttp http) {
        return new ResourceManager(
                request ->
                        Mono.just(new AccessToken(token(), OffsetDateTime.now().plusHours(1))),
                http,
                profile());
    }

    private CliProfile profile() {
        return new CliProfile(Map.of(), home);
    }

    private static String token() {
        return "head." + Base64.getUrlEncoder().withoutPadding().encodeToString(CLAIMS.getBytes(StandardCharsets.UTF_8))
                + ".signature";
    }
}
