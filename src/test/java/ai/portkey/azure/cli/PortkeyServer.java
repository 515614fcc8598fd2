package ai.portkey.azure.cli;

import ai.portkey.azure.subscription.Azure;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.function.Supplier;

/**
 * Runs the portkey command in this JVM for a shell, which sends the number of arguments, its folder and the arguments, each
 * ended by a zero byte, and gets the exit code on a line of its own and what the command prints.
 */
public final class PortkeyServer implements Closeable {

    private static final String HOME = "portkey.home";

    private final ServerSocket server = new ServerSocket(0, 0, InetAddress.getLoopbackAddress());
    private final StringWriter errors = new StringWriter();
    private final Supplier<Azure> azure;

    /** @param azure the subscription that the commands look at */
    public PortkeyServer(Supplier<Azure> azure) throws IOException {
        this.azure = azure;
        var thread = new Thread(this::serve, "portkey-server");
        thread.setDaemon(true);
        thread.start();
    }

    public int port() {
        return server.getLocalPort();
    }

    /** All messages so far. */
    public String errors() {
        return errors.toString();
    }

    @Override
    public void close() throws IOException {
        server.close();
    }

    private void serve() {
        while (!server.isClosed()) {
            try (var socket = server.accept()) {
                answer(socket);
            } catch (IOException e) {
                errors.append(server.isClosed() ? "" : e.toString());
            }
        }
    }

    private void answer(Socket socket) throws IOException {
        var in = new DataInputStream(socket.getInputStream());
        var args = new String[Integer.parseInt(word(in))];
        var folder = Path.of(word(in));
        for (int i = 0; i < args.length; i++) {
            var word = word(in);
            // The shell's folder is not this JVM's.
            args[i] = word.matches("[^-].*\\.(yaml|json|tfvars|tf)")
                    ? folder.resolve(word).toString()
                    : word;
        }
        var out = new StringWriter();
        var code = run(folder, out, args);
        socket.getOutputStream().write((code + "\n" + out).getBytes(StandardCharsets.UTF_8));
    }

    private int run(Path folder, StringWriter out, String... args) {
        var before = System.getProperty(HOME, "");
        System.setProperty(HOME, folder.toString());
        try {
            return PortkeyCommand.run(azure, new PrintWriter(out, true), new PrintWriter(errors, true), args);
        } finally {
            System.setProperty(HOME, before);
        }
    }

    private static String word(DataInputStream in) throws IOException {
        var bytes = new ByteArrayOutputStream();
        for (int b = in.readUnsignedByte(); b != 0; b = in.readUnsignedByte()) {
            bytes.write(b);
        }
        return bytes.toString(StandardCharsets.UTF_8);
    }
}
