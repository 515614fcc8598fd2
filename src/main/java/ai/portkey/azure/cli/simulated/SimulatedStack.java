package ai.portkey.azure.cli.simulated;

import ai.portkey.azure.App;
import ai.portkey.azure.cli.engine.EngineSettings;
import ai.portkey.azure.cli.engine.EngineStack;
import ai.portkey.azure.cli.engine.LocalEngine;
import ai.portkey.azure.cli.engine.Program;
import ai.portkey.azure.cli.engine.PulumiCli;
import ai.portkey.azure.cli.engine.Step;
import ai.portkey.azure.cli.stack.UserError;
import ai.portkey.azure.config.reading.RawConfig;
import ai.portkey.azure.provider.KeyVaultSecretReader;
import ai.portkey.azure.simulator.core.SimulatedAzure;
import ai.portkey.azure.simulator.core.SimulationOptions;
import ai.portkey.azure.simulator.fronts.SimulatedProviderServer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/**
 * A stack on the real Pulumi engine against the simulated Azure, both in this process but for the engine itself. State
 * and simulated Azure live in one folder and survive between commands.
 */
public final class SimulatedStack implements AutoCloseable {

    /** No real Key Vault is read; the value is a secret like the real one. */
    private static final KeyVaultSecretReader SIMULATED_KEY_VAULT =
            (vaultUri, secretName) -> CompletableFuture.completedFuture("simulated-" + secretName);

    private final SimulatedProviderServer server;
    private final EngineStack engine;

    private SimulatedStack(SimulatedProviderServer server, EngineStack engine) {
        this.server = server;
        this.engine = engine;
    }

    /**
     * Opens the stack, which is made when missing, and takes away what a killed command left behind.
     *
     * @param cli       the Pulumi CLI
     * @param directory folder of the state
     * @param options   the simulated Azure
     * @param raw       the stack's configuration
     * @param onStep    told of every change while an operation runs
     */
    public static SimulatedStack open(
            PulumiCli cli, Path directory, SimulationOptions options, RawConfig raw, Consumer<Step> onStep) {
        var server = serve(options);
        try {
            var engine = LocalEngine.open(
                            cli,
                            EngineSettings.in(directory)
                                    .withProviders(Map.of(
                                            "azure-native", server.port("azure-native"),
                                            "random", server.port("random"),
                                            "azuread", server.port("azuread")))
                                    .withOnStep(onStep))
                    .stack(
                            raw.stackName(),
                            new Program.Inline(
                                    RawConfig.NAMESPACE, context -> App.deploy(context, raw, SIMULATED_KEY_VAULT)));
            engine.configure(providerConfig(raw));
            engine.recover();
            return new SimulatedStack(server, engine);
        } catch (RuntimeException e) {
            server.close();
            throw e;
        }
    }

    /** The stack's operations. */
    public EngineStack engine() {
        return engine;
    }

    /** The simulated subscription, e.g. to change something behind the engine's back. */
    public SimulatedAzure azure() {
        return server.azure();
    }

    @Override
    public void close() {
        server.close();
    }

    private static SimulatedProviderServer serve(SimulationOptions options) {
        try {
            return SimulatedProviderServer.start(options);
        } catch (IOException e) {
            throw new UserError("The simulated Azure cannot listen on this machine: " + e.getMessage());
        }
    }

    /** The program gets its configuration directly; the engine needs the providers' alone. */
    private static Map<String, Object> providerConfig(RawConfig raw) {
        var config = new LinkedHashMap<String, Object>();
        raw.values().forEach((key, value) -> {
            if (key.startsWith("azure-native:")) {
                config.put(key, value);
            }
        });
        return config;
    }
}
