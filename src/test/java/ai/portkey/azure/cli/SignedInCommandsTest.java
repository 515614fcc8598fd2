package ai.portkey.azure.cli;

import static org.assertj.core.api.Assertions.assertThat;

import ai.portkey.azure.arm.ArmStacks;
import ai.portkey.azure.catalogue.ArmId;
import ai.portkey.azure.catalogue.AzureTypes;
import ai.portkey.azure.simulator.Samples;
import ai.portkey.azure.simulator.core.SimulatedAzure;
import ai.portkey.azure.simulator.core.SimulatedResource;
import ai.portkey.azure.simulator.core.SimulationOptions;
import ai.portkey.azure.simulator.rest.ArmServer;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands that look at a real subscription, in a process of their own that signs in: nothing stands in for anything. */
class SignedInCommandsTest {

    private static final String VAULT = "/subscriptions/" + Samples.SUBSCRIPTION
            + "/resourceGroups/portkey-rg/providers/Microsoft.KeyVault/vaults/portkey-kv";
    private static final String PASSWORD = "changeit";

    private final SimulatedAzure azure =
            new SimulatedAzure(SimulationOptions.defaults().withAssumeExisting(false, "eastus"));
    private ArmServer server;

    @TempDir
    Path folder;

    /** What a command printed, and how it ended. */
    private record Result(int exitCode, String out, String err) {}

    @BeforeEach
    void serve() throws Exception {
        server = ArmServer.start(azure, 0, line -> {});
        try (var file = Files.newOutputStream(folder.resolve("azure.p12"))) {
            server.trusted().store(file, PASSWORD.toCharArray());
        }
    }

    @AfterEach
    void stop() throws IOException {
        server.close();
    }

    @Test
    void doctor_finds_what_is_missing_with_a_service_principal() throws Exception {
        Stream.of("docker-username", "docker-password", "portkey-client-auth")
                .forEach(secret -> azure.exists(VAULT + "/secrets/" + secret));

        var doctor = portkey("ARM_", "doctor", "dev");

        assertThat(doctor.exitCode).as(doctor.toString()).isEqualTo(1);
        assertThat(doctor.out.lines())
                .contains(
                        "ok           sign-in as " + server.clientId(),
                        "missing      secret organisations-to-sync of portkey-kv: does not exist")
                .filteredOn(line -> line.matches("(missing|not checked|warning).*"))
                .hasSize(1);
    }

    @Test
    void connections_are_listed_and_approved_with_the_credentials_that_azures_libraries_find() throws Exception {
        var file = "examples/front-door/Pulumi.front-door.yaml";
        Stream.of("docker-username", "docker-password", "portkey-client-auth", "organisations-to-sync")
                .forEach(secret -> azure.exists(VAULT + "/secrets/" + secret));
        PlannedStack.of(ArmStacks.get(file)).resources().stream()
                .filter(resource -> !resource.token().startsWith("random:"))
                .forEach(resource -> {
                    var inputs = new LinkedHashMap<>(resource.inputs());
                    inputs.putAll(AzureTypes.get(resource.token()).parametersOf(resource.id()));
                    azure.create(resource.token(), resource.name(), inputs);
                });
        var connection = azure.resources().stream()
                .map(SimulatedResource::id)
                .filter(id -> id.contains("/privateEndpointConnections/"))
                .findFirst()
                .orElseThrow();

        var approved = portkey(
                "AZURE_",
                "connections",
                "front-door",
                "--config-file",
                file,
                "--json",
                "--approve",
                ArmId.name(connection));

        assertThat(approved.exitCode).as(approved.toString()).isZero();
        assertThat(JsonParser.parseString(approved.out).getAsJsonArray())
                .contains(JsonParser.parseString("{direction: inbound, status: Approved, id: '" + connection
                        + "', description: 'Approved for Portkey control plane'}"));
        assertThat(azure.read(connection).orElseThrow().text("privateLinkServiceConnectionState.status"))
                .isEqualTo("Approved");
    }

    private Result portkey(String prefix, String... arguments) throws Exception {
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Duser.home=" + folder,
                "-cp",
                System.getProperty("java.class.path"),
                "ai.portkey.azure.cli.PortkeyCommand"));
        command.addAll(List.of(arguments));
        var out = folder.resolve("out");
        var err = folder.resolve("err");
        var builder = new ProcessBuilder(command).redirectOutput(out.toFile()).redirectError(err.toFile());
        builder.environment().keySet().removeIf(name -> name.matches("(ARM|AZURE)_.*|(?i)https?_proxy|no_proxy"));
        builder.environment()
                .putAll(Map.of(
                        "HTTPS_PROXY",
                        "http://127.0.0.1:" + server.port(),
                        "JAVA_TOOL_OPTIONS",
                        "-Djavax.net.ssl.trustStore=" + folder.resolve("azure.p12")
                                + " -Djavax.net.ssl.trustStorePassword=" + PASSWORD,
                        "ARM_SUBSCRIPTION_ID",
                        Samples.SUBSCRIPTION,
                        prefix + "TENANT_ID",
                        azure.options().tenantId(),
                        prefix + "CLIENT_ID",
                        server.clientId(),
                        prefix + "CLIENT_SECRET",
                        "secret"));
        return new Result(builder.start().waitFor(), Files.readString(out), Files.readString(err));
    }
}
