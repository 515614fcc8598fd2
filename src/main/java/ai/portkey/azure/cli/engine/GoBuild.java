package ai.portkey.azure.cli.engine;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Builds the CLI and the Java language host from the Go modules in {@code tools/pulumi-cli} of a source checkout. */
final class GoBuild implements CliSource {

    private static final Path MODULES = Path.of("tools", "pulumi-cli");
    private static final List<Module> EXECUTABLES = List.of(
            new Module("cli", "pulumi", "github.com/pulumi/pulumi/pkg/v3/cmd/pulumi",
                    "github.com/pulumi/pulumi/sdk/v3/go/common/version.Version=v" + PulumiCli.PINNED_VERSION),
            new Module("java-host", CliProbe.LANGUAGE_HOST, "github.com/pulumi/pulumi-java/pkg/cmd/pulumi-language-java",
                    "github.com/pulumi/pulumi-java/pkg/version.Version=v" + PulumiCli.PINNED_HOST_VERSION));

    /** Go module, the executable it gives, the package to build and the linker's setting of the version. */
    private record Module(String folder, String executable, String mainPackage, String version) {
    }

    private final EngineCache cache;
    private final SearchPath path;
    private final Optional<Path> checkout;
    private final Consumer<String> progress;

    /**
     * @param checkout root of the source checkout, if there is one
     * @param progress told, in one line, that a long build begins
     */
    GoBuild(EngineCache cache, SearchPath path, Optional<Path> checkout, Consumer<String> progress) {
        this.cache = cache;
        this.path = path;
        this.checkout = checkout;
        this.progress = progress;
    }

    /** The first of these folders or their parents that holds the Go modules. */
    static Optional<Path> findCheckout(Path... starts) {
        return Stream.of(starts)
                .flatMap(start -> Stream.iterate(start.toAbsolutePath(), folder -> folder != null, Path::getParent))
                .filter(folder -> Files.isRegularFile(folder.resolve(MODULES).resolve("cli").resolve("go.mod")))
                .findFirst();
    }

    @Override
    public String name() {
        return "Go build";
    }

    @Override
    public Path locate() throws Unavailable {
        var root = checkout.orElseThrow(() -> new Unavailable(
                "no source checkout here (no %s in this folder or above)".formatted(MODULES)));
        var go = path.find("go").orElseThrow(() -> new Unavailable("no 'go' on the PATH"));
        return cache.fill(directory -> {
            progress.accept("Building Pulumi %s with Go; this happens once and takes some minutes."
                    .formatted(PulumiCli.PINNED_VERSION));
            for (var module : EXECUTABLES) {
                build(go, root.resolve(MODULES), module, directory);
            }
        });
    }

    private static void build(Path go, Path modules, Module module, Path directory) throws Unavailable {
        var answer = Shell.run(List.of(go.toString(), "build", "-mod=readonly", "-buildvcs=false", "-trimpath",
                        "-ldflags", "-s -w -X " + module.version(),
                        "-o", directory.resolve(module.executable()).toString(), module.mainPackage()),
                modules.resolve(module.folder()), Map.of("GOWORK", "off"));
        if (answer.exitCode() != 0) {
            throw new Unavailable("'go build' of %s failed: %s".formatted(module.executable(), answer.excerpt()));
        }
    }
}
