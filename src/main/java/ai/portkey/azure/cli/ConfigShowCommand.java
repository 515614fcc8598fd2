package ai.portkey.azure.cli;

import ai.portkey.azure.cli.stack.StackOptions;
import ai.portkey.azure.config.EffectiveConfig;
import ai.portkey.azure.config.reading.Setting;
import ai.portkey.azure.text.JsonText;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code portkey config show}: every key with its value and where the value comes from. */
@Command(
        name = "show",
        mixinStandardHelpOptions = true,
        description = "Prints every key of a stack with its value and the value's origin.")
final class ConfigShowCommand implements Callable<Integer> {

    /** A longer value would push the origins out of sight. */
    private static final int WIDEST_VALUE = 60;

    @Mixin
    StackOptions stack;

    @Option(names = "--json", description = "Print JSON (see docs/configuration.md).")
    boolean json;

    @Option(names = "--describe", description = "Also print what each key means.")
    boolean describe;

    @Spec
    CommandSpec spec;

    @Override
    public Integer call() {
        var config = EffectiveConfig.of(stack.load());
        var out = spec.commandLine().getOut();
        if (json) {
            printJson(config, out);
        } else {
            printText(config, describe, out);
        }
        out.flush();
        return 0;
    }

    private static void printJson(EffectiveConfig config, PrintWriter out) {
        var document = new LinkedHashMap<String, Object>();
        document.put("stack", config.stack());
        document.put("preset", config.preset().map(Object::toString).orElse(null));
        document.put("settings", config.settings());
        out.println(JsonText.of(document));
    }

    private static void printText(EffectiveConfig config, boolean describe, PrintWriter out) {
        var keys =
                config.settings().stream().mapToInt(s -> s.key().length()).max().orElse(0);
        var values = Math.min(
                WIDEST_VALUE,
                config.settings().stream()
                        .mapToInt(s -> text(s.value()).length())
                        .max()
                        .orElse(0));
        var row = "%-" + keys + "s  %-" + values + "s  %s";
        for (Setting setting : config.settings()) {
            out.println(row.formatted(setting.key(), text(setting.value()), setting.origin()));
            if (describe) {
                out.println("    " + config.description(setting.key()));
            }
        }
    }

    /** As it is written in a stack file, on one line. */
    private static String text(JsonElement value) {
        var isWord = value.isJsonPrimitive()
                && !value.getAsString().isEmpty()
                && value.getAsString().lines().count() == 1;
        return value == JsonNull.INSTANCE ? "null" : isWord ? value.getAsString() : value.toString();
    }
}
