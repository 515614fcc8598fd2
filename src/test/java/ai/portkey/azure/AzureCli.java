package ai.portkey.azure;

import static org.assertj.core.api.Assertions.assertThat;

import ai.portkey.azure.simulator.core.SimulatedAzure;
import ai.portkey.azure.simulator.rest.ArmServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The user's own Azure CLI, signed in to a simulated Azure, as {@code documented-commands.sh} calls it. Without the system property
 * {@code az}, the path of the command, there is none; {@code tools/az-commands.sh} sets it.
 */
final class AzureCli implements AutoCloseable {

    private static final String COMMAND = System.getProperty("az", "");
    private static final AtomicInteger ANSWERED = new AtomicInteger();

    private final ArmServer server;
    private final Map<String, String> environment;

    private AzureCli(ArmServer server, Map<String, String> environment) {
        this.server = server;
        this.environment = environment;
    }

    /** Writes down what was called and how it ended, and fails when a command of the table was not called. */
    static void report(List<String> calls) throws IOException {
        var lines = new TreeSet<>(calls);
        Files.write(Path.of("target", "az-commands.txt"), lines);
        var run = lines.stream().filter(line -> line.startsWith("0\t")).count();
        var left = lines.stream().filter(line -> line.startsWith("not run")).count();
        System.out.printf(
                "az: %d different commands ran, %d failed, %d are not run here, %d requests were answered.%n",
                run, lines.size() - run - left, left, ANSWERED.get());
        assertThat(new AzCommands()
                        .missing(calls.stream().map(line -> line.split("\t")[1]).toList()))
                .as("commands that were not called")
                .isEmpty();
    }

    static boolean isThere() {
        return !COMMAND.isEmpty();
    }

    /**
     * @param directory where the CLI keeps its sign-in
     * @param calls     file that gets a line for each call: exit code, tab, command
     */
    static AzureCli on(SimulatedAzure azure, Path directory, Path calls) throws IOException {
        var server = ArmServer.start(azure, 0, line -> ANSWERED.incrementAndGet());
        var certificate = Files.writeString(directory.resolve("azure.pem"), server.certificate());
        return new AzureCli(
                server,
                Map.of(
                        "AZ", COMMAND,
                        "AZ_PROXY", "http://127.0.0.1:" + server.port(),
                        "AZ_CERTIFICATE", certificate.toString(),
                        "AZ_CLIENT", server.clientId(),
                        "AZ_TENANT", azure.options().tenantId(),
                        "AZ_CALLS", calls.toString(),
                        "AZURE_CONFIG_DIR", directory.resolve("az").toString(),
                        "AZURE_CORE_COLLECT_TELEMETRY", "no",
                        "AZURE_CORE_DISABLE_CONFIRM_PROMPT", "yes"));
    }

    Map<String, String> environment() {
        return environment;
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
