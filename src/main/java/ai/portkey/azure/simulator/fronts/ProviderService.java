package ai.portkey.azure.simulator.fronts;

import ai.portkey.azure.simulator.core.AzureException;
import ai.portkey.azure.simulator.core.SimulatedResource;
import com.google.protobuf.Any;
import com.google.protobuf.Empty;
import com.google.protobuf.Struct;
import com.google.rpc.Status;
import io.grpc.protobuf.StatusProto;
import io.grpc.stub.StreamObserver;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import pulumirpc.Plugin.PluginAttach;
import pulumirpc.Plugin.PluginInfo;
import pulumirpc.Provider.CheckFailure;
import pulumirpc.Provider.CheckRequest;
import pulumirpc.Provider.CheckResponse;
import pulumirpc.Provider.ConfigureRequest;
import pulumirpc.Provider.ConfigureResponse;
import pulumirpc.Provider.CreateRequest;
import pulumirpc.Provider.CreateResponse;
import pulumirpc.Provider.DeleteRequest;
import pulumirpc.Provider.DiffRequest;
import pulumirpc.Provider.DiffResponse;
import pulumirpc.Provider.ErrorResourceInitFailed;
import pulumirpc.Provider.GetSchemaRequest;
import pulumirpc.Provider.GetSchemaResponse;
import pulumirpc.Provider.InvokeRequest;
import pulumirpc.Provider.InvokeResponse;
import pulumirpc.Provider.PropertyDiff;
import pulumirpc.Provider.ProviderHandshakeRequest;
import pulumirpc.Provider.ProviderHandshakeResponse;
import pulumirpc.Provider.ReadRequest;
import pulumirpc.Provider.ReadResponse;
import pulumirpc.Provider.UpdateRequest;
import pulumirpc.Provider.UpdateResponse;
import pulumirpc.ResourceProviderGrpc.ResourceProviderImplBase;

/** Pulumi's resource provider protocol in front of a {@link Provider}. */
final class ProviderService extends ResourceProviderImplBase {

    private final Provider provider;

    ProviderService(Provider provider) {
        this.provider = provider;
    }

    @Override
    public void attach(PluginAttach request, StreamObserver<Empty> observer) {
        answer(observer, Empty::getDefaultInstance);
    }

    @Override
    public void handshake(ProviderHandshakeRequest request, StreamObserver<ProviderHandshakeResponse> observer) {
        answer(
                observer,
                () -> ProviderHandshakeResponse.newBuilder()
                        .setAcceptSecrets(provider.acceptsSecrets())
                        .setAcceptResources(true)
                        .build());
    }

    @Override
    public void getPluginInfo(Empty request, StreamObserver<PluginInfo> observer) {
        answer(
                observer,
                () -> PluginInfo.newBuilder().setVersion(provider.version()).build());
    }

    @Override
    public void getSchema(GetSchemaRequest request, StreamObserver<GetSchemaResponse> observer) {
        answer(
                observer,
                () -> GetSchemaResponse.newBuilder()
                        .setSchema("{\"name\":\"" + provider.name() + "\",\"version\":\"" + provider.version() + "\"}")
                        .build());
    }

    @Override
    public void checkConfig(CheckRequest request, StreamObserver<CheckResponse> observer) {
        answer(
                observer,
                () -> CheckResponse.newBuilder().setInputs(request.getNews()).build());
    }

    @Override
    public void diffConfig(DiffRequest request, StreamObserver<DiffResponse> observer) {
        answer(
                observer,
                () -> DiffResponse.newBuilder()
                        .setChanges(DiffResponse.DiffChanges.DIFF_NONE)
                        .build());
    }

    @Override
    @SuppressWarnings("deprecation")
    public void configure(ConfigureRequest request, StreamObserver<ConfigureResponse> observer) {
        answer(observer, () -> {
            provider.configure(request.getVariablesMap());
            return ConfigureResponse.newBuilder()
                    .setAcceptSecrets(provider.acceptsSecrets())
                    .setAcceptResources(true)
                    .setSupportsPreview(true)
                    .build();
        });
    }

    @Override
    public void check(CheckRequest request, StreamObserver<CheckResponse> observer) {
        answer(observer, () -> {
            var urn = Urn.parse(request.getUrn());
            var news = WireValues.decode(request.getNews());
            var response = CheckResponse.newBuilder();
            for (var failure : provider.check(urn.type(), news.values())) {
                response.addFailures(CheckFailure.newBuilder()
                        .setProperty(failure.property())
                        .setReason(failure.reason()));
            }
            var prepared = provider.prepare(
                    urn.type(), urn.name(), WireValues.decode(request.getOlds()).values(), news.values());
            return response.setInputs(new WireValues(prepared, news.secrets()).encode())
                    .build();
        });
    }

    @Override
    public void diff(DiffRequest request, StreamObserver<DiffResponse> observer) {
        answer(observer, () -> {
            var type = Urn.parse(request.getUrn()).type();
            var olds = WireValues.decode(request.hasOldInputs() ? request.getOldInputs() : request.getOlds())
                    .values();
            var news = WireValues.decode(request.getNews()).values();
            var difference = provider.diff(type, olds, news);
            var response = DiffResponse.newBuilder()
                    .setHasDetailedDiff(true)
                    .setChanges(
                            difference.changed().isEmpty()
                                    ? DiffResponse.DiffChanges.DIFF_NONE
                                    : DiffResponse.DiffChanges.DIFF_SOME);
            difference.changed().forEach((path, kind) -> {
                var replaces = difference.replaced().contains(path);
                response.putDetailedDiff(
                        path,
                        PropertyDiff.newBuilder()
                                .setInputDiff(true)
                                .setKind(PropertyDiff.Kind.valueOf(kind + (replaces ? "_REPLACE" : "")))
                                .build());
            });
            roots(difference.changed().keySet()).forEach(response::addDiffs);
            roots(difference.replaced()).forEach(response::addReplaces);
            return response.setDeleteBeforeReplace(
                            !difference.replaced().isEmpty() && provider.sameId(type, request.getId(), news))
                    .build();
        });
    }

