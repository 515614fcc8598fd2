package ai.portkey.azure.engine;

import static org.assertj.core.api.Assertions.assertThat;

import ai.portkey.azure.Stacks;
import ai.portkey.azure.cli.engine.PulumiCli;
import ai.portkey.azure.plan.Plan;
import ai.portkey.azure.simulator.core.FaultPlan;
import ai.portkey.azure.simulator.core.FaultPlan.Fault;
import ai.portkey.azure.simulator.core.FaultPlan.Refused;
import ai.portkey.azure.simulator.core.FaultPlan.Throttled;
import ai.portkey.azure.simulator.core.FaultPlan.TimedOutAfterCreation;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every resource of the prod stack fails once when it is created. Running {@code up} again, as an operator would, must
 * end with the whole stack, each resource once.
 */
@RequiresPulumi
class FaultsConvergeTest {

    /** The longest chain of dependencies in the stack is shorter; more would mean that it does not converge. */
    private static final int MOST_RUNS = 20;

    private final DeployedStack stack;

    FaultsConvergeTest(PulumiCli cli, @TempDir Path directory) {
        this.stack = new DeployedStack(cli, directory);
    }

    static Stream<Arguments> faults() {
        return Stream.of(
                Arguments.of(
                        "409 conflict",
                        new Refused(409, "AnotherOperationInProgress", "Another operation is in progress.")),
                Arguments.of("429 throttled", new Throttled(Duration.ofSeconds(30))),
                Arguments.of("500 server error", new Refused(500, "InternalServerError", "An error occurred.")),
                Arguments.of("time-out although the resource exists", new TimedOutAfterCreation()));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("faults")
    void up_converges_after_every_creation_has_failed_once(String name, Fault fault) {
        var config = Stacks.project("prod");
        Set<String> failed = ConcurrentHashMap.newKeySet();
        FaultPlan onceEach = (type, azureName, attempt) ->
                failed.add(type + " " + azureName) ? Optional.of(fault) : Optional.empty();

        var runs = stack.withFaults(onceEach).on(config, open -> {
            for (var run = 1; run <= MOST_RUNS; run++) {
                if (open.engine().up("--continue-on-error").succeeded()) {
                    return run;
                }
            }
            return Integer.MAX_VALUE;
        });

        assertThat(runs).as("runs of up").isBetween(2, MOST_RUNS);
        var planned = Stacks.plan(config).deployed().stream()
                .map(Plan.Resource::type)
                .filter(type -> type.startsWith("azure-native:"))
                .toList();
        assertThat(failed).as("resources that failed once").hasSize(planned.size());
        assertThat(stack.inAzure(config))
                .as("in Azure: nothing twice, nothing orphaned")
                .hasSize(planned.size());
        assertThat(DeployedStack.changes(stack.preview(config)))
                .as("afterwards")
                .isEmpty();
        assertThat(stack.destroy(config).succeeded()).isTrue();
        assertThat(stack.inAzure(config)).isEmpty();
    }
}
