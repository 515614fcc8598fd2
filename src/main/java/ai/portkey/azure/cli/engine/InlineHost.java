package ai.portkey.azure.cli.engine;

import ai.portkey.azure.pulumi.InlineRuntime;
import com.google.protobuf.Empty;
import com.pulumi.Context;
import io.grpc.Server;
import io.grpc.netty.shaded.io.grpc.netty.NettyServerBuilder;
import io.grpc.stub.StreamObserver;
import java.io.Closeable;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.function.Consumer;
import java.util.logging.Level;
import java.util.logging.Logger;
import pulumirpc.Language.GetRequiredPackagesRequest;
import pulumirpc.Language.GetRequiredPackagesResponse;
import pulumirpc.Language.RunRequest;
import pulumirpc.Language.RunResponse;
import pulumirpc.LanguageRuntimeGrpc.LanguageRuntimeImplBase;
import pulumirpc.Plugin.PluginInfo;

/** Language host that runs a program of this JVM; the CLI reaches it through {@code --client}. */
final class InlineHost extends LanguageRuntimeImplBase implements Closeable {

    /**
     * gRPC's complaint, with a stack trace, about the channels that the Java runtime leaves behind; {@link Relay} has
     * closed their connections. The field keeps the logger, which its registry holds weakly only.
     */
    private static final Logger ORPHANS = Logger.getLogger("io.grpc.internal.ManagedChannelOrphanWrapper");

    private static final int MAX_MESSAGE_BYTES = 400 * 1024 * 1024;

    static {
        ORPHANS.setLevel(Level.OFF);
    }

    private final Consumer<Context> code;
    private final Server server;

    InlineHost(Consumer<Context> code) throws IOException {
        this.code = code;
        this.server = NettyServerBuilder.forAddress(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))
                .maxInboundMessageSize(MAX_MESSAGE_BYTES)
                .addService(this)
                .build()
                .start();
    }

    /** Where the CLI finds this host, {@code host:port}. */
    String address() {
        return "127.0.0.1:" + server.getPort();
    }

    @Override
    public void close() {
        server.shutdownNow();
    }

    @Override
    public void getRequiredPackages(
            GetRequiredPackagesRequest request, StreamObserver<GetRequiredPackagesResponse> answer) {
        answer.onNext(GetRequiredPackagesResponse.getDefaultInstance());
        answer.onCompleted();
    }

    @Override
    public void getPluginInfo(Empty request, StreamObserver<PluginInfo> answer) {
        answer.onNext(PluginInfo.getDefaultInstance());
        answer.onCompleted();
    }

    @Override
    public void run(RunRequest request, StreamObserver<RunResponse> answer) {
        answer.onNext(run(request));
        answer.onCompleted();
    }

    private RunResponse run(RunRequest request) {
        var response = RunResponse.newBuilder();
        try (var monitor = new Relay(request.getMonitorAddress());
                var engine = new Relay(request.getArgs(0))) {
            switch (InlineRuntime.run(request, monitor.address(), engine.address(), code)) {
                case SUCCEEDED -> {}
                case FAILED_AND_SAID_SO -> response.setBail(true);
                case FAILED -> response.setError("The Pulumi program failed.");
            }
        } catch (Exception e) {
            response.setError("The Pulumi program could not be run: " + e);
        }
        return response.build();
    }
}
