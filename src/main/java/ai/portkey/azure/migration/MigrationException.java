package ai.portkey.azure.migration;

import java.util.List;

/**
 * Input that cannot be imported. Every problem is one sentence for the person who runs the command: where, what was
 * found, what to do. Nothing has been written when this is thrown. No message holds a value that may be secret.
 */
public final class MigrationException extends Exception {

    private static final long serialVersionUID = 1L;

    private final transient List<String> problems;

    public MigrationException(List<String> problems) {
        super(String.join(System.lineSeparator(), problems));
        this.problems = List.copyOf(problems);
    }

    public MigrationException(String problem) {
        this(List.of(problem));
    }

    /** All problems, in the order of the input. */
    public List<String> problems() {
        return problems;
    }
}
