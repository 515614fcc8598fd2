package ai.portkey.azure.simulator.core;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * How a simulated Azure behaves. Start from {@link #defaults()} and change what matters.
 *
 * @param subscriptionId  the subscription that is deployed to
 * @param tenantId        its Entra ID tenant
 * @param seed            source of all generated ids and random values: the same seed and name give the same value
 * @param clock           wall clock; read once. Simulated time starts there and moves by {@code durations} only
 * @param assumeExisting  true: what is looked up or referenced and not in the state is taken to exist
 * @param assumedLocation region of what is assumed to exist
 * @param rolePropagation how long a role assignment takes to be effective, and a new identity or custom role to be
 *                        known to role assignments, in simulated time
 * @param durations       simulated time that the creation of a type takes, by type token; absent = none. Nothing waits
 * @param stateFile       JSON file that keeps the state between runs; empty = in memory
 * @param faults          which creations fail
 */
public record SimulationOptions(
        String subscriptionId,
        String tenantId,
        String seed,
        Clock clock,
        boolean assumeExisting,
        String assumedLocation,
        Duration rolePropagation,
        Map<String, Duration> durations,
        Optional<Path> stateFile,
        FaultPlan faults) {

    public SimulationOptions {
        durations = Map.copyOf(durations);
    }

    /**
     * A fixed subscription, tenant, seed and start of time; what is not in the state is assumed to exist in
     * {@code eastus}; role assignments count at once; no durations; in memory; no faults.
     */
    public static SimulationOptions defaults() {
        return new SimulationOptions(
                "00000000-0000-4000-8000-000000000001",
                "00000000-0000-4000-8000-000000000002",
                "portkey",
                Clock.fixed(Instant.parse("2026-01-01T00:00:00Z"), ZoneOffset.UTC),
                true,
                "eastus",
                Duration.ZERO,
                Map.of(),
                Optional.empty(),
                FaultPlan.NONE);
    }

    public SimulationOptions withSubscription(String id) {
        return with(draft -> draft.subscriptionId = id);
    }

    public SimulationOptions withTenant(String id) {
        return with(draft -> draft.tenantId = id);
    }

    public SimulationOptions withSeed(String value) {
        return with(draft -> draft.seed = value);
    }

    /** @param location region of what is assumed to exist */
    public SimulationOptions withAssumeExisting(boolean value, String location) {
        return with(draft -> {
            draft.assumeExisting = value;
            draft.assumedLocation = location;
        });
    }

    /** Role assignments, identities and custom roles take {@code delay}, and creations take {@code byType}. */
    public SimulationOptions withTimes(Duration delay, Map<String, Duration> byType) {
        return with(draft -> {
            draft.rolePropagation = delay;
            draft.durations = byType;
        });
    }

    public SimulationOptions withStateFile(Path file) {
        return with(draft -> draft.stateFile = Optional.of(file));
    }

    public SimulationOptions withFaults(FaultPlan plan) {
        return with(draft -> draft.faults = plan);
    }

    private SimulationOptions with(Consumer<Draft> change) {
        var draft = new Draft(this);
        change.accept(draft);
        return new SimulationOptions(
                draft.subscriptionId,
                draft.tenantId,
                draft.seed,
                clock,
                draft.assumeExisting,
                draft.assumedLocation,
                draft.rolePropagation,
                draft.durations,
                draft.stateFile,
                draft.faults);
    }

    /** What can be changed, so that a change names only its own part. */
    private static final class Draft {
        private String subscriptionId;
        private String tenantId;
        private String seed;
        private boolean assumeExisting;
        private String assumedLocation;
        private Duration rolePropagation;
        private Map<String, Duration> durations;
        private Optional<Path> stateFile;
        private FaultPlan faults;

        private Draft(SimulationOptions options) {
            subscriptionId = options.subscriptionId;
            tenantId = options.tenantId;
            seed = options.seed;
            assumeExisting = options.assumeExisting;
            assumedLocation = options.assumedLocation;
            rolePropagation = options.rolePropagation;
            durations = options.durations;
            stateFile = options.stateFile;
            faults = options.faults;
        }
    }
}
