package ai.portkey.azure.provider;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * Writes one class of arguments in the form of Pulumi's SDK from its section of {@code bindings.txt}.
 *
 * @param name      package and class below {@code ai.portkey.azure.provider}
 * @param meaning   its Javadoc
 * @param arguments in the order of the file
 */
record BindingsGenerator(String name, String meaning, List<Argument> arguments) {

    private static final Path FILE = Path.of("src", "test", "resources", "bindings.txt");
    private static final String ROOT = "ai.portkey.azure.provider.";
    private static final Pattern QUALIFIED = Pattern.compile("([a-z]\\w*\\.)+(?=[A-Z])");

    /**
     * An argument.
     *
     * @param name       as the plugin knows it
     * @param isRequired true when Pulumi refuses to leave it out
     * @param type       Java type, classes of other packages with their package
     */
    record Argument(String name, boolean isRequired, String type) {

        private String simpleType() {
            return QUALIFIED.matcher(type).replaceAll("");
        }
    }

    static List<BindingsGenerator> all() throws IOException {
        var all = new ArrayList<BindingsGenerator>();
        Files.readAllLines(FILE).stream()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .forEach(line -> {
                    if (line.startsWith(" ")) {
                        var words = line.strip().split(" ", 2);
                        all.get(all.size() - 1)
                                .arguments
                                .add(new Argument(words[0].replace("!", ""), words[0].endsWith("!"), words[1]));
                    } else {
                        var words = line.split("  ", 2);
                        all.add(new BindingsGenerator(words[0], words[1], new ArrayList<>()));
                    }
                });
        return all;
    }

    String className() {
        return name.substring(name.indexOf('.') + 1);
    }

    Path path() {
        return Path.of("src", "main", "java").resolve((ROOT + name).replace('.', '/') + ".java");
    }

    String source() {
        var text = new StringBuilder("package " + ROOT + name.substring(0, name.indexOf('.')) + ";\n\n");
        imports().forEach(type -> text.append("import ").append(type).append(";\n"));
        text.append("\n/** ")
                .append(meaning)
                .append(" */\npublic final class ")
                .append(className())
                .append(" extends ResourceArgs {\n");
        arguments.forEach(argument -> text.append("""

                    @Import(name = "%s"%s)
                    private Output<%s> %1$s;
                """.formatted(
                        argument.name(), argument.isRequired() ? ", required = true" : "", argument.simpleType())));
        text.append("""

                    private %1$s() {}

                    public static Builder builder() {
                        return new Builder();
                    }

                    /** Sets the arguments; what is not set is not sent. */
                    public static final class Builder {
                        private final %1$s args = new %1$s();
                """.formatted(className()));
        arguments.forEach(argument -> text.append("""

                        public Builder %1$s(Output<%2$s> %1$s) {
                            args.%1$s = %1$s;
                            return this;
                        }

                        public Builder %1$s(%2$s %1$s) {
                            return %1$s(Output.of(%1$s));
                        }
                """.formatted(argument.name(), argument.simpleType())));
        return text.append("""

                        public %s build() {
                            return args;
                        }
                    }
                }
                """.formatted(className())).toString();
    }

    private TreeSet<String> imports() {
        var imports = new TreeSet<>(List.of(
                "com.pulumi.core.Output", "com.pulumi.core.annotations.Import", "com.pulumi.resources.ResourceArgs"));
        for (var argument : arguments) {
            Pattern.compile("[\\w.]+")
                    .matcher(argument.type())
                    .results()
                    .map(m -> m.group())
                    .map(type -> type.equals("List") || type.equals("Map") ? "java.util." + type : type)
                    .filter(type -> type.contains("."))
                    .forEach(imports::add);
        }
        return imports;
    }
}
