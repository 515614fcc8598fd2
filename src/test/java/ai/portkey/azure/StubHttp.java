package ai.portkey.azure;

import com.azure.core.http.HttpClient;
import com.azure.core.http.HttpHeaderName;
import com.azure.core.http.HttpHeaders;
import com.azure.core.http.HttpRequest;
import com.azure.core.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.charset.Charset;
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
            return new Response(request, replies.apply(request));
        });
    }

    private static final class Response extends HttpResponse {

        private final Reply reply;

        private Response(HttpRequest request, Reply reply) {
            super(request);
            this.reply = reply;
        }

        @Override
        public int getStatusCode() {
            return reply.status();
        }

        @Override
        @Deprecated
        public String getHeaderValue(String name) {
            return getHeaders().getValue(HttpHeaderName.fromString(name));
        }

        @Override
        public HttpHeaders getHeaders() {
            var headers = new HttpHeaders().set(HttpHeaderName.CONTENT_TYPE, "application/json");
            for (var i = 0; i < reply.headers().length; i += 2) {
                headers.set(HttpHeaderName.fromString(reply.headers()[i]), reply.headers()[i + 1]);
            }
            return headers;
        }

        @Override
        public Flux<ByteBuffer> getBody() {
            return Flux.just(ByteBuffer.wrap(reply.body().getBytes(StandardCharsets.UTF_8)));
        }

        @Override
        public Mono<byte[]> getBodyAsByteArray() {
            return Mono.just(reply.body().getBytes(StandardCharsets.UTF_8));
        }

        @Override
        public Mono<String> getBodyAsString() {
            return Mono.just(reply.body());
        }

        @Override
        public Mono<String> getBodyAsString(Charset charset) {
            return Mono.just(reply.body());
        }
    }
}
