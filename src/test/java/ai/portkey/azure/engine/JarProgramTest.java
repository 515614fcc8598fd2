package ai.portkey.azure.engine;

import static org.assertj.core.api.Assertions.assertThat;

import ai.portkey.azure.cli.engine.Program;
import ai.portkey.azure.cli.engine.PulumiCli;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Programs that the Java language host starts in a process of their own, as {@code pulumi up} does. */
@RequiresPulumi
class JarProgramTest {

    private EngineFixture engine;
    private Path jar;

    @TempDir
    private Path project;

    @BeforeEach
    void open(PulumiCli cli, @TempDir Path directory) throws IOException {
        engine = new EngineFixture(cli, directory);
        jar = Files.createDirectory(project.resolve("target")).resolve("program.jar");
        writeJar();
    }

    @AfterEach
    void close() {
        engine.close();
    }

    @Test
    void a_jar_is_run() {
        var stack = engine.stack(new Program.Jar(EngineFixture.PROJECT, jar));
        stack.configure(Map.of("echo-test:text", "hello"));

        var result = stack.up();

        assertThat(result.succeeded()).as(result.diagnostics()).isTrue();
        assertThat(result.outputs()).containsEntry("echo", "hello");
        assertThat(stack.preview().isUnchanged()).isTrue();
    }

    @Test
    void a_project_folder_is_run_and_left_as_it_was() throws IOException {
        var settings = """
                name: echo-test
                runtime:
                  name: java
                  options:
                    binary: target/program.jar
                """;
        Files.writeString(project.resolve("Pulumi.yaml"), settings);
        var stack = engine.stack(new Program.ProjectDirectory(project));
        stack.configure(Map.of("echo-test:text", "hello"));

        var result = stack.up();

        assertThat(result.succeeded()).as(result.diagnostics()).isTrue();
        assertThat(engine.provider.text("from-jar")).isEqualTo("hello");
        assertThat(project.resolve("Pulumi.yaml")).hasContent(settings);
        try (var files = Files.list(project)) {
            assertThat(files)
                    .extracting(Path::getFileName)
                    .extracting(Path::toString)
                    .containsExactlyInAnyOrder("Pulumi.yaml", "target");
        }
    }

    @Test
    void programs_of_one_project_take_turns_on_a_stack() {
        var inline = engine.stack(context -> new Thing("from-jar", "hello"));
        var stack = engine.stack(new Program.Jar(EngineFixture.PROJECT, jar));
        stack.configure(Map.of("echo-test:text", "hello"));
        assertThat(inline.up().succeeded()).isTrue();

        var result = stack.up();

        assertThat(result.succeeded()).as(result.diagnostics()).isTrue();
        assertThat(result.summary()).isEqualTo("1 unchanged");
    }

    private void writeJar() throws IOException {
        var manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().put(Attributes.Name.MAIN_CLASS, JarProgram.class.getName());
        manifest.getMainAttributes()
                .put(
                        Attributes.Name.CLASS_PATH,
                        Arrays.stream(System.getProperty("java.class.path").split(Pattern.quote(File.pathSeparator)))
                                .map(entry -> Path.of(entry).toUri().toString())
                                .collect(Collectors.joining(" ")));
        new JarOutputStream(Files.newOutputStream(jar), manifest).close();
    }
}
