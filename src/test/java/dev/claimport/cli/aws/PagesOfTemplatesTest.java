package dev.claimport.cli.aws;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.claimport.testing.ScriptedServer;
import dev.claimport.testing.ScriptedServer.Answer;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code list-provisioning-templates} of a service that gives six templates on three pages; expected is what the AWS CLI does. */
class PagesOfTemplatesTest {

    private static final Map<String, List<String>> NAMES = Map.of("", List.of("A", "B", "C"), "t1", List.of("D", "E"), "t2", List.of("F"),
            "same", List.of("X"));
    private static final Map<String, String> NEXT = Map.of("", "t1", "t1", "t2", "same", "same");
    private static final String SHORT = "[templates[].templateName,NextToken]";

    private final ScriptedServer server = new ScriptedServer(request -> Optional.of(page(URI.create(request.path()).getQuery())));

    @TempDir
    private Path home;

    @AfterEach
    void stop() {
        server.close();
    }

    private static Answer page(String query) {
        Map<String, String> asked = query == null ? Map.of() : Arrays.stream(query.split("&")).map(part -> part.split("=", 2))
                .collect(Collectors.toMap(part -> part[0], part -> part[1]));
        String token = asked.getOrDefault("nextToken", "");
        long most = Long.parseLong(asked.getOrDefault("maxResults", "250"));
        String templates = NAMES.getOrDefault(token, List.of()).stream().limit(most).map(name -> "{\"templateName\":\"" + name + "\"}").collect(Collectors.joining(","));
        return Answer.json(200,
                "{\"templates\":[" + templates + "]" + (NEXT.containsKey(token) ? ",\"nextToken\":\"" + NEXT.get(token) + "\"" : "") + "}");
    }

    private Aws.Outcome list(String... options) {
        return Aws.at(home, server.uri()).run(Stream.concat(Stream.of("iot", "list-provisioning-templates"),
                Stream.of(options)).toArray(String[]::new));
    }

    private String listed(String... options) {
        Aws.Outcome outcome = list(options);
        assertEquals(0, outcome.exitCode(), outcome.err());
        return outcome.out().replaceAll("[\\s\"]", "");
    }

    @Test
    void allPagesAreOneList() {
        assertEquals("[[A,B,C,D,E,F],null]", listed("--query", SHORT));
        assertEquals(List.of("/provisioning-templates", "/provisioning-templates?nextToken=t1", "/provisioning-templates?nextToken=t2"),
                server.requests().stream().map(ScriptedServer.Request::path).toList());
    }

    @Test
    void aPartOfItTellsWhereItLeftOff() {
        assertEquals("[[A,B],eyJuZXh0VG9rZW4iOiBudWxsLCAiYm90b190cnVuY2F0ZV9hbW91bnQiOiAyfQ==]", listed("--max-items", "2", "--query",
                SHORT));
        assertEquals("[[A,B,C],eyJuZXh0VG9rZW4iOiAidDEifQ==]", listed("--max-items", "3", "--query", SHORT));
        assertEquals("[[A],eyJuZXh0VG9rZW4iOiAidDEifQ==]", listed("--page-size", "1", "--max-items", "1", "--query", SHORT));
    }

    @Test
    void andGoesOnFromThere() {
        assertEquals("[[C,D,E,F],null]", listed("--starting-token", "eyJuZXh0VG9rZW4iOiBudWxsLCAiYm90b190cnVuY2F0ZV9hbW91bnQiOiAyfQ==",
                "--query", SHORT));
        assertEquals("[[D,E,F],null]", listed("--starting-token", "t1", "--query", SHORT));
    }

    private static String encoded(String json) {
        return Base64.getEncoder().encodeToString(json.getBytes(StandardCharsets.UTF_8));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', value = {
        "{\"foo\":\"t1\"} | An error occurred (ParamValidation): Parameter validation failed:",
        "\"t1\" | 'str' object has no attribute 'pop'",
        "1 | 'int' object has no attribute 'pop'",
        "{\"nextToken\":\"t1\",\"boto_truncate_amount\":\"1\"} | slice indices must be integers or None or have an __index__ method",
    })
    void aPlaceThatIsNoneIsRefused(String json, String message) {
        assertEquals("claimport: [ERROR]: " + message, list("--starting-token", encoded(json)).err().strip().lines().findFirst().orElseThrow());
    }

    @Test
    void whatOnlyLooksLikeAPlaceIsTheServicesToken() {
        assertEquals("[[D,E,F],null]", listed("--starting-token", "t1", "--query", SHORT));
        list("--starting-token", encoded("[1]"));
        list("--starting-token", "e30");
        assertEquals(List.of("nextToken=" + encoded("[1]").replace("=", "%3D"), "nextToken=e30"), server.requests().stream().skip(2)
                .map(request -> request.path().substring(request.path().indexOf('?') + 1)).toList());
    }

    @Test
    void anEmptyPageIsAnItemOfAStream() {
        try (var empty = ScriptedServer.answering(Answer.json(200, "{}"))) {
            assertEquals("- {}\n", Aws.at(home, empty.uri()).run("iot", "list-provisioning-templates", "--output", "yaml-stream").out());
        }
    }

    @Test
    void onePageIsThatOfTheService() {
        assertEquals("[[A,B,C],t1]", listed("--no-paginate", "--query", "[templates[].templateName,nextToken]"));
    }

    @Test
    void textAndStreamComePageByPage() {
        assertEquals("A\tB\tC\nD\tE\nF\n", list("--query", "templates[].templateName", "--output", "text").out());
        assertEquals("- - A\n  - B\n  - C\n- - D\n  - E\n- - F\n", list("--query", "templates[].templateName", "--output",
                "yaml-stream").out());
        assertEquals("A\tB\tC\nD\nNone\n", list("--max-items", "4", "--query", "templates[].templateName", "--output", "text").out());
    }

    @Test
    void whatGoesInCirclesIsStopped() {
        Aws.Outcome outcome = list("--starting-token", "same");
        assertEquals(255, outcome.exitCode());
        assertEquals("\nclaimport: [ERROR]: Error during pagination: The same next token was received twice: {'nextToken': 'same'}\n",
                outcome.err());
    }

    @Test
    void whatContradictsItselfIsRefused() {
        Aws.Outcome both = list("--no-paginate", "--max-items", "1");
        assertEquals(252, both.exitCode());
        assertTrue(both.err().contains("Cannot specify --no-paginate along with pagination arguments: --max-items"), both.err());
        Aws.Outcome number = list("--page-size", "x");
        assertEquals(252, number.exitCode());
        assertTrue(number.err().contains("argument --page-size: invalid int value: 'x'"), number.err());
        assertEquals(List.of(), server.requests());
    }
}
