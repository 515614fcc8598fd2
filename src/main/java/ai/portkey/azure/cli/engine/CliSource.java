package ai.portkey.azure.cli.engine;

import java.nio.file.Path;

/** One way to get a Pulumi CLI. */
interface CliSource {

    /** Name of the way, for people. */
    String name();

    /**
     * The path of a {@code pulumi} executable; whether it is usable is judged by {@link CliProbe}.
     *
     * @throws Unavailable when this way leads nowhere; the message says why
     */
    Path locate() throws Unavailable;

    /** This way leads nowhere; the message is one line for the user. */
    final class Unavailable extends Exception {
        Unavailable(String reason) {
            super(reason);
        }
    }
}
