package ai.portkey.azure.cli.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CheckpointTest {

    @TempDir
    private Path states;

    private Path file;
    private Path before;
    private Checkpoint checkpoint;

    @BeforeEach
    void open() throws IOException {
        var folder = Files.createDirectories(states.resolve(".pulumi/stacks/portkey-gateway"));
        file = folder.resolve("dev.json");
        before = folder.resolve("dev.json.bak");
        checkpoint = new Checkpoint(states, "portkey-gateway", "dev");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{\"version\": 3, \"checkp"})
    void a_half_written_state_is_replaced_by_the_one_before(String halfWritten) throws IOException {
        Files.writeString(file, halfWritten);
        Files.writeString(before, "{\"version\": 3}");

        checkpoint.repair();

        assertThat(file).hasContent("{\"version\": 3}");
    }

    @Test
    void a_state_that_is_gone_is_brought_back() throws IOException {
        Files.writeString(before, "{}");
        assertThat(checkpoint.exists()).isTrue();

        checkpoint.repair();

        assertThat(file).hasContent("{}");
    }

    @Test
    void attributes_that_were_being_written_are_removed_and_good_ones_kept() throws IOException {
        Files.writeString(file, "{}");
        var damaged = Files.writeString(file.resolveSibling("dev.json.attrs"), "");
        var good = Files.writeString(file.resolveSibling("dev.json.bak.attrs"), "{\"md5\": \"\"}");

        checkpoint.repair();

        assertThat(damaged).doesNotExist();
        assertThat(good).exists();
    }

    @Test
    void a_good_state_stays_as_it_is() throws IOException {
        Files.writeString(file, "{\"new\": true}");
        Files.writeString(before, "{}");

        checkpoint.repair();

        assertThat(file).hasContent("{\"new\": true}");
    }

    @Test
    void without_a_good_one_nothing_is_touched() throws IOException {
        assertThat(checkpoint.exists()).isFalse();
        Files.writeString(file, "{\"version\": 3, \"checkp");
        Files.writeString(before, "");

        checkpoint.repair();

        assertThat(file).hasContent("{\"version\": 3, \"checkp");
    }

    @Test
    void tells_whether_steps_had_begun() throws IOException {
        assertThat(checkpoint.mayHavePendingOperations()).as("no state").isTrue();
        Files.writeString(file, "{\"version\": 3, \"checkpoint\": {\"latest\": {\"resources\": []}}}");
        assertThat(checkpoint.mayHavePendingOperations()).isFalse();
        Files.writeString(file, "{\"version\": 3, \"checkpoint\": {\"latest\": {\"pending_operations\": [{}]}}}");
        assertThat(checkpoint.mayHavePendingOperations()).isTrue();
    }

    @Test
    void a_new_stack_has_an_empty_state_in_the_layout_that_pulumi_has_today() throws IOException {
        checkpoint.create();

        assertThat(states.resolve(".pulumi/meta.yaml")).hasContent("version: 1");
        assertThat(file).hasContent("{\"version\":3,\"checkpoint\":{\"stack\":\"organization/portkey-gateway/dev\"}}");
        assertThat(checkpoint.exists()).isTrue();
        assertThat(checkpoint.export()).hasToString("{\"version\":3,\"deployment\":{}}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"latest", "Latest"})
    void the_export_is_the_latest_state(String name) throws IOException {
        Files.writeString(file, "{\"version\": 3, \"checkpoint\": {\"" + name + "\": {\"resources\": []}}}");

        assertThat(checkpoint.export()).hasToString("{\"version\":3,\"deployment\":{\"resources\":[]}}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{\"version\": 3, \"checkp"})
    void an_export_of_a_state_that_cannot_be_read_names_the_file(String damaged) throws IOException {
        Files.writeString(file, damaged);

        assertThatThrownBy(checkpoint::export)
                .isInstanceOf(EngineException.class)
                .hasMessageStartingWith("The state " + file + " cannot be read: ");
    }
}
