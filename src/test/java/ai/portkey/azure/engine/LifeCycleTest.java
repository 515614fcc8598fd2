package ai.portkey.azure.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import ai.portkey.azure.cli.engine.PulumiCli;
import ai.portkey.azure.cli.engine.Step;
import com.pulumi.Context;
import com.pulumi.automation.OperationType;
import com.pulumi.core.Output;
import com.pulumi.resources.CustomResourceOptions;
import com.pulumi.resources.ProviderResource;
import com.pulumi.resources.ResourceArgs;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@RequiresPulumi
class LifeCycleTest {

    private EngineFixture engine;

    @BeforeEach
    void open(PulumiCli cli, @TempDir Path directory) throws IOException {
        engine = new EngineFixture(cli, directory);
    }

    @AfterEach
    void close() {
        engine.close();
    }

    @Test
    void an_update_creates_the_resources_and_tells_each_step() {
        var result = engine.stack(pair("one", "plain")).up();

        assertThat(result.succeeded()).as(result.diagnostics()).isTrue();
        assertThat(result.summary()).isEqualTo("2 created");
        assertThat(result.outputs()).containsEntry("echo", "one");
        assertThat(engine.provider.text("second")).isEqualTo("one");
        assertThat(engine.progress)
                .extracting(Step::name, Step::type, Step::progress)
                .containsSubsequence(
                        tuple("first", "echo:index:Thing", Step.Progress.STARTED),
                        tuple("first", "echo:index:Thing", Step.Progress.DONE),
                        tuple("second", "echo:index:Thing", Step.Progress.STARTED),
                        tuple("second", "echo:index:Thing", Step.Progress.DONE));
    }

    @Test
    void a_preview_changes_nothing_and_a_second_preview_is_empty() {
        var preview = engine.stack(pair("one", "plain")).preview();
        assertThat(preview.succeeded()).as(preview.diagnostics()).isTrue();
        assertThat(preview.count(OperationType.CREATE)).isEqualTo(2);
        assertThat(engine.provider.things).isEmpty();

        engine.stack(pair("one", "plain")).up();
        var second = engine.stack(pair("one", "plain")).preview();
        assertThat(second.isUnchanged()).as(second.summary()).isTrue();
        assertThat(second.summary()).isEqualTo("2 unchanged");
    }

    @Test
    void a_change_names_the_properties_and_a_replacement_counts_once() {
        engine.stack(pair("one", "plain")).up();

        var updated = engine.stack(pair("two", "plain")).up();
        assertThat(updated.summary()).isEqualTo("2 updated");
        assertThat(updated.steps())
                .filteredOn(step -> step.operation() == OperationType.UPDATE)
                .extracting(Step::name, Step::changed)
                .containsExactly(tuple("first", Set.of("text")), tuple("second", Set.of("text")));

        var replaced = engine.stack(pair("two", "round")).up();
        assertThat(replaced.summary()).isEqualTo("1 replaced, 1 unchanged");
        assertThat(replaced.names(OperationType.CREATE_REPLACEMENT)).containsExactly("first");
        assertThat(replaced.isUnchanged()).isFalse();
    }

    @Test
    void drift_is_shown_taken_into_the_state_by_refresh_and_repaired_by_up() {
        var stack = engine.stack(pair("one", "plain"));
        stack.up();
        engine.provider.tamper("second", "someone else's");

        assertThat(stack.drift().names(OperationType.UPDATE)).containsExactly("second");
        assertThat(stack.refresh().names(OperationType.UPDATE)).containsExactly("second");
        assertThat(stack.drift().names(OperationType.UPDATE)).isEmpty();
        assertThat(stack.up().names(OperationType.UPDATE)).containsExactly("second");
        assertThat(engine.provider.text("second")).isEqualTo("one");
    }

    @Test
    void a_resource_that_someone_deleted_is_created_again() {
        var stack = engine.stack(pair("one", "plain"));
        stack.up();
        engine.provider.things.remove("second");

        assertThat(stack.refresh().names(OperationType.DELETE)).containsExactly("second");
        assertThat(stack.up().names(OperationType.CREATE)).containsExactly("second");
        assertThat(engine.provider.things).containsOnlyKeys("first", "second");
    }

    @Test
    void destroy_leaves_nothing() {
        var stack = engine.stack(pair("one", "plain"));
        stack.up();

        var destroyed = stack.destroy();

        assertThat(destroyed.summary()).isEqualTo("2 deleted");
        assertThat(engine.provider.things).isEmpty();
        assertThat(stack.outputs()).isEmpty();
    }

    @Test
    void the_program_reads_its_configuration_nulls_and_structures_included() {
        var stack = engine.stack(context -> {
            context.export("list", Output.of(List.of("a", "b")));
            context.export("object", Output.of(context.config().require("object")));
        });
        stack.configure(Map.of("echo-test:object", Collections.singletonMap("off", null)));

        var result = stack.up();

        assertThat(result.succeeded()).as(result.diagnostics()).isTrue();
        assertThat(stack.outputs()).containsEntry("list", List.of("a", "b")).containsKey("object");
        assertThat(stack.outputs().get("object")).hasToString("{\"off\":null}");
    }

    @Test
    void an_attached_provider_serves_whatever_version_is_asked_for() {
        var result = engine.stack(context -> {
                    var provider = new EchoProviderResource("explicit", "2.90.0");
                    new Thing(
                            "thing",
                            new Thing.Args(Output.of("one"), "plain"),
                            CustomResourceOptions.builder()
                                    .provider(provider)
                                    .version("2.90.0")
                                    .build());
                    new Thing(
                            "other",
                            new Thing.Args(Output.of("one"), "plain"),
                            CustomResourceOptions.builder().version("3.1.0").build());
                })
                .up();

        assertThat(result.succeeded()).as(result.diagnostics()).isTrue();
        assertThat(engine.provider.things).containsOnlyKeys("thing", "other");
    }

    @Test
    void options_of_the_command_line_are_passed_on() {
        engine.stack(pair("one", "plain")).up();
        var first = engine.progress.stream()
                .filter(step -> step.name().equals("first"))
                .findFirst()
                .orElseThrow();

        var result = engine.stack(pair("two", "plain")).up("--target", first.urn());

        assertThat(result.names(OperationType.UPDATE)).containsExactly("first");
    }

    /** An explicit provider of the package {@code echo}. */
    private static final class EchoProviderResource extends ProviderResource {
        EchoProviderResource(String name, String version) {
            super(
                    "echo",
                    name,
                    ResourceArgs.Empty,
                    CustomResourceOptions.builder().version(version).build());
        }
    }

    private static Consumer<Context> pair(String text, String kind) {
        return context -> {
            var first = new Thing("first", Output.of(text), kind);
            var second = new Thing("second", first.echo(), "plain");
            context.export("echo", second.echo());
        };
    }
}
