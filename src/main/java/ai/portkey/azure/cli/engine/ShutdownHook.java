package ai.portkey.azure.cli.engine;

/** What is done when this process is told to end (Ctrl-C) before this is closed; the process stays until it is done. */
public final class ShutdownHook implements AutoCloseable {

    private final Thread thread;

    /** @throws EngineException when the process is ending already */
    public ShutdownHook(String name, Runnable action) {
        thread = new Thread(action, name);
        try {
            Runtime.getRuntime().addShutdownHook(thread);
        } catch (IllegalStateException e) {
            throw new EngineException("Interrupted.", e);
        }
    }

    @Override
    public void close() {
        try {
            Runtime.getRuntime().removeShutdownHook(thread);
        } catch (IllegalStateException e) {
            // The JVM is ending: the hook runs by itself.
        }
    }
}
