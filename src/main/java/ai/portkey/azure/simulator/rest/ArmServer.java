package ai.portkey.azure.simulator.rest;

import ai.portkey.azure.simulator.core.AzureException;
import ai.portkey.azure.simulator.core.SimulatedAzure;
import ai.portkey.azure.simulator.values.Values;
import ai.portkey.azure.text.JsonText;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.KeyStore;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The simulated Azure over HTTPS, on one port of the loopback interface: Azure Resource Manager, sign-in, Key Vault secrets and
 * the services of storage accounts. Clients reach it as their HTTPS proxy, under Azure's own names, or at
 * {@code https://localhost:PORT}.
 *
 * @see <a href="https://learn.microsoft.com/rest/api/azure/">Azure REST API reference</a>
 */
public final class ArmServer implements AutoCloseable {

    private static final List<String> HOSTS = List.of(
            "localhost",
            "management.azure.com",
            "login.microsoftonline.com",
            "graph.microsoft.com",
            "*.vault.azure.net",
            "*.blob.core.windows.net",
            "*.queue.core.windows.net",
            "*.table.core.windows.net",
            "*.file.core.windows.net");

    static {
        // Headers and body leave in two packets, and the second would wait 40 ms for the client to confirm the first.
        System.setProperty("sun.net.httpserver.nodelay", "true");
    }

    private static @Nullable ServerCertificate made;

    private final SimulatedAzure azure;
    private final ServerCertificate certificate;
    private final HttpsServer server;
    private final Relay relay;
    private final ExecutorService threads;
    private final List<Api> apis;
    private final Consumer<String> log;
    private final String clientId;

    private ArmServer(SimulatedAzure azure, int port, Consumer<String> log) throws IOException {
        this.azure = azure;
        this.log = log;
        clientId = (String) azure.invoke("azure-native:authorization:getClientConfig", Map.of())
                .get("clientId");
        apis = List.of(
                new SignIn(azure),
                new VaultApi(azure),
                new StorageApi(azure),
                new GraphApi(azure),
                new ManagementApi(azure));
        certificate = ofThisProcess();
        threads = Executors.newCachedThreadPool(work -> {
            var thread = new Thread(work, "simulated-azure");
            thread.setDaemon(true);
            return thread;
        });
        server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(certificate.context()));
        server.setExecutor(threads);
        server.createContext("/", this::serve);
        server.start();
        try {
            relay = new Relay(port, server.getAddress(), ArmServer::isSimulated, threads);
        } catch (IOException e) {
            server.stop(0);
            threads.shutdownNow();
            throw e;
        }
    }

    /**
     * Serves a simulated Azure.
     *
     * @param port on the loopback interface; 0 = any that is free
     * @param log  gets a line for every request: method, status, host and path
     * @throws IOException when the port is in use, or no certificate can be made
     */
    public static ArmServer start(SimulatedAzure azure, int port, Consumer<String> log) throws IOException {
        return new ArmServer(azure, port, log);
    }

    /** Made once: it takes as long as starting a JVM. */
    private static synchronized ServerCertificate ofThisProcess() throws IOException {
        if (made == null) {
            made = ServerCertificate.make(HOSTS);
        }
        return made;
    }

    public int port() {
        return relay.port();
    }

    /** Application id of the deployer. Every other one signs in as the deployer too. */
    public String clientId() {
        return clientId;
    }

    /** The certificate in PEM. */
    public String certificate() {
        return certificate.pem();
    }

    /** A key store with the certificate alone. */
    public KeyStore trusted() {
        return certificate.trusted();
    }

    private static boolean isSimulated(String host) {
        return HOSTS.stream()
                .anyMatch(known -> known.startsWith("*.") ? host.endsWith(known.substring(1)) : known.equals(host));
    }

    private void serve(HttpExchange exchange) throws IOException {
        try (exchange) {
            // A body that is cut short throws here: what did not arrive in whole is not done.
            var call = Call.of(
                    exchange.getRequestMethod(),
                    Optional.ofNullable(exchange.getRequestHeaders().getFirst("Host"))
                            .orElse("localhost"),
                    // A path that begins with two slashes would be a host.
                    URI.create(exchange.getRequestURI().toString().replaceFirst("^/+", "/")),
                    exchange.getRequestHeaders().getFirst("Authorization"),
                    exchange.getRequestBody().readAllBytes());
            var reply = answer(call);
            log.accept("%s %d https://%s%s"
                    .formatted(call.method(), reply.status(), call.host(), exchange.getRequestURI()));
            send(exchange, reply);
        }
    }

    private Reply answer(Call call) {
        var asked = apis.stream().filter(api -> api.serves(call)).findFirst();
        try {
            // A request looks around and writes in several steps, and clients ask many things at once.
            synchronized (azure) {
                return asked.orElseThrow(
                                () -> new AzureException(404, "NotFound", "Nothing is at " + call.path() + "."))
                        .answer(call);
            }
        } catch (AzureException e) {
            return Reply.error(e);
        } catch (RuntimeException e) {
            log.accept("internal error: " + e);
            return Reply.error(new AzureException(
                    500,
                    "InternalServerError",
                    "The simulated Azure could not answer " + call.method() + " " + call.path() + "."));
        }
    }

    private static void send(HttpExchange exchange, Reply reply) throws IOException {
        var headers = exchange.getResponseHeaders();
        headers.set("x-ms-request-id", UUID.randomUUID().toString());
        headers.set("x-ms-correlation-request-id", UUID.randomUUID().toString());
        reply.headers().forEach(headers::set);
        if (reply.body() == null) {
            exchange.sendResponseHeaders(reply.status(), -1);
            return;
        }
        var isText = reply.body() instanceof String;
        headers.putIfAbsent("Content-Type", List.of(isText ? "application/xml" : "application/json; charset=utf-8"));
        var bytes = (isText
                        ? (String) reply.body()
                        : JsonText.COMPACT.toJson(Values.transform(reply.body(), ArmServer::whole)))
                .getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(reply.status(), exchange.getRequestMethod().equals("HEAD") ? -1 : bytes.length);
        if (!exchange.getRequestMethod().equals("HEAD")) {
            exchange.getResponseBody().write(bytes);
        }
    }

    /** ARM writes whole numbers without a fraction. */
    private static Object whole(Object leaf) {
        return leaf instanceof Double number && number == Math.rint(number) ? (Object) number.longValue() : leaf;
    }

    @Override
    public void close() throws IOException {
        relay.close();
        server.stop(0);
        threads.shutdownNow();
    }
}
