package ai.portkey.azure.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AppTrafficTest {

    private static final String APP = "azure-native:app/v20250101:ContainerApp";

    private final SimulatedAzure azure = new SimulatedAzure(SimulationOptions.defaults());

    @Test
    void weightsAddUpToAHundred() {
        assertThat(create("Multiple", Map.of("revisionName", "app--v1", "weight", 90.0), Map.of("latestRevision", true, "weight", 10.0)).id())
                .endsWith("/containerApps/sample");
        azure.delete(Samples.id("Microsoft.App/containerApps/sample"));
        assertThatThrownBy(() -> create("Multiple", Map.of("latestRevision", true, "weight", 90.0)))
                .hasMessageContaining("must add up to 100, found 90");
    }

    @Test
    void aRevisionIsNamedInModeMultipleOnly() {
        assertThatThrownBy(() -> create("Single", Map.of("revisionName", "app--v1", "weight", 100.0)))
                .hasMessageContaining("activeRevisionsMode is not Multiple");
    }

    private SimulatedResource create(String mode, Object... traffic) {
        var inputs = Samples.of(APP);
        inputs.put("configuration", Map.of("activeRevisionsMode", mode,
                "ingress", Map.of("external", true, "targetPort", 80.0, "traffic", List.of(traffic))));
        return azure.create(APP, "app", inputs);
    }
}
