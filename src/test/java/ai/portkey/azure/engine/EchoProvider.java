package ai.portkey.azure.engine;

import com.google.protobuf.Empty;
import com.google.protobuf.Struct;
import com.google.protobuf.Value;
import io.grpc.Server;
import io.grpc.Status;
import io.grpc.netty.shaded.io.grpc.netty.NettyServerBuilder;
import io.grpc.stub.StreamObserver;
import java.io.Closeable;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import pulumirpc.Plugin.PluginAttach;
import pulumirpc.Plugin.PluginInfo;
import pulumirpc.Provider.CheckRequest;
import pulumirpc.Provider.CheckResponse;
import pulumirpc.Provider.ConfigureRequest;
import pulumirpc.Provider.ConfigureResponse;
import pulumirpc.Provider.CreateRequest;
import pulumirpc.Provider.CreateResponse;
import pulumirpc.Provider.DeleteRequest;
import pulumirpc.Provider.DiffRequest;
import pulumirpc.Provider.DiffResponse;
import pulumirpc.Provider.PropertyDiff;
import pulumirpc.Provider.ReadRequest;
import pulumirpc.Provider.ReadResponse;
import pulumirpc.Provider.UpdateRequest;
import pulumirpc.Provider.UpdateResponse;
import pulumirpc.ResourceProviderGrpc.ResourceProviderImplBase;

/** A cloud of {@link Thing}s whose output {@code echo} repeats their text; lets a test change and break it. */
final class EchoProvider extends ResourceProviderImplBase implements Closeable {

    /** What exists, by id; the id is the resource's name. */
    final Map<String, Struct> things = new ConcurrentHashMap<>();
    /** Called before each creation with the resource's name; may block or throw. */
    volatile Consumer<String> beforeCreate = name -> {};

    /** Called when the engine tells that it is stopping. */
    volatile Runnable onCancel = () -> {};

    private final Server server;

    EchoProvider() throws IOException {
        server = NettyServerBuilder.forAddress(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))
                .addService(this)
                .build()
                .start();
    }

    Map<String, Integer> attachment() {
        return Map.of("echo", server.getPort());
    }

    /** Changes a thing behind the engine's back. */
    void tamper(String name, String text) {
        things.computeIfPresent(
                name,
                (id, old) ->
                        withEcho(old.toBuilder().putFields("text", string(text)).build()));
    }

    /** The text of a thing; a secret comes wrapped in an object. */
    String text(String name) {
        var text = things.get(name).getFieldsOrThrow("text");
        return text.hasStructValue()
                ? text.getStructValue().getFieldsOrThrow("value").getStringValue()
                : text.getStringValue();
    }

    /** Blocks the creation of one thing until the latch is released; the first latch tells that it has begun. */
    void holdCreation(String name, CountDownLatch begun, CountDownLatch release) {
        beforeCreate = created -> {
            if (created.equals(name)) {
                begun.countDown();
                await(release);
            }
        };
    }

    @Override
    public void close() {
        server.shutdownNow();
    }

    @Override
    public void attach(PluginAttach request, StreamObserver<Empty> answer) {
        reply(answer, Empty.getDefaultInstance());
    }

    @Override
    public void getPluginInfo(Empty request, StreamObserver<PluginInfo> answer) {
        reply(answer, PluginInfo.newBuilder().setVersion("1.0.0").build());
    }

    @Override
    public void checkConfig(CheckRequest request, StreamObserver<CheckResponse> answer) {
        check(request, answer);
    }

    @Override
    public void diffConfig(DiffRequest request, StreamObserver<DiffResponse> answer) {
        reply(
                answer,
                DiffResponse.newBuilder()
                        .setChanges(DiffResponse.DiffChanges.DIFF_NONE)
                        .build());
    }

    @Override
    public void configure(ConfigureRequest request, StreamObserver<ConfigureResponse> answer) {
        reply(
                answer,
                ConfigureResponse.newBuilder()
                        .setSupportsPreview(true)
                        .setAcceptSecrets(true)
                        .build());
    }

    @Override
    public void check(CheckRequest request, StreamObserver<CheckResponse> answer) {
        reply(answer, CheckResponse.newBuilder().setInputs(request.getNews()).build());
    }

    @Override
    public void diff(DiffRequest request, StreamObserver<DiffResponse> answer) {
        var response = DiffResponse.newBuilder().setHasDetailedDiff(true);
        var names = new TreeSet<>(Set.of("text", "kind"));
        names.removeIf(name -> request.getOlds()
                .getFieldsOrDefault(name, none())
                .equals(request.getNews().getFieldsOrDefault(name, none())));
        for (var name : names) {
            var replaces = name.equals("kind");
            response.addDiffs(name)
                    .putDetailedDiff(
                            name,
                            PropertyDiff.newBuilder()
                                    .setKind(replaces ? PropertyDiff.Kind.UPDATE_REPLACE : PropertyDiff.Kind.UPDATE)
                                    .build());
            if (replaces) {
                response.addReplaces(name);
            }
        }
        response.setChanges(names.isEmpty() ? DiffResponse.DiffChanges.DIFF_NONE : DiffResponse.DiffChanges.DIFF_SOME);
        reply(answer, response.build());
    }

    @Override
    public void create(CreateRequest request, StreamObserver<CreateResponse> answer) {
        var urn = request.getUrn();
        var name = urn.substring(urn.lastIndexOf("::") + 2);
        var outputs = withEcho(request.getProperties());
        if (request.getPreview()) {
            reply(answer, CreateResponse.newBuilder().setProperties(outputs).build());
            return;
        }
        try {
            beforeCreate.accept(name);
        } catch (IllegalStateException e) {
            answer.onError(Status.UNKNOWN.withDescription(e.getMessage()).asException());
            return;
        }
        things.put(name, outputs);
        reply(
                answer,
                CreateResponse.newBuilder().setId(name).setProperties(outputs).build());
    }

    @Override
    public void read(ReadRequest request, StreamObserver<ReadResponse> answer) {
        var found = things.get(request.getId());
        var response = ReadResponse.newBuilder();
        if (found != null) {
            response.setId(request.getId())
                    .setProperties(found)
                    .setInputs(found.toBuilder().removeFields("echo").build());
        }
        reply(answer, response.build());
    }

    @Override
    public void update(UpdateRequest request, StreamObserver<UpdateResponse> answer) {
        var outputs = withEcho(request.getNews());
        if (!request.getPreview()) {
            things.put(request.getId(), outputs);
        }
        reply(answer, UpdateResponse.newBuilder().setProperties(outputs).build());
    }

    @Override
    public void delete(DeleteRequest request, StreamObserver<Empty> answer) {
        things.remove(request.getId());
        reply(answer, Empty.getDefaultInstance());
    }

    @Override
    public void cancel(Empty request, StreamObserver<Empty> answer) {
        onCancel.run();
        reply(answer, Empty.getDefaultInstance());
    }

    private static Struct withEcho(Struct inputs) {
        return inputs.toBuilder()
                .putFields("echo", inputs.getFieldsOrDefault("text", string("")))
                .build();
    }

    private static Value string(String text) {
        return Value.newBuilder().setStringValue(text).build();
    }

    private static Value none() {
        return Value.getDefaultInstance();
    }

    static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static <T> void reply(StreamObserver<T> answer, T message) {
        answer.onNext(message);
        answer.onCompleted();
    }
}
