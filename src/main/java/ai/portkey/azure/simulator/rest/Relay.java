package ai.portkey.azure.simulator.rest;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PushbackInputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutorService;
import java.util.function.Predicate;

/**
 * The one port that clients see: a proxy for the hosts of Azure, and TLS for those that connect directly. Both end at the same
 * server of this process. Nothing is passed on to any other host.
 */
final class Relay implements AutoCloseable {

    private static final int TLS_HANDSHAKE = 0x16;
    private static final int LONGEST_HEAD = 16 * 1024;

    private final ServerSocket listener;
    private final InetSocketAddress server;
    private final Predicate<String> isSimulated;
    private final ExecutorService threads;

    /**
     * Opens the port and serves it.
     *
     * @param port        on the loopback interface; 0 = any that is free
     * @param server      ends TLS
     * @param isSimulated which hosts a client may ask for
     * @throws IOException when the port cannot be opened
     */
    Relay(int port, InetSocketAddress server, Predicate<String> isSimulated, ExecutorService threads)
            throws IOException {
        this.listener = new ServerSocket(port, 0, InetAddress.getLoopbackAddress());
        this.server = server;
        this.isSimulated = isSimulated;
        this.threads = threads;
        threads.execute(this::accept);
    }

    int port() {
        return listener.getLocalPort();
    }

    private void accept() {
        while (!listener.isClosed()) {
            try {
                var client = listener.accept();
                threads.execute(() -> serve(client));
            } catch (IOException e) {
                // Closed, or a client that is gone again: the next one matters.
            }
        }
    }

    private void serve(Socket client) {
        try (client) {
            client.setTcpNoDelay(true);
            var from = new PushbackInputStream(client.getInputStream());
            var first = from.read();
            if (first < 0) {
                return;
            }
            from.unread(first);
            if (first != TLS_HANDSHAKE && !isAccepted(head(from), client.getOutputStream())) {
                return;
            }
            try (var upstream = new Socket()) {
                upstream.connect(server);
                upstream.setTcpNoDelay(true);
                threads.execute(() -> {
                    copy(from, upstream);
                });
                upstream.getInputStream().transferTo(client.getOutputStream());
            }
        } catch (IOException e) {
            // The client hung up; what it had sent in whole was done.
        }
    }

    private static void copy(InputStream from, Socket upstream) {
        try {
            from.transferTo(upstream.getOutputStream());
            upstream.shutdownOutput();
        } catch (IOException e) {
            // One side hung up; the other direction ends by itself.
        }
    }

    private boolean isAccepted(String head, OutputStream answers) throws IOException {
        var words = head.split("[ \r\n]+");
        var host = words.length > 1 ? words[1].replaceFirst(":\\d+$", "") : "";
        if (words[0].equals("CONNECT") && isSimulated.test(host)) {
            answers.write("HTTP/1.1 200 Connection established\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            return true;
        }
        var refusal = words[0].equals("CONNECT")
                ? "The simulated Azure does not have the host " + host + ", and connects to no other.\n"
                : "This is the simulated Azure: a proxy for HTTPS, and a server of it. Use https://.\n";
        answers.write(("HTTP/1.1 " + (words[0].equals("CONNECT") ? "403 Forbidden" : "400 Bad Request")
                        + "\r\nContent-Type: text/plain\r\nConnection: close\r\nContent-Length: " + refusal.length()
                        + "\r\n\r\n" + refusal)
                .getBytes(StandardCharsets.US_ASCII));
        return false;
    }

    /** The request line and headers, up to the empty line that ends them. */
    private static String head(InputStream from) throws IOException {
        var head = new StringBuilder();
        while (head.length() < LONGEST_HEAD && head.indexOf("\r\n\r\n") < 0) {
            var next = from.read();
            if (next < 0) {
                break;
            }
            head.append((char) next);
        }
        return head.toString();
    }

    @Override
    public void close() throws IOException {
        listener.close();
    }
}
