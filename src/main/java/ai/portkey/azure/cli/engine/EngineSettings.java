package ai.portkey.azure.cli.engine;

import java.nio.file.Path;
import java.util.Map;
import java.util.function.Consumer;

/**
 * How a {@link LocalEngine} works.
 *
 * @param directory   folder for everything the engine keeps: state, its own {@code PULUMI_HOME}, project files
 * @param passphrase  encrypts the secrets in the state; the same for the state's whole life
 * @param providers   attached providers: package name to the port on this machine where its gRPC server listens
 * @param environment variables for the CLI and the program it starts, on top of this process's own
 * @param onStep      told of every change of a resource while an operation runs, on the thread that runs it
 */
public record EngineSettings(
        Path directory,
        String passphrase,
        Map<String, Integer> providers,
        Map<String, String> environment,
        Consumer<Step> onStep) {

    public EngineSettings {
        directory = directory.toAbsolutePath();
        providers = Map.copyOf(providers);
        environment = Map.copyOf(environment);
    }

    /** Settings with {@code PULUMI_CONFIG_PASSPHRASE} as passphrase (empty when unset), no provider and no listener. */
    public static EngineSettings in(Path directory) {
        var passphrase = System.getenv().getOrDefault("PULUMI_CONFIG_PASSPHRASE", "");
        return new EngineSettings(directory, passphrase, Map.of(), Map.of(), step -> {});
    }

    public EngineSettings withPassphrase(String value) {
        return new EngineSettings(directory, value, providers, environment, onStep);
    }

    public EngineSettings withProviders(Map<String, Integer> value) {
        return new EngineSettings(directory, passphrase, value, environment, onStep);
    }

    public EngineSettings withEnvironment(Map<String, String> value) {
        return new EngineSettings(directory, passphrase, providers, value, onStep);
    }

    public EngineSettings withOnStep(Consumer<Step> value) {
        return new EngineSettings(directory, passphrase, providers, environment, value);
    }

    /** Leaves the passphrase out: records print all they hold. */
    @Override
    public String toString() {
        return "EngineSettings[directory=%s, providers=%s]".formatted(directory, providers);
    }
}
