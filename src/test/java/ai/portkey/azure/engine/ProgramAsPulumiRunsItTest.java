package ai.portkey.azure.engine;

import static org.assertj.core.api.Assertions.assertThat;

import ai.portkey.azure.TestStack;
import ai.portkey.azure.catalogue.Plugins;
import ai.portkey.azure.cli.engine.EngineSettings;
import ai.portkey.azure.cli.engine.EngineStack;
import ai.portkey.azure.cli.engine.LocalEngine;
import ai.portkey.azure.cli.engine.Program;
import ai.portkey.azure.cli.engine.PulumiCli;
import ai.portkey.azure.config.reading.RawConfig;
import ai.portkey.azure.provider.PluginsTest;
import ai.portkey.azure.simulator.core.SimulationOptions;
import ai.portkey.azure.simulator.fronts.SimulatedProviderServer;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The program as {@code pulumi} runs it: in a process of its own, with the configuration that the engine hands over. */
@RequiresPulumi
class ProgramAsPulumiRunsItTest {

    private static final int RESOURCES = 21;

    private final PulumiCli cli;
    private final Path directory;
    private SimulatedProviderServer azure;

    ProgramAsPulumiRunsItTest(PulumiCli cli, @TempDir Path directory) {
        this.cli = cli;
        this.directory = directory;
    }

    @BeforeEach
    void start() throws IOException {
        azure = SimulatedProviderServer.start(SimulationOptions.defaults());
    }

    @AfterEach
    void stop() {
        azure.close();
    }

    @Test
    void the_prebuilt_jar() {
        deploys(stack(new Program.Jar(
                RawConfig.NAMESPACE, Path.of("target", "portkey-gateway.jar").toAbsolutePath())));
    }

    @Test
    void the_jar_reports_one_azure_native() throws Exception {
        assertThat(PluginsTest.packages(Path.of("target", "portkey-gateway.jar").toString()))
                .filteredOn(plugin -> plugin.startsWith("azure-native"))
                .containsExactly("azure-native " + Plugins.AZURE_NATIVE);
    }

    @Test
    void the_project_folder_with_the_maven_executor() {
        deploys(stack(new Program.ProjectDirectory(Path.of("").toAbsolutePath())));
    }

    @Test
    void bad_configuration_registers_nothing_and_shows_no_stack_trace() {
        var stack = stack(new Program.Jar(
                RawConfig.NAMESPACE, Path.of("target", "portkey-gateway.jar").toAbsolutePath()));
        stack.configure(Map.of("portkey-gateway:serverMode", "both", "portkey-gateway:gatway", Map.of("cpu", 1)));

        var result = stack.up();

        assertThat(result.succeeded()).isFalse();
        assertThat(result.diagnostics())
                .contains("portkey-gateway:serverMode: \"both\"", "did you mean gateway?")
                .doesNotContain("\tat ", "Exception");
        assertThat(azure.azure().resources()).isEmpty();
    }

    private void deploys(EngineStack stack) {
        stack.configure(config());

        var preview = stack.preview();
        assertThat(preview.succeeded()).as(preview.diagnostics()).isTrue();
        assertThat(DeployedStack.changes(preview)).hasSize(RESOURCES);
        assertThat(stack.up().succeeded()).isTrue();
        assertThat(stack.preview().isUnchanged()).isTrue();
    }

    private EngineStack stack(Program program) {
        return LocalEngine.open(
                        cli,
                        EngineSettings.in(directory)
                                .withPassphrase("test")
                                .withProviders(Map.of(
                                        "azure-native",
                                        azure.port("azure-native"),
                                        "random",
                                        azure.port("random"),
                                        "azuread",
                                        azure.port("azuread"))))
                .stack("dev", program);
    }

    /** The smallest stack in the form that a stack file has. */
    private static Map<String, Object> config() {
        var config = new LinkedHashMap<String, Object>();
        TestStack.with("secrets: {gateway: {PORTKEY_CLIENT_AUTH: portkey-client-auth}}")
                .raw()
                .values()
                .forEach((key, value) -> config.put(key, value.startsWith("{") ? plain(value) : value));
        return config;
    }

    private static Object plain(String json) {
        return new com.google.gson.Gson().fromJson(JsonParser.parseString(json), Map.class);
    }
}
