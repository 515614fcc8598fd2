package ai.portkey.azure;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The commands of the Azure CLI that the project names, as {@code src/test/resources/az-commands.tsv} has them. */
final class AzCommands {

    private static final Path TABLE = Path.of("src", "test", "resources", "az-commands.tsv");
    /** Row with the options that every command has. */
    private static final String GLOBAL = "*";

    /**
     * @param required  options of which each must be there; alternatives are separated by {@code |}
     * @param options   all options that are used
     * @param extension of the Azure CLI that has the command; empty when it has it itself
     */
    private record Command(List<String> required, Set<String> options, String extension) {}

    private final Set<String> notRun = new TreeSet<>();
    private final Map<String, Command> commands = new LinkedHashMap<>();
    private final Set<String> unused = new TreeSet<>();

    AzCommands() {
        try (Stream<String> lines = Files.lines(TABLE)) {
            lines.filter(line -> !line.startsWith("#"))
                    .map(line -> line.split("\t", -1))
                    .forEach(cells -> {
                        var required = words(cells[1]);
                        var options = required.stream()
                                .flatMap(option -> Stream.of(option.split("\\|")))
                                .collect(Collectors.toCollection(TreeSet::new));
                        options.addAll(words(cells[2]));
                        commands.put(cells[0], new Command(required, options, cells[3]));
                        words(cells[2]).forEach(option -> unused.add(cells[0] + " " + option));
                        unused.add(cells[0]);
                        if (cells.length > 4 || !cells[3].isEmpty()) {
                            notRun.add(cells[0]);
                        }
                    });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        unused.removeIf(entry -> entry.startsWith(GLOBAL));
    }

    /** What is wrong with a whole command; its words without {@code az}, and the text around it. */
    List<String> problems(List<String> words, String text) {
        return problems(words, text, true);
    }

    /** What is wrong with the words of a command of which a part may be missing. */
    List<String> problemsOfPart(List<String> words, String text) {
        return problems(words, text, false);
    }

    /** Commands and further options of the table that nothing has asked for. */
    Set<String> unused() {
        return unused;
    }

    /** Commands that could run on a simulated Azure, and that these calls do not have. */
    Set<String> missing(List<String> calls) {
        var missing = new TreeSet<>(commands.keySet());
        missing.remove(GLOBAL);
        missing.removeAll(notRun);
        calls.forEach(call -> missing.remove(name(words(call))));
        return missing;
    }

    private List<String> problems(List<String> words, String text, boolean isWhole) {
        var name = name(words);
        if (name.isEmpty()) {
            return List.of(
                    "az " + String.join(" ", words) + ": no command of " + TABLE + "; look at its --help and add it");
        }
        var command = commands.get(name);
        var given = words.stream()
                .filter(word -> word.matches("-[a-z]|--[a-z][a-z-]*"))
                .toList();
        unused.remove(name);
        given.forEach(option -> unused.remove(name + " " + option));
        var problems = new ArrayList<String>();
        given.stream()
                .filter(option -> !command.options().contains(option)
                        && !commands.get(GLOBAL).options().contains(option))
                .forEach(option -> problems.add(
                        "az " + name + " " + option + ": no option of " + TABLE + "; look at its --help and add it"));
        if (!command.extension().isEmpty()
                && !Pattern.compile("extension\\s+(add --name )?`?" + command.extension())
                        .matcher(text)
                        .find()) {
            problems.add("az " + name + ": the text does not say that it needs the extension " + command.extension());
        }
        if (isWhole) {
            command.required().stream()
                    .filter(option -> Stream.of(option.split("\\|")).noneMatch(given::contains))
                    .forEach(option -> problems.add("az " + name + ": " + option + " is missing"));
        }
        return problems;
    }

    /** The longest name of the table that the words begin with; empty when there is none. */
    private String name(List<String> words) {
        for (int length = words.size(); length > 0; length--) {
            var name = String.join(" ", words.subList(0, length));
            if (commands.containsKey(name)) {
                return name;
            }
        }
        return "";
    }

    private static List<String> words(String cell) {
        return Stream.of(cell.split(" ")).filter(word -> !word.isEmpty()).toList();
    }
}
