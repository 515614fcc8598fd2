package ai.portkey.azure.cli.engine;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Downloads the pinned release from Pulumi's GitHub releases and checks it against the SHA-256 that the release
 * publishes. The release's archive holds the Java language host too. For Linux and macOS.
 */
final class ReleaseDownload implements CliSource {

    static final URI RELEASES = URI.create(
            "https://github.com/pulumi/pulumi/releases/download/v" + PulumiCli.PINNED_VERSION + "/");
    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(5);
    private static final Duration TRANSFER_TIMEOUT = Duration.ofMinutes(10);
    private static final Map<String, String> ARCHITECTURES = Map.of(
            "amd64", "x64", "x86_64", "x64", "aarch64", "arm64", "arm64", "arm64");

    private final EngineCache cache;
    private final URI base;
    private final String platform;

    /** @param base address of the folder that holds the archive and its checksums, with a slash at the end */
    ReleaseDownload(EngineCache cache, URI base, String platform) {
        this.cache = cache;
        this.base = base;
        this.platform = platform;
    }

    /** The release's name of this machine, e.g. {@code linux-x64}; empty when no archive is published for it. */
    static Optional<String> platform(String osName, String osArch) {
        var system = osName.startsWith("Linux") ? "linux" : osName.startsWith("Mac") ? "darwin" : null;
        var architecture = ARCHITECTURES.get(osArch);
        return system == null || architecture == null
                ? Optional.empty()
                : Optional.of(system + "-" + architecture);
    }

    @Override
    public String name() {
        return "release download";
    }

    @Override
    public Path locate() throws Unavailable {
        if (platform.isEmpty()) {
            throw new Unavailable("no archive for %s %s".formatted(
                    System.getProperty("os.name"), System.getProperty("os.arch")));
        }
        return cache.fill(this::download);
    }

    private void download(Path directory) throws IOException, Unavailable {
        var archiveName = "pulumi-v%s-%s.tar.gz".formatted(PulumiCli.PINNED_VERSION, platform);
        var checksums = get("pulumi-%s-checksums.txt".formatted(PulumiCli.PINNED_VERSION), BodyHandlers.ofString());
        var expected = checksums.lines()
                .map(line -> line.strip().split("\\s+\\*?"))
                .filter(columns -> columns.length == 2 && columns[1].equals(archiveName))
                .map(columns -> columns[0])
                .findFirst()
                .orElseThrow(() -> new Unavailable("the release's checksums do not name " + archiveName));
        var archive = get(archiveName, BodyHandlers.ofFile(directory.resolve(archiveName)));
        var actual = sha256(archive);
        if (!actual.equalsIgnoreCase(expected)) {
            throw new Unavailable("%s has SHA-256 %s, the release says %s: not used".formatted(
                    archiveName, actual, expected));
        }
        // The archive's only folder is "pulumi/"; its files belong directly into the cache's folder.
        var answer = Shell.run(List.of("tar", "-xzf", archive.toString(), "--strip-components=1"), directory, Map.of());
        if (answer.exitCode() != 0) {
            throw new Unavailable("tar could not unpack %s: %s".formatted(archiveName, answer.excerpt()));
        }
        Files.delete(archive);
    }

    private <T> T get(String file, HttpResponse.BodyHandler<T> body) throws Unavailable {
        var address = base.resolve(file);
        var request = HttpRequest.newBuilder(address).timeout(TRANSFER_TIMEOUT).build();
        try {
            var client = HttpClient.newBuilder()
                    .connectTimeout(CONNECT_TIMEOUT)
                    .followRedirects(HttpClient.Redirect.NORMAL)
                    .build();
            var response = client.send(request, body);
            if (response.statusCode() != 200) {
                throw new Unavailable("%s answered with HTTP status %d".formatted(address, response.statusCode()));
            }
            return response.body();
        } catch (IOException e) {
            throw new Unavailable("%s cannot be reached (%s)".formatted(address, e));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Unavailable("the download was interrupted");
        }
    }

    static String sha256(Path file) throws IOException {
        try (var in = new DigestInputStream(Files.newInputStream(file), MessageDigest.getInstance("SHA-256"))) {
            in.transferTo(OutputStream.nullOutputStream());
            return HexFormat.of().formatHex(in.getMessageDigest().digest());
        } catch (NoSuchAlgorithmException e) {
            throw new UncheckedIOException(new IOException("every Java platform has SHA-256", e));
        }
    }
}
