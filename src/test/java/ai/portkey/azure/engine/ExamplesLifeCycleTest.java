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

    /** A secret that the stack wrote stays in the vault, as docs/data.md says and why. */
    private static final String STAYS = "azure-native:keyvault:Secret";

    private final PulumiCli cli;
    private final Path directory;

    ExamplesLifeCycleTest(PulumiCli cli, @TempDir Path directory) {
        this.cli = cli;
        this.directory = directory;
    }

    @TestFactory
    Stream<DynamicTest> comes_up_stays_as_it_is_and_goes_without_a_trace() {
        return Stacks.all().map(config -> DynamicTest.dynamicTest(config.stackName(), () -> {
            new DeployedStack(cli, directory.resolve(config.stackName())).on(config, stack -> {
                var up = stack.engine().up();
                assertThat(up.succeeded()).as(up.diagnostics()).isTrue();
                assertThat(up.outputs()).containsKey("resourceGroupName").as("no output is a secret").doesNotContainValue("[secret]");
                assertThat(DeployedStack.changes(stack.engine().preview())).as("second preview").isEmpty();

                stack.engine().unprotect();
                var destroyed = stack.engine().destroy();
                assertThat(destroyed.succeeded()).as(destroyed.diagnostics()).isTrue();
                assertThat(stack.azure().resources()).as("left in Azure")
                        .filteredOn(resource -> !resource.external() && !resource.type().equals(STAYS)).isEmpty();
                assertThat(DeployedStack.resources(stack.engine().exportState())).as("left in the state").isEmpty();
                return null;
            });
        }));
    }
}
