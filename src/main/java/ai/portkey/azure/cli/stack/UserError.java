package ai.portkey.azure.cli.stack;

/** Bad input: the message says what is wrong and what to do. Ends the command with exit code 2 and no stack trace. */
public final class UserError extends RuntimeException {

    public UserError(String message) {
        super(message, null, false, false);
    }
}
