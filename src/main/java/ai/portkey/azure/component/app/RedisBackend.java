package ai.portkey.azure.component.app;

import ai.portkey.azure.component.data.Cache;
import ai.portkey.azure.config.app.AppConfig;
import ai.portkey.azure.config.app.ProbesConfig;
import ai.portkey.azure.config.app.RevisionsConfig;
import ai.portkey.azure.config.data.RedisConfig;
import com.pulumi.core.Output;
import com.pulumi.resources.ComponentResourceOptions;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Redis as one replica inside the Container Apps environment. Its data is a cache: it is lost on restart. */
public final class RedisBackend extends AppComponent implements Cache {

    private static final int PORT = 6379;
    /**
     * A change of the template restarts the container and empties the cache. An adopted app has the scale rule's number
     * under azurerm's key and probes with an empty host and a delay of 0, and one that version 1.0.0 made is ready after one
     * success; none is worth the cache.
     */
    private static final List<String> NOT_WORTH_THE_CACHE = List.of(
            "template.scale",
            "template.containers[0].probes[*].tcpSocket.host",
            "template.containers[0].probes[1].successThreshold",
            "template.containers[0].probes[2].initialDelaySeconds");

    /**
     * @param platform what the apps share
     * @param redis    the container
     * @param url      where the apps find it
     */
    public record Args(AppPlatform platform, RedisConfig.Container redis, Output<String> url) {}

    private final Output<String> url;

    public RedisBackend(String name, Args args, ComponentResourceOptions options) {
        super(
                "RedisBackend",
                name,
                args.redis().publicRegistry().isEmpty()
                        ? args.platform()
                        : args.platform().withoutRegistry(),
                spec(args),
                NOT_WORTH_THE_CACHE,
                options);
        this.url = args.url();
    }

    @Override
    public Output<String> url() {
        return url;
    }

    private static AppSpec spec(Args args) {
        var redis = args.redis();
        return new AppSpec(
                "redis",
                new AppSpec.Image(
                        redis.publicRegistry()
                                .map(Output::of)
                                .orElseGet(() ->
                                        args.platform().registry().orElseThrow().server())
                                .applyValue(redis.image()::reference),
                        false),
                new AppConfig(
                        redis.cpu(),
                        redis.memory(),
                        1,
                        1,
                        PORT,
                        Optional.empty(),
                        Optional.empty(),
                        100,
                        List.of(),
                        List.of(),
                        RevisionsConfig.SINGLE,
                        ProbesConfig.REDIS,
                        Optional.empty()),
                List.of(ScaleRule.concurrency("tcp", 100)),
                AppSpec.Ingress.INTERNAL_TCP,
                Optional.empty(),
                Map.of(),
                Map.of(),
                List.of());
    }
}
