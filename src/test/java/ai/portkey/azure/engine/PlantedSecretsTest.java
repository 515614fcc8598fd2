package ai.portkey.azure.engine;

import static org.assertj.core.api.Assertions.assertThat;

import ai.portkey.azure.Stacks;
import ai.portkey.azure.arm.ArmTemplate;
import ai.portkey.azure.cli.PlannedStack;
import ai.portkey.azure.cli.engine.PulumiCli;
import ai.portkey.azure.config.reading.RawConfig;
import ai.portkey.azure.plan.PlanJson;
import ai.portkey.azure.plan.PlanTree;
import ai.portkey.azure.plan.Planner;
import ai.portkey.azure.simulator.core.SimulatedAzure;
import ai.portkey.azure.simulator.core.SimulationOptions;
import ai.portkey.azure.simulator.fronts.SimulatedAzureMocks;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine.Help.Ansi;

/**
 * Secret values are planted in every example: the Docker Hub user name, an environment variable, and the log
 * workspace's key, which Azure makes. None may be found in plan, ARM template, console output, event log or exported state.
 */
@RequiresPulumi
class PlantedSecretsTest {

    private static final String USERNAME = "planted-docker-username";
    private static final String VARIABLE = "planted-variable-value";
    private static final String CREDENTIALS =
            "{\"keyVaultName\":\"portkey-kv\",\"keyVaultResourceGroup\":\"portkey-rg\",\"username\":\"%s\",\"passwordSecret\":\"docker-password\"}";

    /** What an operator sees of a deployment, and the key that nobody may see. */
    private record Deployed(String result, String state, String sharedKey) {}

    private final PulumiCli cli;
    private final Path directory;

    PlantedSecretsTest(PulumiCli cli, @TempDir Path directory) {
        this.cli = cli;
        this.directory = directory;
    }

    @TestFactory
    Stream<DynamicTest> are_found_nowhere() {
        return Stacks.all()
                .map(PlantedSecretsTest::plant)
                .map(config -> DynamicTest.dynamicTest(config.stackName(), () -> {
                    var plan = new Planner(new SimulatedAzureMocks(SimulationOptions.defaults())).plan(config);
                    var shown = new StringWriter();
                    PlanJson.write(plan, List.of(), shown);
                    PlanTree.print(plan, new PrintWriter(shown), Ansi.OFF);
                    shown.write(ArmTemplate.json(PlannedStack.of(plan)));

                    var folder = directory.resolve(config.stackName());
                    var stack = new DeployedStack(cli, folder);
                    var deployed = new DeployedStack(cli, folder).on(config, open -> {
                        var up = open.engine().up();
                        assertThat(up.succeeded()).as(up.diagnostics()).isTrue();
                        return new Deployed(up.toString(), open.engine().exportState(), sharedKey(open.azure()));
                    });

                    for (var secret : List.of(USERNAME, VARIABLE, deployed.sharedKey())) {
                        assertThat(shown.toString()).as("plan and ARM template").doesNotContain(secret);
                        assertThat(deployed.state()).as("exported state").doesNotContain(secret);
                        assertThat(deployed.result())
                                .as("events, diagnostics and outputs")
                                .doesNotContain(secret);
                        assertThat(filesOfTheEngine(folder))
                                .as("files of the engine")
                                .noneMatch(text -> text.contains(secret));
                    }
                }));
    }

    private static RawConfig plant(RawConfig config) {
        var values = new HashMap<>(config.values());
        var secretKeys = new HashSet<>(config.secretKeys());
        var registry = JsonParser.parseString(values.getOrDefault("portkey-gateway:registry", "{}"))
                .getAsJsonObject();
        if (!registry.has("type") || registry.get("type").getAsString().equals("dockerhub")) {
            registry.add("dockerCredentials", JsonParser.parseString(CREDENTIALS.formatted(USERNAME)));
            values.put("portkey-gateway:registry", registry.toString());
            secretKeys.add("portkey-gateway:registry");
        }
        var variables = JsonParser.parseString(values.getOrDefault("portkey-gateway:environmentVariables", "{}"))
                .getAsJsonObject();
        var gateway = variables.has("gateway") ? variables.getAsJsonObject("gateway") : new JsonObject();
        gateway.addProperty("PLANTED", VARIABLE);
        variables.add("gateway", gateway);
        values.put("portkey-gateway:environmentVariables", variables.toString());
        secretKeys.add("portkey-gateway:environmentVariables");
        return new RawConfig(config.stackName(), values, secretKeys);
    }

    /** The key of the log workspace, which Azure makes and the environment needs. */
    private static String sharedKey(SimulatedAzure azure) {
        var workspace = azure.resources().stream()
                .filter(r -> r.type().equals("azure-native:operationalinsights:Workspace"))
                .findFirst()
                .orElseThrow();
        var keys = azure.invoke(
                "azure-native:operationalinsights:getSharedKeys",
                Map.of(
                        "resourceGroupName",
                        workspace.id().split("/")[4],
                        "workspaceName",
                        workspace.id().substring(workspace.id().lastIndexOf('/') + 1)));
        return (String) keys.get("primarySharedKey");
    }

    private static List<String> filesOfTheEngine(Path folder) throws IOException {
        try (var files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> !file.getFileName().toString().equals("azure.json"))
                    .map(PlantedSecretsTest::read)
                    .toList();
        }
    }

    private static String read(Path file) {
        try {
            return new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
