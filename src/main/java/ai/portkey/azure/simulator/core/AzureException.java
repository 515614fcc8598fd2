package ai.portkey.azure.simulator.core;

import java.util.Optional;

/** An error as Azure Resource Manager answers it, worded as the azure-native provider words it. */
public final class AzureException extends RuntimeException {

    private final int status;
    private final String code;
    private final String reason;
    private final transient Optional<SimulatedResource> resource;

    /**
     * @param status HTTP status
     * @param code   ARM's error code, e.g. {@code ResourceGroupNotFound}
     */
    public AzureException(int status, String code, String message) {
        this(status, code, message, Optional.empty());
    }

    AzureException(int status, String code, String message, Optional<SimulatedResource> resource) {
        super("Status=" + status + " Code=\"" + code + "\" Message=\"" + message + "\"");
        this.status = status;
        this.code = code;
        this.reason = message;
        this.resource = resource;
    }

    public int status() {
        return status;
    }

    public String code() {
        return code;
    }

    /** ARM's message alone. */
    public String reason() {
        return reason;
    }

    /** The resource, when it exists in spite of the error, e.g. when only the answer timed out. */
    public Optional<SimulatedResource> resource() {
        return resource;
    }
}
