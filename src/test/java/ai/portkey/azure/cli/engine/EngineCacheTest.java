package ai.portkey.azure.cli.engine;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;

class EngineCacheTest {

    private static final Path HOME = Path.of("/home/someone");

    @TempDir
    private Path folder;

    @Test
    void the_cache_lies_where_the_user_or_the_system_wants_it() {
        assertThat(EngineCache.of(Map.of(), HOME).cliDirectory())
                .startsWithRaw(Path.of("/home/someone/.cache/portkey-gateway"));
        assertThat(EngineCache.of(Map.of("XDG_CACHE_HOME", "/var/cache"), HOME).cliDirectory())
                .startsWithRaw(Path.of("/var/cache/portkey-gateway"));
        assertThat(EngineCache.of(Map.of("XDG_CACHE_HOME", "/var/cache", "PORTKEY_CACHE", "/own"), HOME).cliDirectory())
                .isEqualTo(Path.of("/own/pulumi/v3.200.0-java-1.12.0"));
    }

    @Test
    void many_at_once_fill_it_once() throws Exception {
        var fills = new AtomicInteger();
        Callable<Path> fill = () -> new EngineCache(folder).fill(draft -> {
            fills.incrementAndGet();
            FakeTools.pulumi(draft, "v3.200.0");
        });
        var pool = Executors.newFixedThreadPool(4);
        try {
            for (var result : pool.invokeAll(Stream.generate(() -> fill).limit(4).toList())) {
                assertThat(result.get()).isExecutable();
            }
        } finally {
            pool.shutdown();
        }

        assertThat(fills).hasValue(1);
    }
}
