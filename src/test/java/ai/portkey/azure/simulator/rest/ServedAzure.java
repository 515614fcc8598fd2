package ai.portkey.azure.simulator.rest;

import ai.portkey.azure.simulator.core.SimulatedAzure;
import com.azure.core.credential.TokenCredential;
import com.azure.core.http.HttpClient;
import com.azure.core.http.HttpHeaderName;
import com.azure.core.http.HttpPipeline;
import com.azure.core.http.HttpPipelineBuilder;
import com.azure.core.http.jdk.httpclient.JdkHttpClientBuilder;
import com.azure.core.http.policy.BearerTokenAuthenticationPolicy;
import com.azure.core.http.policy.HttpPipelinePolicy;
import com.azure.identity.ClientSecretCredentialBuilder;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ProxySelector;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** A simulated Azure that is served, and what a client needs to reach it as its proxy, under Azure's own names. */
final class ServedAzure implements AutoCloseable {

    final SimulatedAzure azure;
    final ArmServer server;
    final java.net.http.HttpClient plain;
    final List<String> log = Collections.synchronizedList(new ArrayList<>());

    ServedAzure(SimulatedAzure azure) throws IOException {
        this.azure = azure;
        server = ArmServer.start(azure, 0, log::add);
        plain = http().build();
    }

    /** Trusts the server's certificate alone. */
    SSLContext trust() {
        try {
            var trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            trust.init(server.trusted());
            var context = SSLContext.getInstance("TLS");
            context.init(null, trust.getTrustManagers(), null);
            return context;
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    java.net.http.HttpClient.Builder http() {
        return java.net.http.HttpClient.newBuilder()
                .sslContext(trust())
                .proxy(ProxySelector.of(new InetSocketAddress("localhost", server.port())));
    }

    /** Sends a request as somebody who has signed in, without any client's help. */
    HttpResponse<String> send(String method, String url, String body) throws IOException, InterruptedException {
        return plain.send(
                HttpRequest.newBuilder(URI.create(url))
                        .header("Authorization", "Bearer any")
                        .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body))
                        .build(),
                BodyHandlers.ofString());
    }

    HttpClient client() {
        return new JdkHttpClientBuilder(http()).build();
    }

    /** Signs in with a client secret. */
    TokenCredential credential() {
        return new ClientSecretCredentialBuilder()
                .tenantId(azure.options().tenantId())
                .clientId(server.clientId())
                .clientSecret("secret")
                .httpClient(client())
                .build();
    }

    /** Asks about operations at once instead of after the seconds that Azure says. */
    HttpPipeline pipeline() {
        HttpPipelinePolicy impatient = (context, next) ->
                next.process().doOnNext(response -> response.getHeaders().remove(HttpHeaderName.RETRY_AFTER));
        return new HttpPipelineBuilder()
                .httpClient(client())
                .policies(
                        impatient,
                        new BearerTokenAuthenticationPolicy(credential(), "https://management.azure.com/.default"))
                .build();
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
