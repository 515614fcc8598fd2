package ai.portkey.azure.simulator.rest;

import ai.portkey.azure.simulator.core.AzureException;
import ai.portkey.azure.simulator.values.Values;
import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonParseException;
import com.google.gson.Strictness;
import com.google.gson.ToNumberPolicy;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A request of a client.
 *
 * @param method        of HTTP
 * @param host          that the client asked, without its port
 * @param origin        the same as a URL without a path
 * @param path          decoded, without a slash at its end
 * @param query         decoded, names in lower case: ARM ignores their case
 * @param authorization the header; null = none
 * @param body          as it came
 */
record Call(
        String method,
        String host,
        String origin,
        String path,
        Map<String, String> query,
        @Nullable String authorization,
        byte[] body) {

    private static final Gson JSON = new GsonBuilder()
            .setStrictness(Strictness.STRICT)
            .setObjectToNumberStrategy(ToNumberPolicy.DOUBLE)
            .create();

    /** @param address host and port of the {@code Host} header */
    static Call of(String method, String address, URI uri, @Nullable String authorization, byte[] body) {
        var query = new LinkedHashMap<String, String>();
        for (var pair : Optional.ofNullable(uri.getRawQuery()).orElse("").split("&")) {
            var parts = pair.split("=", 2);
            query.put(decoded(parts[0]).toLowerCase(Locale.ROOT), parts.length < 2 ? "" : decoded(parts[1]));
        }
        return new Call(
                method,
                address.replaceFirst(":\\d+$", ""),
                "https://" + address,
                // Some clients write two slashes where they join an endpoint and an id; what follows them is not a
                // host.
                ("/" + Optional.ofNullable(uri.getAuthority()).orElse("") + uri.getPath())
                        .replaceAll("/+", "/")
                        .replaceFirst("/$", ""),
                query,
                authorization,
                body);
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }

    /** The same call for another id. */
    Call at(String id) {
        return new Call(method, host, origin, id, query, authorization, body);
    }

    /** ARM's parameter; empty when there is none. */
    String apiVersion() {
        return query.getOrDefault("api-version", "");
    }

    /**
     * The body as JSON; an empty one is an empty object.
     *
     * @throws AzureException as ARM answers what is no JSON object
     */
    Map<String, Object> json() {
        var text = new String(body, StandardCharsets.UTF_8);
        try {
            if (text.isBlank()) {
                return Map.of();
            }
            if (JSON.fromJson(text, Object.class) instanceof Map<?, ?> map) {
                return Values.asMap(map);
            }
            throw invalid("A JSON object is required.");
        } catch (JsonParseException e) {
            // The rest of the message is for programmers.
            throw invalid(
                    "Unexpected content" + String.valueOf(e.getMessage()).replaceFirst("(?s).*(?= at line )", ""));
        }
    }

    private static AzureException invalid(String reason) {
        return new AzureException(
                400,
                "InvalidRequestContent",
                "The request content was invalid and could not be deserialized: '"
                        + reason.lines().findFirst().orElseThrow() + "'.");
    }

    /** The body of a form. */
    Map<String, String> form() {
        return of("", "", URI.create("/?" + new String(body, StandardCharsets.UTF_8)), null, new byte[0])
                .query();
    }
}
