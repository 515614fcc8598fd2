package ai.portkey.azure.simulator.core;

/**
 * One fault in a resource's inputs, found before any request is made.
 *
 * @param property path of the property, e.g. {@code template.containers[0].image}
 * @param reason   what is wrong and what is allowed; a whole sentence
 */
public record Failure(String property, String reason) {}
