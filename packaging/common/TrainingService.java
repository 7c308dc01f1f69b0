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

    /** Of the shape of a claim; there is no key in it. */
    private static final String CLAIM = """
            {"certificateId": "%s", "certificatePem": "-----BEGIN CERTIFICATE-----\\ntraining\\n-----END CERTIFICATE-----\\n",
             "keyPair": {"PublicKey": "training\\n", "PrivateKey": "training\\n"}, "expiration": 1595955066.0}""".formatted("0".repeat(64));

    private static final String TEMPLATES = """
            {"templateName": "training", "templateBody": "{}", "templates": [{"templateName": "training", "enabled": true, "creationDate": 1595955066.0}]}""";

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
        String service = " --endpoint-url http://127.0.0.1:" + server.getAddress().getPort();
        return List.of("--version", "--help", "handover --help",
                "create-provisioning-claim --template-name training" + service,
                "iot create-provisioning-claim --template-name training --query certificateId --output text" + service,
                "iot list-provisioning-templates --output table" + service,
                "iot describe-provisioning-template --template-name training --output yaml" + service);
    }

    private static void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            boolean claim = exchange.getRequestURI().getPath().endsWith("/provisioning-claim");
            byte[] body = (claim ? CLAIM : TEMPLATES).getBytes(StandardCharsets.UTF_8);
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
