package ai.portkey.azure.simulator.fronts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.portkey.azure.simulator.Samples;
import ai.portkey.azure.simulator.core.FaultPlan;
import ai.portkey.azure.simulator.core.SimulationOptions;
import ai.portkey.azure.simulator.values.Unknown;
import ai.portkey.azure.simulator.values.Values;
import com.google.protobuf.Empty;
import com.google.protobuf.Struct;
import io.grpc.ManagedChannel;
import io.grpc.StatusRuntimeException;
import io.grpc.netty.shaded.io.grpc.netty.NettyChannelBuilder;
import io.grpc.protobuf.StatusProto;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import pulumirpc.Plugin.PluginAttach;
import pulumirpc.Provider.CheckRequest;
import pulumirpc.Provider.ConfigureRequest;
import pulumirpc.Provider.CreateRequest;
import pulumirpc.Provider.CreateResponse;
import pulumirpc.Provider.DeleteRequest;
import pulumirpc.Provider.DiffRequest;
import pulumirpc.Provider.DiffResponse;
import pulumirpc.Provider.ErrorResourceInitFailed;
import pulumirpc.Provider.InvokeRequest;
import pulumirpc.Provider.PropertyDiff;
import pulumirpc.Provider.ProviderHandshakeRequest;
import pulumirpc.Provider.ReadRequest;
import pulumirpc.Provider.ReadResponse;
import pulumirpc.Provider.UpdateRequest;
import pulumirpc.ResourceProviderGrpc;
import pulumirpc.ResourceProviderGrpc.ResourceProviderBlockingStub;

/** The provider protocol, over a real channel with the engine's own stubs. */
class SimulatedProviderServerTest {

    private static final String VNET = "azure-native:network:VirtualNetwork";
    private static final String APP = "azure-native:app/v20250101:ContainerApp";

    private final List<ManagedChannel> channels = new ArrayList<>();
    private SimulatedProviderServer server;

    private ResourceProviderBlockingStub connect(SimulationOptions options, String provider) throws IOException {
        if (server == null) {
            server = SimulatedProviderServer.start(options);
        }
        var channel = NettyChannelBuilder.forAddress("127.0.0.1", server.port(provider))
                .usePlaintext()
                .build();
        channels.add(channel);
        return ResourceProviderGrpc.newBlockingStub(channel);
    }

    private ResourceProviderBlockingStub azure() throws IOException {
        return connect(SimulationOptions.defaults(), "azure-native");
    }

    @AfterEach
    void stop() {
        channels.forEach(ManagedChannel::shutdownNow);
        if (server != null) {
            server.close();
        }
    }

    private static String urn(String type) {
        return "urn:pulumi:dev::portkey-gateway::portkey:index:Network$" + type + "::sample";
    }

    private static Struct struct(Map<String, Object> values, String... secrets) {
        return new WireValues(values, Set.of(secrets)).encode();
    }

    private static CreateResponse create(
            ResourceProviderBlockingStub stub, String type, Struct inputs, boolean preview) {
        return stub.create(CreateRequest.newBuilder()
                .setUrn(urn(type))
                .setProperties(inputs)
                .setPreview(preview)
                .build());
    }

    private static DiffResponse diff(
            ResourceProviderBlockingStub stub,
            String type,
            String id,
            Map<String, Object> olds,
            Map<String, Object> news) {
        return stub.diff(DiffRequest.newBuilder()
                .setUrn(urn(type))
                .setId(id)
                .setOldInputs(struct(olds))
                .setNews(struct(news))
                .build());
    }

    @Test
    void the_engine_can_attach_and_configure_every_provider() throws IOException {
        for (var provider : List.of("azure-native", "random", "azuread")) {
            var stub = connect(SimulationOptions.defaults(), provider);

            stub.attach(PluginAttach.getDefaultInstance());
            // Configure of pulumi-azure-native (provider.go) answers SupportsPreview and
            // SupportsAutonamingConfiguration only.
            var acceptsSecrets = !provider.equals("azure-native");
            assertThat(stub.handshake(ProviderHandshakeRequest.getDefaultInstance())
                            .getAcceptSecrets())
                    .isEqualTo(acceptsSecrets);
            assertThat(stub.configure(ConfigureRequest.getDefaultInstance()).getAcceptSecrets())
                    .isEqualTo(acceptsSecrets);
            assertThat(stub.configure(ConfigureRequest.getDefaultInstance()).getSupportsPreview())
                    .isTrue();
            assertThat(stub.getPluginInfo(Empty.getDefaultInstance()).getVersion())
                    .matches("\\d+\\.\\d+\\.\\d+");
            assertThat(server.debugProviders()).contains(provider + ":" + server.port(provider));
        }
    }

