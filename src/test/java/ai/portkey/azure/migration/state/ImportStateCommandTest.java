package ai.portkey.azure.migration.state;

import static org.assertj.core.api.Assertions.assertThat;

import ai.portkey.azure.plan.Plan;
import com.google.gson.JsonParser;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class ImportStateCommandTest {

    private static Plan plan;

    @TempDir
    private Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @BeforeAll
    static void plan() throws Exception {
        plan = Plans.ofTfvars("simple.tfvars", "1.1.1");
    }

    private int run(String state, String... more) {
        var arguments = new java.util.ArrayList<>(List.of(state, "--stack", "dev"));
        arguments.addAll(List.of(more));
        return new CommandLine(new ImportStateCommand(stack -> plan))
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(arguments.toArray(String[]::new));
    }

    private String state() {
        return Plans.FIXTURES.resolve("simple-1.1.1.tfstate").toString();
    }

    @Test
    void writes_the_file_and_the_next_command() throws Exception {
        var file = folder.resolve("import.json");

        assertThat(run(state(), "--out", file.toString())).isZero();

        var written = JsonParser.parseString(Files.readString(file)).getAsJsonObject();
        assertThat(written.keySet()).containsExactly("nameTable", "resources");
        assertThat(written.getAsJsonArray("resources")).hasSize(15);
        assertThat(out.toString())
                .isEqualTo("Wrote " + file + ": 10 resources to adopt, 5 to be created by the first pulumi up. Next: "
                        + "pulumi import --stack dev --file " + file + " --protect=false --generate-code=false\n");
        assertThat(err.toString()).contains("note: module.portkey_gateway.azurerm_role_assignment.secrets_kv_user: ");
    }

    @Test
    void check_writes_nothing_and_lists_the_changes() {
        assertThat(run(
                        state(),
                        "--check",
                        "--out",
                        folder.resolve("import.json").toString()))
                .isZero();

        assertThat(folder).isEmptyDirectory();
        assertThat(out.toString())
                .startsWith("10 resources are adopted with their names unchanged.\n")
                .contains(
                        "  ~ on 7 resources: tags.ManagedBy: Azure has 'Terraform', the first pulumi up sets 'Pulumi'\n")
                .contains(
                        "  + log-store-blob-read-write (authorization:RoleAssignment): created by the first pulumi up\n")
                .endsWith("8 properties change, 5 resources are added, 0 properties force a replacement.\n");
    }

    @Test
    void check_fails_when_the_first_up_would_replace_a_resource() throws Exception {
        var moved = Files.writeString(
                folder.resolve("moved.tfstate"),
                Files.readString(Path.of(state())).replace("\"location\": \"eastus\"", "\"location\": \"westus\""));

        assertThat(run(moved.toString(), "--check")).isEqualTo(1);

        assertThat(out.toString())
                .contains("log-store-account (storage:StorageAccount): location: Azure has "
                        + "'westus', the first pulumi up sets 'eastus'; this REPLACES the resource");
    }

    @Test
    void refuses_to_overwrite_and_loses_nothing() throws Exception {
        var file = Files.writeString(folder.resolve("import.json"), "mine");

        assertThat(run(state(), "--out", file.toString())).isEqualTo(2);
        assertThat(file).hasContent("mine");

        assertThat(run(state(), "--out", file.toString(), "--force")).isZero();
        assertThat(folder.resolve("import.json.bak")).hasContent("mine");
    }

    @Test
    void bad_input_is_exit_code_two() {
        assertThat(run(
                        folder.resolve("missing.tfstate").toString(),
                        "--out",
                        folder.resolve("i.json").toString()))
                .isEqualTo(2);
        assertThat(err.toString())
                .isEqualTo("error: " + folder.resolve("missing.tfstate") + ": file not found\nNothing was written.\n");
        assertThat(folder).isEmptyDirectory();
    }
}
