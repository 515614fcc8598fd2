package ai.portkey.azure.config.data;

import java.util.Optional;

/**
 * Where logs are kept (key {@code storage}; seed: {@code storage_config}). {@code authMode} is always {@code managed}:
 * the apps sign in with their managed identity.
 */
public sealed interface StorageConfig {

    /** The blob container, default {@code portkey-log-store}. */
    String containerName();

    /**
     * No {@code accountName}: an account is created, {@code st} + at most 16 characters of project and environment + a
     * random suffix of 6.
     *
     * @param replication     {@code LRS} (default), {@code ZRS}, {@code GRS}, {@code RAGRS}, {@code GZRS} or {@code RAGZRS}
     *                        (default {@code ZRS} with {@code highAvailability})
     * @param retentionDays   logs are deleted this many days after their last change; absent (default) = kept; 1 … 36500
     * @param privateEndpoint default true in a VNet, false without one
     * @param versioning      default false: what is overwritten is gone
     * @param softDeleteDays  what is deleted can be brought back for this many days; absent (default) = not; 1 … 365
     */
    record New(String containerName, String replication, Optional<Integer> retentionDays, boolean privateEndpoint,
               boolean versioning, Optional<Integer> softDeleteDays)
            implements StorageConfig {}

    /**
     * An account that exists.
     *
     * @param accountName   3–24 lower-case letters and digits
     * @param resourceGroup of the account; required
     */
    record Existing(String containerName, String accountName, String resourceGroup) implements StorageConfig {}
}
