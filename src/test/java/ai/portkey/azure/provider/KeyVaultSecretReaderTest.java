package ai.portkey.azure.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import ai.portkey.azure.App;
import ai.portkey.azure.StubHttp;
import ai.portkey.azure.StubHttp.Reply;
import ai.portkey.azure.TestStack;
import ai.portkey.azure.simulator.core.SimulationOptions;
import ai.portkey.azure.simulator.fronts.SimulatedAzureMocks;
import com.azure.core.credential.AccessToken;
import com.azure.core.credential.TokenCredential;
import com.azure.core.http.HttpHeaderName;
import com.azure.core.http.HttpRequest;
import com.azure.core.http.policy.FixedDelayOptions;
import com.azure.core.http.policy.RetryOptions;
import com.azure.identity.CredentialUnavailableException;
import com.azure.security.keyvault.secrets.SecretClientBuilder;
import com.pulumi.exceptions.RunException;
import com.pulumi.test.PulumiTest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.concurrent.CompletionException;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import reactor.core.publisher.Mono;

/** The one value that is read from a Key Vault, and the sentence when it cannot be read. */
class KeyVaultSecretReaderTest {

    private static final String VAULT = "https://portkey-kv.vault.azure.net/";
    private static final String START =
            "registry.dockerCredentials.usernameSecret: secret docker-username of Key Vault portkey-kv ";
    private static final String CHALLENGE =
            "Bearer authorization=\"https://login.microsoftonline.com/tenant\", resource=\"https://vault.azure.net\"";
    private static final TokenCredential ANA = request ->
            Mono.just(new AccessToken("token-of-ana", OffsetDateTime.now().plusHours(1)));

    static Stream<Arguments> failures() {
        return Stream.of(
                Arguments.of(
                        404,
                        "SecretNotFound",
                        "does not exist. Run: "
                                + "az keyvault secret set --vault-name portkey-kv --name docker-username --value \"<docker-username>\""),
                Arguments.of(
                        403,
                        "Forbidden",
                        "cannot be read: access is denied, the secret is disabled, or the "
                                + "vault's firewall blocks it. The deploying principal needs the role Key Vault Secrets "
                                + "User. Run: az role assignment create --role \"Key Vault Secrets User\" "
                                + "--assignee \"<object-id>\" --scope \"$(az keyvault show --name portkey-kv --query id -o tsv)/secrets/docker-username\""),
                Arguments.of(400, "BadParameter", "cannot be read: Key Vault responded with HTTP status 400"));
    }

    @Test
    void the_value_is_read_as_it_is() {
        var http = new StubHttp(
                answering(
                        200,
                        "{\"value\":\"portkey-user\",\"id\":\"https://portkey-kv.vault.azure.net/secrets/docker-username/1\"}"));

        assertThat(reader(ANA, http).read(VAULT, "docker-username").join()).isEqualTo("portkey-user");
    }

    @ParameterizedTest
    @MethodSource("failures")
    void azures_refusal_becomes_one_sentence(int status, String code, String expected) {
        var http = new StubHttp(
                answering(status, "{\"error\":{\"code\":\"" + code + "\",\"message\":\"many words of Azure's\"}}"));

        assertThat(failure(ANA, http))
                .isExactlyInstanceOf(RunException.class)
                .hasNoCause()
                .hasMessage(START + expected);
    }

    @Test
    void without_a_sign_in_or_a_network_too() {
        TokenCredential nobody = request -> Mono.error(new CredentialUnavailableException("ten ways to sign in"));
        var unreachable = new StubHttp(request -> {
            throw new UncheckedIOException(new IOException("unknown host"));
        });

        assertThat(failure(nobody, new StubHttp(answering(200, "{}"))))
                .hasMessage(
                        START + "cannot be read: not signed in to Azure, or the sign-in has expired. Run: az login");
        assertThat(failure(ANA, unreachable))
                .hasMessage(
                        START
                                + "cannot be read: Key Vault does not respond. Check the vault's name, its firewall and the network");
    }

    @Test
    void the_deployment_ends_with_the_sentence_alone() {
        var stack = TestStack.with("""
                registry:
                  dockerCredentials: {keyVaultName: portkey-kv, keyVaultResourceGroup: portkey-rg, usernameSecret: docker-username, passwordSecret: docker-password}
                """).raw();
        var reader = reader(ANA, new StubHttp(answering(404, "{\"error\":{\"code\":\"SecretNotFound\"}}")));

        try {
            var result = PulumiTest.withMocks(new SimulatedAzureMocks(SimulationOptions.defaults()))
                    .runTest(context -> App.deploy(context, stack, reader));

            assertThat(result.errors())
                    .isNotEmpty()
                    .allSatisfy(error -> assertThat(error)
                            .startsWith(START + "does not exist.")
                            .doesNotContain("\tat ", "Exception"));
        } finally {
            PulumiTest.cleanup();
        }
    }

    /** Key Vault asks for a token first. */
    private static Function<HttpRequest, Reply> answering(int status, String body) {
        return request -> request.getHeaders().getValue(HttpHeaderName.AUTHORIZATION) == null
                ? new Reply(401, "", "WWW-Authenticate", CHALLENGE)
                : new Reply(status, body);
    }

    private static Throwable failure(TokenCredential credential, StubHttp http) {
        var thrown = catchThrowable(
                () -> reader(credential, http).read(VAULT, "docker-username").join());
        return thrown instanceof CompletionException ? thrown.getCause() : thrown;
    }

    private static KeyVaultSecretReader reader(TokenCredential credential, StubHttp http) {
        return KeyVaultSecretReader.reader(() -> new SecretClientBuilder()
                .credential(credential)
                .httpClient(http)
                .retryOptions(new RetryOptions(new FixedDelayOptions(0, Duration.ofMillis(1)))));
    }
}
