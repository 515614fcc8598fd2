package ai.portkey.azure.config.operation;

import java.util.Optional;

/**
 * How the stack is run.
 *
 * @param preset           {@code preset}; its values are in the other components already
 * @param highAvailability {@code highAvailability}: zone-redundant environment and storage, zonal IPs
 * @param monitoring       {@code monitoring}
 * @param protect          {@code protect}: storage, environment and VNet cannot be deleted by a plan
 * @param policy           {@code policy}
 */
public record OperationConfig(
        Optional<Preset> preset,
        boolean highAvailability,
        MonitoringConfig monitoring,
        boolean protect,
        PolicyConfig policy) {}
