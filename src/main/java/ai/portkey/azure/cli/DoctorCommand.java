package ai.portkey.azure.cli;

import ai.portkey.azure.cli.stack.StackOptions;
import ai.portkey.azure.config.PortkeyConfig;
import ai.portkey.azure.subscription.Azure;
import ai.portkey.azure.subscription.Doctor;
import ai.portkey.azure.subscription.Finding;
import ai.portkey.azure.subscription.Session;
import ai.portkey.azure.text.JsonText;
import java.io.PrintWriter;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code portkey doctor}: what a deployment needs in the subscription and does not have. */
@Command(
        name = "doctor",
        mixinStandardHelpOptions = true,
        description = "Checks the subscription for missing prerequisites (read-only; does not read secret values).",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:all checks passed", "1:something is missing or could not be checked", "2:bad input or usage"
        })
final class DoctorCommand implements Callable<Integer> {

    private static final Map<Finding.State, String> STYLES = Map.of(
            Finding.State.OK,
            "green",
            Finding.State.MISSING,
            "red",
            Finding.State.NOT_CHECKED,
            "yellow",
            Finding.State.WARNING,
            "yellow",
            Finding.State.LATER,
            "cyan");

    @Mixin
    StackOptions stack;

    @Option(names = "--json", description = "Print JSON (see docs/operate.md).")
    boolean json;

    @Spec
    CommandSpec spec;

    private final Supplier<Azure> azure;

    DoctorCommand(Supplier<Azure> azure) {
        this.azure = azure;
    }

    @Override
    public Integer call() {
        var raw = stack.load();
        var config = PortkeyConfig.decode(raw);
        var session = SignedIn.session(azure, raw);
        var findings =
                new Doctor(session, config, LocalDate.now(ZoneId.systemDefault())).examine(SignedIn.plan(raw, session));
        var out = spec.commandLine().getOut();
        if (json) {
            printJson(session, findings, out);
        } else {
            printText(findings, out, spec.commandLine().getColorScheme().ansi());
        }
        out.flush();
        return findings.stream().anyMatch(Finding::isObstacle) ? 1 : 0;
    }

    private void printJson(Session session, List<Finding> findings, PrintWriter out) {
        var document = new LinkedHashMap<String, Object>();
        document.put("stack", stack.name());
        document.put("subscription", session.subscription().orElse(null));
        document.put("principal", session.principal().map(Azure.Principal::name).orElse(null));
        document.put("checks", findings.stream().map(Finding::toJson).toList());
        out.println(JsonText.of(document));
    }

    private void printText(List<Finding> findings, PrintWriter out, Ansi ansi) {
        var width = "not checked".length();
        // One reason, like a missing sign-in, often keeps all checks from being made.
        var told = new HashSet<String>();
        for (var finding : findings) {
            var isKnown = !told.add(finding.found()) && finding.state() == Finding.State.NOT_CHECKED;
            var state = finding.state().toString();
            out.println(ansi.string("@|" + STYLES.get(finding.state()) + " " + state + "|@")
                    + " ".repeat(width - state.length() + 2)
                    + finding.subject()
                    + (finding.found().isEmpty() || isKnown ? "" : ": " + finding.found()));
            finding.fixes().forEach(fix -> out.println(" ".repeat(width + 4) + fix));
        }
        out.println();
        var obstacles = findings.stream().filter(Finding::isObstacle).count();
        out.println(
                obstacles == 0
                        ? "All prerequisites of stack " + stack.name() + " are in place."
                        : obstacles + " of " + findings.size() + " checks of stack " + stack.name()
                                + " need attention before pulumi up.");
    }
}
