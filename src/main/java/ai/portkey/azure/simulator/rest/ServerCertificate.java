package ai.portkey.azure.simulator.rest;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/** A certificate for the hosts of Azure, made anew in each process. Its key stays there. */
final class ServerCertificate {

    private static final String ALIAS = "azure";
    private static final String STORE = "PKCS12";

    private final KeyStore keys;
    private final char[] password;

    private ServerCertificate(KeyStore keys, char[] password) {
        this.keys = keys;
        this.password = password;
    }

    /**
     * Makes a certificate for a week, with {@code keytool}: the JDK has no API for it.
     *
     * @param hosts DNS names, perhaps with {@code *} as the first label
     * @throws IOException when the tool fails
     */
    static ServerCertificate make(List<String> hosts) throws IOException {
        var folder = Files.createTempDirectory("simulated-azure");
        var file = folder.resolve("keys");
        var password = UUID.randomUUID().toString();
        try {
            var command = new ArrayList<String>();
            command.add(
                    Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
            command.addAll(List.of(
                    ("-J-XX:TieredStopAtLevel=1 -genkeypair -keyalg EC -groupname secp256r1 -validity 7 -ext bc:critical=ca:true"
                                    + " -storepass:env STORE_PASSWORD -storetype " + STORE + " -alias " + ALIAS)
                            .split(" ")));
            command.addAll(List.of("-dname", "CN=Simulated Azure", "-keystore", file.toString(), "-ext"));
            command.add("san=" + hosts.stream().map("dns:"::concat).collect(Collectors.joining(",")) + ",ip:127.0.0.1");
            var tool = new ProcessBuilder(command).redirectErrorStream(true);
            tool.environment().put("STORE_PASSWORD", password);
            var process = tool.start();
            var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (process.waitFor() != 0) {
                throw new IOException("keytool made no certificate: " + said.strip());
            }
            var keys = KeyStore.getInstance(STORE);
            try (var stored = Files.newInputStream(file)) {
                keys.load(stored, password.toCharArray());
            }
            return new ServerCertificate(keys, password.toCharArray());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        } catch (GeneralSecurityException e) {
            throw new IOException(e);
        } finally {
            Files.deleteIfExists(file);
            Files.delete(folder);
        }
    }

    /** What ends TLS with it. */
    SSLContext context() throws IOException {
        try {
            var managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            managers.init(keys, password);
            var context = SSLContext.getInstance("TLS");
            context.init(managers.getKeyManagers(), null, null);
            return context;
        } catch (GeneralSecurityException e) {
            throw new IOException(e);
        }
    }

    /** The certificate as clients in most languages take it. */
    String pem() {
        try {
            return "-----BEGIN CERTIFICATE-----\n"
                    + Base64.getMimeEncoder(64, new byte[] {'\n'})
                            .encodeToString(keys.getCertificate(ALIAS).getEncoded())
                    + "\n-----END CERTIFICATE-----\n";
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A store of what to trust, as clients in Java take it: the certificate alone. */
    KeyStore trusted() {
        try {
            var trusted = KeyStore.getInstance(STORE);
            trusted.load(null, null);
            trusted.setCertificateEntry(ALIAS, keys.getCertificate(ALIAS));
            return trusted;
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
