package ai.portkey.azure.plan;

import java.util.List;

/** The program or the simulated Azure refused the stack; each problem is a sentence for the user. */
public final class PlanException extends RuntimeException {

    private final List<String> problems;

    PlanException(List<String> problems, List<Exception> causes) {
        super(String.join("\n", problems));
        this.problems = List.copyOf(problems);
        causes.forEach(this::addSuppressed);
    }

    /** All problems, in the order in which they came up. */
    public List<String> problems() {
        return problems;
    }
}
