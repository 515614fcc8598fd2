package ai.portkey.azure;

import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.CALLS_REAL_METHODS;
import static org.mockito.Mockito.doReturn;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.withSettings;

import com.azure.core.http.HttpClient;
import com.azure.core.http.HttpHeaderName;
import com.azure.core.http.HttpHeaders;
import com.azure.core.http.HttpRequest;
import com.azure.core.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Azure's HTTP client without a network: keeps what was sent, answers what a test says. */
public final class StubHttp implements HttpClient {

    /** @param status HTTP status @param body JSON @param headers name, value, name, value … */
    public record Reply(int status, String body, String... headers) {}

    private final Function<HttpRequest, Reply> replies;
    private final List<HttpRequest> requests = new ArrayList<>();

    public StubHttp(Function<HttpRequest, Reply> replies) {
        this.replies = replies;
    }

    /** What was sent. */
    public List<HttpRequest> requests() {
        return requests;
    }

    @Override
    public Mono<HttpResponse> send(HttpRequest request) {
        return Mono.fromSupplier(() -> {
            requests.add(request);
            return response(request, replies.apply(request));
        });
    }

    private static HttpResponse response(HttpRequest request, Reply reply) {
        var headers = new HttpHeaders().set(HttpHeaderName.CONTENT_TYPE, "application/json");
        for (var i = 0; i < reply.headers().length; i += 2) {
            headers.set(HttpHeaderName.fromString(reply.headers()[i]), reply.headers()[i + 1]);
        }
        var body = reply.body().getBytes(StandardCharsets.UTF_8);
        var response =
                mock(HttpResponse.class, withSettings().useConstructor(request).defaultAnswer(CALLS_REAL_METHODS));
        doReturn(reply.status()).when(response).getStatusCode();
        doReturn(headers).when(response).getHeaders();
        doReturn(Flux.just(ByteBuffer.wrap(body))).when(response).getBody();
        doReturn(Mono.just(body)).when(response).getBodyAsByteArray();
        doReturn(Mono.just(reply.body())).when(response).getBodyAsString();
        doReturn(Mono.just(reply.body())).when(response).getBodyAsString(any());
        return response;
    }
}
