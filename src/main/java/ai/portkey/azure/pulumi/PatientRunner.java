package ai.portkey.azure.pulumi;

import com.pulumi.deployment.internal.Runner;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/**
 * Lets a program end when its tasks have ended or one has failed. The Java runtime's own runner polls without a pause
 * whether they have and describes every task each time; it gets only what failed and what begins after the end.
 */
final class PatientRunner implements Runner {

    private final Runner runner;
    private final CompletableFuture<Void> ended = new CompletableFuture<>();
    /** The tasks under way, and one more until the program has begun all of its own. */
    private final AtomicInteger running = new AtomicInteger(1);

    PatientRunner(Runner runner) {
        this.runner = runner;
    }

    @Override
    public <T> void registerTask(String description, CompletableFuture<T> task) {
        if (running.getAndUpdate(tasks -> tasks == 0 ? 0 : tasks + 1) == 0) {
            runner.registerTask(description, task);
            return;
        }
        var unused = task.whenComplete((result, failure) -> {
            if (failure != null) {
                runner.registerTask(description, task);
                ended.complete(null);
            }
            endOne();
        });
    }

    @Override
    public <T> CompletableFuture<Result<T>> runAsync(Supplier<T> program) {
        return runner.runAsync(() -> {
            var result = program.get();
            endOne();
            ended.join();
            return result;
        });
    }

    private void endOne() {
        if (running.decrementAndGet() == 0) {
            ended.complete(null);
        }
    }
}
