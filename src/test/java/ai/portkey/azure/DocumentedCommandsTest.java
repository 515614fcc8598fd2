package ai.portkey.azure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import ai.portkey.azure.cli.PortkeyServer;
import ai.portkey.azure.cli.engine.AttachedProgram;
import ai.portkey.azure.cli.engine.EngineSettings;
import ai.portkey.azure.cli.engine.LocalEngine;
import ai.portkey.azure.cli.engine.Program;
import ai.portkey.azure.cli.engine.PulumiCli;
import ai.portkey.azure.cli.stack.Simulation;
import ai.portkey.azure.cli.stack.StackFile;
import ai.portkey.azure.config.reading.RawConfig;
import ai.portkey.azure.engine.RequiresPulumi;
import ai.portkey.azure.simulator.fronts.SimulatedProviderServer;
import ai.portkey.azure.subscription.FakeAzure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/**
 * The commands of the pages, run as a reader runs them: those of a page's blocks one after the other in one shell, each one in
 * running text by itself. Pulumi and its engine are the real ones, the Azure is simulated.
 */
@RequiresPulumi
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DocumentedCommandsTest {

    /**
     * What a page's commands find.
     *
     * @param stack  the selected stack, deployed; empty for a project that has none yet
     * @param file   its stack file
     * @param before commands that change the file before the deployment
     */
    private record Start(String stack, Path file, String before) {}

    private static final Path RESOURCES = Path.of("src", "test", "resources").toAbsolutePath();
    private static final Start NOTHING = new Start("", Path.of("Pulumi.dev.yaml"), "");
    private static final Start DEV = new Start("dev", Path.of("Pulumi.dev.yaml"), "");
    private static final Start PRIVATE_LINKS = prod("control-plane-private-link", """
            pulumi config set portkey-gateway:publicIngress false
            pulumi config set --path portkey-gateway:controlPlanePrivateLink.version both
            """);
    private static final Map<Path, Start> STARTS = Map.of(
            Path.of("README.md"), NOTHING,
            Path.of("docs/ci.md"), NOTHING,
            Path.of("docs/migrate-from-terraform.md"), NOTHING,
            Path.of("docs/data.md"), prod("key-vault", ""),
            Path.of("docs/front-door.md"), prod("two-regions", ""),
            Path.of("docs/private-connectivity.md"), PRIVATE_LINKS);
    /** Commands in running text that need more than a deployed dev. */
    private static final Map<String, Start> INLINE_STARTS =
            Map.of("pulumi stack output controlPlaneNextPrivateEndpointId", PRIVATE_LINKS);
    /** What Terraform leaves: variables and state of one deployment. */
    private static final String VARIABLES = "migration/simple.tfvars";

    private static final String STATE = "migration/simple-1.1.1.tfstate";
    /** Asks for approval; named as a page names it. */
    private static final String CONNECTION = """
            {value: [{id: '/privateEndpointConnections/id-or-name-from-step-3',
             properties: {privateLinkServiceConnectionState: {status: Pending, description: please}}}]}""";

    private final Map<Start, Path> deployed = new HashMap<>();
    private final PulumiCli cli;
    private final Path folder;
    private final Path used;
    private AttachedProgram program;
    private PortkeyServer portkey;

    DocumentedCommandsTest(PulumiCli cli, @TempDir Path folder) {
        this.cli = cli;
        this.folder = folder;
        this.used = folder.resolve("used");
    }

    @BeforeAll
    void serve() throws IOException {
        program = new AttachedProgram((context, raw) ->
                App.deploy(context, raw, (vault, secret) -> CompletableFuture.completedFuture("simulated-" + secret)));
        // The group that prod makes is not there yet.
        portkey = new PortkeyServer(() -> new FakeAzure()
                .with("/privateEndpointConnections", CONNECTION)
                .without("/resourceGroups/portkey-prod-rg"));
        Files.createFile(used);
    }

    @AfterAll
    void stop() throws IOException {
        program.close();
        portkey.close();
        assertThat(Files.readAllLines(RESOURCES.resolve("commands-not-run.tsv")).stream()
                        .filter(line -> !line.startsWith("#"))
                        .map(line -> line.split("\t")[0]))
                .as("entries of commands-not-run.tsv")
                .isSubsetOf(Files.readAllLines(used));
    }

    @TestFactory
    Stream<DynamicTest> blocks_of_a_page_run_one_after_the_other() throws IOException {
        return DocumentationTest.pages().stream()
                .filter(page -> !Snippet.blocks(page).isEmpty())
                .map(page -> DynamicTest.dynamicTest(page.toString(), () -> {
                    var script = Snippet.blocks(page).stream()
                            .map(block -> "cd \"$PROJECT\"\n" + block.filled())
                            .collect(Collectors.joining("\n"));
                    run(page, STARTS.getOrDefault(page, DEV), script);
                }));
    }

    @TestFactory
    Stream<DynamicTest> commands_in_running_text_run() throws IOException {
        var commands = new LinkedHashMap<String, Snippet>();
        for (var page : DocumentationTest.pages()) {
            Snippet.inline(page).stream()
                    .filter(code -> code.text().matches("(pulumi|\\./portkey) .*"))
                    .forEach(code -> commands.putIfAbsent(code.text(), code));
        }
        return commands.values().stream()
                .map(code -> DynamicTest.dynamicTest(
                        code.toString(),
                        () -> run(code.page(), INLINE_STARTS.getOrDefault(code.text(), DEV), code.text())));
    }

    /** Runs a script where nothing of another script is left. */
    private void run(Path page, Start start, String script) throws IOException {
        var directory = Files.createTempDirectory(folder, "run");
        copy(script.contains("pulumi ") && !start.stack().isEmpty() ? deployed(start) : project(start), directory);
        var result = shell(directory, start, "PAGE=" + page + "\n" + script);

        var failed = Files.readAllLines(directory.resolve("ended")).stream()
                .filter(line -> !line.startsWith("0\t"))
                .toList();
        if (!failed.isEmpty() || result.exitCode() != 0) {
            fail("Exit code and command: %s%n%s%s", failed, result.output(), portkey.errors());
        }
    }

    private Path deployed(Start start) throws IOException {
        if (!deployed.containsKey(start)) {
            var directory = project(start);
            var engine = LocalEngine.open(cli, EngineSettings.in(directory.resolve("engine")));
            Stream.of("prod", "acme", start.stack())
                    .forEach(name -> engine.stack(name, new Program.Inline(RawConfig.NAMESPACE, context -> {})));
            var result = shell(directory, start, start.before() + "\npulumi up");
            assertThat(result.exitCode()).as(result.output()).isZero();
            deployed.put(start, directory);
        }
        return deployed.get(start);
    }

    /** A copy of what the commands find in the project's folder. */
    private Path project(Start start) throws IOException {
        var directory = Files.createTempDirectory(folder, "project");
        var project = Files.createDirectory(directory.resolve("project"));
        for (var name : List.of("examples", "schema", "Pulumi.yaml", "Pulumi.dev.yaml", "Pulumi.prod.yaml")) {
            copy(Path.of(name), project.resolve(name));
        }
        var variables = Files.readString(RESOURCES.resolve(VARIABLES))
                .replace("<your-subscription-id>", FakeAzure.SUBSCRIPTION);
        Files.writeString(project.resolve("terraform.tfvars"), variables);
        for (var module : List.of("cli", "java-host")) {
            Files.createDirectories(project.resolve(Path.of("tools", "pulumi-cli", module)));
        }
        if (!start.stack().isEmpty()) {
            copy(start.file(), project.resolve("Pulumi." + start.stack() + ".yaml"));
        }
        return directory;
    }

    private Bash.Result shell(Path directory, Start start, String script) throws IOException {
        var azure = Simulation.of(StackFile.load(start.file(), "dev")).withStateFile(directory.resolve("azure.json"));
        try (var server = SimulatedProviderServer.start(azure)) {
            var project = directory.resolve("project");
            var environment = new HashMap<>(AttachedProgram.environment(
                    cli,
                    EngineSettings.in(directory.resolve("engine"))
                            .withPassphrase("test")
                            .withProviders(Map.of(
                                    "azure-native",
                                    server.port("azure-native"),
                                    "random",
                                    server.port("random"),
                                    "azuread",
                                    server.port("azuread")))));
            if (!start.stack().isEmpty()) {
                environment.put("PULUMI_STACK", start.stack());
            }
            environment.putAll(Map.of(
                    "PROJECT", project.toString(),
                    "PROGRAM", program.address(),
                    "PORTKEY", String.valueOf(portkey.port()),
                    "ANSWER",
                            Files.writeString(directory.resolve("answer"), "https://answer.example.com")
                                    .toString(),
                    "ENDED", directory.resolve("ended").toString(),
                    "USED", used.toString(),
                    "TERRAFORM_STATE", RESOURCES.resolve(STATE).toString(),
                    "LEFT_OUT", RESOURCES.resolve("commands-not-run.tsv").toString()));
            Files.write(directory.resolve("ended"), List.of());
            return Bash.run(
                    project, environment, Files.readString(RESOURCES.resolve("documented-commands.sh")) + script);
        }
    }

    private static void copy(Path from, Path to) throws IOException {
        try (var files = Files.walk(from)) {
            for (var file : files.toList()) {
                var target = to.resolve(from.relativize(file).toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(target);
                } else {
                    Files.copy(file, target, StandardCopyOption.REPLACE_EXISTING);
                }
            }
        }
    }

    private static Start prod(String example, String before) {
        return new Start("prod", Path.of("examples", example, "Pulumi." + example + ".yaml"), before);
    }
}
