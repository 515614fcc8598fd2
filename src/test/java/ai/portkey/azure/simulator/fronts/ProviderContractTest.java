package ai.portkey.azure.simulator.fronts;

import ai.portkey.azure.simulator.ChangingFrontContract;
import ai.portkey.azure.simulator.core.SimulationOptions;
import com.google.protobuf.Struct;
import io.grpc.ManagedChannel;
import io.grpc.netty.shaded.io.grpc.netty.NettyChannelBuilder;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import pulumirpc.Provider.CreateRequest;
import pulumirpc.Provider.DeleteRequest;
import pulumirpc.Provider.ReadRequest;
import pulumirpc.Provider.UpdateRequest;
import pulumirpc.ResourceProviderGrpc;
import pulumirpc.ResourceProviderGrpc.ResourceProviderBlockingStub;

/** Pulumi's engine, over its protocol for resource providers. */
class ProviderContractTest extends ChangingFrontContract {

    private SimulatedProviderServer server;
    private ManagedChannel channel;
    private ResourceProviderBlockingStub provider;

    @BeforeEach
    void connect() throws IOException {
        server = SimulatedProviderServer.start(SimulationOptions.defaults());
        channel = NettyChannelBuilder.forAddress("127.0.0.1", server.port("azure-native"))
                .usePlaintext()
                .build();
        provider = ResourceProviderGrpc.newBlockingStub(channel);
    }

    @AfterEach
    void close() {
        channel.shutdownNow();
        server.close();
    }

    @Override
    protected Seen create(String token, Map<String, Object> inputs) {
        var created = provider.create(CreateRequest.newBuilder()
                .setUrn(urn(token))
                .setProperties(struct(inputs))
                .build());
        return seen(created.getId(), created.getProperties());
    }

    @Override
    protected Optional<Seen> read(String token, Seen known) {
        var read = provider.read(ReadRequest.newBuilder()
                .setUrn(urn(token))
                .setId(known.id())
                .setProperties(struct(known.properties()))
                .build());
        return read.getId().isEmpty() ? Optional.empty() : Optional.of(seen(read.getId(), read.getProperties()));
    }

    @Override
    protected Seen update(String token, Seen known, Map<String, Object> inputs) {
        var updated = provider.update(UpdateRequest.newBuilder()
                .setUrn(urn(token))
                .setId(known.id())
                .setOlds(struct(known.properties()))
                .setNews(struct(inputs))
                .build());
        return seen(known.id(), updated.getProperties());
    }

    @Override
    protected void delete(String token, Seen known) {
        var unused = provider.delete(
                DeleteRequest.newBuilder().setUrn(urn(token)).setId(known.id()).build());
    }

    private static String urn(String token) {
        return "urn:pulumi:dev::portkey-gateway::" + token + "::sample";
    }

    private static Struct struct(Map<String, Object> values) {
        return new WireValues(values, Set.of()).encode();
    }

    private static Seen seen(String id, Struct properties) {
        return new Seen(id, WireValues.decode(properties).values());
    }
}
