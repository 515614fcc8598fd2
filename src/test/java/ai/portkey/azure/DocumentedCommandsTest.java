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
import ai.portkey.azure.simulator.core.SimulatedAzure;
import ai.portkey.azure.simulator.core.SimulationOptions;
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
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
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
    private static final String SUBSCRIPTION = SimulationOptions.defaults().subscriptionId();
    /** The connection that Portkey asks for in a private link's stack. */
    private static final String REQUEST = "/subscriptions/" + SUBSCRIPTION + "/resourceGroups/rg-portkey-gateway-prod"
            + "/providers/Microsoft.App/managedEnvironments/cae-portkey-gateway-prod/privateEndpointConnections/portkey";

    private static final String REGISTRY = "/subscriptions/" + SUBSCRIPTION
            + "/resourceGroups/registry-rg/providers/Microsoft.ContainerRegistry/registries/registry";

    private static final Pattern GUID = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
    private static final Pattern IN_GROUP = Pattern.compile(" --resource-group (\\S+)");
    /** Values that a reader of one of these pages puts in; the Azure CLI looks for them. */
    private static final Map<String, String> VALUES = Map.of(
            "<subscription-id>", SUBSCRIPTION,
            "<state-account>", "pulumistate",
            "<group>", "portkey-rg",
            "<environment>", "cae-portkey-gateway-dev",
            "<Id from step 3>", REQUEST,
            "<workspace>", "log-portkey-gateway-dev",
            "<vault>", "portkey-kv");
    /** Commands that texts name without all their options. */
    private static final String NAMED_OF_DEV = """
            az account list --output table
            az containerapp show-custom-domain-verification-id
            scope="$(az keyvault show --name portkey-kv --query id -o tsv)/secrets/docker-username"
            az role assignment create --role "Key Vault Secrets User" --assignee %s --scope "$scope"
            az role assignment delete --ids "$(az role assignment list --scope "$scope" --query '[0].id' -o tsv)"
            az containerapp env premium-ingress show --resource-group portkey-rg --name cae-portkey-gateway-dev
            """.formatted(SUBSCRIPTION);

    private static final String NAMED_OF_DOMAINS = """
            environment="--resource-group rg-portkey-gateway-prod --name cae-portkey-gateway-prod"
            az containerapp hostname delete --resource-group rg-portkey-gateway-prod --name gateway --hostname gateway.example.com
            az containerapp env certificate delete $environment \
              --certificate "$(az containerapp env certificate list $environment --query '[0].name' -o tsv)"
            """;

    private static final Map<Path, Start> STARTS = Map.of(
            Path.of("README.md"), NOTHING,
            Path.of("docs/ci.md"), NOTHING,
            Path.of("docs/migrate-from-terraform.md"), NOTHING,
            Path.of("docs/data.md"), prod("key-vault", """
                    pulumi config set --path portkey-gateway:secretsKeyVault.name portkey-kv
                    pulumi config set --path portkey-gateway:registry.dockerCredentials.keyVaultName portkey-kv
                    """),
            Path.of("docs/front-door.md"), prod("two-regions", ""),
            Path.of("docs/private-connectivity.md"), PRIVATE_LINKS);
    /** Commands in running text that need more than a deployed dev. */
    private static final Map<String, Start> INLINE_STARTS = Map.of(
            "pulumi stack output controlPlaneNextPrivateEndpointId",
            PRIVATE_LINKS,
            "az containerapp revision deactivate --resource-group \"<group>\" --name gateway --revision gateway--v1",
            new Start("dev", Path.of("Pulumi.dev.yaml"), """
                            pulumi config set --path portkey-gateway:gateway.revisions.mode multiple
                            pulumi config set --path portkey-gateway:gateway.revisions.suffix v1
                            """));
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
    private final Path calls;
    private AttachedProgram program;
    private PortkeyServer portkey;

    DocumentedCommandsTest(PulumiCli cli, @TempDir Path folder) {
        this.cli = cli;
        this.folder = folder;
        this.used = folder.resolve("used");
        this.calls = folder.resolve("calls");
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
        Files.createFile(calls);
    }

    @AfterAll
    void stop() throws IOException {
        program.close();
        portkey.close();
        if (AzureCli.isThere()) {
            AzureCli.report(Files.readAllLines(calls));
            return;
        }
        assertThat(Files.readAllLines(RESOURCES.resolve("commands-not-run.tsv")).stream()
                        .filter(line -> !line.startsWith("#"))
                        .map(line -> line.split("\t")[0]))
                .as("entries of commands-not-run.tsv")
                .isSubsetOf(Files.readAllLines(used));
    }

    @TestFactory
    Stream<DynamicTest> blocks_of_a_page_run_one_after_the_other() throws IOException {
        return DocumentationTest.pages().stream()
                .filter(page -> Snippet.blocks(page).stream()
                        .anyMatch(block -> !AzureCli.isThere() || block.text().contains("az ")))
                .map(page -> DynamicTest.dynamicTest(page.toString(), () -> {
                    var script = Snippet.blocks(page).stream()
                            .map(block -> "cd \"$PROJECT\"\n" + block.filled(VALUES))
                            .collect(Collectors.joining("\n"));
                    run(page, STARTS.getOrDefault(page, DEV), script);
                }));
    }

    @TestFactory
    Stream<DynamicTest> commands_in_running_text_run() throws IOException {
        var commands = new LinkedHashMap<String, Snippet>();
        for (var page : DocumentationTest.pages()) {
            Snippet.inline(page).stream()
                    .filter(code ->
                            code.text().matches(AzureCli.isThere() ? "az [^$]* --[^$]*" : "(pulumi|\\./portkey) .*"))
                    .forEach(code -> commands.putIfAbsent(code.text(), code));
        }
        return commands.values().stream()
                .map(code -> DynamicTest.dynamicTest(
                        code.toString(),
                        () -> run(code.page(), INLINE_STARTS.getOrDefault(code.text(), DEV), code.filled(VALUES))));
    }

    /** What doctor tells to run, in its order, and what texts only name; only the Azure CLI can run it. */
    @TestFactory
    Stream<DynamicTest> commands_of_messages_run() {
        return AzureCli.isThere()
                ? Stream.of(
                        DynamicTest.dynamicTest("doctor", () -> run(Path.of("doctor"), NOTHING, doctor())),
                        DynamicTest.dynamicTest("deployed", () -> run(Path.of("deployed"), DEV, NAMED_OF_DEV)),
                        DynamicTest.dynamicTest(
                                "custom domain",
                                () -> run(Path.of("custom-domain"), prod("custom-domain", ""), NAMED_OF_DOMAINS)))
                : Stream.of();
    }

    /** All in one subscription and for one principal. Every VNet gets the same range, every subnet one of its own. */
    private static String doctor() {
        var subnets = new AtomicInteger();
        var commands = new LinkedHashMap<String, String>();
        for (var fix : AzCommandsTest.fixes()) {
            var range = fix.contains(" subnet ") ? "10." + subnets.incrementAndGet() + ".0.0/16" : "10.0.0.0/8";
            var command = GUID.matcher(fix.replace(" ana-id ", " " + SUBSCRIPTION + " "))
                    .replaceAll(SUBSCRIPTION)
                    .replaceAll("<([a-z.]+)>", "$1")
                    .replace("\"range\"", range);
            IN_GROUP.matcher(command)
                    .results()
                    .map(group -> "az group create --location eastus --name " + group.group(1))
                    .forEach(group -> commands.putIfAbsent(group, group));
            // Two stacks may look for the same vault in two groups.
            commands.putIfAbsent(IN_GROUP.matcher(command).replaceAll(""), command);
        }
        return "az group create --location eastus --name rg-portkey-gateway-key-vault\n"
                + "az keyvault create --name portkey-kv-example --resource-group rg-portkey-gateway-key-vault\n"
                + commands.values().stream()
                        .map(command -> command + " || true")
                        .collect(Collectors.joining("\n"));
    }

    /** Runs a script where nothing of another script is left. */
    private void run(Path page, Start start, String script) throws IOException {
        var directory = Files.createTempDirectory(folder, "run");
        var isDeployed = (script.contains("pulumi ") || AzureCli.isThere())
                && !start.stack().isEmpty();
        copy(isDeployed ? deployed(start) : project(start), directory);
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
        var azure = new SimulatedAzure(
                Simulation.of(StackFile.load(start.file(), "dev")).withStateFile(directory.resolve("azure.json")));
        try (var server = SimulatedProviderServer.start(azure);
                var az = AzureCli.isThere() ? AzureCli.on(azure, directory, calls) : null) {
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
            if (az != null) {
                azure.exists(REGISTRY);
                if (start.equals(PRIVATE_LINKS)) {
                    azure.exists(REQUEST);
                    azure.changeBehindTheBack(
                            REQUEST, "privateLinkServiceConnectionState", Map.of("status", "Pending"));
                }
                Files.copy(
                        directory.resolve("azure.pem"),
                        project.resolve("certificate.pfx"),
                        StandardCopyOption.REPLACE_EXISTING);
                environment.putAll(az.environment());
                environment.put(
                        "AZ_COMMANDS", RESOURCES.resolve("az-commands.tsv").toString());
            }
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
