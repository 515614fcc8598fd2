package ai.portkey.azure.engine;

import ai.portkey.azure.cli.engine.EngineSettings;
import ai.portkey.azure.cli.engine.EngineStack;
import ai.portkey.azure.cli.engine.LocalEngine;
import ai.portkey.azure.cli.engine.Program;
import ai.portkey.azure.cli.engine.PulumiCli;
import ai.portkey.azure.cli.engine.Step;
import com.pulumi.Context;
import com.pulumi.automation.OperationType;
import com.pulumi.core.Output;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

@RequiresPulumi
class LifeCycleTest {

    private final List<Step> progress = new CopyOnWriteArrayList<>();
    private final EchoProvider provider = new EchoProvider();
    private LocalEngine engine;

    LifeCycleTest() throws IOException {
    }

    @BeforeEach
    void open(PulumiCli cli, @TempDir Path directory) {
        engine = LocalEngine.open(cli, EngineSettings.in(directory).withPassphrase("test")
                .withProviders(provider.attachment()).withOnStep(progress::add));
    }

    @AfterEach
    void close() {
        provider.close();
    }

    @Test
    void deploys_previews_nothing_updates_replaces_and_destroys() {
        var created = stack(things("one", "plain")).up();
        assertThat(created.succeeded()).as(created.diagnostics()).isTrue();
        assertThat(created.names(OperationType.CREATE)).contains("first", "second");
        assertThat(created.outputs()).containsEntry("echo", "one");
        assertThat(progress).extracting(Step::name, Step::progress)
                .contains(tuple("first", Step.Progress.STARTED),
                        tuple("first", Step.Progress.DONE));

        var again = stack(things("one", "plain")).preview();
        assertThat(again.succeeded()).as(again.diagnostics()).isTrue();
        assertThat(again.isUnchanged()).as(again.summary()).isTrue();

        var updated = stack(things("two", "plain")).up();
        assertThat(updated.count(OperationType.UPDATE)).isEqualTo(2);
        assertThat(updated.steps()).filteredOn(step -> step.operation() == OperationType.UPDATE)
                .allSatisfy(step -> assertThat(step.changed()).containsExactly("text"));

        var replaced = stack(things("two", "round")).up();
        assertThat(replaced.count(OperationType.REPLACE)).isEqualTo(1);
        assertThat(replaced.names(OperationType.CREATE_REPLACEMENT)).containsExactly("first");
        assertThat(replaced.summary()).isEqualTo("1 replaced, 2 unchanged");

        var destroyed = stack(things("two", "round")).destroy();
        assertThat(destroyed.count(OperationType.DELETE)).isEqualTo(3);
        assertThat(provider.things).isEmpty();
    }

    private EngineStack stack(Consumer<Context> code) {
        return engine.stack("dev", new Program.Inline("echo-test", code));
    }

    private static Consumer<Context> things(String text, String kind) {
        return context -> {
            var first = new Thing("first", Output.of(text), kind);
            var second = new Thing("second", first.echo(), "plain");
            context.export("echo", second.echo());
        };
    }
}
