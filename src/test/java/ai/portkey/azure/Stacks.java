package ai.portkey.azure;

import ai.portkey.azure.cli.stack.StackFile;
import ai.portkey.azure.config.reading.RawConfig;
import ai.portkey.azure.plan.Plan;
import ai.portkey.azure.plan.Planner;
import ai.portkey.azure.simulator.core.SimulationOptions;
import ai.portkey.azure.simulator.fronts.SimulatedAzureMocks;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/** The stacks that are in the repository: the project's own and one for each example. */
public final class Stacks {

    private static final Map<RawConfig, Plan> PLANS = new ConcurrentHashMap<>();

    private Stacks() {}

    /** A stack of the project, {@code dev} or {@code prod}. */
    public static RawConfig project(String name) {
        return StackFile.load(Path.of("Pulumi." + name + ".yaml"), name);
    }

    /** All examples' stacks, by name. */
    public static Stream<RawConfig> examples() {
        try (var files = Files.walk(Path.of("examples"), 2)) {
            return files
                    .filter(file -> file.getParent() != null
                            && file.getFileName()
                                    .toString()
                                    .equals("Pulumi." + file.getParent().getFileName() + ".yaml"))
                    .sorted(Comparator.comparing(Path::toString))
                    .map(file ->
                            StackFile.load(file, file.getFileName().toString().split("\\.")[1]))
                    .toList()
                    .stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Examples and the project's own. */
    public static Stream<RawConfig> all() {
        return Stream.concat(Stream.of(project("dev"), project("prod")), examples());
    }

    /** A stack's plan on the simulated Azure, made once for all tests. */
    public static Plan plan(RawConfig stack) {
        return PLANS.computeIfAbsent(
                stack, s -> new Planner(new SimulatedAzureMocks(SimulationOptions.defaults())).plan(s));
    }
}
