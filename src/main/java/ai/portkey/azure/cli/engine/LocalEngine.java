package ai.portkey.azure.cli.engine;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The real Pulumi engine with its state in a folder of this machine and the providers attached by port.
 * One process at a time may operate on a stack; the engine's own lock sees to it.
 */
public final class LocalEngine {

    private static final String OWN_VARIABLES = "PULUMI_";

    private final PulumiCli cli;
    private final EngineSettings settings;

    private LocalEngine(PulumiCli cli, EngineSettings settings) {
        this.cli = cli;
        this.settings = settings;
    }

    /**
     * Opens the engine on its folder, which is made when missing.
     *
     * @throws EngineException when the folder cannot be written
     */
    public static LocalEngine open(PulumiCli cli, EngineSettings settings) {
        var engine = new LocalEngine(cli, settings);
        try {
            Files.createDirectories(engine.states());
            Files.createDirectories(engine.home());
        } catch (IOException e) {
            throw new EngineException(
                    "The engine's folder %s cannot be written: %s".formatted(settings.directory(), e), e);
        }
        return engine;
    }

    /** True when a stack has been made in the folder of an engine. */
    public static boolean knows(Path directory, String project, String stack) {
        return new Checkpoint(states(directory), project, stack).exists();
    }

    /**
     * Opens a stack, which is made when missing.
     *
     * @param name    the stack's name, e.g. {@code dev}
     * @param program what the stack runs
     */
    public EngineStack stack(String name, Program program) {
        try {
            var files = ProjectFiles.of(settings.directory().resolve("projects"), program);
            files.write();
            var process =
                    new CliProcess(cli, files.directory(), settings.directory().resolve("logs"), environment());
            var checkpoint = new Checkpoint(states(), files.project(), name);
            if (!checkpoint.exists()) {
                checkpoint.create();
            }
            return new EngineStack(
                    name,
                    program,
                    files,
                    process,
                    new StackLock(states(), files.project(), name),
                    checkpoint,
                    settings.onStep());
        } catch (IOException e) {
            throw new EngineException("The project files of stack %s cannot be written: %s".formatted(name, e), e);
        }
    }

    private Path states() {
        return states(settings.directory());
    }

    private static Path states(Path directory) {
        return directory.resolve("state");
    }

    private Path home() {
        return settings.directory().resolve("home");
    }

    /** The whole environment of the CLI. */
    Map<String, String> environment() {
        var all = new HashMap<>(System.getenv());
        // The caller's own Pulumi set-up (cloud, stack, token) must not leak into a local run.
        all.keySet().removeIf(name -> name.startsWith(OWN_VARIABLES));
        all.putAll(settings.environment());
        all.put(
                "PATH",
                Stream.of(cli.executable().getParent(), cli.languageHost().getParent(), all.get("PATH"))
                        .filter(Objects::nonNull)
                        .map(Object::toString)
                        .collect(Collectors.joining(File.pathSeparator)));
        all.put("PULUMI_BACKEND_URL", states().toUri().toString());
        all.put("PULUMI_HOME", home().toString());
        all.put("PULUMI_CONFIG_PASSPHRASE", settings.passphrase());
        all.put("PULUMI_SKIP_UPDATE_CHECK", "true");
        // Attached providers have no executable here, and the engine would try to download one.
        all.put("PULUMI_DISABLE_AUTOMATIC_PLUGIN_ACQUISITION", "true");
        // The CLI hides --event-log and --client without it.
        all.put("PULUMI_DEBUG_COMMANDS", "true");
        if (!settings.providers().isEmpty()) {
            all.put(
                    "PULUMI_DEBUG_PROVIDERS",
                    new TreeMap<>(settings.providers())
                            .entrySet().stream()
                                    .map(provider -> provider.getKey() + ":" + provider.getValue())
                                    .collect(Collectors.joining(",")));
        }
        return all;
    }
}
