package dev.claimport.testing;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import javax.net.ssl.SSLContext;

/** An HTTP server on loopback that answers what a test tells it, byte for byte, and remembers what it was asked. */
public final class ScriptedServer implements AutoCloseable {

    /** What came in. Header names in lower case. */
    public record Request(String method, String path, Map<String, String> headers, String body) {}

    /** What goes out. {@code length} is what Content-Length says, which a test may make up. */
    public record Answer(int status, Map<String, String> headers, byte[] body, int length) {

        public static Answer json(int status, String body) {
            byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
            return new Answer(status, Map.of("Content-Type", "application/json", "x-amzn-RequestId", "1"), bytes, bytes.length);
        }

        /** An error as rest-json services send it. */
        public static Answer error(int status, String code, String message) {
            return json(status, "{\"message\":\"" + message + "\"}").with("x-amzn-ErrorType", code);
        }

        public Answer with(String name, String value) {
            Map<String, String> more = new LinkedHashMap<>(headers);
            more.put(name, value);
            return new Answer(status, more, body, length);
        }

        /** Promises more than it sends. */
        public Answer cutAt(int size) {
            return new Answer(status, headers, java.util.Arrays.copyOf(body, size), length);
        }
    }

    /** In milliseconds; longer than anything that a test has answered by silence. */
    private static final int LONGEST_READ = 30_000;

    private final ServerSocket socket;
    private final String scheme;
    private final Function<Request, Optional<Answer>> script;
    private final List<Request> requests = new CopyOnWriteArrayList<>();
    private final List<Socket> connections = new CopyOnWriteArrayList<>();
    private volatile boolean hungUp;

    /** @param script an empty answer: none at all, the connection stays open and silent */
    public ScriptedServer(Function<Request, Optional<Answer>> script) {
        this("http", script, Optional.empty());
    }

    public ScriptedServer(SSLContext tls, Function<Request, Optional<Answer>> script) {
        this("https", script, Optional.of(tls));
    }

    /** Answers one after the other, the last one again and again. */
    public static ScriptedServer answering(Answer... answers) {
        List<Answer> left = new ArrayList<>(List.of(answers));
        return new ScriptedServer(_ -> {
            synchronized (left) {
                return Optional.of(left.size() > 1 ? left.removeFirst() : left.getFirst());
            }
        });
    }

    private ScriptedServer(String scheme, Function<Request, Optional<Answer>> script, Optional<SSLContext> tls) {
        this.scheme = scheme;
        this.script = script;
        try {
            InetAddress loopback = InetAddress.getByName("127.0.0.1");
            socket = tls.isPresent()
                    ? tls.get().getServerSocketFactory().createServerSocket(0, 20, loopback)
                    : new ServerSocket(0, 20, loopback);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.ofVirtual().start(this::accept);
    }

    public URI uri() {
        return URI.create(scheme + "://127.0.0.1:" + socket.getLocalPort());
    }

    public List<Request> requests() {
        return requests;
    }

    /** How many connections there have been. */
    public int connections() {
        return connections.size();
    }

    /** How many connections are open on this side. */
    public long openConnections() {
        return connections.stream().filter(connection -> !connection.isClosed()).count();
    }

    private void accept() {
        while (!socket.isClosed()) {
            try {
                Socket connection = socket.accept();
                // To close a connection of TLS waits for whoever reads from it, which now and then nothing else would end.
                connection.setSoTimeout(LONGEST_READ);
                connections.add(connection);
                if (hungUp) {
                    connection.close();
                } else {
                    Thread.ofVirtual().start(() -> serve(connection));
                }
            } catch (IOException _) {
                // Closed: the loop ends.
            }
        }
    }

    private void serve(Socket connection) {
        try (connection) {
            for (Request request = read(connection.getInputStream()); request != null; request = read(connection.getInputStream())) {
                requests.add(request);
                Optional<Answer> answer = script.apply(request);
                if (answer.isEmpty()) {
                    connection.getInputStream().read();
                    return;
                }
                // Told with the answer (RFC 9112, section 9.6): a client that was not told asks once more, and now and then before it sees the end.
                boolean last = "close".equals(answer.get().headers().getOrDefault("Connection", request.headers().get("connection")));
                write(connection, last ? answer.get().with("Connection", "close") : answer.get());
                if (last || answer.get().length() != answer.get().body().length) {
                    return;
                }
            }
        } catch (IOException _) {
            // The client hung up, or does not trust us.
        }
    }

    private static Request read(InputStream in) throws IOException {
        String head = head(in);
        if (head.isEmpty()) {
            return null;
        }
        String[] lines = head.split("\r\n");
        String[] start = lines[0].split(" ");
        Map<String, String> headers = new LinkedHashMap<>();
        for (int i = 1; i < lines.length; i++) {
            int colon = lines[i].indexOf(':');
            headers.put(lines[i].substring(0, colon).toLowerCase(Locale.ROOT), lines[i].substring(colon + 1).strip());
        }
        int length = Integer.parseInt(headers.getOrDefault("content-length", "0"));
        return new Request(start[0], start[1], headers, new String(in.readNBytes(length), StandardCharsets.UTF_8));
    }

    private static String head(InputStream in) throws IOException {
        ByteArrayOutputStream head = new ByteArrayOutputStream();
        while (true) {
            int next = in.read();
            if (next < 0) {
                return "";
            }
            head.write(next);
            String text = head.toString(StandardCharsets.US_ASCII);
            if (text.endsWith("\r\n\r\n")) {
                return text.substring(0, text.length() - 4);
            }
        }
    }

    private static void write(Socket connection, Answer answer) throws IOException {
        StringBuilder head = new StringBuilder("HTTP/1.1 " + answer.status() + " Scripted\r\n");
        answer.headers().forEach((name, value) -> head.append(name).append(": ").append(value).append("\r\n"));
        head.append("Content-Length: ").append(answer.length()).append("\r\n\r\n");
        // In one piece: a second small packet would wait for the acknowledgement of the first.
        ByteArrayOutputStream whole = new ByteArrayOutputStream();
        whole.write(head.toString().getBytes(StandardCharsets.US_ASCII));
        whole.write(answer.body());
        connection.getOutputStream().write(whole.toByteArray());
    }

    /** Nobody is reached here any more, though the port stays taken: a free one could be another server's the next moment. */
    public void hangUp() {
        hungUp = true;
        try {
            for (Socket connection : connections) {
                connection.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        hangUp();
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
