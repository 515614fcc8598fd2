package ai.portkey.azure.engine;

import static org.assertj.core.api.Assertions.assertThat;

import ai.portkey.azure.TestStack;
import ai.portkey.azure.cli.engine.EngineResult;
import ai.portkey.azure.cli.engine.PulumiCli;
import ai.portkey.azure.cli.engine.Step;
import ai.portkey.azure.cli.simulated.SimulatedStack;
import ai.portkey.azure.config.reading.RawConfig;
import com.pulumi.automation.OperationType;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The engine's process is killed while it deploys: the next commands find a usable state. */
@RequiresPulumi
class CrashTest {

    private final RawConfig config = TestStack.smallest().raw();
    private final DeployedStack stack;

    CrashTest(PulumiCli cli, @TempDir Path directory) {
        this.stack = new DeployedStack(cli, directory);
    }

    @Test
    void after_a_crash_in_the_middle_the_stack_is_completed() {
        var opened = new AtomicReference<SimulatedStack>();
        EngineResult killed = stack.on(
                config,
                step -> {
                    if (isCreated(step, "environment-environment")) {
                        opened.get().engine().kill();
                    }
                },
                open -> {
                    opened.set(open);
                    return open.engine().up();
                });
        assertThat(killed.succeeded()).isFalse();
        removeWhatTheStateDoesNotKnow();

        var again = stack.up(config);

        assertThat(again.succeeded()).as(again.diagnostics()).isTrue();
        assertThat(DeployedStack.changes(again))
                .contains("create gateway-app")
                .doesNotContain("create secrets-identity");
        assertThat(DeployedStack.changes(stack.preview(config))).isEmpty();
        assertThat(stack.destroy(config).succeeded()).isTrue();
        assertThat(stack.inAzure(config)).isEmpty();
    }

    /** What docs/operate.md tells an operator to do: a creation under way at the crash may exist without being known. */
    private void removeWhatTheStateDoesNotKnow() {
        var known = new HashSet<String>();
        stack.inState(config).stream()
                .filter(r -> r.has("id"))
                .forEach(r -> known.add(r.get("id").getAsString()));
        stack.on(config, open -> {
            open.azure().resources().stream()
                    .filter(r -> !r.external() && !known.contains(r.id()))
                    .forEach(r -> open.azure().deleteBehindTheBack(r.id()));
            return null;
        });
    }

    private static boolean isCreated(Step step, String name) {
        return step.name().equals(name)
                && step.operation() == OperationType.CREATE
                && step.progress() == Step.Progress.DONE;
    }
}
