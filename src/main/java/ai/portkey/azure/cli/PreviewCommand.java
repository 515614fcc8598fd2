package ai.portkey.azure.cli;

import ai.portkey.azure.cli.simulated.EngineSession;
import ai.portkey.azure.cli.stack.Simulation;
import ai.portkey.azure.cli.stack.StackOptions;
import ai.portkey.azure.cli.stack.UserError;
import ai.portkey.azure.config.PortkeyConfig;
import ai.portkey.azure.plan.PlanJson;
import ai.portkey.azure.plan.PlanTree;
import ai.portkey.azure.policy.Finding;
import ai.portkey.azure.policy.Policy;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code portkey preview}: the plan of a stack, without Pulumi CLI and without Azure. */
@Command(
        name = "preview",
        mixinStandardHelpOptions = true,
        description = "Prints what a stack would deploy; needs neither the Pulumi CLI nor Azure.")
final class PreviewCommand implements Callable<Integer> {

    @Mixin
    StackOptions stack;

    @Option(names = "--json", description = "Print the plan as JSON (see docs/plan-json.md).")
    boolean json;

    @Option(names = "--simulated", description = "Compare with the simulated Azure, using the real Pulumi engine.")
    boolean simulated;

    @Option(names = "--strict", description = "Exit with 1 if the policy finds an error (see docs/policy.md).")
    boolean strict;

    @Spec
    CommandSpec spec;

    @Override
    public Integer call() {
        if (simulated && (strict || json)) {
            throw new UserError(
                    (strict ? "--strict" : "--json") + " is only valid without --simulated; omit one of the two.");
        }
        if (simulated) {
            return EngineSession.run(spec, stack, false, engine -> EngineSession.report(spec, engine.preview()));
        }
        var raw = stack.load();
        var plan = Simulation.plan(raw);
        var report = Policy.check(plan, PortkeyConfig.decode(raw));
        var out = spec.commandLine().getOut();
        if (json) {
            PlanJson.write(plan, report.findings().stream().map(Finding::toJson).toList(), out);
        } else {
            var ansi = spec.commandLine().getColorScheme().ansi();
            PlanTree.print(plan, out, ansi);
            report.print(out, ansi);
        }
        out.flush();
        if (strict && report.hasErrors()) {
            spec.commandLine()
                    .getErr()
                    .println("The policy found errors in stack " + stack.name() + "; --strict makes the preview fail.");
            return 1;
        }
        return 0;
    }
}
