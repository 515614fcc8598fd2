package ai.portkey.azure.config.reading;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
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

    /** Adds an error of a key that is named without namespace; its value is not shown. */
    public void error(String key, String text) {
        error(problem(key, text));
    }

    /** Adds a warning of a key that is named without namespace; its value is not shown. */
    public void warn(String key, String text) {
        warn(problem(key, text));
    }

    /** As {@link #isClean}, for keys that are named without namespace. */
    public boolean areClean(String... keys) {
        return isClean(Stream.of(keys).map(Problems::path).toArray(String[]::new));
    }

    /** True when none of these keys, nor anything around or inside them, has an error: a rule may rely on their values. */
    public boolean isClean(String... paths) {
        return Stream.of(paths)
                .noneMatch(path -> errors.stream().anyMatch(e -> encloses(e.path(), path) || encloses(path, e.path())));
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

    private static Problem problem(String key, String text) {
        return new Problem(path(key), Optional.empty(), text);
    }

    private static String path(String key) {
        return RawConfig.NAMESPACE + ":" + key;
    }

    private static boolean encloses(String outer, String inner) {
        return inner.equals(outer) || inner.startsWith(outer + ".") || inner.startsWith(outer + "[");
    }
}
