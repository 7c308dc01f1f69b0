import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Answers the commands of the training on loopback, as AWS IoT would. */
final class TrainingService implements AutoCloseable {

    /** Good for signing; nobody checks the signature. */
    static final Map<String, String> CREDENTIALS = Map.of("AWS_ACCESS_KEY_ID", "AKIDTRAINING", "AWS_SECRET_ACCESS_KEY", "training",
            "AWS_REGION", "eu-central-1");

    private final HttpServer server;

    private TrainingService(HttpServer server) {
        this.server = server;
    }

    static TrainingService start(Path work) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", TrainingService::answer);
        server.start();
        return new TrainingService(server);
    }

    /**
     * What is run, one a line. Nothing that opens serial ports: the virtual machine does not start with a cache that has classes of
     * a sealed jar, as jSerialComm's is.
     */
    List<String> commands() {
        return List.of("--version", "--help", "handover --help");
    }

    private static void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            byte[] body = "{}".getBytes(StandardCharsets.UTF_8);
            exchange.getRequestBody().readAllBytes();
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
