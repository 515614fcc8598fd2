package ai.portkey.azure.engine;

import static org.assertj.core.api.Assertions.assertThat;

import ai.portkey.azure.Stacks;
import ai.portkey.azure.cli.engine.PulumiCli;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** Every stack of the repository: up, an empty preview, destroy, nothing left. */
@RequiresPulumi
class ExamplesLifeCycleTest {

    private final PulumiCli cli;
    private final Path directory;

    ExamplesLifeCycleTest(PulumiCli cli, @TempDir Path directory) {
        this.cli = cli;
        this.directory = directory;
    }

    /** A secret that the stack wrote stays in the vault, as docs/data.md says and why. */
    private static final String STAYS = "azure-native:keyvault:Secret";

    @TestFactory
    Stream<DynamicTest> comes_up_stays_as_it_is_and_goes_without_a_trace() {
        return Stacks.all().map(config -> DynamicTest.dynamicTest(config.stackName(), () -> {
            var stack = new DeployedStack(cli, directory.resolve(config.stackName()));

            var up = stack.up(config);
            assertThat(up.succeeded()).as(up.diagnostics()).isTrue();
            assertThat(up.outputs()).containsKey("resourceGroupName");
            assertThat(DeployedStack.changes(stack.preview(config))).as("second preview").isEmpty();

            var destroyed = stack.destroy(config);
            assertThat(destroyed.succeeded()).as(destroyed.diagnostics()).isTrue();
            assertThat(stack.inAzure(config)).as("left in Azure").filteredOn(resource -> !resource.type().equals(STAYS)).isEmpty();
            assertThat(stack.inState(config)).as("left in the state").isEmpty();
        }));
    }
}
