package ai.portkey.azure.subscription;

import com.azure.core.credential.TokenCredential;
import com.azure.core.credential.TokenRequestContext;
import com.azure.core.exception.ClientAuthenticationException;
import com.azure.core.http.HttpClient;
import com.azure.core.http.HttpHeaderName;
import com.azure.core.http.HttpMethod;
import com.azure.core.http.HttpPipeline;
import com.azure.core.http.HttpPipelineBuilder;
import com.azure.core.http.HttpRequest;
import com.azure.core.http.policy.BearerTokenAuthenticationPolicy;
import com.azure.core.http.policy.FixedDelayOptions;
import com.azure.core.http.policy.RetryOptions;
import com.azure.core.http.policy.RetryPolicy;
import com.azure.core.util.Context;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** The management API of Azure's public cloud. */
public final class ResourceManager implements Azure {

    private static final String HOST = "management.azure.com";
    private static final String SCOPE = "https://" + HOST + "/.default";
    private static final String NOT_SIGNED_IN =
            "not signed in to Azure, or the sign-in has expired; run az login, or in a pipeline "
                    + "set ARM_TENANT_ID, ARM_CLIENT_ID and ARM_CLIENT_SECRET";
    private static final String NO_ANSWER = "Azure does not respond (%s); check the network and the proxy";

    private final TokenCredential credential;
    private final HttpPipeline pipeline;
    private final CliProfile profile;

    /** @param credential signs in */
    public static Azure with(TokenCredential credential) {
        return new ResourceManager(credential, HttpClient.createDefault(), CliProfile.ofThisMachine());
    }

    /**
     * @param credential signs in
     * @param http       sends the requests
     * @param profile    knows the chosen subscription
     */
    ResourceManager(TokenCredential credential, HttpClient http, CliProfile profile) {
        this.credential = credential;
        this.profile = profile;
        this.pipeline = new HttpPipelineBuilder()
                .httpClient(http)
                .policies(
                        new RetryPolicy(new RetryOptions(new FixedDelayOptions(1, Duration.ofSeconds(1)))),
                        new BearerTokenAuthenticationPolicy(credential, SCOPE))
                .build();
    }

    @Override
    public Principal principal() {
        var token = asked(() -> credential.getTokenSync(new TokenRequestContext().addScopes(SCOPE)));
        var claims = claims(token.getToken());
        return new Principal(
                Stream.of("upn", "unique_name", "preferred_username", "appid")
                        .map(name -> Json.text(claims, name))
                        .filter(name -> !name.isEmpty())
                        .findFirst()
                        .orElse("an unknown principal"),
                claims.has("oid") ? Json.text(claims, "oid") : "<object-id>");
    }

    @Override
    public Optional<String> chosenSubscription() {
        return profile.subscription();
    }

    @Override
    public Answer get(String id, String apiVersion) {
        return send(request(HttpMethod.GET, id, apiVersion));
    }

    @Override
    public Answer put(String id, String apiVersion, JsonObject body) {
        var request = request(HttpMethod.PUT, id, apiVersion);
        request.setHeader(HttpHeaderName.CONTENT_TYPE, "application/json");
        request.setBody(body.toString());
        return send(request);
    }

    private static HttpRequest request(HttpMethod method, String id, String apiVersion) {
        try {
            // Names in ids may have letters of any alphabet, spaces and reserved characters.
            return new HttpRequest(
                    method, new URI("https", HOST, id, "api-version=" + apiVersion, null).toASCIIString());
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException("not a path of the management API: " + id, e);
        }
    }

    private Answer send(HttpRequest request) {
        return asked(() -> {
            try (var response = pipeline.sendSync(request, Context.NONE)) {
                return new Answer(
                        response.getStatusCode(),
                        Json.parse(response.getBodyAsBinaryData().toString()));
            }
        });
    }

    /** What the libraries say in many lines is one of two things for the user; anything else is a defect. */
    private static <T> T asked(Supplier<T> question) {
        try {
            return question.get();
        } catch (ClientAuthenticationException e) {
            throw new AzureUnavailable(NOT_SIGNED_IN, e);
        } catch (RuntimeException e) {
            // The libraries wrap what the network throws.
            var reason = Stream.<Throwable>iterate(e, Objects::nonNull, Throwable::getCause)
                    .filter(cause -> cause instanceof IOException || cause instanceof TimeoutException)
                    .findFirst()
                    .orElseThrow(() -> e);
            throw new AzureUnavailable(NO_ANSWER.formatted(reason), e);
        }
    }

    private static JsonObject claims(String token) {
        var parts = token.split("\\.");
        try {
            return parts.length < 2
                    ? new JsonObject()
                    : Json.parse(new String(Base64.getUrlDecoder().decode(parts[1]), StandardCharsets.UTF_8));
        } catch (IllegalArgumentException e) {
            return new JsonObject();
        }
    }
}
