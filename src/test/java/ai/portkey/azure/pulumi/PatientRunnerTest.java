package ai.portkey.azure.pulumi;

import static org.assertj.core.api.Assertions.assertThat;

import com.pulumi.deployment.internal.Runner;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class PatientRunnerTest {

    private final List<String> passedOn = new CopyOnWriteArrayList<>();
    /** The runtime's runner without its loop: it ends with the program. */
    private final Runner pulumi = new Runner() {
        @Override
        public <T> void registerTask(String description, CompletableFuture<T> task) {
            passedOn.add(description);
        }

        @Override
        public <T> CompletableFuture<Result<T>> runAsync(Supplier<T> program) {
            return CompletableFuture.supplyAsync(() -> new Result<T>(0, List.of(), Optional.of(program.get())) {});
        }
    };

    private final PatientRunner runner = new PatientRunner(pulumi);
    private final CompletableFuture<String> slow = new CompletableFuture<>();
    private final CompletableFuture<String> other = new CompletableFuture<>();
    private final CompletableFuture<Void> begun = new CompletableFuture<>();

    @Test
    void a_program_ends_when_all_its_tasks_have_ended() {
        var ended = runner.runAsync(this::begin);
        begun.join();
        assertThat(ended).isNotDone();

        other.complete("other");
        var late = new CompletableFuture<String>();
        runner.registerTask("begun by another task", late);
        slow.complete("slow");
        assertThat(ended).isNotDone();

        late.complete("late");
        assertThat(ended.join().result()).contains("program");
        assertThat(passedOn).isEmpty();
    }

    @Test
    void what_begins_after_the_end_is_the_runtimes_to_wait_for() {
        runner.runAsync(() -> "program").join();

        runner.registerTask("after the end", slow);

        assertThat(passedOn).containsExactly("after the end");
    }

    @Test
    void a_program_ends_at_the_first_task_that_fails() {
        var ended = runner.runAsync(this::begin);
        begun.join();

        other.completeExceptionally(new IllegalStateException("refused"));

        assertThat(ended.join().result()).contains("program");
        assertThat(slow).isNotDone();
        assertThat(passedOn).as("the runtime reports it").containsExactly("other");
    }

    private String begin() {
        runner.registerTask("slow", slow);
        runner.registerTask("other", other);
        begun.complete(null);
        return "program";
    }
}
