package ai.portkey.azure.cli.engine;

import com.google.gson.Gson;
import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.reflect.TypeToken;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * One stack of a {@link LocalEngine}. An operation blocks until the engine has ended and gives a result whether it
 * succeeded or not; {@link #interrupt} and {@link #kill} may be called meanwhile from another thread.
 *
 * <p>{@code options} are further options of the CLI's command, e.g. {@code --target URN}.
 */
public final class EngineStack {

    private final String name;
    private final Program program;
    private final ProjectFiles files;
    private final CliProcess process;
    private final StackLock lock;
    private final Checkpoint checkpoint;
    private final Consumer<Step> onStep;

    EngineStack(
            String name,
            Program program,
            ProjectFiles files,
            CliProcess process,
            StackLock lock,
            Checkpoint checkpoint,
            Consumer<Step> onStep) {
        this.name = name;
        this.program = program;
        this.files = files;
        this.process = process;
        this.lock = lock;
        this.checkpoint = checkpoint;
        this.onStep = onStep;
    }

    public String name() {
        return name;
    }

    /**
     * Replaces the whole configuration.
     *
     * @param config full keys ({@code namespace:key}) to strings, numbers, booleans, lists, maps or null
     */
    public void configure(Map<String, ?> config) {
        try {
            files.writeConfig(name, config);
        } catch (IOException e) {
            throw new EngineException("The configuration of stack %s cannot be written: %s".formatted(name, e), e);
        }
    }

    /** Adds one secret to the configuration, encrypted by the engine; the value is on no command line. */
    public void configureSecret(String key, String value) {
        process.ask(value, List.of("config", "set", "--secret", key, "--stack", name));
    }

    /** Deploys the program. */
    public EngineResult up(String... options) {
        return runProgram(List.of("up", "--yes", "--skip-preview"), options);
    }

    /** Tells what {@link #up} would do. */
    public EngineResult preview(String... options) {
        return runProgram(List.of("preview"), options);
    }

    /** Reads every resource from its provider and takes what it finds into the state. */
    public EngineResult refresh(String... options) {
        return operate(List.of("refresh", "--yes", "--skip-preview"), options);
    }

    /** Reads every resource from its provider and tells what differs from the state, which stays as it is. */
    public EngineResult drift(String... options) {
        return operate(List.of("refresh", "--preview-only"), options);
    }

    /** Tells what {@link #destroy} would do, or which protected resources are in its way; no listener is told. */
    public EngineResult previewDestroy() {
        return operate(step -> {}, List.of("destroy", "--preview-only"));
    }

    /** Deletes every resource; the stack and its configuration stay. A protected resource may be met in the middle. */
    public EngineResult destroy(String... options) {
        return operate(List.of("destroy", "--yes", "--skip-preview"), options);
    }

    /** Outputs of the last update; a secret reads {@code [secret]}. */
    public Map<String, Object> outputs() {
        return parse(process.ask("", List.of("stack", "output", "--json", "--stack", name)));
    }

    /** Outputs of the last update with every secret in plain: not for logs. */
    public Map<String, Object> revealOutputs() {
        return parse(process.ask("", List.of("stack", "output", "--json", "--show-secrets", "--stack", name)));
    }

    /** The state as the engine's own JSON; secrets stay encrypted. */
    public String exportState() {
        return checkpoint.export().toString();
    }

    /** Replaces the state by one that {@link #exportState} gave. */
    public void importState(String state) {
        process.ask(state, List.of("stack", "import", "--stack", name));
    }

    /**
     * Takes resources that exist into the state; what they are in their provider stays as it is.
     *
     * @param file the resources, in the form of {@code pulumi import --file}
     */
    public EngineResult importResources(Path file) {
        return operate(List.of(
                "import",
                "--file",
                file.toAbsolutePath().toString(),
                "--yes",
                "--skip-preview",
                "--protect=false",
                "--generate-code=false"));
    }

    /** Lets a later {@link #destroy} delete protected resources too. */
    public void unprotect() {
        if (checkpoint.mayHaveProtectedResources()) {
            process.ask("", List.of("state", "unprotect", "--all", "--yes", "--stack", name));
        }
    }

    /** Asks the operation under way to stop in good order, as Ctrl-C does: steps that have begun are finished. */
    public void interrupt() {
        process.interrupt();
    }

    /** Ends the operation under way at once, as a crash does; {@link #recover} makes the stack usable again. */
    public void kill() {
        process.kill();
    }

    /**
     * Makes the stack usable after its engine was killed: takes its lock away, repairs a state that was being written,
     * and clears the steps that had begun.
     * Run {@link #refresh} afterwards when a step was an update or a delete. A resource whose creation had begun may
     * exist without being in the state, and its provider may then refuse to create it again: see
     * {@link #recover(Map)}.
     *
     * @return the steps that had begun; empty when there is nothing to look after
     * @throws EngineException when the process that holds the lock still runs
     */
    public List<PendingOperation> recover() {
        return recover(Map.of());
    }

    /**
     * As {@link #recover()}, and takes resources into the state whose creation had begun and that do exist.
     *
     * @param existing URN to the provider's id of the resource
     * @return the steps that had begun and were only cleared
     * @throws EngineException when the process that holds the lock still runs, or a resource cannot be read
     */
    public List<PendingOperation> recover(Map<String, String> existing) {
        unlock();
        if (!checkpoint.mayHavePendingOperations()) {
            return List.of();
        }
        var state = checkpoint.export();
        var deployment = state.getAsJsonObject("deployment");
        if (!(deployment.remove("pending_operations") instanceof JsonArray pending) || pending.isEmpty()) {
            return List.of();
        }
        var cleared = new ArrayList<PendingOperation>();
        for (var element : pending) {
            var operation = pendingOperation(element.getAsJsonObject());
            var id = existing.get(operation.urn());
            if (id != null && operation.kind().equals("creating")) {
                var resource = element.getAsJsonObject().getAsJsonObject("resource");
                resource.addProperty("id", id);
                deployment.getAsJsonArray("resources").add(resource);
            } else {
                cleared.add(operation);
            }
        }
        importState(state.toString());
        if (cleared.size() < pending.size()) {
            readOutputs();
        }
        return cleared;
    }

    /** A resource that was taken in has no outputs yet. */
    private void readOutputs() {
        var result = refresh();
        if (!result.succeeded()) {
            throw new EngineException("The state of %s was repaired; its resources could not be read: %s"
                    .formatted(name, result.diagnostics()));
        }
    }

    private void unlock() {
        lock.livingHolder().ifPresent(pid -> {
            throw new EngineException(("Stack %s is in use: process %d on this machine is still running an operation. "
                            + "Wait for it to finish, or stop it first.")
                    .formatted(name, pid));
        });
        checkpoint.repair();
        if (lock.isHeld()) {
            process.ask("", List.of("cancel", "--yes", "--stack", name));
        }
    }

    private static PendingOperation pendingOperation(JsonObject operation) {
        return new PendingOperation(
                operation.get("type").getAsString(),
                operation.getAsJsonObject("resource").get("urn").getAsString());
    }

    private EngineResult runProgram(List<String> command, String... options) {
        if (!(program instanceof Program.Inline inline)) {
            return operate(command, options);
        }
        try (var host = new InlineHost(inline.code())) {
            var inlineCommand = new ArrayList<>(command);
            inlineCommand.add("--client=" + host.address());
            return operate(inlineCommand, options);
        } catch (IOException e) {
            throw new EngineException("The program's language host cannot listen on this machine: " + e, e);
        }
    }

    private EngineResult operate(List<String> command, String... options) {
        return operate(onStep, command, options);
    }

    private EngineResult operate(Consumer<Step> listener, List<String> command, String... options) {
        var all = new ArrayList<>(command);
        all.addAll(List.of(options));
        all.addAll(List.of("--stack", name));
        try {
            files.write();
        } catch (IOException e) {
            throw new EngineException("The project files of stack %s cannot be written: %s".formatted(name, e), e);
        }
        return process.operate(all, listener);
    }

    private static Map<String, Object> parse(String json) {
        return new Gson().fromJson(json, new TypeToken<Map<String, Object>>() {}.getType());
    }
}
