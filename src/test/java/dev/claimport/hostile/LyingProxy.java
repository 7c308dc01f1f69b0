package dev.claimport.hostile;

import dev.claimport.hostile.CloudLie.Answer;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** An HTTP proxy on loopback by which a practice cloud is reached, and which changes its answers. */
final class LyingProxy implements AutoCloseable {

    private final ServerSocket socket;
    private final int cloud;
    private final CloudLie lie;

    LyingProxy(int cloud, CloudLie lie) {
        this.cloud = cloud;
        this.lie = lie;
        try {
            socket = new ServerSocket(0, 50, InetAddress.getByName("127.0.0.1"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.ofVirtual().name("lying-proxy").start(this::accept);
    }

    int port() {
        return socket.getLocalPort();
    }

    private void accept() {
        try {
            while (true) {
                Socket client = socket.accept();
                Thread.ofVirtual().name("lying-proxy-call").start(() -> serve(client));
            }
        } catch (IOException _) {
            // Closed.
        }
    }

    private void serve(Socket client) {
        try (client) {
            InputStream in = new BufferedInputStream(client.getInputStream());
            String head = head(in);
            byte[] body = in.readNBytes(length(head));
            String[] line = head.substring(0, head.indexOf('\r')).split(" ");
            String path = line[1].replaceFirst("^http://[^/]+", "");
            Answer honest = ask(head.replace(line[1], path).replaceFirst("(?i)\r\nConnection: [^\r]*", ""), body);
            lie.send(wire(lie.answer(line[0] + " " + path, honest)), client.getOutputStream());
        } catch (IOException _) {
            // Whoever asked has gone.
        }
    }

    private Answer ask(String head, byte[] body) throws IOException {
        try (Socket server = new Socket("127.0.0.1", cloud)) {
            server.getOutputStream().write(head.replaceFirst("\r\n", "\r\nConnection: close\r\n").getBytes(StandardCharsets.ISO_8859_1));
            server.getOutputStream().write(body);
            InputStream in = new BufferedInputStream(server.getInputStream());
            String answer = head(in);
            Map<String, String> headers = new LinkedHashMap<>();
            answer.lines().skip(1).filter(each -> each.contains(": "))
                    .forEach(each -> headers.put(each.substring(0, each.indexOf(':')), each.substring(each.indexOf(':') + 2)));
            headers.keySet().removeIf(name -> name.equalsIgnoreCase("content-length") || name.equalsIgnoreCase("connection"));
            return new Answer(Integer.parseInt(answer.split(" ")[1]), headers, in.readNBytes(length(answer)));
        }
    }

    private static byte[] wire(Answer answer) {
        StringBuilder head = new StringBuilder("HTTP/1.1 " + answer.status() + " Said\r\nConnection: close\r\n");
        answer.headers().forEach((name, value) -> head.append(name).append(": ").append(value).append("\r\n"));
        if (!answer.headers().containsKey("Content-Length")) {
            head.append("Content-Length: ").append(answer.body().length).append("\r\n");
        }
        ByteArrayOutputStream wire = new ByteArrayOutputStream();
        wire.writeBytes(head.append("\r\n").toString().getBytes(StandardCharsets.ISO_8859_1));
        wire.writeBytes(answer.body());
        return wire.toByteArray();
    }

    private static String head(InputStream in) throws IOException {
        StringBuilder head = new StringBuilder();
        while (!head.toString().endsWith("\r\n\r\n")) {
            int next = in.read();
            if (next < 0) {
                throw new IOException("ended in the head");
            }
            head.append((char) next);
        }
        return head.toString();
    }

    private static int length(String head) {
        return head.lines().map(line -> line.toLowerCase(Locale.ROOT)).filter(line -> line.startsWith("content-length:"))
                .map(line -> Integer.parseInt(line.substring(15).strip())).findFirst().orElse(0);
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
