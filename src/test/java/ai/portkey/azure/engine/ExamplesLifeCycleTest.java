package ai.portkey.azure.engine;

import static org.assertj.core.api.Assertions.assertThat;

import ai.portkey.azure.OutputTable;
import ai.portkey.azure.Snapshots;
import ai.portkey.azure.Stacks;
import ai.portkey.azure.cli.engine.PulumiCli;
import com.google.gson.Gson;
import com.google.gson.JsonElement;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** Every stack of the repository: up, an empty preview, destroy, nothing left. */
@RequiresPulumi
class ExamplesLifeCycleTest {

    /** A secret that the stack wrote stays in the vault, as docs/data.md says and why. */
    private static final String STAYS = "azure-native:keyvault:Secret";

    private static final List<String> UNSTABLE = List.of("created", "modified", "provider");
    private static final Pattern CIPHER = Pattern.compile("(?<=\"ciphertext\":\")[^\"]+");

    private final PulumiCli cli;
    private final Path directory;

    ExamplesLifeCycleTest(PulumiCli cli, @TempDir Path directory) {
        this.cli = cli;
        this.directory = directory;
    }

    /**
     * What the state holds of each resource, without times, ciphers and the ids that the engine draws for providers. The
     * engine lists dependencies in the order in which they were ready.
     */
    private static Map<String, Object> entries(String state) {
        var entries = new TreeMap<String, Object>();
        for (var resource : DeployedStack.resources(state)) {
            var urn = resource.get("urn").getAsString().split("::", 3)[2];
            if (!urn.startsWith("pulumi:")) {
                UNSTABLE.forEach(resource::remove);
                var after = Stream.of(resource.remove("dependencies"), resource.remove("propertyDependencies"))
                        .filter(Objects::nonNull)
                        .map(ExamplesLifeCycleTest::sorted)
                        .toList();
                entries.put(
                        urn,
                        List.of(
                                after,
                                new Gson()
                                        .fromJson(
                                                CIPHER.matcher(resource.toString())
                                                        .replaceAll("[secret]"),
                                                Map.class)));
            }
        }
        return entries;
    }

    private static Object sorted(JsonElement dependencies) {
        return dependencies.isJsonArray()
                ? dependencies.getAsJsonArray().asList().stream()
                        .map(JsonElement::getAsString)
                        .sorted()
                        .toList()
                : dependencies.getAsJsonObject().asMap().entrySet().stream()
                        .collect(Collectors.toMap(
                                Map.Entry::getKey, e -> e.getValue().isJsonNull() ? List.of() : sorted(e.getValue())));
    }

    @TestFactory
    Stream<DynamicTest> comes_up_stays_as_it_is_and_goes_without_a_trace() {
        return Stacks.all()
                .map(config -> DynamicTest.dynamicTest(config.stackName(), () -> {
                    new DeployedStack(cli, directory.resolve(config.stackName())).on(config, stack -> {
                        var up = stack.engine().up();
                        assertThat(up.succeeded()).as(up.diagnostics()).isTrue();
                        assertThat(up.outputs()).as("no output is a secret").doesNotContainValue("[secret]");
                        var state = stack.engine().exportState();
                        OutputTable.check(config, DeployedStack.answers(DeployedStack.resources(state)), up.outputs());
                        Snapshots.of("states").check(config.stackName(), entries(state));
                        assertThat(DeployedStack.changes(stack.engine().preview()))
                                .as("second preview")
                                .isEmpty();

                        var written = stack.azure().resources().stream()
                                .filter(r -> !r.external() && r.type().equals(STAYS))
                                .toList();
                        stack.engine().unprotect();
                        var destroyed = stack.engine().destroy();
                        assertThat(destroyed.succeeded())
                                .as(destroyed.diagnostics())
                                .isTrue();
                        assertThat(stack.azure().resources())
                                .as("left in Azure")
                                .filteredOn(resource -> !resource.external())
                                .containsExactlyElementsOf(written);
                        assertThat(DeployedStack.resources(stack.engine().exportState()))
                                .as("left in the state")
                                .isEmpty();
                        return null;
                    });
                }));
    }
}
