package ai.portkey.azure.simulator;

/** An error as Azure Resource Manager answers it, worded as the azure-native provider words it. */
public final class AzureException extends RuntimeException {

    private final int status;
    private final String code;
    private final boolean created;

    /**
     * @param status HTTP status
     * @param code   ARM's error code, e.g. {@code ResourceGroupNotFound}
     */
    public AzureException(int status, String code, String message) {
        this(status, code, message, false);
    }

    AzureException(int status, String code, String message, boolean created) {
        super("Status=" + status + " Code=\"" + code + "\" Message=\"" + message + "\"");
        this.status = status;
        this.code = code;
        this.created = created;
    }

    public int status() {
        return status;
    }

    public String code() {
        return code;
    }

    /** True when the resource exists in spite of the error, e.g. when only the answer timed out. */
    public boolean resourceExists() {
        return created;
    }
}
