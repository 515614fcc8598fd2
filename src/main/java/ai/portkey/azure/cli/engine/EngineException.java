package ai.portkey.azure.cli.engine;

/** The engine or its files could not be used; the message says what to do. Not for a program or resource that failed. */
public final class EngineException extends RuntimeException {

    EngineException(String message) {
        super(message);
    }

    EngineException(String message, Throwable cause) {
        super(message, cause);
    }
}
