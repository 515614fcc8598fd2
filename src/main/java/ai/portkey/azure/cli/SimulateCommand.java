package ai.portkey.azure.cli;

import ai.portkey.azure.cli.stack.UserError;
import ai.portkey.azure.simulator.core.SimulatedAzure;
import ai.portkey.azure.simulator.core.SimulationOptions;
import ai.portkey.azure.simulator.fronts.SimulatedProviderServer;
import ai.portkey.azure.simulator.rest.ArmServer;
import ai.portkey.azure.text.WholeFile;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code portkey simulate}: serves a simulated Azure to any client, until it is stopped. */
@Command(
        name = "simulate",
        mixinStandardHelpOptions = true,
        description = {
            "Serves a simulated Azure over HTTPS on this machine, for Terraform, the Azure CLI, SDKs and Pulumi, until it is "
                    + "stopped (Ctrl-C).",
            "Prints the variables that point clients at it, then one line for each request (see docs/simulator.md)."
        })
final class SimulateCommand implements Callable<Integer> {

    private static final String TRUST_STORE_PASSWORD = "changeit";

    @Option(names = "--port", paramLabel = "PORT", description = "Port on the loopback interface (default: any free).")
    int port;

    @Option(
            names = "--existing",
            paramLabel = "ID",
            description = "Resource ID of what exists beforehand, e.g. a Key Vault. May be repeated.")
    List<String> existing = List.of();

    @Option(names = "--subscription", paramLabel = "ID", description = "ID of the simulated subscription.")
    String subscription = SimulationOptions.defaults().subscriptionId();

    @Option(
            names = "--folder",
            paramLabel = "DIR",
            description = "Where the certificate goes (default: .portkey/simulate).")
    Path folder = Path.of(".portkey", "simulate");

    @Spec
    CommandSpec spec;

    @Override
    public Integer call() throws GeneralSecurityException {
        var options = SimulationOptions.defaults()
                .withSubscription(subscription)
                .withAssumeExisting(false, SimulationOptions.defaults().assumedLocation());
        var out = spec.commandLine().getOut();
        var azure = new SimulatedAzure(options);
        existing.forEach(id -> {
            if (!id.matches("(?i)/subscriptions/" + Pattern.quote(subscription) + "/resourceGroups/[^/]+(/.+)?")) {
                throw new UserError(
                        "--existing: '" + id + "' is not the ID of a resource in subscription " + subscription
                                + ". Write /subscriptions/" + subscription + "/resourceGroups/NAME/providers/...");
            }
            azure.exists(id);
        });
        try (var providers = SimulatedProviderServer.start(azure);
                var server = ArmServer.start(azure, port, line -> print(out, line))) {
            variables(server, providers, options).forEach((name, value) -> out.println("export " + name + "=" + value));
            print(out, "# Simulated Azure at https://localhost:" + server.port() + ". Ctrl-C stops it.");
            new CountDownLatch(1).await();
            return 0;
        } catch (InterruptedException e) {
            return 0;
        } catch (IOException e) {
            throw new UserError("The simulated Azure cannot be served on port " + port + ": " + e.getMessage()
                    + ". Stop what uses the port, or choose another one with --port.");
        }
    }

    private static void print(PrintWriter out, String line) {
        synchronized (out) {
            out.println(line);
            out.flush();
        }
    }

    private Map<String, String> variables(
            ArmServer server, SimulatedProviderServer providers, SimulationOptions options)
            throws IOException, GeneralSecurityException {
        var directory = Files.createDirectories(folder.toAbsolutePath().normalize());
        var certificate = directory.resolve("azure.pem");
        var trusted = directory.resolve("azure.p12");
        WholeFile.write(certificate, server.certificate());
        try (var file = Files.newOutputStream(trusted)) {
            server.trusted().store(file, TRUST_STORE_PASSWORD.toCharArray());
        }
        var variables = new LinkedHashMap<String, String>();
        variables.put("HTTPS_PROXY", "http://127.0.0.1:" + server.port());
        // Go and OpenSSL, Python, Node.js, Java.
        Stream.of("SSL_CERT_FILE", "REQUESTS_CA_BUNDLE", "NODE_EXTRA_CA_CERTS")
                .forEach(name -> variables.put(name, certificate.toString()));
        variables.put(
                "JAVA_TOOL_OPTIONS",
                "'-Djavax.net.ssl.trustStore=" + trusted + " -Djavax.net.ssl.trustStorePassword=" + TRUST_STORE_PASSWORD
                        + " -Dhttps.proxyHost=127.0.0.1 -Dhttps.proxyPort=" + server.port() + "'");
        for (var prefix : List.of("ARM_", "AZURE_")) {
            variables.put(prefix + "SUBSCRIPTION_ID", options.subscriptionId());
            variables.put(prefix + "TENANT_ID", options.tenantId());
            variables.put(prefix + "CLIENT_ID", server.clientId());
            variables.put(prefix + "CLIENT_SECRET", "simulated");
        }
        variables.put("PULUMI_DEBUG_PROVIDERS", providers.debugProviders());
        return variables;
    }
}
