package ai.portkey.azure.simulator.core;

import java.util.Optional;

/** Turns a planned fault into ARM's error. */
final class Faults {

    private Faults() {}

    static void throwIfRefused(FaultPlan.Fault fault) {
        if (fault instanceof FaultPlan.Refused refused) {
            throw new AzureException(refused.status(), refused.code(), refused.message());
        }
        if (fault instanceof FaultPlan.Throttled throttled) {
            throw new AzureException(
                    429,
                    "TooManyRequests",
                    "The request was throttled. Retry-After: "
                            + throttled.retryAfter().toSeconds() + " seconds.");
        }
    }

    static void throwIfTimedOut(FaultPlan.Fault fault, SimulatedResource resource) {
        if (fault instanceof FaultPlan.TimedOutAfterCreation) {
            throw new AzureException(
                    504,
                    "GatewayTimeout",
                    "The gateway did not receive a response within the specified time period.",
                    Optional.of(resource));
        }
    }
}
