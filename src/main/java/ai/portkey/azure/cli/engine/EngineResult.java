package ai.portkey.azure.cli.engine;

import com.pulumi.automation.OperationType;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What one operation on a stack did.
 *
 * @param exitCode    the CLI's exit code; 0 is success
 * @param steps       every step, in the order in which they began
 * @param diagnostics warnings, errors and messages of the engine, the providers and the program, one a line; what the
 *                    CLI printed when the engine did not start
 * @param outputs     the stack's outputs; secrets read {@code [secret]}, and values not known yet {@code [unknown]}
 */
public record EngineResult(int exitCode, List<Step> steps, String diagnostics, Map<String, Object> outputs) {

    private static final Set<OperationType> UNCHANGED =
            Set.of(OperationType.SAME, OperationType.READ, OperationType.REFRESH);

    /** The counts in the order in which people read them. */
    private static final List<Map.Entry<OperationType, String>> WORDS = List.of(
            Map.entry(OperationType.CREATE, "created"),
            Map.entry(OperationType.IMPORT, "imported"),
            Map.entry(OperationType.UPDATE, "updated"),
            Map.entry(OperationType.REPLACE, "replaced"),
            Map.entry(OperationType.DELETE, "deleted"),
            Map.entry(OperationType.SAME, "unchanged"));

    public EngineResult {
        steps = List.copyOf(steps);
        // Map.copyOf refuses null, which is a value that an output may have.
        outputs = Collections.unmodifiableMap(new LinkedHashMap<>(outputs));
    }

    public boolean succeeded() {
        return exitCode == 0;
    }

    /** How many resources the operation touched in this way; a replacement counts once, as {@code REPLACE}. */
    public long count(OperationType operation) {
        return done().filter(step -> step.isManaged() && step.operation() == operation)
                .count();
    }

    /** True when nothing was, or in a preview would be, changed. */
    public boolean isUnchanged() {
        return done().map(Step::operation).allMatch(UNCHANGED::contains);
    }

    private Stream<Step> done() {
        return steps.stream().filter(step -> step.progress() == Step.Progress.DONE);
    }

    /** Names of the resources with a step of this kind. */
    public Set<String> names(OperationType operation) {
        return steps.stream()
                .filter(step -> step.operation() == operation)
                .map(Step::name)
                .collect(Collectors.toSet());
    }

    /** One line for people, e.g. {@code 3 created, 1 replaced, 12 unchanged}; {@code nothing} for an empty stack. */
    public String summary() {
        var parts = WORDS.stream()
                .filter(word -> count(word.getKey()) > 0)
                .map(word -> count(word.getKey()) + " " + word.getValue())
                .toList();
        return parts.isEmpty() ? "nothing" : String.join(", ", parts);
    }
}
