package ai.portkey.azure.subscription;

import ai.portkey.azure.subscription.Finding.State;
import com.google.gson.JsonObject;
import java.util.List;
import java.util.Optional;

/**
 * One thing that a deployment needs, as data.
 *
 * @param subject     what it is, e.g. {@code Key Vault portkey-kv}
 * @param id          what Azure is asked for
 * @param apiVersion  API version of that
 * @param expectation what is expected of the answer
 */
record Check(String subject, String id, String apiVersion, Expectation expectation) {

    /** Judges what was found; empty = it is not there. */
    @FunctionalInterface
    interface Expectation {
        Optional<Problem> problem(Optional<JsonObject> found);
    }

    /**
     * What is wrong.
     *
     * @param found what is there instead
     * @param fixes commands that mend it
     * @param state how bad it is
     */
    record Problem(String found, List<String> fixes, State state) {

        static Optional<Problem> of(String found, String... fixes) {
            return Optional.of(new Problem(found, List.of(fixes), State.MISSING));
        }
    }
}
