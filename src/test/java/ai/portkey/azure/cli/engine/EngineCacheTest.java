package ai.portkey.azure.cli.engine;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicInteger;

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
    void who_comes_while_it_is_being_filled_waits_and_does_not_fill_it_again() throws Exception {
        var fills = new AtomicInteger();
        var second = new FutureTask<>(() -> fill(draft -> fills.incrementAndGet()));
        var waiting = new Thread(second);

        var first = fill(draft -> {
            fills.incrementAndGet();
            waiting.start();
            while (waiting.getState() != Thread.State.BLOCKED && waiting.isAlive()) {
                Thread.onSpinWait();
            }
            FakeTools.pulumi(draft, "v3.200.0");
        });

        assertThat(second.get()).isEqualTo(first).isExecutable();
        assertThat(fills).hasValue(1);
    }

    private Path fill(EngineCache.Filler filler) throws Exception {
        return new EngineCache(folder).fill(filler);
    }
}