    @Test
    void check_names_every_fault_and_fills_in_the_name() throws IOException {
        var stub = azure();

        var response = stub.check(CheckRequest.newBuilder()
                .setUrn(urn(VNET))
                .setNews(struct(Map.of("addressSpace", Map.of("addressPrefix", "10.0.0.0/16"))))
                .build());

        assertThat(response.getFailuresList())
                .extracting(f -> f.getProperty())
                .containsExactlyInAnyOrder("addressSpace.addressPrefix", "resourceGroupName");
        assertThat(response.getInputs().getFieldsOrThrow("virtualNetworkName").getStringValue())
                .matches("sample[0-9a-f]{8}");
    }

    @Test
    void the_providers_location_is_the_default() throws IOException {
        var stub = azure();
        stub.configure(ConfigureRequest.newBuilder()
                .putVariables("azure-native:config:location", "westeurope")
                .build());

        var inputs = stub.check(CheckRequest.newBuilder()
                        .setUrn(urn(VNET))
                        .setNews(struct(Samples.of(VNET)))
                        .build())
                .getInputs();

        assertThat(inputs.getFieldsOrThrow("location").getStringValue()).isEqualTo("westeurope");
        var subnet = stub.check(CheckRequest.newBuilder()
                        .setUrn(urn("azure-native:network:Subnet"))
                        .setNews(struct(Samples.of("azure-native:network:Subnet")))
                        .build())
                .getInputs();
        assertThat(subnet.getFieldsMap()).doesNotContainKey("location");
    }

    @Test
    void a_preview_creates_nothing_and_leaves_what_only_azure_knows_open() throws IOException {
        var stub = azure();

        var preview = create(stub, APP, struct(Samples.of(APP)), true);

        assertThat(preview.getId()).isEmpty();
        assertThat(WireValues.decode(preview.getProperties()).values())
                .containsEntry("configuration", Unknown.VALUE)
                .doesNotContainKey("latestRevisionName");
        assertThat(server.azure().resources()).isEmpty();
    }

    @Test
    void secrets_stay_secret_and_write_only_values_do_not_return() throws IOException {
        var inputs = Samples.of(APP);
        inputs.put(
                "configuration",
                Map.of(
                        "secrets", List.of(Map.of("name", "password", "value", "planted")),
                        "registries",
                                List.of(Map.of(
                                        "server",
                                        "docker.io",
                                        "username",
                                        "someone",
                                        "passwordSecretRef",
                                        "password"))));

        var created = create(
                azure(),
                APP,
                struct(inputs, "configuration.secrets[0].value", "configuration.registries[0].username"),
                false);

        var outputs = WireValues.decode(created.getProperties());
        assertThat(outputs.secrets()).containsExactly("configuration.registries[0].username");
        assertThat(Values.string(outputs.values(), "configuration.registries[].username"))
                .isEqualTo("someone");
        assertThat(created.getProperties().toString()).doesNotContain("planted");
        assertThat(server.azure().resources().toString()).doesNotContain("planted");
    }

    @Test
    void a_changed_name_replaces_and_a_changed_tag_updates() throws IOException {
        var stub = azure();
        var olds = Samples.of(VNET);
        var id = create(stub, VNET, struct(olds), false).getId();

        var renamed = new java.util.LinkedHashMap<>(olds);
        renamed.put("virtualNetworkName", "other");
        var replacement = diff(stub, VNET, id, olds, renamed);
        assertThat(replacement.getReplacesList()).containsExactly("virtualNetworkName");
        assertThat(replacement.getDetailedDiffMap().get("virtualNetworkName").getKind())
                .isEqualTo(PropertyDiff.Kind.UPDATE_REPLACE);
        assertThat(replacement.getDeleteBeforeReplace()).isFalse();

        var tagged = new java.util.LinkedHashMap<>(olds);
        tagged.put("tags", Map.of("cost.center", "1"));
        var update = diff(stub, VNET, id, olds, tagged);
        assertThat(update.getReplacesList()).isEmpty();
        assertThat(update.getDetailedDiffMap()).containsOnlyKeys("tags");
        assertThat(update.getDetailedDiffMap().get("tags").getKind()).isEqualTo(PropertyDiff.Kind.ADD);

        assertThat(diff(stub, VNET, id, olds, olds).getChanges()).isEqualTo(DiffResponse.DiffChanges.DIFF_NONE);
    }

