package ai.portkey.azure.cli.engine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.representer.Representer;

/**
 * The engine's own {@code Pulumi.yaml} and stack files, so that those of a user's project stay as they are. One folder
 * for each project.
 *
 * @param directory folder of the files
 * @param content   the Pulumi.yaml
 */
record ProjectFiles(Path directory, Map<String, Object> content) {

    /** The files that run the program, in a folder below this one; {@link #write} makes them. */
    static ProjectFiles of(Path parent, Program program) throws IOException {
        var content = content(program);
        return new ProjectFiles(parent.resolve(String.valueOf(content.get("name"))), content);
    }

    /** Name of the Pulumi project. */
    String project() {
        return String.valueOf(content.get("name"));
    }

    /** Writes the Pulumi.yaml: before each operation, since another program of the project may have run meanwhile. */
    void write() throws IOException {
        Files.createDirectories(directory);
        Files.writeString(directory.resolve("Pulumi.yaml"), yaml().dump(content));
    }

    /**
     * Replaces the configuration of a stack; the stack's encryption settings stay.
     *
     * @param config full keys ({@code namespace:key}) to values as YAML knows them
     */
    void writeConfig(String stack, Map<String, ?> config) throws IOException {
        var file = directory.resolve("Pulumi." + stack + ".yaml");
        var content = Files.exists(file) ? read(file) : new LinkedHashMap<String, Object>();
        content.put("config", config);
        Files.writeString(file, yaml().dump(content));
    }

    private static Map<String, Object> content(Program program) throws IOException {
        if (program instanceof Program.Inline inline) {
            return Map.of("name", inline.project(), "runtime", "java");
        }
        if (program instanceof Program.Jar jar) {
            return Map.of(
                    "name",
                    jar.project(),
                    "runtime",
                    Map.of(
                            "name",
                            "java",
                            "options",
                            Map.of("binary", jar.jar().toAbsolutePath().toString())));
        }
        return ofDirectory(((Program.ProjectDirectory) program).directory().toAbsolutePath());
    }

    /** The user's Pulumi.yaml, told where its program lies; a prebuilt jar is named relative to that folder. */
    private static Map<String, Object> ofDirectory(Path directory) throws IOException {
        var content = read(directory.resolve("Pulumi.yaml"));
        content.put(
                "main",
                directory.resolve(content.getOrDefault("main", "").toString()).toString());
        if (content.get("runtime") instanceof Map<?, ?> runtime
                && runtime.get("options") instanceof Map<?, ?> options
                && options.get("binary") instanceof String binary) {
            var absolute = new LinkedHashMap<Object, Object>(options);
            absolute.put("binary", directory.resolve(binary).toString());
            content.put("runtime", Map.of("name", runtime.get("name"), "options", absolute));
        }
        return content;
    }

    private static Map<String, Object> read(Path file) throws IOException {
        Map<String, Object> content = yaml().load(Files.readString(file));
        return content == null ? new LinkedHashMap<>() : content;
    }

    private static Yaml yaml() {
        var style = new DumperOptions();
        style.setDefaultFlowStyle(DumperOptions.FlowStyle.BLOCK);
        return new Yaml(new SafeConstructor(new LoaderOptions()), new Representer(style), style);
    }
}
