package ai.portkey.azure.engine;

import com.pulumi.Pulumi;

/** Main class of the jar in {@link JarProgramTest}. */
final class JarProgram {

    private JarProgram() {}

    public static void main(String[] arguments) {
        Pulumi.run(context -> {
            var thing = new Thing("from-jar", context.config().require("text"));
            context.export("echo", thing.echo());
        });
    }
}
