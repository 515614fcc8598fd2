package ai.portkey.azure.engine;

import static org.assertj.core.api.Assertions.assertThat;

import ai.portkey.azure.Stacks;
import ai.portkey.azure.cli.engine.PulumiCli;
import ai.portkey.azure.config.reading.RawConfig;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A state that version 1.0.0 left: the program takes its resources for its own. */
@RequiresPulumi
class StatesOfEarlierVersionsTest {

    private final DeployedStack stack;

    StatesOfEarlierVersionsTest(PulumiCli cli, @TempDir Path directory) {
        this.stack = new DeployedStack(cli, directory);
    }

    @Test
    void a_managed_certificate_of_the_default_token_stays() {
        var config = example("custom-domain");
        assertThat(stack.up(config).succeeded()).isTrue();
        stack.on(config, open -> {
            var state = open.engine().exportState();
            assertThat(state).contains("azure-native:app/v20250101:ManagedCertificate");
            open.engine()
                    .importState(state.replace(
                            "azure-native:app/v20250101:ManagedCertificate", "azure-native:app:ManagedCertificate"));
            return null;
        });
        assertThat(stack.inState(config))
                .extracting(r -> r.get("type").getAsString())
                .contains("azure-native:app:ManagedCertificate");

        var up = stack.up(config);

        assertThat(up.succeeded()).as(up.diagnostics()).isTrue();
        assertThat(DeployedStack.changes(up)).isEmpty();
        assertThat(stack.inState(config))
                .extracting(r -> r.get("type").getAsString())
                .contains("azure-native:app/v20250101:ManagedCertificate")
                .doesNotContain("azure-native:app:ManagedCertificate");
    }

    private static RawConfig example(String name) {
        return Stacks.examples()
                .filter(config -> config.stackName().equals(name))
                .findFirst()
                .orElseThrow();
    }
}
