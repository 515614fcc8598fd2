package ai.portkey.azure.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.PipedReader;
import java.io.PipedWriter;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ProxySelector;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code portkey simulate} serves what the variables that it prints lead to. */
class SimulateCommandTest {

    private static final String SUBSCRIPTION = "11111111-2222-3333-4444-555555555555";
    private static final String VAULT =
            "/subscriptions/" + SUBSCRIPTION + "/resourceGroups/shared/providers/Microsoft.KeyVault/vaults/portkey-kv";

    @TempDir
    Path folder;

    @Test
    void a_client_that_uses_the_printed_variables_finds_what_exists_beforehand() throws Exception {
        var printed = new PipedReader();
        try (var out = new PrintWriter(new PipedWriter(printed));
                var lines = new BufferedReader(printed)) {
            var command = new Thread(() -> PortkeyCommand.run(
                    out,
                    out,
                    "simulate",
                    "--folder=" + folder,
                    "--subscription=" + SUBSCRIPTION,
                    "--existing=" + VAULT));
            command.start();
            try {
                var variables = new LinkedHashMap<String, String>();
                for (var line = lines.readLine(); !line.startsWith("#"); line = lines.readLine()) {
                    var parts = line.substring("export ".length()).split("=", 2);
                    variables.put(parts[0], parts[1]);
                }

                assertThat(variables)
                        .containsEntry("ARM_SUBSCRIPTION_ID", SUBSCRIPTION)
                        .containsKeys("AZURE_CLIENT_SECRET", "PULUMI_DEBUG_PROVIDERS");
                assertThat(Files.readString(Path.of(variables.get("SSL_CERT_FILE"))))
                        .startsWith("-----BEGIN CERTIFICATE-----\n");
                assertThat(read(variables, VAULT)).contains("\"vaultUri\":\"https://portkey-kv.vault.azure.net/\"");
                assertThat(lines.readLine())
                        .isEqualTo("GET 200 https://management.azure.com" + VAULT + "?api-version=2023-07-01");
            } finally {
                command.interrupt();
                command.join();
            }
        }
    }

    /** Through the proxy, with the certificate as the only one to trust. */
    private static String read(Map<String, String> variables, String id) throws Exception {
        var java = variables.get("JAVA_TOOL_OPTIONS").replace("'", "").split(" ");
        var trusted = KeyStore.getInstance(
                Path.of(java[0].substring(java[0].indexOf('=') + 1)).toFile(),
                java[1].substring(java[1].indexOf('=') + 1).toCharArray());
        var trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(trusted);
        var tls = SSLContext.getInstance("TLS");
        tls.init(null, trust.getTrustManagers(), null);
        var proxy = URI.create(variables.get("HTTPS_PROXY"));
        return HttpClient.newBuilder()
                .sslContext(tls)
                .proxy(ProxySelector.of(new InetSocketAddress(proxy.getHost(), proxy.getPort())))
                .build()
                .send(
                        HttpRequest.newBuilder(
                                        URI.create("https://management.azure.com" + id + "?api-version=2023-07-01"))
                                .header("Authorization", "Bearer any")
                                .build(),
                        BodyHandlers.ofString())
                .body();
    }

    @Test
    void a_port_in_use_is_told() throws Exception {
        try (var taken = new ServerSocket(0, 0, InetAddress.getLoopbackAddress())) {
            assertThat(refused("--port=" + taken.getLocalPort()))
                    .startsWith("The simulated Azure cannot be served on port " + taken.getLocalPort())
                    .contains("--port");
        }
    }

    @Test
    void what_exists_beforehand_is_in_the_subscription() {
        assertThat(refused("--existing=" + VAULT)).contains(VAULT, "is not the ID of a resource in subscription");
    }

    private String refused(String option) {
        var err = new StringWriter();
        var exitCode = PortkeyCommand.run(
                new PrintWriter(new StringWriter()),
                new PrintWriter(err, true),
                "simulate",
                "--folder=" + folder,
                option);
        assertThat(exitCode).isEqualTo(2);
        return err.toString();
    }
}
