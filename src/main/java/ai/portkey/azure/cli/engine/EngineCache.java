package ai.portkey.azure.cli.engine;

import ai.portkey.azure.cli.engine.CliSource.Unavailable;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.Map;

/**
 * Folder that keeps the Pulumi CLI between builds, outside the project because {@code clean} wipes {@code target}:
 * {@code $PORTKEY_CACHE}, else {@code $XDG_CACHE_HOME/portkey-gateway}, else {@code ~/.cache/portkey-gateway}.
 * One folder for each pinned pair of versions; a folder appears whole or not at all.
 */
final class EngineCache {

    private final Path root;

    EngineCache(Path root) {
        this.root = root.toAbsolutePath();
    }

    static EngineCache of(Map<String, String> environment, Path home) {
        var own = environment.getOrDefault("PORTKEY_CACHE", "");
        if (!own.isBlank()) {
            return new EngineCache(Path.of(own));
        }
        var xdg = environment.getOrDefault("XDG_CACHE_HOME", "");
        var caches = xdg.isBlank() ? home.resolve(".cache") : Path.of(xdg);
        return new EngineCache(caches.resolve("portkey-gateway"));
    }

    /** Folder of the pinned CLI and language host. */
    Path cliDirectory() {
        return root.resolve("pulumi").resolve("v" + PulumiCli.PINNED_VERSION + "-java-" + PulumiCli.PINNED_HOST_VERSION);
    }

    Path executable() {
        return cliDirectory().resolve("pulumi");
    }

    /** Writes the executables of one CLI into an empty folder. */
    @FunctionalInterface
    interface Filler {
        void fill(Path directory) throws IOException, Unavailable;
    }

    /**
     * Fills the CLI's folder unless another process did so meanwhile: one process at a time, the others wait.
     *
     * @return path of the CLI
     * @throws Unavailable what the filler threw, or that the cache cannot be written
     */
    Path fill(Filler filler) throws Unavailable {
        // A file lock keeps other processes out; within one it throws instead of waiting.
        synchronized (EngineCache.class) {
            return fillAlone(filler);
        }
    }

    private Path fillAlone(Filler filler) throws Unavailable {
        try {
            Files.createDirectories(root);
            try (var channel = FileChannel.open(root.resolve("lock"), StandardOpenOption.CREATE,
                    StandardOpenOption.WRITE); var lock = channel.lock()) {
                if (!Files.isExecutable(executable())) {
                    var draft = Files.createTempDirectory(root, "draft-");
                    try {
                        filler.fill(draft);
                        publish(draft);
                    } finally {
                        delete(draft);
                    }
                }
                return executable();
            }
        } catch (IOException e) {
            throw new Unavailable("cache %s: %s".formatted(root, e));
        }
    }

    private void publish(Path draft) throws IOException {
        delete(cliDirectory());
        Files.createDirectories(cliDirectory().getParent());
        try {
            Files.move(draft, cliDirectory(), StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(draft, cliDirectory());
        }
    }

    static void delete(Path directory) throws IOException {
        if (Files.exists(directory)) {
            try (var files = Files.walk(directory)) {
                files.sorted(Comparator.reverseOrder()).forEach(EngineCache::deleteOne);
            } catch (UncheckedIOException e) {
                throw e.getCause();
            }
        }
    }

    private static void deleteOne(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
