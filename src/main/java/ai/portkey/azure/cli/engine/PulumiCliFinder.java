package ai.portkey.azure.cli.engine;

import com.pulumi.automation.Version;
import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Finds a Pulumi CLI: the executable that {@code PORTKEY_PULUMI} names, or else a usable {@code pulumi} on the PATH, or
 * else the one that {@code tools/install-pulumi.sh} keeps in the project's cache.
 */
public final class PulumiCliFinder {

    /** Oldest CLI whose events and options the engine classes read. */
    static final Version MINIMUM_VERSION = Version.of(3, 150, 0);

    private static final String VARIABLE = "PORTKEY_PULUMI";
    private static final String INSTALLER = "tools/install-pulumi.sh";
    private static final boolean WINDOWS = System.getProperty("os.name").startsWith("Windows");

    private final UnaryOperator<String> environment;
    private final Optional<Path> checkout;
    private final Consumer<String> progress;

    /**
     * @param environment value of a variable, or null
     * @param checkout    root of the source checkout, if there is one
     */
    PulumiCliFinder(UnaryOperator<String> environment, Optional<Path> checkout, Consumer<String> progress) {
        this.environment = environment;
        this.checkout = checkout;
        this.progress = progress;
    }

    /**
     * The finder for this machine and user.
     *
     * @param progress told, in one line each, what takes long
     */
    public static PulumiCliFinder standard(Consumer<String> progress) {
        return new PulumiCliFinder(System::getenv, findCheckout(Path.of(""), ownLocation()), progress);
    }

    /** The first of these folders or their parents that holds the installer. */
    static Optional<Path> findCheckout(Path... starts) {
        return Stream.of(starts)
                .flatMap(start -> Stream.iterate(start.toAbsolutePath(), folder -> folder != null, Path::getParent))
                .filter(folder -> Files.isRegularFile(folder.resolve(INSTALLER)))
                .findFirst();
    }

    private static Path ownLocation() {
        try {
            return Path.of(PulumiCliFinder.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException("The class loader's own location is no URI.", e);
        }
    }

    /**
     * The first usable CLI.
     *
     * @throws PulumiCliException when there is none
     */
    public PulumiCli find() {
        var ways = new LinkedHashMap<String, Supplier<Path>>();
        var named = Optional.ofNullable(environment.apply(VARIABLE))
                .filter(value -> !value.isBlank())
                .map(Path::of);
        // Whoever names an executable means that one: another in its place would surprise.
        named.ifPresentOrElse(executable -> ways.put(VARIABLE, () -> executable), () -> {
            ways.put("PATH", () -> onPath("pulumi").orElseThrow(() -> new Unusable("no 'pulumi' there")));
            ways.put(INSTALLER, this::installed);
        });
        var failures = new ArrayList<String>();
        for (var way : ways.entrySet()) {
            try {
                return examined(way.getValue().get());
            } catch (Unusable e) {
                failures.add(way.getKey() + ": " + e.getMessage());
            }
        }
        throw new PulumiCliException(failures);
    }

    private Optional<Path> onPath(String executable) {
        return Pattern.compile(File.pathSeparator, Pattern.LITERAL)
                .splitAsStream(Optional.ofNullable(environment.apply("PATH")).orElse(""))
                .filter(folder -> !folder.isBlank())
                .map(folder -> Path.of(folder).resolve(fileName(executable)).toAbsolutePath())
                .filter(file -> Files.isRegularFile(file) && Files.isExecutable(file))
                .findFirst();
    }

    private static String fileName(String executable) {
        return WINDOWS ? executable + ".exe" : executable;
    }

    private Path installed() {
        var script = checkout.orElseThrow(() -> new Unusable("no source checkout in this folder or above"))
                .resolve(INSTALLER);
        if (WINDOWS) {
            throw new Unusable("for Linux and macOS only");
        }
        var answer = run(progress, script.toString());
        if (answer.exitCode() != 0) {
            throw new Unusable("exited with %d: %s".formatted(answer.exitCode(), answer.excerpt()));
        }
        return Path.of(answer.output());
    }

    private PulumiCli examined(Path executable) {
        if (!Files.isExecutable(executable)) {
            throw new Unusable(executable + " is not an executable file");
        }
        var answer = run(line -> {}, executable.toString(), "version");
        var version = Version.tryParse(answer.output().replaceFirst("^v", ""))
                .filter(parsed -> answer.exitCode() == 0)
                .orElseThrow(() -> new Unusable(
                        "'%s version' exited with %d: %s".formatted(executable, answer.exitCode(), answer.excerpt())));
        if (version.compareTo(MINIMUM_VERSION) < 0) {
            throw new Unusable(
                    "%s is version %s; at least %s is needed".formatted(executable, version, MINIMUM_VERSION));
        }
        var host = "pulumi-language-java";
        var beside = executable.toAbsolutePath().resolveSibling(fileName(host));
        return new PulumiCli(
                executable.toAbsolutePath(),
                Optional.of(beside)
                        .filter(Files::isExecutable)
                        .or(() -> onPath(host))
                        .orElseThrow(() ->
                                new Unusable("%s has no %s next to it or on the PATH".formatted(executable, host))));
    }

    /** What a command answered. */
    private record Answer(int exitCode, String output, List<String> errors) {

        private static final int LENGTH = 500;

        /** The end of what it said, where tools put their reason, on one line. */
        String excerpt() {
            var text = Stream.concat(Stream.of(output), errors.stream())
                    .flatMap(String::lines)
                    .map(String::strip)
                    .filter(line -> !line.isEmpty())
                    .collect(Collectors.joining(" | "));
            return text.length() <= LENGTH ? text : "… " + text.substring(text.length() - LENGTH);
        }
    }

    private static Answer run(Consumer<String> errors, String... command) {
        var builder = new ProcessBuilder(command);
        builder.environment().put("PULUMI_SKIP_UPDATE_CHECK", "true");
        try {
            var process = builder.start();
            process.getOutputStream().close();
            var said = process.errorReader(StandardCharsets.UTF_8)
                    .lines()
                    .peek(errors)
                    .toList();
            var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
            return new Answer(process.waitFor(), output, said);
        } catch (IOException e) {
            throw new Unusable("%s cannot be run: %s".formatted(command[0], e.getMessage()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Unusable(command[0] + " was interrupted");
        }
    }

    /** This way leads to no CLI; the message is one line for the user. */
    private static final class Unusable extends RuntimeException {
        Unusable(String reason) {
            super(reason);
        }
    }
}
