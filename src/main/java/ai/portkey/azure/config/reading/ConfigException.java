package ai.portkey.azure.config.reading;

import java.util.List;
import java.util.stream.Collectors;

/**
 * The configuration cannot be used. The message is for the person who must repair it: one line for each problem. There is
 * no stack trace, because the fault is in the configuration and not in the program.
 */
public final class ConfigException extends RuntimeException {

    private final transient List<Problem> problems;

    /** @param problems at least one */
    public ConfigException(List<Problem> problems) {
        super(message(problems), null, false, false);
        this.problems = List.copyOf(problems);
    }

    /** All problems, in the order found. */
    public List<Problem> problems() {
        return problems;
    }

    private static String message(List<Problem> problems) {
        var heading = problems.size() == 1
                ? "The configuration has 1 problem:"
                : "The configuration has " + problems.size() + " problems:";
        return problems.stream().map(p -> "  " + p).collect(Collectors.joining("\n", heading + "\n", ""));
    }
}
