package ai.portkey.azure.config.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class WrittenVariablesTest {

    private final WrittenVariables variables = new WrittenVariables(
            Map.of("LOG_LEVEL", "planted", "REMOVED", "", "BOTH", "planted"), Set.of("BOTH", "KEY"));

    @Test
    void an_app_sees_its_stacks_value_else_the_programs_and_nothing_of_a_secret() {
        assertThat(variables.seen("LOG_LEVEL", "info")).contains("planted");
        assertThat(variables.seen("OTHER", "info")).contains("info");
        assertThat(variables.seen("OTHER", "")).isEmpty();
        assertThat(variables.seen("REMOVED", "info")).isEmpty();
        assertThat(variables.seen("KEY", "info")).isEmpty();
        assertThat(variables.seen("BOTH", "info")).isEmpty();
    }

    @Test
    void a_text_of_variables_has_their_names_alone() {
        assertThat(variables.toString()).contains("LOG_LEVEL", "KEY").doesNotContain("planted");
        assertThat(new WorkloadVariables(Map.of("A", "planted"), Map.of("B", "planted"), Map.of("C", "planted")))
                .hasToString("WorkloadVariables[gateway=[A], mcp=[B], dataService=[C]]");
    }
}
