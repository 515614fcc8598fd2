package ai.portkey.azure.simulator.core;

/**
 * One fault in a resource's inputs, found before any request is made.
 *
 * @param property path of the property, e.g. {@code template.containers[0].image}
 * @param reason   what is wrong and what is allowed; a whole sentence
 * @param unknown  the type has no such property, in the API version of its token
 */
public record Failure(String property, String reason, boolean unknown) {

    public Failure(String property, String reason) {
        this(property, reason, false);
    }
}
