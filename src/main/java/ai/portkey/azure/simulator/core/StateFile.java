package ai.portkey.azure.simulator.core;

import ai.portkey.azure.text.JsonText;
import ai.portkey.azure.text.WholeFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Keeps the state between runs in one JSON file, which is replaced whole or not at all. */
final class StateFile {

    private static final int VERSION = 2;

    private final Optional<Path> path;

    private record Content(
            int version, String now, List<SimulatedResource> resources, List<SimulatedResource> softDeleted) {}

    StateFile(Optional<Path> path) {
        this.path = path;
    }

    /** Fills the state; returns the simulated time at which the last run stopped. */
    Optional<Instant> load(AzureState state) {
        if (path.isEmpty() || !Files.exists(path.get())) {
            return Optional.empty();
        }
        try {
            var content = JsonText.INDENTED.fromJson(Files.readString(path.get()), Content.class);
            if (content == null || content.version != VERSION) {
                throw new IllegalStateException("The simulator's state file " + path.get() + " has format version "
                        + (content == null ? "none" : content.version) + ", this program reads version " + VERSION
                        + ". Delete the file to start with an empty Azure.");
            }
            content.resources.forEach(state::put);
            content.softDeleted.forEach(r -> state.softDeleted().put(AzureState.key(r.name()), r));
            return Optional.of(Instant.parse(content.now));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void save(AzureState state, Instant now) {
        if (path.isEmpty()) {
            return;
        }
        var content = new Content(
                VERSION,
                now.toString(),
                List.copyOf(state.all()),
                List.copyOf(state.softDeleted().values()));
        try {
            var target = path.get().toAbsolutePath();
            Files.createDirectories(target.getParent());
            WholeFile.writeForOwner(target, JsonText.INDENTED.toJson(content));
        } catch (IOException e) {
            throw new UncheckedIOException("The simulator's state file " + path.get() + " could not be written.", e);
        }
    }
}