    @Test
    void a_replacement_under_the_same_name_deletes_first() throws IOException {
        var stub = azure();
        var olds = Samples.of(VNET);
        olds.put("location", "eastus");
        var id = create(stub, VNET, struct(olds), false).getId();
        var moved = new java.util.LinkedHashMap<>(olds);
        moved.put("location", "westus");

        assertThat(diff(stub, VNET, id, olds, moved).getDeleteBeforeReplace()).isTrue();
    }

    @Test
    void an_unknown_value_is_a_change() throws IOException {
        var stub = azure();
        var news = Samples.of(VNET);
        news.put("addressSpace", Unknown.VALUE);

        var difference = diff(stub, VNET, "/id", Samples.of(VNET), news);

        assertThat(difference.getDetailedDiffMap()).containsOnlyKeys("addressSpace");
        assertThat(difference.getReplacesList()).isEmpty();
    }

    private ReadResponse read(
            ResourceProviderBlockingStub stub, String type, CreateResponse created, Map<String, Object> inputs) {
        return stub.read(ReadRequest.newBuilder()
                .setUrn(urn(type))
                .setId(created.getId())
                .setProperties(created.getProperties())
                .setInputs(struct(inputs))
                .build());
    }

    @Test
    void refresh_carries_drift_into_the_inputs() throws IOException {
        var stub = azure();
        var inputs = Samples.of(VNET);
        inputs.put("tags", Map.of("owner", "us"));
        var created = create(stub, VNET, struct(inputs), false);
        assertThat(read(stub, VNET, created, inputs).getInputs()).isEqualTo(struct(inputs));

        server.azure().changeBehindTheBack(created.getId(), "tags", Map.of("owner", "them", "extra", "1"));

        var drifted =
                WireValues.decode(read(stub, VNET, created, inputs).getInputs()).values();
        assertThat(drifted)
                .containsEntry("tags", Map.of("owner", "them", "extra", "1"))
                .containsEntry("addressSpace", inputs.get("addressSpace"))
                .containsEntry("resourceGroupName", "rg");
        assertThat(diff(stub, VNET, created.getId(), drifted, inputs).getDetailedDiffMap())
                .containsOnlyKeys("tags.owner", "tags.extra");
    }

    @Test
    void refresh_finds_that_a_resource_is_gone() throws IOException {
        var stub = azure();
        var created = create(stub, VNET, struct(Samples.of(VNET)), false);

        server.azure().deleteBehindTheBack(created.getId());

        assertThat(read(stub, VNET, created, Samples.of(VNET)).getId()).isEmpty();
    }

    @Test
    void import_reads_inputs_that_do_not_differ_from_the_resource() throws IOException {
        var stub = azure();
        var type = "azure-native:network:PrivateEndpoint";
        var inputs = Samples.of(type);
        inputs.put("location", "eastus");
        var created = create(stub, type, struct(inputs), false);

        var imported = stub.read(ReadRequest.newBuilder()
                .setUrn(urn(type))
                .setId(created.getId())
                .build());

        var difference = diff(
                stub,
                type,
                created.getId(),
                WireValues.decode(imported.getInputs()).values(),
                inputs);
        assertThat(difference.getReplacesList()).isEmpty();
        assertThat(WireValues.decode(imported.getInputs()).values())
                .containsEntry("privateEndpointName", "sample")
                .containsEntry("subnet", inputs.get("subnet"))
                .doesNotContainKey("networkInterfaces");
    }

