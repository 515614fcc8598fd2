package ai.portkey.azure.simulator.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.portkey.azure.simulator.Samples;
import com.pulumi.core.Output;
import com.pulumi.resources.CustomResourceOptions;
import com.pulumi.test.Mocks;
import com.pulumi.test.PulumiTest;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The contract that every registered resource type keeps. */
class ResourceTypesTest {

    private final SimulatedAzure azure = new SimulatedAzure(SimulationOptions.defaults());

    static Stream<String> tokens() {
        return ResourceTypes.all().map(ResourceType::token);
    }

    /** Types whose class is in Pulumi's SDK: the tokens without a version. */
    static Stream<String> sdkTokens() {
        return tokens().filter(token -> !token.contains("/"));
    }

    @AfterEach
    void cleanUp() {
        PulumiTest.cleanup();
    }

    @ParameterizedTest
    @MethodSource("tokens")
    void created_with_the_id_of_its_template_read_back_and_deleted(String token) {
        var created = azure.create(token, "pulumi-name", Samples.of(token));

        var type = ResourceTypes.get(token);
        assertThat(created.id())
                .isEqualToIgnoringCase(type.facts().id(Samples.SUBSCRIPTION, Samples.of(token)))
                .doesNotContain("null", "{", "//");
        assertThat(created.properties()).containsKey("name");
        assertThat(azure.read(created.id().toUpperCase())).contains(created);
        assertThat(azure.diff(token, Samples.of(token), Samples.of(token)).changed())
                .isEmpty();
        assertThat(azure.update(created.id(), Samples.of(token)).properties()).isEqualTo(created.properties());

        azure.delete(created.id());
        assertThat(azure.read(created.id())).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("tokens")
    void an_unknown_property_is_refused_with_its_path(String token) {
        var inputs = Samples.of(token);
        inputs.put("colour", "red");

        assertThat(azure.check(token, inputs)).extracting(Failure::property).containsExactly("colour");
        assertThatThrownBy(() -> azure.create(token, "x", inputs))
                .hasMessageContaining("There is no property 'colour' here");
        assertThat(azure.read(ResourceTypes.get(token).facts().id(Samples.SUBSCRIPTION, inputs)))
                .isEmpty();
    }

    @ParameterizedTest
    @MethodSource("tokens")
    void every_missing_required_property_is_named(String token) {
        var required = azure.check(token, Map.of());

        assertThat(required)
                .allSatisfy(failure -> assertThat(failure.reason())
                        .isEqualTo("Missing required property '" + failure.property() + "'."));
        for (var failure : required) {
            var inputs = Samples.of(token);
            inputs.remove(failure.property());
            assertThat(azure.check(token, inputs)).containsExactly(failure);
        }
        assertThat(required)
                .extracting(Failure::property)
                .containsAll(ResourceTypes.get(token).facts().pathParameters().stream()
                        .filter(p -> !p.equals(ResourceTypes.get(token).facts().nameProperty()))
                        .toList());
    }

    @ParameterizedTest
    @MethodSource("tokens")
    void changing_a_path_parameter_replaces(String token) {
        for (var parameter : ResourceTypes.get(token).facts().pathParameters()) {
            var changed = Samples.of(token);
            changed.put(parameter, "other");

            var difference = azure.diff(token, Samples.of(token), changed);
            assertThat(difference.changed()).containsOnlyKeys(parameter);
            assertThat(difference.replaced()).containsExactly(parameter);
        }
    }

    @ParameterizedTest
    @MethodSource("sdkTokens")
    void what_azure_answers_converts_to_the_class_of_the_sdk(String token) throws ReflectiveOperationException {
        var parts = token.split(":");
        var get = Class.forName("com.pulumi.azurenative." + parts[1] + "." + parts[2])
                .getMethod("get", String.class, Output.class, CustomResourceOptions.class);
        var state = azure.create(token, "sample", Samples.of(token));
        Mocks mocks = args ->
                CompletableFuture.completedFuture(Mocks.ResourceResult.of(Optional.of(state.id()), state.properties()));

        var result = PulumiTest.withMocks(mocks).runTest(context -> {
            try {
                get.invoke(null, "sample", Output.of(state.id()), null);
            } catch (ReflectiveOperationException e) {
                throw new IllegalStateException(e);
            }
        });

        assertThat(result.exceptions()).isEmpty();
    }
}
