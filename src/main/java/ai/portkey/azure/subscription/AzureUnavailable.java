package ai.portkey.azure.subscription;

/** Azure cannot be asked: nobody is signed in, or it does not answer. The message says what to do. */
public final class AzureUnavailable extends RuntimeException {

    public AzureUnavailable(String message) {
        super(message);
    }

    AzureUnavailable(String message, Throwable cause) {
        super(message, cause);
    }
}