    @Test
    void update_answers_the_new_state_and_its_preview_keeps_what_does_not_change() throws IOException {
        var stub = azure();
        var created = create(stub, APP, struct(Samples.of(APP)), false);
        var news = Samples.of(APP);
        news.put("tags", Map.of("a", "b"));
        var request = UpdateRequest.newBuilder()
                .setUrn(urn(APP))
                .setId(created.getId())
                .setOlds(created.getProperties())
                .setNews(struct(news));

        var preview = WireValues.decode(
                        stub.update(request.setPreview(true).build()).getProperties())
                .values();
        assertThat(server.azure().read(created.getId()).orElseThrow().properties())
                .doesNotContainKey("tags");
        var updated = WireValues.decode(
                        stub.update(request.setPreview(false).build()).getProperties())
                .values();

        assertThat(updated).isEqualTo(preview).containsEntry("tags", Map.of("a", "b"));
    }

    @Test
    void delete_removes_and_an_error_of_azure_arrives_with_its_code() throws IOException {
        var stub = azure();
        var created = create(stub, VNET, struct(Samples.of(VNET)), false);

        assertThatThrownBy(() -> create(stub, VNET, struct(Samples.of(VNET)), false))
                .isInstanceOf(StatusRuntimeException.class)
                .hasMessageContaining("cannot create already existing resource '" + created.getId() + "'");
        stub.delete(DeleteRequest.newBuilder()
                .setUrn(urn(VNET))
                .setId(created.getId())
                .build());
        assertThat(server.azure().read(created.getId())).isEmpty();
    }

    @Test
    void a_creation_that_times_out_reports_the_resource_that_exists() throws IOException {
        FaultPlan once = (type, name, attempt) ->
                attempt == 1 ? Optional.of(new FaultPlan.TimedOutAfterCreation()) : Optional.empty();
        var stub = connect(SimulationOptions.defaults().withFaults(once), "azure-native");

        assertThatThrownBy(() -> create(stub, VNET, struct(Samples.of(VNET)), false))
                .satisfies(e -> {
                    var details = StatusProto.fromThrowable(e).getDetails(0).unpack(ErrorResourceInitFailed.class);
                    assertThat(details.getId())
                            .isEqualTo(server.azure().resources().get(1).id())
                            .endsWith("/virtualNetworks/sample");
                    assertThat(details.getReasonsList())
                            .singleElement()
                            .asString()
                            .contains("GatewayTimeout");
                    assertThat(WireValues.decode(details.getInputs()).values()).isEqualTo(Samples.of(VNET));
                });
    }

    @Test
    void the_state_outlives_the_server(@TempDir Path folder) throws IOException {
        var options = SimulationOptions.defaults().withStateFile(folder.resolve("azure.json"));
        var created = create(connect(options, "azure-native"), VNET, struct(Samples.of(VNET)), false);
        server.close();
        server = null;

        assertThat(read(connect(options, "azure-native"), VNET, created, Samples.of(VNET))
                        .getProperties())
                .isEqualTo(created.getProperties());
    }

    @Test
    void random_values_are_stable_and_passwords_secret() throws IOException {
        var stub = connect(SimulationOptions.defaults(), "random");
        var type = "random:index/randomPassword:RandomPassword";
        var inputs = struct(Map.of("length", 24.0, "special", false, "minNumeric", 3.0));

        var first = WireValues.decode(create(stub, type, inputs, false).getProperties());
        var second = WireValues.decode(create(stub, type, inputs, false).getProperties());

        assertThat(first).isEqualTo(second);
        assertThat(first.secrets()).containsExactlyInAnyOrder("result", "bcryptHash");
        assertThat((String) first.values().get("result"))
                .matches("[A-Za-z0-9]{24}")
                .matches(".*\\d.*\\d.*\\d.*");
        assertThat(diff(stub, type, "none", Map.of("length", 24.0), Map.of("length", 25.0))
                        .getReplacesList())
                .containsExactly("length");
    }

    @Test
    void users_and_groups_are_found() throws IOException {
        var stub = connect(SimulationOptions.defaults(), "azuread");

        var answer = stub.invoke(InvokeRequest.newBuilder()
                .setTok("azuread:index/getUser:getUser")
                .setArgs(struct(Map.of("userPrincipalName", "ann@example.com")))
                .build());

        assertThat(WireValues.decode(answer.getReturn()).values())
                .containsEntry("userPrincipalName", "ann@example.com")
                .hasEntrySatisfying("objectId", id -> assertThat((String) id).matches("[0-9a-f-]{36}"));
    }
}
