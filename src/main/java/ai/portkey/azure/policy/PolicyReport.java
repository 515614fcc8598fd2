package ai.portkey.azure.policy;

import ai.portkey.azure.config.operation.PolicyConfig.Suppression;
import java.io.PrintWriter;
import java.util.List;
import picocli.CommandLine.Help.Ansi;

/**
 * What the policy found.
 *
 * @param findings           all findings, errors first
 * @param unusedSuppressions suppressions that fit no finding
 */
public record PolicyReport(List<Finding> findings, List<Suppression> unusedSuppressions) {

    public PolicyReport {
        findings = List.copyOf(findings);
        unusedSuppressions = List.copyOf(unusedSuppressions);
    }

    /** Findings that are not suppressed. */
    public List<Finding> open() {
        return findings.stream()
                .filter(finding -> finding.suppressed().isEmpty())
                .toList();
    }

    /** True when an error stands. */
    public boolean hasErrors() {
        return open().stream().anyMatch(finding -> finding.severity() == Severity.ERROR);
    }

    /** Prints the findings that stand and counts the others; prints nothing when there is nothing to say. */
    public void print(PrintWriter out, Ansi ansi) {
        if (findings.isEmpty() && unusedSuppressions.isEmpty()) {
            return;
        }
        out.println();
        out.println(ansi.string("@|bold Policy findings|@"));
        open().forEach(finding -> {
            out.println("  " + finding.severity() + " " + finding.rule().id() + ": " + finding.resource() + " "
                    + finding.found() + ". " + finding.why());
            out.println("    " + finding.fix());
        });
        var suppressed = findings.size() - open().size();
        if (suppressed > 0) {
            out.println("  " + suppressed + " suppressed with a reason; preview --json lists them.");
        }
        unusedSuppressions.forEach(s -> out.println("  policy.suppress: "
                + s.rule().id()
                + s.resource().map(resource -> " of " + resource).orElse("") + " matches no finding; remove it."));
    }
}