    private static Set<String> roots(Iterable<String> paths) {
        var roots = new LinkedHashSet<String>();
        paths.forEach(path -> roots.add(path.split("[.\\[]")[0]));
        return roots;
    }

    @Override
    public void create(CreateRequest request, StreamObserver<CreateResponse> observer) {
        answer(observer, () -> {
            var urn = Urn.parse(request.getUrn());
            var inputs = WireValues.decode(request.getProperties());
            if (request.getPreview()) {
                return CreateResponse.newBuilder()
                        .setProperties(
                                outputs(urn, provider.preview(urn.type(), Map.of(), inputs.values()), inputs.secrets()))
                        .build();
            }
            try {
                var created = provider.create(urn.type(), urn.name(), inputs.values());
                return CreateResponse.newBuilder()
                        .setId(created.id())
                        .setProperties(outputs(urn, created.properties(), inputs.secrets()))
                        .build();
            } catch (AzureException e) {
                throw e.resource()
                        .map(resource -> partial(
                                e,
                                resource,
                                outputs(urn, resource.properties(), inputs.secrets()),
                                request.getProperties()))
                        .orElse(e);
            }
        });
    }

    /** The engine keeps such a resource in its state and updates it next time. */
    private static RuntimeException partial(
            AzureException e, SimulatedResource resource, Struct properties, Struct inputs) {
        var detail = ErrorResourceInitFailed.newBuilder()
                .setId(resource.id())
                .setProperties(properties)
                .setInputs(inputs)
                .addReasons(e.getMessage())
                .build();
        return StatusProto.toStatusRuntimeException(Status.newBuilder()
                .setCode(io.grpc.Status.Code.UNKNOWN.value())
                .setMessage(e.getMessage())
                .addDetails(Any.pack(detail))
                .build());
    }

    @Override
    public void read(ReadRequest request, StreamObserver<ReadResponse> observer) {
        answer(observer, () -> {
            var urn = Urn.parse(request.getUrn());
            var lastKnown = WireValues.decode(request.getProperties());
            var oldInputs = WireValues.decode(request.getInputs());
            var secrets = new LinkedHashSet<>(oldInputs.secrets());
            secrets.addAll(lastKnown.secrets());
            return provider.read(urn.type(), request.getId(), lastKnown.values())
                    .map(current -> ReadResponse.newBuilder()
                            .setId(current.id())
                            .setProperties(outputs(urn, current.properties(), secrets))
                            .setInputs(new WireValues(
                                            provider.inputs(current, oldInputs.values(), lastKnown.values()), secrets)
                                    .encode())
                            .build())
                    .orElseGet(ReadResponse::getDefaultInstance);
        });
    }

    @Override
    public void update(UpdateRequest request, StreamObserver<UpdateResponse> observer) {
        answer(observer, () -> {
            var urn = Urn.parse(request.getUrn());
            var news = WireValues.decode(request.getNews());
            var olds = WireValues.decode(request.getOlds());
            var properties = request.getPreview()
                    ? provider.preview(urn.type(), olds.values(), news.values())
                    : provider.update(urn.type(), request.getId(), news.values())
                            .properties();
            return UpdateResponse.newBuilder()
                    .setProperties(outputs(urn, properties, news.secrets()))
                    .build();
        });
    }

    @Override
    public void delete(DeleteRequest request, StreamObserver<Empty> observer) {
        answer(observer, () -> {
            provider.delete(Urn.parse(request.getUrn()).type(), request.getId());
            return Empty.getDefaultInstance();
        });
    }

    @Override
    public void invoke(InvokeRequest request, StreamObserver<InvokeResponse> observer) {
        answer(
                observer,
                () -> InvokeResponse.newBuilder()
                        .setReturn(new WireValues(
                                        provider.invoke(
                                                request.getTok(),
                                                WireValues.decode(request.getArgs())
                                                        .values()),
                                        Set.of())
                                .encode())
                        .build());
    }

    @Override
    public void cancel(Empty request, StreamObserver<Empty> observer) {
        answer(observer, Empty::getDefaultInstance);
    }

    private Struct outputs(Urn urn, Map<String, Object> properties, Set<String> secretInputs) {
        var secrets = new LinkedHashSet<>(secretInputs);
        secrets.addAll(provider.secretOutputs(urn.type()));
        return new WireValues(properties, secrets).encode();
    }

    private static <T> void answer(StreamObserver<T> observer, Supplier<T> work) {
        try {
            observer.onNext(work.get());
            observer.onCompleted();
        } catch (AzureException e) {
            observer.onError(
                    io.grpc.Status.UNKNOWN.withDescription(e.getMessage()).asRuntimeException());
        } catch (io.grpc.StatusRuntimeException e) {
            observer.onError(e);
        } catch (RuntimeException e) {
            observer.onError(io.grpc.Status.INTERNAL
                    .withDescription("The simulator failed: " + e)
                    .withCause(e)
                    .asRuntimeException());
        }
    }

    /** Type token and name from a URN: {@code urn:pulumi:stack::project::parent$type::name}. */
    private record Urn(String type, String name) {
        static Urn parse(String urn) {
            var parts = urn.split("::", 4);
            return new Urn(parts[2].substring(parts[2].lastIndexOf('$') + 1), parts[3]);
        }
    }
}
