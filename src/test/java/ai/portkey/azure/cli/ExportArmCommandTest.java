package ai.portkey.azure.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonParser;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExportArmCommandTest {

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @TempDir
    Path folder;

    @Test
    void prints_the_template() {
        assertThat(run("export", "arm", "dev")).as(err.toString()).isZero();

        assertThat(JsonParser.parseString(out.toString()).getAsJsonObject().keySet())
                .containsExactly("$schema", "contentVersion", "metadata", "parameters", "resources", "outputs");
    }

    @Test
    void writes_the_same_to_a_file_and_nothing_beside_it() throws Exception {
        run("export", "arm", "dev");
        var printed = out.toString();
        var file = folder.resolve("dev.json");

        assertThat(run("export", "arm", "dev", "--out", file.toString()))
                .as(err.toString())
                .isZero();

        assertThat(file).content().isEqualTo(printed);
        try (var files = Files.list(folder)) {
            assertThat(files).containsExactly(file);
        }
    }

    @Test
    void a_file_is_readable_like_any_other_that_the_user_writes() throws Exception {
        var file = folder.resolve("dev.json");
        run("export", "arm", "dev", "--out", file.toString());

        assertThat(Files.getPosixFilePermissions(file))
                .isEqualTo(Files.getPosixFilePermissions(Files.writeString(folder.resolve("own.json"), "{}")));
    }

    @Test
    void replaces_a_file_only_when_told_to() throws Exception {
        var file = Files.writeString(folder.resolve("dev.json"), "mine");

        assertThat(run("export", "arm", "dev", "--out", file.toString())).isEqualTo(2);
        assertThat(err.toString().strip())
                .isEqualTo(file + ": already exists. Set --out to another file, or overwrite it with --force.");
        assertThat(file).content().isEqualTo("mine");

        assertThat(run("export", "arm", "dev", "--out", file.toString(), "--force"))
                .isZero();
        assertThat(file).content().startsWith("{");
    }

    @Test
    void a_file_that_cannot_be_written_is_bad_input() {
        var file = folder.resolve("missing").resolve("dev.json");

        assertThat(run("export", "arm", "dev", "--out", file.toString())).isEqualTo(2);
        assertThat(err.toString().strip())
                .isEqualTo(file + ": cannot be written. Check that its folder exists and is writable.");
    }

    @Test
    void a_stack_without_a_file_is_bad_input() {
        assertThat(run("export", "arm", "nowhere")).isEqualTo(2);
        assertThat(err.toString()).contains("Pulumi.nowhere.yaml: file not found.");
    }

    @Test
    void a_format_is_needed() {
        assertThat(run("export")).isEqualTo(2);
        assertThat(err.toString()).contains("Missing required subcommand", "arm");
    }

    private int run(String... args) {
        return PortkeyCommand.run(new PrintWriter(out, true), new PrintWriter(err, true), args);
    }
}
