package ai.portkey.azure.simulator.core;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;

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
        return new SimulationOptions(
                id,
                tenantId,
                seed,
                clock,
                assumeExisting,
                assumedLocation,
                rolePropagation,
                durations,
                stateFile,
                faults);
    }

    public SimulationOptions withTenant(String id) {
        return new SimulationOptions(
                subscriptionId,
                id,
                seed,
                clock,
                assumeExisting,
                assumedLocation,
                rolePropagation,
                durations,
                stateFile,
                faults);
    }

    public SimulationOptions withSeed(String value) {
        return new SimulationOptions(
                subscriptionId,
                tenantId,
                value,
                clock,
                assumeExisting,
                assumedLocation,
                rolePropagation,
                durations,
                stateFile,
                faults);
    }

    /** @param location region of what is assumed to exist */
    public SimulationOptions withAssumeExisting(boolean value, String location) {
        return new SimulationOptions(
                subscriptionId, tenantId, seed, clock, value, location, rolePropagation, durations, stateFile, faults);
    }

    /** Role assignments, identities and custom roles take {@code delay}, and creations take {@code byType}. */
    public SimulationOptions withTimes(Duration delay, Map<String, Duration> byType) {
        return new SimulationOptions(
                subscriptionId,
                tenantId,
                seed,
                clock,
                assumeExisting,
                assumedLocation,
                delay,
                byType,
                stateFile,
                faults);
    }

    public SimulationOptions withStateFile(Path file) {
        return new SimulationOptions(
                subscriptionId,
                tenantId,
                seed,
                clock,
                assumeExisting,
                assumedLocation,
                rolePropagation,
                durations,
                Optional.of(file),
                faults);
    }

    public SimulationOptions withFaults(FaultPlan plan) {
        return new SimulationOptions(
                subscriptionId,
                tenantId,
                seed,
                clock,
                assumeExisting,
                assumedLocation,
                rolePropagation,
                durations,
                stateFile,
                plan);
    }
}
