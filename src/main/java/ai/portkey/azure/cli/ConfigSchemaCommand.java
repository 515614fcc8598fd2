package ai.portkey.azure.cli;

import ai.portkey.azure.config.StackSchema;
import ai.portkey.azure.text.JsonText;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code portkey config schema}: the JSON Schema of stack files, for editors. */
@Command(
        name = "schema",
        mixinStandardHelpOptions = true,
        description = "Prints the JSON Schema of stack files, which editors use to complete and check them.")
final class ConfigSchemaCommand implements Callable<Integer> {

    @Spec
    CommandSpec spec;

    @Override
    public Integer call() {
        var out = spec.commandLine().getOut();
        out.println(JsonText.of(StackSchema.json()));
        out.flush();
        return 0;
    }
}
