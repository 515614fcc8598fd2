package ai.portkey.azure.cli.simulated;

import ai.portkey.azure.cli.engine.Step;
import com.pulumi.automation.OperationType;
import java.io.PrintWriter;
import java.util.Map;
import picocli.CommandLine.Help.Ansi;

/** One line for each resource that an operation has changed, or in a preview would change. */
final class Progress {

    private record Sign(String sign, String style) {}

    private static final Map<OperationType, Sign> SIGNS = Map.of(
            OperationType.CREATE, new Sign("+", "green"),
            OperationType.UPDATE, new Sign("~", "yellow"),
            OperationType.DELETE, new Sign("-", "red"),
            OperationType.CREATE_REPLACEMENT, new Sign("+-", "magenta"),
            OperationType.DELETE_REPLACED, new Sign("-", "magenta"),
            OperationType.IMPORT, new Sign("=", "green"));

    private final PrintWriter out;
    private final Ansi ansi;

    Progress(PrintWriter out, Ansi ansi) {
        this.out = out;
        this.ansi = ansi;
    }

    void show(Step step) {
        var sign = SIGNS.get(step.operation());
        if (sign == null || step.progress() == Step.Progress.STARTED || !step.isManaged()) {
            return;
        }
        var type = step.type().substring(step.type().lastIndexOf(':') + 1);
        out.println("  " + ansi.string("@|" + sign.style() + " " + sign.sign() + "|@") + " " + type + " " + step.name()
                + (step.changed().isEmpty()
                        ? ""
                        : " ("
                                + String.join(
                                        ", ", step.changed().stream().sorted().toList()) + ")")
                + (step.progress() == Step.Progress.FAILED ? ansi.string(" @|red failed|@") : ""));
        out.flush();
    }
}
