package ai.portkey.azure.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonParser;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The command as a user runs it: exit code, standard output, standard error. */
class PortkeyCommandTest {

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"dev", "prod"})
    void preview_prints_the_plan_of_the_projects_stacks(String stack) {
        assertThat(run("preview", stack)).as(err.toString()).isZero();

        assertThat(out.toString())
                .startsWith("Plan of stack " + stack + ": ")
                .contains(
                        "ManagedEnvironment",
                        "cae-portkey-gateway-" + stack,
                        "Outputs (simulated values)",
                        "gatewayUrl")
                .doesNotContain("\u001B[");
        assertThat(err.toString()).isEmpty();
    }

    @Test
    void two_previews_are_the_same_to_the_letter() {
        run("preview", "prod", "--json");
        var first = out.toString();
        out.getBuffer().setLength(0);
        run("preview", "prod", "--json");

        assertThat(out.toString()).isEqualTo(first);
    }

    @Test
    void json_has_the_documented_members() {
        assertThat(run("preview", "dev", "--json")).as(err.toString()).isZero();

        var plan = JsonParser.parseString(out.toString()).getAsJsonObject();
        assertThat(plan.keySet())
                .containsExactly("project", "stack", "simulated", "resources", "outputs", "warnings", "findings");
        assertThat(plan.getAsJsonArray("findings"))
                .isNotEmpty()
                .allSatisfy(f -> assertThat(f.getAsJsonObject().keySet())
                        .containsExactly("rule", "severity", "resource", "found", "why", "fix", "suppressed"));
        assertThat(plan.get("project").getAsString()).isEqualTo("portkey-gateway");
        var resources = plan.getAsJsonArray("resources");
        assertThat(resources)
                .allSatisfy(r -> assertThat(r.getAsJsonObject().keySet())
                        .containsExactly("urn", "type", "name", "component", "inputs"));
        assertThat(resources.toString()).contains("\"targetPort\":8787,").contains("[secret]");
    }

    /** The page calls itself a contract: what its example says of a resource is in the plan. */
    @Test
    void the_documented_example_is_part_of_the_plan() throws Exception {
        run("preview", "dev", "--json");
        var page = Files.readString(Path.of("docs/plan-json.md"));
        var example = JsonParser.parseString(
                        page.substring(page.indexOf("```json") + 7, page.indexOf("```", page.indexOf("```json") + 7)))
                .getAsJsonObject();
        var documented = example.getAsJsonArray("resources").get(0).getAsJsonObject();

        var plan = JsonParser.parseString(out.toString()).getAsJsonObject();
        assertThat(plan.keySet()).isEqualTo(example.keySet());
        assertThat(plan.getAsJsonArray("resources"))
                .anySatisfy(resource -> assertThat(List.of("urn", "type", "name", "component"))
                        .allSatisfy(
                                field -> assertThat(resource.getAsJsonObject().get(field))
                                        .isEqualTo(documented.get(field))));
    }

    /** Write the file anew with {@code ./portkey config schema > schema/stack.schema.json}. */
    @Test
    void the_schema_is_the_file_that_editors_use() {
        assertThat(run("config", "schema")).as(err.toString()).isZero();

        assertThat(Path.of("schema/stack.schema.json")).hasContent(out.toString());
    }

    @Test
    void an_encrypted_value_is_shown_as_a_secret() throws Exception {
        var file = folder.resolve("Pulumi.dev.yaml");
        Files.writeString(
                file,
                Files.readString(Path.of("Pulumi.dev.yaml"))
                        .replace("usernameSecret: docker-username", "username: {secure: 'v1:abc:ZGVm'}"));

        assertThat(run("preview", "dev", "--json", "--config-file", file.toString()))
                .as(err.toString())
                .isZero();

        assertThat(out.toString()).contains("\"username\": \"[secret]\"").doesNotContain("ZGVm", "\"encrypted\"");
    }

    @Test
    void bad_configuration_is_reported_whole_with_exit_code_2() throws Exception {
        var file = folder.resolve("Pulumi.dev.yaml");
        Files.writeString(
                file,
                Files.readString(Path.of("Pulumi.dev.yaml"))
                        .replace("memory: 2Gi", "memory: 3Gi")
                        .replace("serverMode: gateway", "serverMod: gateway"));

        assertThat(run("preview", "dev", "--config-file", file.toString())).isEqualTo(2);

        assertThat(err.toString())
                .contains("gateway.memory", "3Gi", "serverMod", "serverMode")
                .doesNotContain("\tat ");
        assertThat(out.toString()).isEmpty();
    }

    @Test
    void validate_checks_without_planning() {
        assertThat(run("validate", "prod")).as(err.toString()).isZero();

        assertThat(out.toString()).isEqualTo("The configuration of stack prod is valid." + System.lineSeparator());
    }

    @Test
    void a_strict_preview_fails_for_errors_of_the_policy_alone() throws Exception {
        var file = folder.resolve("Pulumi.dev.yaml");
        Files.writeString(
                file, Files.readString(Path.of("Pulumi.dev.yaml")).replace("LOG_LEVEL: info", "API_KEY: s3cret"));

        assertThat(run("preview", "dev", "--strict")).as(err.toString()).isZero();
        assertThat(out.toString()).contains("Policy findings", "warning public-network-access: log-store-account");
        assertThat(run("preview", "dev", "--config-file", file.toString())).isZero();
        assertThat(run("preview", "dev", "--strict", "--config-file", file.toString()))
                .isEqualTo(1);
        assertThat(out.toString()).contains("error plain-secret: gateway-app").doesNotContain("s3cret");
        assertThat(err.toString())
                .isEqualTo("The policy found errors in stack dev; --strict makes the preview fail.\n");
        assertThat(run("preview", "dev", "--strict", "--simulated")).isEqualTo(2);
        assertThat(run("preview", "dev", "--json", "--simulated")).isEqualTo(2);
    }

    @Test
    void config_show_prints_every_key_with_its_origin() throws Exception {
        var file = folder.resolve("Pulumi.dev.yaml");
        Files.writeString(file, Files.readString(Path.of("Pulumi.dev.yaml")) + "  portkey-gateway:preset: dev\n");

        assertThat(run("config", "show", "dev", "--config-file", file.toString()))
                .as(err.toString())
                .isZero();

        assertThat(out.toString().lines().map(line -> line.replaceAll(" {2,}", " | ")))
                .contains(
                        "gateway.maxReplicas | 2 | stack file",
                        "mcp.maxReplicas | 1 | preset dev",
                        "mcp.port | 8788 | default",
                        "environment | dev | derived: the stack's name",
                        "vnet.id | null | default");
    }

    @Test
    void config_show_as_json_has_typed_values() {
        assertThat(run("config", "show", "prod", "--json")).as(err.toString()).isZero();

        var shown = JsonParser.parseString(out.toString()).getAsJsonObject();
        assertThat(shown.keySet()).containsExactly("stack", "preset", "settings");
        assertThat(shown.getAsJsonArray("settings"))
                .contains(
                        JsonParser.parseString("{\"key\": \"gateway.cpu\", \"value\": 2, \"origin\": \"stack file\"}"));
    }

    @Test
    void a_missing_stack_and_wrong_usage_end_with_2() {
        assertThat(run("preview", "nope")).isEqualTo(2);
        assertThat(err.toString())
                .contains("Pulumi.nope.yaml: file not found. Stacks with a file in this folder: dev, prod.");
        assertThat(run("preview", "--nope")).isEqualTo(2);
        assertThat(run("nope")).isEqualTo(2);
    }

    /** A name that leads out of the folder is refused before anything is read, made or built. */
    @ParameterizedTest
    @ValueSource(strings = {"..", ".", "../x", "a/b", "", "x y"})
    void what_no_stack_can_be_called_is_refused_before_the_disk(String name) {
        for (var command :
                List.of("preview", "validate", "up --simulated", "outputs --simulated", "doctor", "export arm")) {
            var args = new ArrayList<>(List.of(command.split(" ")));
            args.addAll(List.of(name, "--config-file", "Pulumi.dev.yaml"));
            assertThat(run(args.toArray(String[]::new))).as(command).isEqualTo(2);
            assertThat(err.toString())
                    .as(command)
                    .isEqualTo("'" + name + "' is not a valid stack name: use letters, digits, '-', '_' and '.'.\n");
            err.getBuffer().setLength(0);
        }
        assertThat(Path.of(".portkey").resolve(name.isEmpty() ? "x y" : name).resolve("lock"))
                .doesNotExist();
    }

    @Test
    void what_was_never_deployed_to_the_simulated_azure_is_no_empty_answer() {
        for (var command : List.of("outputs", "refresh", "destroy")) {
            assertThat(run(command, "never", "--simulated", "--config-file", "Pulumi.dev.yaml"))
                    .isEqualTo(2);
            assertThat(err.toString())
                    .isEqualTo(
                            "Stack never has not been deployed to the simulated Azure. Run: portkey up never --simulated\n");
            err.getBuffer().setLength(0);
        }
        assertThat(Path.of(".portkey", "never")).doesNotExist();
    }

    private int run(String... args) {
        return PortkeyCommand.run(new PrintWriter(out, true), new PrintWriter(err, true), args);
    }
}
