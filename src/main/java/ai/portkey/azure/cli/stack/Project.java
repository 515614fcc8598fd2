package ai.portkey.azure.cli.stack;

import ai.portkey.azure.config.reading.RawConfig;
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

    /**
     * The file of a stack.
     *
     * @throws UserError when no stack can have this name
     */
    public static Path stackFile(String stack) {
        if (!RawConfig.STACK_NAME.matcher(stack).matches()) {
            throw new UserError("'" + stack + "' is not a valid stack name: use letters, digits, '-', '_' and '.'.");
        }
        return directory().resolve("Pulumi." + stack + ".yaml");
    }
}
