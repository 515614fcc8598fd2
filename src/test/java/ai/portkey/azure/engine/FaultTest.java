package ai.portkey.azure.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import ai.portkey.azure.cli.engine.EngineException;
import ai.portkey.azure.cli.engine.EngineResult;
import ai.portkey.azure.cli.engine.EngineStack;
import ai.portkey.azure.cli.engine.PendingOperation;
import ai.portkey.azure.cli.engine.PulumiCli;
import ai.portkey.azure.cli.engine.Step;
import com.pulumi.Context;
import com.pulumi.automation.OperationType;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@RequiresPulumi
class FaultTest {

    private EngineFixture engine;

    @BeforeEach
    void open(PulumiCli cli, @TempDir Path directory) throws IOException {
        engine = new EngineFixture(cli, directory);
    }

    @AfterEach
    void close() {
        engine.close();
    }

    @Test
    void a_failed_creation_is_told_and_the_next_update_converges() {
        var stack = engine.stack(FaultTest::chain);
        engine.provider.beforeCreate = name -> {
            if (name.equals("second")) {
                throw new IllegalStateException("409 Conflict: try later");
            }
        };

        var failed = stack.up();

        assertThat(failed.succeeded()).isFalse();
        assertThat(failed.diagnostics()).contains("409 Conflict: try later").doesNotContain("<{%");
        assertThat(failed.steps())
                .extracting(Step::name, Step::progress)
                .contains(tuple("first", Step.Progress.DONE), tuple("second", Step.Progress.FAILED));

        engine.provider.beforeCreate = name -> {};
        var converged = stack.up();
        assertThat(converged.names(OperationType.CREATE)).containsExactlyInAnyOrder("second", "third");
        assertThat(engine.provider.things).containsOnlyKeys("first", "second", "third");
    }

    @Test
    void a_program_that_fails_is_told_in_the_diagnostics() {
        var result = engine.stack(context -> {
                    throw new IllegalArgumentException("portkey-gateway:location is not set");
                })
                .up();

        assertThat(result.succeeded()).isFalse();
        assertThat(result.diagnostics()).contains("portkey-gateway:location is not set");
    }

    @Test
    void what_the_cli_refuses_before_the_engine_starts_is_told_in_the_diagnostics() {
        var result = engine.stack(FaultTest::chain).up("--no-such-option");

        assertThat(result.succeeded()).isFalse();
        assertThat(result.diagnostics()).contains("--no-such-option");
    }

    @Test
    void after_a_kill_the_stack_is_locked_and_recover_makes_it_usable() {
        var stack = engine.stack(FaultTest::chain);

        var killed = during("second", stack, EngineStack::kill);

        assertThat(killed.succeeded()).isFalse();
        assertThat(killed.steps())
                .extracting(Step::name, Step::progress)
                .contains(tuple("second", Step.Progress.STARTED));
        assertThat(stack.up().diagnostics()).contains("locked");

        assertThat(stack.recover()).extracting(PendingOperation::kind).containsExactly("creating");
        assertThat(stack.recover()).isEmpty();
        var converged = stack.up();
        assertThat(converged.succeeded()).as(converged.diagnostics()).isTrue();
        assertThat(converged.names(OperationType.CREATE)).containsExactlyInAnyOrder("second", "third");
        assertThat(stack.preview().isUnchanged()).isTrue();
    }

    @Test
    void a_resource_that_came_to_be_although_the_engine_was_killed_is_taken_in() {
        var stack = engine.stack(FaultTest::chain);
        var killed = during("second", stack, EngineStack::kill);
        var second = killed.steps().stream()
                .filter(step -> step.name().equals("second"))
                .findFirst()
                .orElseThrow();
        engine.provider.things.put("second", engine.provider.things.get("first"));

        assertThat(stack.recover(Map.of(second.urn(), "second"))).isEmpty();

        assertThat(stack.up().names(OperationType.CREATE)).containsExactly("third");
    }

    @Test
    void a_listener_that_fails_stops_the_engine_and_leaves_the_stack_usable() {
        var stack = engine.stack(FaultTest::chain);
        engine.onStep = step -> {
            throw new IllegalStateException("the screen is gone");
        };

        assertThatThrownBy(stack::up).isInstanceOf(IllegalStateException.class).hasMessage("the screen is gone");

        engine.onStep = step -> {};
        var converged = stack.up();
        assertThat(converged.succeeded()).as(converged.diagnostics()).isTrue();
        assertThat(engine.provider.things).containsOnlyKeys("first", "second", "third");
    }

    @Test
    void an_interrupt_finishes_the_step_under_way_and_leaves_nothing_to_recover() {
        var stack = engine.stack(FaultTest::chain);

        // Twice: the second must not reach the engine, which would then leave at once.
        var interrupted = during("second", stack, running -> {
            var told = new CountDownLatch(1);
            engine.provider.onCancel = told::countDown;
            running.interrupt();
            EchoProvider.await(told);
            running.interrupt();
        });

        assertThat(interrupted.succeeded()).isFalse();
        assertThat(engine.provider.things).containsOnlyKeys("first", "second");
        assertThat(stack.recover()).isEmpty();
        assertThat(stack.up().names(OperationType.CREATE)).containsExactly("third");
    }

    @Test
    void recover_refuses_while_the_operation_still_runs() {
        var stack = engine.stack(FaultTest::chain);

        var result = during(
                "second",
                stack,
                running -> assertThatThrownBy(running::recover)
                        .isInstanceOf(EngineException.class)
                        .hasMessageMatching(
                                "Stack dev is in use: process \\d+ on this machine is still running an operation. .*"));

        assertThat(result.succeeded()).as(result.diagnostics()).isTrue();
    }

    /** Runs {@code up}, acts while the named thing is being created, and then lets the creation go on. */
    private EngineResult during(String name, EngineStack stack, Consumer<EngineStack> action) {
        var begun = new CountDownLatch(1);
        var release = new CountDownLatch(1);
        engine.provider.holdCreation(name, begun, release);
        var result = CompletableFuture.supplyAsync(() -> stack.up());
        try {
            begun.await();
            action.accept(stack);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            release.countDown();
            engine.provider.beforeCreate = created -> {};
        }
        return result.join();
    }

    private static void chain(Context context) {
        var first = new Thing("first", "one");
        var second = new Thing("second", first.echo(), "plain");
        new Thing("third", second.echo(), "plain");
    }
}
