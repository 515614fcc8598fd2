package ai.portkey.azure.cli.engine;

import ai.portkey.azure.cli.engine.CliSource.Unavailable;
import com.sun.net.httpserver.HttpServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class ReleaseDownloadTest {

    private static final String ARCHIVE = "pulumi-v3.200.0-linux-x64.tar.gz";
    private static final String CHECKSUMS = "pulumi-3.200.0-checksums.txt";

    @TempDir
    private Path folder;
    private final Map<String, byte[]> published = new ConcurrentHashMap<>();
    private HttpServer server;

    @BeforeEach
    void serve() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            var body = published.get(exchange.getRequestURI().getPath().substring("/release/".length()));
            exchange.sendResponseHeaders(body == null ? 404 : 200, body == null ? -1 : body.length);
            if (body != null) {
                exchange.getResponseBody().write(body);
            }
            exchange.close();
        });
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void the_archive_with_the_published_checksum_fills_the_cache() throws Exception {
        var archive = publishArchive();
        publishChecksum(ReleaseDownload.sha256(archive));

        var executable = download().locate();

        assertThat(executable).isEqualTo(cache().executable());
        assertThat(new CliProbe(SearchPath.of("")).examine(executable, "download").version()).isEqualTo("3.200.0");
        try (var files = Files.list(cache().cliDirectory())) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrder("pulumi", "pulumi-language-java");
        }
    }

    @Test
    void an_archive_with_another_checksum_is_not_used() throws Exception {
        var archive = publishArchive();
        publishChecksum("0".repeat(64));

        assertThatThrownBy(() -> download().locate()).isInstanceOf(Unavailable.class)
                .hasMessage("%s has SHA-256 %s, the release says %s: not used",
                        ARCHIVE, ReleaseDownload.sha256(archive), "0".repeat(64));
        assertThat(cache().cliDirectory()).doesNotExist();
    }

    @Test
    void an_archive_that_the_checksums_do_not_name_is_not_used() throws Exception {
        publishArchive();
        published.put(CHECKSUMS, "00  another.tar.gz\n".getBytes());

        assertThatThrownBy(() -> download().locate())
                .hasMessage("the release's checksums do not name " + ARCHIVE);
    }

    @Test
    void a_missing_release_is_told_with_its_address() {
        assertThatThrownBy(() -> download().locate())
                .hasMessage("%s answered with HTTP status 404", base().resolve(CHECKSUMS));
    }

    @Test
    void a_server_that_cannot_be_reached_is_told_with_its_address() {
        var address = base();
        server.stop(0);

        assertThatThrownBy(() -> new ReleaseDownload(cache(), address, "linux-x64").locate())
                .isInstanceOf(Unavailable.class)
                .hasMessageStartingWith("%s cannot be reached", address.resolve(CHECKSUMS));
    }

    @Test
    void archives_are_named_after_the_machine() {
        assertThat(ReleaseDownload.platform("Linux", "amd64")).contains("linux-x64");
        assertThat(ReleaseDownload.platform("Mac OS X", "aarch64")).contains("darwin-arm64");
        assertThat(ReleaseDownload.platform("Windows 11", "amd64")).isEmpty();
        assertThat(ReleaseDownload.platform("Linux", "s390x")).isEmpty();
    }

    private Path publishArchive() throws Exception {
        FakeTools.pulumi(folder.resolve("pulumi"), "v3.200.0");
        Shell.run(List.of("tar", "-czf", ARCHIVE, "pulumi"), folder, Map.of());
        published.put(ARCHIVE, Files.readAllBytes(folder.resolve(ARCHIVE)));
        return folder.resolve(ARCHIVE);
    }

    private void publishChecksum(String checksum) {
        published.put(CHECKSUMS, "%s  another.tar.gz\n%s  %s\n".formatted("1".repeat(64), checksum, ARCHIVE).getBytes());
    }

    private ReleaseDownload download() {
        return new ReleaseDownload(cache(), base(), "linux-x64");
    }

    private EngineCache cache() {
        return new EngineCache(folder.resolve("cache"));
    }

    private URI base() {
        return URI.create("http://127.0.0.1:%d/release/".formatted(server.getAddress().getPort()));
    }
}
