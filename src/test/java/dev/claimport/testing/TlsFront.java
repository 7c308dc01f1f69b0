package dev.claimport.testing;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.HashMap;
import java.util.Map;

/** Has a practice cloud be reached by TLS: as through a proxy that opens a tunnel to it, so that the host in requests is still its own. */
public final class TlsFront implements AutoCloseable {

    private final ServerSocket socket;
    private final int target;
    private final TunnelProxy proxy;

    /** @param target the port of loopback to which what was deciphered goes */
    public TlsFront(TestTls tls, int target) {
        this.target = target;
        try {
            socket = tls.server().getServerSocketFactory().createServerSocket(0, 20, InetAddress.getByName("127.0.0.1"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        proxy = new TunnelProxy(socket.getLocalPort(), _ -> "HTTP/1.1 200 OK");
        Thread.ofVirtual().start(this::accept);
    }

    /** An environment that names {@code http} endpoints, with TLS to each. @param caBundle who vouches for the server */
    public Map<String, String> environment(Map<String, String> plain, String caBundle) {
        Map<String, String> environment = new HashMap<>();
        plain.forEach((name, value) -> environment.put(name, value.replace("http://", "https://")));
        environment.put("HTTPS_PROXY", "http://127.0.0.1:" + proxy.port());
        environment.put("AWS_CA_BUNDLE", caBundle);
        return environment;
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
        try (connection; Socket server = new Socket("127.0.0.1", target)) {
            Thread back = Thread.ofVirtual().start(() -> pump(server, connection));
            pump(connection, server);
            back.join();
        } catch (IOException | InterruptedException _) {
            // One of the two hung up.
        }
    }

    private static void pump(Socket from, Socket to) {
        try {
            InputStream in = from.getInputStream();
            in.transferTo(to.getOutputStream());
            to.shutdownOutput();
        } catch (IOException _) {
            // One of the two hung up.
        }
    }

    @Override
    public void close() throws IOException {
        proxy.close();
        socket.close();
    }
}
