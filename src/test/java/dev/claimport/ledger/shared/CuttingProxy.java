package dev.claimport.ledger.shared;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** The network before a PostgreSQL, which is cut at will after a request has taken effect and before its answer is there. */
final class CuttingProxy implements AutoCloseable {

    private final ServerSocket door;
    private final int server;
    private final AtomicInteger due = new AtomicInteger();
    private final AtomicInteger cut = new AtomicInteger();
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    /** CommandComplete, as PostgreSQL's protocol says that something was done: {@code C}, its length, and what (“Message Formats”). */
    private volatile byte[] done = done("COMMIT");

    /** @param server its port */
    CuttingProxy(int server) throws IOException {
        this.server = server;
        door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Thread.ofPlatform().daemon().name("cutting-proxy").start(this::accept);
    }

    private static byte[] done(String what) {
        return ("C\0\0\0" + (char) (Integer.BYTES + what.length() + 1) + what + "\0").getBytes(StandardCharsets.ISO_8859_1);
    }

    int port() {
        return door.getLocalPort();
    }

    /** Cuts so many more connections, each when it is to say that this was done. */
    void cut(int times, String what) {
        done = done(what);
        due.addAndGet(times);
    }

    /** How many it has cut. */
    int cut() {
        return cut.get();
    }

    private void accept() {
        while (!door.isClosed()) {
            try {
                Socket client = door.accept();
                open.add(client);
                Socket behind = behind(client);
                open.addAll(List.of(client, behind));
                Thread.ofVirtual().start(() -> pump(client, behind, false));
                Thread.ofVirtual().start(() -> pump(behind, client, true));
            } catch (IOException _) {
                // The server is down, or this is: whoever came gets nothing.
            }
        }
    }

    private Socket behind(Socket client) throws IOException {
        try {
            return new Socket(InetAddress.getLoopbackAddress(), server);
        } catch (IOException e) {
            client.close();
            open.remove(client);
            throw e;
        }
    }

    private void pump(Socket from, Socket to, boolean answers) {
        byte[] buffer = new byte[1 << 14];
        try (from; to) {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            for (int length = in.read(buffer); length >= 0; length = in.read(buffer)) {
                if (answers && says(buffer, length) && due.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
                    cut.incrementAndGet();
                    return;
                }
                out.write(buffer, 0, length);
            }
        } catch (IOException _) {
            // The other side is gone.
        } finally {
            open.removeAll(List.of(from, to));
        }
    }

    /** Answers are so short that one comes in one piece. */
    private boolean says(byte[] buffer, int length) {
        byte[] looked = done;
        for (int at = 0; at + looked.length <= length; at++) {
            if (Arrays.equals(buffer, at, at + looked.length, looked, 0, looked.length)) {
                return true;
            }
        }
        return false;
    }

    @Override
    public void close() throws IOException {
        door.close();
        for (Socket socket : open) {
            socket.close();
        }
    }
}
