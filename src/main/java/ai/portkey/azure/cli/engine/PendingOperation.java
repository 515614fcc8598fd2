package ai.portkey.azure.cli.engine;

/**
 * A step that had begun when the engine was killed; nobody knows whether the cloud carried it out.
 *
 * @param kind {@code creating}, {@code updating}, {@code deleting}, {@code reading} or {@code importing}
 * @param urn  Pulumi's name of the resource
 */
public record PendingOperation(String kind, String urn) {}
