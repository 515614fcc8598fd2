package ai.portkey.azure.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.portkey.azure.catalogue.AzureTypes;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What every way into the simulated Azure must do: a subclass is one of them, and speaks as its clients do. The subscription
 * is empty, and what a request refers to is taken to exist.
 */
public abstract class FrontContract {

    protected static final String NETWORK = "azure-native:network:";
    protected static final String APP = "azure-native:app/v20250101:ContainerApp";

    private static final Map<String, Object> TAGS = Map.of("owner", "us");

    /**
     * What a client knows of a resource.
     *
     * @param properties flat, by the names that the inputs have
     */
    public record Seen(String id, Map<String, Object> properties) {}

    /** @throws Exception with the text {@code Status=400 Code="…" Message="…"} when Azure refuses */
    protected abstract Seen create(String token, Map<String, Object> inputs) throws Exception;

    /**
     * The resource as it is now; empty when it is gone.
     *
     * @param known what the client knew of it
     */
    protected abstract Optional<Seen> read(String token, Seen known) throws Exception;

    static Stream<Arguments> types() {
        return Stream.of(
                Arguments.of("azure-native:resources:ResourceGroup", "location"),
                Arguments.of(NETWORK + "VirtualNetwork", "addressSpace"),
                Arguments.of("azure-native:storage:StorageAccount", "kind"),
                Arguments.of(APP, "managedEnvironmentId"));
    }

    static Stream<Arguments> refusals() {
        return Stream.of(
                Arguments.of(
                        NETWORK + "VirtualNetwork",
                        Map.of("addressSpace", Map.of("addressPrefixes", List.of("10.0.0.0"))),
                        "Status=400 Code=\"InvalidAddressPrefixFormat\" Message=\"Address prefix 10.0.0.0 of resource "
                                + Samples.id("Microsoft.Network/virtualNetworks/sample")
                                + " is not formatted correctly. It should follow CIDR notation, for example 10.0.0.0/24.\""),
                Arguments.of(
                        APP,
                        Map.of(
                                "configuration",
                                Map.of(
                                        "registries",
                                        List.of(Map.of(
                                                "server",
                                                "acme.azurecr.io",
                                                "username",
                                                "u",
                                                "passwordSecretRef",
                                                "pull")))),
                        "Status=400 Code=\"ContainerAppRegistriesPasswordSecretRefNotFound\" Message=\""
                                + "PasswordSecretRef 'pull' defined for registry server 'acme.azurecr.io' not found.\""));
    }

    @ParameterizedTest
    @MethodSource("types")
    void what_was_created_is_answered_and_read_again(String token, String property) throws Exception {
        var inputs = inputs(token, Map.of("tags", TAGS));

        var created = create(token, inputs);

        assertThat(created.id()).isEqualToIgnoringCase(AzureTypes.get(token).id(Samples.SUBSCRIPTION, inputs));
        for (var seen : List.of(created, read(token, created).orElseThrow())) {
            assertThat(seen.id()).isEqualTo(created.id());
            assertThat(seen.properties()).containsEntry("tags", TAGS).containsEntry(property, inputs.get(property));
        }
    }

    @ParameterizedTest
    @MethodSource("refusals")
    void a_refused_creation_says_azures_status_code_and_message(
            String token, Map<String, Object> wrong, String refusal) {
        assertRefused(() -> create(token, inputs(token, wrong)), refusal);
    }

    /** The sample of a type with these inputs in place of its own, in eastus. */
    static Map<String, Object> inputs(String token, Map<String, Object> changes) {
        var inputs = new LinkedHashMap<>(Samples.of(token));
        inputs.put("location", "eastus");
        inputs.putAll(changes);
        return inputs;
    }

    static void assertRefused(ThrowingCallable call, String refusal) {
        assertThatThrownBy(call).hasMessageContaining(refusal);
    }
}
