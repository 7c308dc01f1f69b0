import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/** Answers the commands of the training on loopback, as AWS IoT would, with and without TLS. */
final class TrainingService implements AutoCloseable {

    /** What is run. What most calls have comes more than once, so that it counts for more. */
    static final List<String> COMMANDS = List.of("--version", "--help", "ports", "ports --output json", "handover --help",
            "create-provisioning-claim --template-name training HTTP",
            "create-provisioning-claim --template-name training HTTPS AUTHORITIES",
            "iot create-provisioning-claim --template-name training HTTPS AUTHORITIES --output text --query certificatePem",
            "create-provisioning-claim --template-name training HTTP --output yaml",
            "create-provisioning-claim --template-name training HTTP --output table",
            // Java's own authorities do not know the service, but have been asked.
            "create-provisioning-claim --template-name training HTTPS",
            "create-provisioning-claim --template-name training",
            "iot list-provisioning-templates HTTP",
            "iot describe-provisioning-template --template-name refused HTTP",
            "create-provisioning-claim --template-name training HTTP");

    private static final String PASSWORD = "training";

    private final HttpServer plain;
    private final HttpsServer secure;
    private final Path certificate;

    private TrainingService(HttpServer plain, HttpsServer secure, Path certificate) {
        this.plain = plain;
        this.secure = secure;
        this.certificate = certificate;
    }

    /** @param work where its key and certificate are kept */
    static TrainingService start(Path work) throws IOException, InterruptedException, GeneralSecurityException {
        Path keys = work.resolve("training.p12");
        Path certificate = work.resolve("training.pem");
        if (Files.notExists(certificate)) {
            Files.deleteIfExists(keys);
            keytool(keys, "-genkeypair", "-keyalg", "RSA", "-dname", "CN=localhost", "-ext", "san=dns:localhost", "-validity", "3650");
            keytool(keys, "-exportcert", "-rfc", "-file", certificate.toString());
        }
        HttpsServer secure = HttpsServer.create(loopback(), 0);
        secure.setHttpsConfigurator(new HttpsConfigurator(identity(keys)));
        TrainingService service = new TrainingService(HttpServer.create(loopback(), 0), secure, certificate);
        for (HttpServer server : List.of(service.plain, service.secure)) {
            server.createContext("/", TrainingService::answer);
            server.start();
        }
        return service;
    }

    private static InetSocketAddress loopback() {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    }

    private static void keytool(Path keys, String... arguments) throws IOException, InterruptedException {
        List<String> command = Stream.concat(Stream.of(Launchers.JAVA.resolveSibling("keytool").toString()), Stream.concat(Stream.of(arguments),
                Stream.of("-alias", "training", "-keystore", keys.toString(), "-storetype", "PKCS12", "-storepass", PASSWORD))).toList();
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IOException(output);
        }
    }

    private static SSLContext identity(Path keys) throws IOException, GeneralSecurityException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(keys)) {
            store.load(in, PASSWORD.toCharArray());
        }
        KeyManagerFactory managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        managers.init(store, PASSWORD.toCharArray());
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(managers.getKeyManagers(), null, null);
        return context;
    }

    /**
     * The environment of the commands: credentials that are good for signing, and a proxy that lets nobody out, so that also a command
     * can be run that is meant for AWS itself.
     */
    Map<String, String> environment() {
        return Map.of("AWS_ACCESS_KEY_ID", "AKIDTRAINING", "AWS_SECRET_ACCESS_KEY", "training", "AWS_SESSION_TOKEN", "training",
                "AWS_REGION", "eu-central-1", "AWS_MAX_ATTEMPTS", "1",
                "https_proxy", "http://localhost:" + plain.getAddress().getPort(), "no_proxy", "localhost");
    }

    /** @param folder in which they are run */
    List<String> commands(Path folder) {
        return COMMANDS.stream().map(command -> command
                .replace("HTTPS", "--endpoint-url https://localhost:" + secure.getAddress().getPort())
                .replace("HTTP", "--endpoint-url http://localhost:" + plain.getAddress().getPort())
                .replace("AUTHORITIES", "--ca-bundle " + folder.relativize(certificate))).toList();
    }

    private static void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            exchange.getRequestBody().readAllBytes();
            String path = exchange.getRequestURI().getPath();
            boolean refused = path.contains("refused");
            byte[] body = (refused ? "{\"message\":\"no\"}" : path.endsWith("/provisioning-claim") ? claim() : "{\"templates\":[{\"templateName\":\"training\"}]}")
                    .getBytes(StandardCharsets.UTF_8);
            // One connection for each, as for commands that are processes of their own.
            exchange.getResponseHeaders().set("Connection", "close");
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.getResponseHeaders().set("x-amzn-RequestId", "11111111-2222-3333-4444-555555555555");
            if (refused) {
                exchange.getResponseHeaders().set("x-amzn-ErrorType", "ResourceNotFoundException");
            }
            exchange.sendResponseHeaders(refused ? 404 : 200, body.length);
            exchange.getResponseBody().write(body);
        }
    }

    /** Of the form and length of a real one. */
    private static String claim() {
        return """
                {"certificateId":"%s","certificatePem":"%s","keyPair":{"PublicKey":"%s","PrivateKey":"%s"},"expiration":1595955066.0}""".formatted(
                "0123456789abcdef".repeat(4), pem("CERTIFICATE", 18), pem("PUBLIC KEY", 6), pem("RSA PRIVATE KEY", 25));
    }

    private static String pem(String type, int lines) {
        return "-----BEGIN " + type + "-----\\n" + ("TRAINING".repeat(8) + "\\n").repeat(lines) + "-----END " + type + "-----\\n";
    }

    @Override
    public void close() {
        plain.stop(0);
        secure.stop(0);
    }
}
