package ai.portkey.azure.config;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Collects problems, so that all of them are reported at once. A key has at most one error: the first, which is the one
 * about its format; what a deeper rule would add follows from it.
 */
public final class Problems {

    private final List<Problem> errors = new ArrayList<>();
    private final List<Problem> warnings = new ArrayList<>();

    /** Adds an error, unless its key or an enclosing one has an error already. */
    public void error(Problem problem) {
        if (errors.stream().noneMatch(e -> encloses(e.path(), problem.path()))) {
            errors.add(problem);
        }
    }

    /** Adds a warning. */
    public void warn(Problem problem) {
        warnings.add(problem);
    }

    /** True when none of these keys, nor anything around or inside them, has an error: a rule may rely on their values. */
    public boolean isClean(String... paths) {
        return Stream.of(paths).noneMatch(path -> errors.stream()
                .anyMatch(e -> encloses(e.path(), path) || encloses(path, e.path())));
    }

    /** Errors in the order found. */
    public List<Problem> errors() {
        return List.copyOf(errors);
    }

    /** Warnings in the order found. */
    public List<Problem> warnings() {
        return List.copyOf(warnings);
    }

    /** @throws ConfigException with all errors, when there are any */
    public void throwIfAny() {
        if (!errors.isEmpty()) {
            throw new ConfigException(errors);
        }
    }

    private static boolean encloses(String outer, String inner) {
        return inner.equals(outer) || inner.startsWith(outer + ".") || inner.startsWith(outer + "[");
    }
}
