package ai.portkey.azure.cli.engine;

import ai.portkey.azure.cli.engine.CliSource.Unavailable;
import com.pulumi.automation.Version;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Judges whether an executable is a Pulumi CLI that works with this project. */
final class CliProbe {

    /** Oldest CLI whose events and options the engine classes read. */
    static final Version MINIMUM_VERSION = Version.of(3, 150, 0);
    static final String LANGUAGE_HOST = "pulumi-language-java";

    private final SearchPath path;

    CliProbe(SearchPath path) {
        this.path = path;
    }

    /**
     * Asks the executable for its version and looks for its Java language host beside it, then on the PATH.
     *
     * @throws Unavailable when it does not run, is too old or has no language host
     */
    PulumiCli examine(Path executable, String origin) throws Unavailable {
        if (!Files.isExecutable(executable)) {
            throw new Unavailable(executable + " is not an executable file");
        }
        var version = version(executable);
        if (version.compareTo(MINIMUM_VERSION) < 0) {
            throw new Unavailable("%s is version %s; at least %s is needed".formatted(
                    executable, version, MINIMUM_VERSION));
        }
        var host = languageHost(executable).orElseThrow(() -> new Unavailable(
                "%s has no %s beside it or on the PATH".formatted(executable, LANGUAGE_HOST)));
        return new PulumiCli(executable.toAbsolutePath(), host, version.toString(), origin);
    }

    private static Version version(Path executable) throws Unavailable {
        var answer = Shell.run(List.of(executable.toString(), "version"), null,
                Map.of("PULUMI_SKIP_UPDATE_CHECK", "true"));
        var text = answer.output().strip();
        return Version.tryParse(text.startsWith("v") ? text.substring(1) : text)
                .filter(parsed -> answer.exitCode() == 0)
                .orElseThrow(() -> new Unavailable("'%s version' exited with %d and said: %s".formatted(
                        executable, answer.exitCode(), answer.excerpt())));
    }

    private Optional<Path> languageHost(Path executable) {
        var beside = executable.toAbsolutePath().resolveSibling(LANGUAGE_HOST);
        return Files.isExecutable(beside) ? Optional.of(beside) : path.find(LANGUAGE_HOST);
    }
}
