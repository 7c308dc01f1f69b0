package dev.claimport.testing;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** A label printer on the network, which says how it is when it is asked. */
public final class NetworkPrinter implements AutoCloseable {

    private final ServerSocket server = new ServerSocket(0, 9, InetAddress.getLoopbackAddress());
    private final LinkedBlockingQueue<String> printed = new LinkedBlockingQueue<>();
    private volatile String state;

    /** @param state its answer to the question for that; empty where it tells nothing */
    public NetworkPrinter(String state) throws IOException {
        this.state = state;
        Thread.ofVirtual().start(() -> {
            while (!server.isClosed()) {
                try (Socket socket = server.accept()) {
                    serve(socket);
                } catch (IOException _) {
                    // It is switched off.
                }
            }
        });
    }

    /** As printers answer (ZPL II Programming Guide, ~HS). Each is 1 where it is so. */
    public static String state(int paperOut, int paused, int headUp, int ribbonOut) {
        return "\u0002030,%d,%d,1245,000,0,0,0,000,0,0,0\u0003\r\n\u0002000,0,%d,%d,0,2,6,0,00000000,1,000\u0003\r\n\u00021234,0\u0003\r\n".formatted(paperOut, paused, headUp, ribbonOut);
    }

    private void serve(Socket socket) throws IOException {
        byte[] begin = socket.getInputStream().readNBytes(3);
        if (new String(begin, StandardCharsets.US_ASCII).equals("~HS")) {
            socket.getOutputStream().write(state.getBytes(StandardCharsets.US_ASCII));
            socket.shutdownOutput();
            socket.getInputStream().readAllBytes();
        } else {
            printed.add(new String(begin, StandardCharsets.UTF_8) + new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8));
        }
    }

    /** Is like this from now on. */
    public void turn(String now) {
        state = now;
    }

    public String address() {
        return "tcp://127.0.0.1:" + server.getLocalPort();
    }

    /** The next that it gets. */
    public String next() throws InterruptedException {
        return printed.poll(1, TimeUnit.MINUTES);
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
