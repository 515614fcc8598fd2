package ai.portkey.azure.cli;

import ai.portkey.azure.cli.engine.EngineException;
import ai.portkey.azure.cli.engine.PulumiCliException;
import ai.portkey.azure.cli.simulated.DestroyCommand;
import ai.portkey.azure.cli.simulated.OutputsCommand;
import ai.portkey.azure.cli.simulated.RefreshCommand;
import ai.portkey.azure.cli.simulated.UpCommand;
import ai.portkey.azure.cli.stack.Project;
import ai.portkey.azure.cli.stack.Simulation;
import ai.portkey.azure.cli.stack.StackFile;
import ai.portkey.azure.cli.stack.UserError;
import ai.portkey.azure.config.reading.ConfigException;
import ai.portkey.azure.migration.state.ImportStateCommand;
import ai.portkey.azure.plan.Plan;
import ai.portkey.azure.plan.PlanException;
import ai.portkey.azure.provider.AzureCredentials;
import ai.portkey.azure.subscription.Azure;
import ai.portkey.azure.subscription.AzureUnavailable;
import ai.portkey.azure.subscription.ResourceManager;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.function.Supplier;
import java.util.logging.LogManager;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.IVersionProvider;

/** The {@code portkey} command. Exit codes: 0 done, 1 failed, 2 bad input. */
@Command(
        name = "portkey",
        mixinStandardHelpOptions = true,
        versionProvider = PortkeyCommand.Version.class,
        description = "Deploys the Portkey AI gateway to Azure Container Apps.",
        subcommands = {
            PreviewCommand.class,
            ValidateCommand.class,
            ConfigCommand.class,
            UpCommand.class,
            RefreshCommand.class,
            DestroyCommand.class,
            OutputsCommand.class,
            ImportCommand.class,
            ExportCommand.class,
            SimulateCommand.class,
            HelpCommand.class
        },
        synopsisSubcommandLabel = "COMMAND",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:done", "1:failed", "2:bad input or usage"})
public final class PortkeyCommand {

    private static final int FAILED = 1;
    private static final int BAD_INPUT = 2;

    public static void main(String[] args) {
        // The Pulumi SDK logs, with stack traces, what it also reports to the engine.
        LogManager.getLogManager().reset();
        var out = new StandardOutput();
        var err = new PrintWriter(
                new OutputStreamWriter(new FileOutputStream(FileDescriptor.err), StandardCharsets.UTF_8), true);
        var exitCode = run(out.writer(), err, args);
        System.exit(out.isComplete(err) ? exitCode : FAILED);
    }

    /** Runs one command; messages of all failures go to {@code err}. */
    static int run(PrintWriter out, PrintWriter err, String... args) {
        return run(() -> ResourceManager.with(AzureCredentials.of(System.getenv())), out, err, args);
    }

    /** @param azure the Azure that the commands ask that look at a real subscription */
    static int run(Supplier<Azure> azure, PrintWriter out, PrintWriter err, String... args) {
        var commands = new CommandLine(new PortkeyCommand());
        Objects.requireNonNull(commands.getSubcommands().get("import"))
                .addSubcommand(new ImportStateCommand(PortkeyCommand::plan));
        commands.addSubcommand(new DoctorCommand(azure));
        commands.addSubcommand(new ConnectionsCommand(azure));
        return commands.setOut(out)
                .setErr(err)
                .setColorScheme(
                        Help.defaultColorScheme("dumb".equals(System.getenv("TERM")) ? Help.Ansi.OFF : Help.Ansi.AUTO))
                .setExecutionExceptionHandler((e, command, parsed) -> report(e, command))
                .execute(args);
    }

    /** The version that the jar was built with. */
    static final class Version implements IVersionProvider {

        @Override
        public String[] getVersion() {
            return new String[] {"portkey " + PortkeyCommand.class.getPackage().getImplementationVersion()};
        }
    }

    /** The plan of a stack of this project. */
    private static Plan plan(String stack) {
        return Simulation.plan(StackFile.load(Project.stackFile(stack), stack));
    }

    private static int report(Exception e, CommandLine command) throws Exception {
        if ("1".equals(System.getenv("PORTKEY_DEBUG"))) {
            e.printStackTrace(command.getErr());
        }
        if (e instanceof UserError || e instanceof ConfigException) {
            command.getErr().println(e.getMessage());
            return BAD_INPUT;
        }
        if (e instanceof PlanException plan) {
            plan.problems().forEach(command.getErr()::println);
            return FAILED;
        }
        if (e instanceof EngineException || e instanceof PulumiCliException || e instanceof AzureUnavailable) {
            command.getErr().println(e.getMessage());
            return FAILED;
        }
        throw e;
    }
}
