package ai.portkey.azure.cli.engine;

import ai.portkey.azure.cli.engine.CliSource.Unavailable;

import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Gets a Pulumi CLI, by the first of these ways that leads to a usable one: the executable that
 * {@code PORTKEY_PULUMI} names, {@code pulumi} on the PATH, the project's cache, the official release, a Go build of
 * {@code tools/pulumi-cli}. The last two fill the cache.
 */
public final class PulumiCliFinder {

    private final List<CliSource> sources;
    private final CliProbe probe;

    PulumiCliFinder(List<CliSource> sources, CliProbe probe) {
        this.sources = List.copyOf(sources);
        this.probe = probe;
    }

    /**
     * The finder for this machine and user.
     *
     * @param progress told, in one line each, what takes long
     */
    public static PulumiCliFinder standard(Consumer<String> progress) {
        var environment = System.getenv();
        var path = SearchPath.of(environment.get("PATH"));
        var cache = EngineCache.of(environment, Path.of(System.getProperty("user.home")));
        var platform = ReleaseDownload.platform(System.getProperty("os.name"), System.getProperty("os.arch"));
        var checkout = GoBuild.findCheckout(Path.of(""), ownLocation());
        return new PulumiCliFinder(List.of(
                new Named(environment),
                new OnPath(path),
                new Cached(cache),
                new ReleaseDownload(cache, ReleaseDownload.RELEASES, platform.orElse("")),
                new GoBuild(cache, path, checkout, progress)), new CliProbe(path));
    }

    /**
     * The first usable CLI.
     *
     * @throws PulumiCliException when no way leads to one; lists them all
     */
    public PulumiCli find() {
        var failures = new ArrayList<String>();
        for (var source : sources) {
            try {
                return probe.examine(source.locate(), source.name());
            } catch (Unavailable e) {
                failures.add(source.name() + ": " + e.getMessage());
                if (source instanceof Named named && named.isSet()) {
                    // Whoever names an executable means that one: another in its place would surprise.
                    break;
                }
            }
        }
        throw new PulumiCliException(failures);
    }

    private static Path ownLocation() {
        try {
            return Path.of(PulumiCliFinder.class.getProtectionDomain().getCodeSource().getLocation().toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException("The class loader's own location is no URI.", e);
        }
    }

    /** The executable that {@code PORTKEY_PULUMI} names. */
    record Named(Map<String, String> environment) implements CliSource {

        private static final String VARIABLE = "PORTKEY_PULUMI";

        boolean isSet() {
            return !environment.getOrDefault(VARIABLE, "").isBlank();
        }

        @Override
        public String name() {
            return VARIABLE;
        }

        @Override
        public Path locate() throws Unavailable {
            if (!isSet()) {
                throw new Unavailable("not set");
            }
            return Path.of(environment.get(VARIABLE));
        }
    }

    /** {@code pulumi} on the PATH. */
    record OnPath(SearchPath path) implements CliSource {

        @Override
        public String name() {
            return "PATH";
        }

        @Override
        public Path locate() throws Unavailable {
            return path.find("pulumi").orElseThrow(() -> new Unavailable("no 'pulumi' there"));
        }
    }

    /** What an earlier download or build left. */
    record Cached(EngineCache cache) implements CliSource {

        @Override
        public String name() {
            return "cache";
        }

        @Override
        public Path locate() throws Unavailable {
            if (!cache.executable().toFile().canExecute()) {
                throw new Unavailable("nothing in " + cache.cliDirectory());
            }
            return cache.executable();
        }
    }
}
