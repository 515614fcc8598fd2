package ai.portkey.azure.cli.engine;

import ai.portkey.azure.config.reading.RawConfig;
import com.pulumi.Context;
import io.grpc.Server;
import io.grpc.netty.shaded.io.grpc.netty.NettyServerBuilder;
import io.grpc.stub.StreamObserver;
import java.io.Closeable;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import pulumirpc.Language.GetRequiredPackagesRequest;
import pulumirpc.Language.GetRequiredPackagesResponse;
import pulumirpc.Language.RunRequest;
import pulumirpc.Language.RunResponse;
import pulumirpc.LanguageRuntimeGrpc.LanguageRuntimeImplBase;

/** The program in this JVM, for a CLI that a shell starts as {@code pulumi up --client ADDRESS}. */
public final class AttachedProgram extends LanguageRuntimeImplBase implements Closeable {

    private final BiConsumer<Context, RawConfig> program;
    private final Server server;

    /** @param program takes the configuration that the engine hands over */
    public AttachedProgram(BiConsumer<Context, RawConfig> program) throws IOException {
        this.program = program;
        this.server = NettyServerBuilder.forAddress(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))
                .addService(this)
                .build()
                .start();
    }

    /** The environment in which a shell's {@code pulumi} works on a folder of this machine. */
    public static Map<String, String> environment(PulumiCli cli, EngineSettings settings) {
        return LocalEngine.open(cli, settings).environment();
    }

    /** Where the CLI finds the program, {@code host:port}. */
    public String address() {
        return "127.0.0.1:" + server.getPort();
    }

    @Override
    public void getRequiredPackages(
            GetRequiredPackagesRequest request, StreamObserver<GetRequiredPackagesResponse> answer) {
        answer.onNext(GetRequiredPackagesResponse.getDefaultInstance());
        answer.onCompleted();
    }

    @Override
    public void run(RunRequest request, StreamObserver<RunResponse> answer) {
        var raw = new RawConfig(
                request.getStack(), request.getConfigMap(), Set.copyOf(request.getConfigSecretKeysList()));
        try (var host = new InlineHost(context -> program.accept(context, raw))) {
            host.run(request, answer);
        } catch (IOException e) {
            answer.onError(e);
        }
    }

    @Override
    public void close() {
        server.shutdownNow();
    }
}
