package ai.portkey.azure.cli.engine;

import java.io.Closeable;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Passes TCP connections of this machine on to an address of the engine, so that they can be closed from outside.
 *
 * <p>The Java runtime never closes its gRPC channels to the engine, and the engine waits for them before it ends.
 * A program in this JVM, unlike one in a process of its own, would make it wait each time.
 */
final class Relay implements Closeable {

    private final InetSocketAddress target;
    private final ServerSocket server;
    private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();

    /** @param target the engine's address, {@code host:port} */
    Relay(String target) throws IOException {
        var colon = target.lastIndexOf(':');
        this.target = new InetSocketAddress(target.substring(0, colon), Integer.parseInt(target.substring(colon + 1)));
        this.server = new ServerSocket(0, 0, InetAddress.getLoopbackAddress());
        daemon(this::acceptAll);
    }

    /** Where to connect instead of the target, {@code host:port}. */
    String address() {
        return server.getInetAddress().getHostAddress() + ":" + server.getLocalPort();
    }

    /** Closes every connection that went through. */
    @Override
    public void close() {
        quietly(server::close);
        sockets.forEach(socket -> quietly(socket::close));
    }

    private void acceptAll() throws IOException {
        while (!server.isClosed()) {
            var near = keep(server.accept());
            var far = keep(new Socket(target.getAddress(), target.getPort()));
            daemon(() -> pump(near, far));
            daemon(() -> pump(far, near));
        }
    }

    private Socket keep(Socket socket) throws IOException {
        socket.setTcpNoDelay(true);
        sockets.add(socket);
        return socket;
    }

    private static void pump(Socket from, Socket to) throws IOException {
        try (from;
                to) {
            from.getInputStream().transferTo(to.getOutputStream());
        }
    }

    private void daemon(Task task) {
        var thread = new Thread(() -> quietly(task), "engine-relay");
        thread.setDaemon(true);
        thread.start();
    }

    @FunctionalInterface
    private interface Task {
        void run() throws IOException;
    }

    private static void quietly(Task task) {
        try {
            task.run();
        } catch (IOException e) {
            // A closed connection is how a relay ends; whoever used it sees the failure on its own side.
        }
    }
}
