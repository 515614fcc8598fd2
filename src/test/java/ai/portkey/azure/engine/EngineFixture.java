package ai.portkey.azure.engine;

import ai.portkey.azure.cli.engine.EngineSettings;
import ai.portkey.azure.cli.engine.EngineStack;
import ai.portkey.azure.cli.engine.LocalEngine;
import ai.portkey.azure.cli.engine.Program;
import ai.portkey.azure.cli.engine.PulumiCli;
import ai.portkey.azure.cli.engine.Step;
import com.pulumi.Context;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/** An engine on a folder of its own with an {@link EchoProvider} attached. */
final class EngineFixture implements Closeable {

    static final String PROJECT = "echo-test";

    final EchoProvider provider = new EchoProvider();
    final List<Step> progress = new CopyOnWriteArrayList<>();
    /** Told of each step besides {@link #progress}. */
    volatile Consumer<Step> onStep = step -> {};

    private final LocalEngine engine;

    EngineFixture(PulumiCli cli, Path directory) throws IOException {
        engine = LocalEngine.open(
                cli,
                EngineSettings.in(directory)
                        .withPassphrase("test")
                        .withProviders(provider.attachment())
                        .withOnStep(step -> {
                            progress.add(step);
                            onStep.accept(step);
                        }));
    }

    EngineStack stack(Consumer<Context> code) {
        return stack(new Program.Inline(PROJECT, code));
    }

    EngineStack stack(Program program) {
        return engine.stack("dev", program);
    }

    @Override
    public void close() {
        provider.close();
    }
}
