package ai.portkey.azure.cli;

import java.nio.file.Path;

/** The project that the command works on. */
public final class Project {

    /** Set by the launcher, so that the command works from any folder. */
    private static final String HOME = "portkey.home";

    private Project() {}

    /** Folder with Pulumi.yaml: the launcher's, else the current one. */
    public static Path directory() {
        return Path.of(System.getProperty(HOME, ""));
    }
}
