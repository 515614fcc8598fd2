package ai.portkey.azure.config.data;

import java.util.Optional;
import java.util.function.Function;

/**
 * Where logs are kept (key {@code storage}). {@code authMode} is always {@code managed}: the apps sign in with their
 * managed identity.
 */
public sealed interface StorageConfig {

    /** The blob container, default {@code portkey-log-store}. */
    String containerName();

    /** Tells the two kinds apart. */
    <T> T match(Function<New, T> created, Function<Existing, T> existing);

    /** The account that the stack makes; empty when it exists. */
    default Optional<New> created() {
        return match(Optional::of, existing -> Optional.empty());
    }

    /**
     * No {@code accountName}: an account is created, {@code st} + at most 16 characters of project and environment + a
     * random suffix of 6.
     *
     * @param replication     {@code LRS}, {@code ZRS}, {@code GRS}, {@code RAGRS}, {@code GZRS} or {@code RAGZRS}
     * @param retentionDays   logs are deleted this many days after their last change; absent = kept; 1 … 36500
     * @param privateEndpoint reached by a private endpoint; only in a VNet
     * @param versioning      false: what is overwritten is gone
     * @param softDeleteDays  what is deleted can be brought back for this many days; absent = not; 1 … 365
     */
    record New(
            String containerName,
            String replication,
            Optional<Integer> retentionDays,
            boolean privateEndpoint,
            boolean versioning,
            Optional<Integer> softDeleteDays)
            implements StorageConfig {
        @Override
        public <T> T match(Function<New, T> created, Function<Existing, T> existing) {
            return created.apply(this);
        }
    }

    /**
     * An account that exists.
     *
     * @param accountName   3–24 lower-case letters and digits
     * @param resourceGroup of the account; required
     */
    record Existing(String containerName, String accountName, String resourceGroup) implements StorageConfig {
        @Override
        public <T> T match(Function<New, T> created, Function<Existing, T> existing) {
            return existing.apply(this);
        }
    }
}
