package ai.portkey.azure.cli.engine;

import com.pulumi.Context;
import java.nio.file.Path;
import java.util.function.Consumer;

/** The Pulumi program that a stack runs. */
public sealed interface Program {

    /**
     * Code in this JVM: the fast way, and a debugger reaches it.
     *
     * @param project name of the Pulumi project, which is also the namespace of its configuration
     * @param code    what {@code main} would hand to {@code Pulumi.run}
     */
    record Inline(String project, Consumer<Context> code) implements Program {}

    /**
     * A runnable jar, which the Java language host starts.
     *
     * @param project name of the Pulumi project
     * @param jar     the jar; its libraries must be reachable through its manifest
     */
    record Jar(String project, Path jar) implements Program {}

    /**
     * A project folder with a {@code Pulumi.yaml}, run as {@code pulumi up} runs it there. The folder's own stack
     * files are neither read nor written.
     */
    record ProjectDirectory(Path directory) implements Program {}
}
