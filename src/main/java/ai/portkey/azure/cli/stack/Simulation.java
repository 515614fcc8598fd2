package ai.portkey.azure.cli.stack;

import ai.portkey.azure.config.reading.RawConfig;
import ai.portkey.azure.plan.Plan;
import ai.portkey.azure.plan.Planner;
import ai.portkey.azure.simulator.core.SimulationOptions;
import ai.portkey.azure.simulator.fronts.SimulatedAzureMocks;

/** The simulated Azure that a stack is planned for: its own subscription and region where the configuration names them. */
public final class Simulation {

    private Simulation() {}

    /** The plan of a stack, on the mock engine. */
    public static Plan plan(RawConfig raw) {
        return new Planner(new SimulatedAzureMocks(of(raw))).plan(raw);
    }

    /** @param raw the stack's configuration, whose {@code azure-native:*} keys are the provider's */
    public static SimulationOptions of(RawConfig raw) {
        var options = SimulationOptions.defaults();
        var subscription = raw.values().getOrDefault("azure-native:subscriptionId", options.subscriptionId());
        var location = raw.values().getOrDefault("azure-native:location", options.assumedLocation());
        return options.withSubscription(subscription).withAssumeExisting(true, location);
    }
}
