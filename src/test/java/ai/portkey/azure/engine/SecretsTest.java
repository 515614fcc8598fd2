package ai.portkey.azure.engine;

import static org.assertj.core.api.Assertions.assertThat;

import ai.portkey.azure.cli.engine.PulumiCli;
import com.pulumi.Context;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@RequiresPulumi
class SecretsTest {

    private static final String SECRET = "planted-secret-4711";

    @Test
    void a_secret_is_in_plain_nowhere_but_in_the_provider(PulumiCli cli, @TempDir Path directory) throws IOException {
        try (var engine = new EngineFixture(cli, directory)) {
            var stack = engine.stack(SecretsTest::program);
            stack.configureSecret("echo-test:password", SECRET);

            var result = stack.up();

            assertThat(result.succeeded()).as(result.diagnostics()).isTrue();
            assertThat(engine.provider.text("holder")).isEqualTo(SECRET);
            assertThat(result.outputs()).containsEntry("password", "[secret]");
            assertThat(result.toString()).doesNotContain(SECRET);
            assertThat(stack.outputs()).containsEntry("password", "[secret]");
            assertThat(stack.revealOutputs()).containsEntry("password", SECRET);
            assertThat(stack.exportState()).contains("\"holder\"").doesNotContain(SECRET);
            assertThat(filesWith(SECRET, directory)).isEmpty();
        }
    }

    @Test
    void an_exported_state_can_be_imported_again(PulumiCli cli, @TempDir Path directory) throws IOException {
        try (var engine = new EngineFixture(cli, directory)) {
            var stack = engine.stack(SecretsTest::program);
            stack.configureSecret("echo-test:password", SECRET);
            stack.up();
            var state = stack.exportState();
            stack.destroy();
            assertThat(stack.outputs()).isEmpty();

            stack.importState(state);

            assertThat(stack.revealOutputs()).containsEntry("password", SECRET);
            assertThat(filesWith(SECRET, directory)).isEmpty();
        }
    }

    private static void program(Context context) {
        var password = context.config().requireSecret("password");
        new Thing("holder", password, "plain");
        context.export("password", password);
    }

    private static List<Path> filesWith(String text, Path directory) throws IOException {
        try (var files = Files.walk(directory)) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> contains(file, text))
                    .toList();
        }
    }

    private static boolean contains(Path file, String text) {
        try {
            return new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1).contains(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
