package ai.portkey.azure.simulator.core;

import java.time.Duration;
import java.util.Optional;

/** Decides which creations fail. Called once for each attempt to create a resource. */
@FunctionalInterface
public interface FaultPlan {

    /** No creation fails. */
    FaultPlan NONE = (type, name, attempt) -> Optional.empty();

    /**
     * @param type    type token, e.g. {@code azure-native:network:Subnet}
     * @param name    the Azure name
     * @param attempt 1 for the first attempt of this JVM to create this id, then 2, …
     * @return the fault, or empty to let the creation pass
     */
    Optional<Fault> onCreate(String type, String name, int attempt);

    /** How a creation fails. */
    sealed interface Fault {}

    /** The request is refused and nothing is created: 409, 500, … */
    record Refused(int status, String code, String message) implements Fault {}

    /**
     * 429: nothing is created.
     *
     * @param retryAfter told in the message, as in ARM's header
     */
    record Throttled(Duration retryAfter) implements Fault {}

    /** The resource is created, but the caller only sees a time-out. */
    record TimedOutAfterCreation() implements Fault {}
}
