package ai.portkey.azure.simulator.fronts;

import ai.portkey.azure.simulator.core.SimulatedAzure;
import ai.portkey.azure.simulator.core.SimulationOptions;
import io.grpc.Server;
import io.grpc.netty.shaded.io.grpc.netty.NettyServerBuilder;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The simulated Azure behind the real Pulumi engine: gRPC servers on the loopback interface for the providers
 * azure-native, random and azuread. The engine attaches to them with the environment variable
 * {@code PULUMI_DEBUG_PROVIDERS} set to {@link #debugProviders()}.
 */
public final class SimulatedProviderServer implements AutoCloseable {

    private static final int MAX_MESSAGE = 64 * 1024 * 1024;

    private final SimulatedAzure azure;
    private final Map<String, Server> servers = new LinkedHashMap<>();

    private SimulatedProviderServer(SimulatedAzure azure) {
        this.azure = azure;
    }

    /**
     * Starts the servers on free ports.
     *
     * @throws IOException when no port can be opened
     */
    public static SimulatedProviderServer start(SimulationOptions options) throws IOException {
        return start(new SimulatedAzure(options));
    }

    /**
     * Starts the servers on free ports.
     *
     * @param azure what they serve, perhaps beside other fronts
     * @throws IOException when no port can be opened
     */
    public static SimulatedProviderServer start(SimulatedAzure azure) throws IOException {
        var server = new SimulatedProviderServer(azure);
        var options = azure.options();
        try {
            for (Provider provider : List.of(
                    new AzureProvider(server.azure),
                    new RandomProvider(new SimulatedRandom(options)),
                    new EntraProvider(new SimulatedEntra(options)))) {
                server.servers.put(
                        provider.name(),
                        NettyServerBuilder.forAddress(new InetSocketAddress("127.0.0.1", 0))
                                .maxInboundMessageSize(MAX_MESSAGE)
                                .addService(new ProviderService(provider))
                                .build()
                                .start());
            }
            return server;
        } catch (IOException e) {
            server.close();
            throw e;
        }
    }

    /** Value for {@code PULUMI_DEBUG_PROVIDERS}: {@code azure-native:PORT,random:PORT,azuread:PORT}. */
    public String debugProviders() {
        return servers.entrySet().stream()
                .map(e -> e.getKey() + ":" + e.getValue().getPort())
                .collect(Collectors.joining(","));
    }

    /** Port of a provider: {@code azure-native}, {@code random} or {@code azuread}. */
    public int port(String provider) {
        return servers.get(provider).getPort();
    }

    /** The Azure behind this, e.g. to make drift. */
    public SimulatedAzure azure() {
        return azure;
    }

    @Override
    public void close() {
        servers.values().forEach(Server::shutdownNow);
    }
}
