package dev.claimport.testing;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;

/** An HTTP proxy on loopback that opens tunnels (CONNECT), all to the same port of this computer, whatever host is asked for. */
public final class TunnelProxy implements AutoCloseable {

    private final ServerSocket socket;
    private final int target;
    private final Function<String, String> answer;
    private final List<String> heads = new CopyOnWriteArrayList<>();

    /** @param answer the status line, with headers, that a head gets; the tunnel stands if it has 200 in it */
    public TunnelProxy(int target, Function<String, String> answer) {
        this.target = target;
        this.answer = answer;
        try {
            socket = new ServerSocket(0, 20, InetAddress.getByName("127.0.0.1"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.ofVirtual().start(this::accept);
    }

    public int port() {
        return socket.getLocalPort();
    }

    /** What was asked of the proxy itself. */
    public List<String> heads() {
        return heads;
    }

    private void accept() {
        while (!socket.isClosed()) {
            try {
                Socket connection = socket.accept();
                Thread.ofVirtual().start(() -> serve(connection));
            } catch (IOException _) {
                // Closed: the loop ends.
            }
        }
    }

    private void serve(Socket connection) {
        try (connection) {
            StringBuilder head = new StringBuilder();
            while (head.indexOf("\r\n\r\n") < 0) {
                int next = connection.getInputStream().read();
                if (next < 0) {
                    return;
                }
                head.append((char) next);
            }
            heads.add(head.toString());
            String said = answer.apply(head.toString());
            connection.getOutputStream().write((said + "\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
            if (!said.contains(" 200 ")) {
                return;
            }
            try (Socket server = new Socket("127.0.0.1", target)) {
                Thread back = Thread.ofVirtual().start(() -> pump(server, connection));
                pump(connection, server);
                back.join();
            }
        } catch (IOException | InterruptedException _) {
            // One of the two hung up.
        }
    }

    private static void pump(Socket from, Socket to) {
        try {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            in.transferTo(out);
            to.shutdownOutput();
        } catch (IOException _) {
            // One of the two hung up.
        }
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
