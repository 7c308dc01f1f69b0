package dev.claimport.cli.aws;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.claimport.aws.AwsEnvironment;
import dev.claimport.testing.ManualTime;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What AWS CLI 2.36.7 did, to the byte: exit code and standard output, and the first line of standard error but for the program's
 * name. The one deliberate difference has a test of its own.
 */
class RecordedCasesTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    /** The AWS CLI refuses what its manual promises. */
    private static final String DELIBERATE = "skel-output";

    private static HttpServer service;
    private static JsonNode answers;

    @TempDir
    private Path home;

    @BeforeAll
    static void startService() throws IOException {
        try (InputStream in = RecordedCasesTest.class.getResourceAsStream("responses.json")) {
            answers = JSON.readTree(in);
        }
        service = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        service.createContext("/", RecordedCasesTest::answer);
        service.start();
    }

    @AfterAll
    static void stopService() {
        service.stop(0);
    }

    private static void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            exchange.getRequestBody().readAllBytes();
            String path = exchange.getRequestURI().getRawPath();
            String[] parts = path.split("/");
            JsonNode found = answers.path("none");
            if (path.endsWith("/provisioning-claim")) {
                JsonNode claims = answers.path("claims");
                found = claims.has(parts[2]) ? claims.get(parts[2]) : claims.get("*");
            } else if (parts[1].equals("provisioning-templates")) {
                found = answers.path("templates");
            }
            exchange.getResponseHeaders().set("Content-Type", found.path("type").asText("application/json"));
            exchange.getResponseHeaders().set("x-amzn-RequestId", "11111111-2222-3333-4444-555555555555");
            if (found.has("error")) {
                exchange.getResponseHeaders().set("x-amzn-ErrorType", found.get("error").textValue());
            }
            byte[] body = found.path("body").textValue().getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(found.path("status").intValue(), body.length == 0 ? -1 : body.length);
            exchange.getResponseBody().write(body);
        }
    }

    private static List<JsonNode> recorded() throws IOException {
        List<JsonNode> cases = new ArrayList<>();
        try (InputStream in = RecordedCasesTest.class.getResourceAsStream("cases.jsonl")) {
            for (String line : new String(in.readAllBytes(), StandardCharsets.UTF_8).split("\n")) {
                cases.add(JSON.readTree(line));
            }
        }
        return cases;
    }

    static Stream<Named<JsonNode>> cases() throws IOException {
        return recorded().stream().filter(each -> !each.path("name").textValue().equals(DELIBERATE))
                .map(each -> Named.of(each.path("name").textValue(), each));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void doesWhatTheAwsCliDoes(JsonNode recorded) throws IOException {
        Outcome outcome = run(recorded);
        assertEquals(real(recorded.path("stdout").textValue()), outcome.out());
        assertEquals(firstLine(real(recorded.path("stderr").textValue())), firstLine(outcome.err()));
        assertEquals(recorded.path("exit").intValue(), outcome.exitCode());
    }

    @Test
    void theSampleOutputThatTheManualPromisesIsGiven() throws IOException {
        JsonNode recorded = recorded().stream().filter(each -> each.path("name").textValue().equals(DELIBERATE)).findFirst().orElseThrow();
        Outcome outcome = run(recorded);
        assertEquals(0, outcome.exitCode(), outcome.err());
        assertTrue(JSON.readTree(outcome.out()).path("certificateId").textValue().matches("[0-9a-f]{64}"));
    }

    private record Outcome(int exitCode, String out, String err) {}

    private Outcome run(JsonNode recorded) throws IOException {
        Files.writeString(home.resolve("in.json"), "{\"templateName\":\"MyTestProvisioningTemplate\"}");
        Files.writeString(home.resolve("in.yaml"), "templateName: MyTestProvisioningTemplate\n");
        Files.writeString(home.resolve("in-bom.json"), "\uFEFF{\"templateName\":\"MyTestProvisioningTemplate\"}");
        if (recorded.path("config").isTextual()) {
            Files.writeString(home.resolve("config"), real(recorded.path("config").textValue()));
        }
        Map<String, String> environment = new HashMap<>(Map.of("PATH", System.getenv("PATH"), "HOME", home.toString(),
                "AWS_EC2_METADATA_DISABLED", "true", "AWS_CONFIG_FILE", home.resolve("config").toString(),
                "AWS_SHARED_CREDENTIALS_FILE", home.resolve("credentials").toString()));
        if (recorded.path("credentials").booleanValue()) {
            environment.putAll(Map.of("AWS_ACCESS_KEY_ID", "AKIDEXAMPLE", "AWS_SECRET_ACCESS_KEY", "secret"));
        }
        if (recorded.path("region").booleanValue()) {
            environment.put("AWS_DEFAULT_REGION", "us-east-1");
        }
        recorded.path("env").properties().forEach(entry -> environment.put(entry.getKey(), real(entry.getValue().textValue())));
        List<String> arguments = new ArrayList<>();
        recorded.path("args").forEach(argument -> arguments.add(real(argument.textValue())));
        var out = new ByteArrayOutputStream();
        var err = new ByteArrayOutputStream();
        var process = new ProcessContext(AwsEnvironment.of(environment, home), out, err, Terminal.none(),
                ZoneId.of(recorded.path("timezone").textValue()), new ManualTime(Instant.now()), () -> 0.5);
        int exitCode = AwsCommandLine.run(AwsCommandLine.leads(arguments.toArray(String[]::new)).orElse(arguments), process, Rules.NONE);
        return new Outcome(exitCode, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    private String real(String text) {
        String address = "127.0.0.1:" + service.getAddress().getPort();
        return text.replace("@ENDPOINT@", "http://" + address).replace("@ENDPOINTHOST@", address)
                .replace("@CLOSED@", "127.0.0.1:1").replace("@DIR@", home.toString());
    }

    private static String firstLine(String text) {
        return text.lines().filter(line -> !line.isBlank()).findFirst().orElse("").replaceFirst("^[\\w.-]+: \\[ERROR]", "PROGRAM: [ERROR]");
    }
}
