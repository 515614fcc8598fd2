package ai.portkey.azure.migration.tfvars;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class ImportTfvarsCommandTest {

    @TempDir
    private Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private Path tfvars;
    private Path stackFile;

    @BeforeEach
    void writeInput() throws Exception {
        tfvars = Files.writeString(folder.resolve("terraform.tfvars"), "project_name = \"p\"\n");
        stackFile = folder.resolve("Pulumi.dev.yaml");
    }

    private int run(String... more) {
        var arguments =
                new java.util.ArrayList<>(java.util.List.of(tfvars.toString(), "--directory", folder.toString()));
        arguments.addAll(java.util.List.of(more));
        return new CommandLine(new ImportTfvarsCommand())
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(arguments.toArray(String[]::new));
    }

    @Test
    void writes_the_stack_file_and_prints_the_notes() {
        assertThat(run("--stack", "dev")).isZero();

        assertThat(stackFile).content().contains("portkey-gateway:projectName: p\n");
        assertThat(out.toString()).startsWith("Wrote " + stackFile);
        assertThat(err.toString()).startsWith("note: the module's release is unknown: 1.1.1 is assumed");
        assertThat(folder).isDirectoryNotContaining(file -> file.toString().endsWith(".tmp"));
    }

    /** Terraform plans an Application Gateway without a VNet and fails; the stack is written, and said not to be valid yet. */
    @Test
    void what_the_program_refuses_is_left_to_do() throws Exception {
        Files.writeString(tfvars, "project_name = \"p\"\ningress_type = \"application_gateway\"\n");

        assertThat(run("--stack", "dev")).isZero();

        assertThat(stackFile).exists();
        assertThat(err.toString().lines()).anyMatch(line -> line.startsWith("to do: ") && line.contains("networkMode"));
    }

    @Test
    void refuses_to_overwrite() throws Exception {
        Files.writeString(stackFile, "config: {}\n");

        assertThat(run("--stack", "dev")).isEqualTo(2);

        assertThat(stackFile).hasContent("config: {}\n");
        assertThat(err.toString()).contains("already exists: pass --force");
    }

    @Test
    void force_keeps_the_old_file_and_the_salt_of_its_secrets() throws Exception {
        Files.writeString(stackFile, "encryptionsalt: v1:abc=:def\nconfig:\n  a:b: c\n");

        assertThat(run("--stack", "dev", "--force")).isZero();

        assertThat(stackFile)
                .content()
                .contains("encryptionsalt: \"v1:abc=:def\"\n", "projectName: p")
                .doesNotContain("a:b");
        assertThat(folder.resolve("Pulumi.dev.yaml.bak")).content().contains("a:b: c");
    }

    @Test
    void bad_input_writes_nothing() throws Exception {
        Files.writeString(tfvars, "project_name = upper(\"p\")\n");

        assertThat(run("--stack", "dev")).isEqualTo(2);

        assertThat(stackFile).doesNotExist();
        assertThat(err.toString())
                .isEqualTo("error: " + tfvars
                        + ":1: a call to upper() can only be evaluated by Terraform\nNothing was written.\n");
    }

    @Test
    void refuses_a_stack_name_that_leaves_the_folder() {
        assertThat(run("--stack", "../dev")).isEqualTo(2);
        assertThat(err.toString()).startsWith("error: --stack: '../dev' is not a valid stack name");
    }

    @Test
    void refuses_a_release_that_is_none() {
        assertThat(run("--stack", "dev", "--module-version", "main")).isEqualTo(2);
        assertThat(err.toString()).startsWith("error: --module-version: 'main' is not a release");
    }

    @Test
    void a_folder_that_cannot_be_written_is_a_failure_not_bad_input() {
        folder = folder.resolve("missing");

        assertThat(run("--stack", "dev")).isEqualTo(1);
        assertThat(err.toString()).contains("error: the stack file could not be written");
    }
}
