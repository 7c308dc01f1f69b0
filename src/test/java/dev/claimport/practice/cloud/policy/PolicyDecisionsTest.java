package dev.claimport.practice.cloud.policy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.claimport.practice.cloud.policy.Connection.ConnectedThing;
import dev.claimport.practice.cloud.policy.Decision.Fit;
import dev.claimport.practice.cloud.policy.Decision.Outcome;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Decisions that AWS documents, from {@code decisions.txt}, and what is said of those that refuse. */
class PolicyDecisionsTest {

    private static final String ARN = "arn:aws:iot:us-east-1:123456789012:";
    private static final PolicyEvaluator EVALUATOR = new PolicyEvaluator(ARN);
    private static final JsonNode POLICIES = policies();

    record Row(int line, String policies, String who, PolicyAction action, String name, Outcome expected) {

        static Stream<Row> of(int line, String text) {
            String[] cells = text.split(" \\| ");
            return Arrays.stream(cells[3].strip().split(" +")).map(name -> new Row(line, cells[0].strip(), cells[1].strip(),
                    PolicyAction.valueOf(cells[2].strip()), name, Outcome.valueOf(cells[4].strip())));
        }
    }

    static List<Row> rows() {
        List<String> lines = text("decisions.txt").lines().toList();
        List<Row> rows = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            if (!lines.get(i).isBlank() && !lines.get(i).startsWith("#")) {
                Row.of(i + 1, lines.get(i)).forEach(rows::add);
            }
        }
        return rows;
    }

    @ParameterizedTest
    @MethodSource("rows")
    void decidesAsDocumented(Row row) throws PolicyFault {
        Decision decision = EVALUATOR.decide(read(row.policies()), row.action(), row.name(), connection(row.who()));

        assertEquals(row.expected(), decision.outcome(), decision::toString);
    }

    @Test
    void theTableIsAsLongAsIsPromised() {
        assertTrue(rows().size() >= 200, () -> rows().size() + " decisions");
        assertEquals(rows().size(), new HashSet<>(rows()).size());
    }

    @Test
    void theNearestIsTheOneThatLacksLeast() throws PolicyFault {
        Decision decision = EVALUATOR.decide(read("rooms+client1+two-topics"), PolicyAction.SUBSCRIBE, "thing1/hall", connection("thing1 thing"));

        assertEquals("rooms#1", decision.nearest().orElseThrow().toString());
        assertEquals(ARN + "topicfilter/thing1/room*", decision.nearest().orElseThrow().detail());
        assertEquals(5, decision.looked().size());
    }

    @Test
    void aConditionThatIsNotMetIsNearerThanAnotherResource() throws PolicyFault {
        Decision decision = EVALUATOR.decide(read("client1+attached"), PolicyAction.CONNECT, "client2", connection("client2"));

        assertEquals(Fit.CONDITION_NOT_MET, decision.nearest().orElseThrow().fit());
        assertEquals("Bool iot:Connection.Thing.IsAttached [true]", decision.nearest().orElseThrow().detail());
    }

    @Test
    void whereNoStatementAllowsTheActionNothingIsNear() throws PolicyFault {
        assertEquals(Optional.empty(), EVALUATOR.decide(read("client1"), PolicyAction.PUBLISH, "a", connection("client1")).nearest());
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "", "[]", "{", "{}", "{} {}", "{\"Statement\":[]}", "{\"Statement\":[1]}",
        "{\"Version\":\"2020-01-01\",\"Statement\":{\"Effect\":\"Allow\",\"Action\":\"a\",\"Resource\":\"b\"}}",
        "{\"Statement\":{\"Effect\":\"allow\",\"Action\":\"a\",\"Resource\":\"b\"}}",
        "{\"Statement\":{\"Effect\":\"Allow\",\"Resource\":\"b\"}}", "{\"Statement\":{\"Effect\":\"Allow\",\"Action\":\"a\"}}",
        "{\"Statement\":{\"Effect\":\"Allow\",\"Action\":\"a\",\"Resource\":\"b\",\"Principal\":\"*\"}}",
        "{\"Statement\":{\"Effect\":\"Allow\",\"Action\":\"a\",\"Resource\":{\"b\":1}}}",
        "{\"Statement\":{\"Effect\":\"Allow\",\"Action\":\"a\",\"Action\":\"b\",\"Resource\":\"b\"}}",
        "{\"Statement\":{\"Effect\":\"Allow\",\"Action\":\"a\",\"Resource\":\"b\",\"Condition\":{\"StringIsh\":{\"a\":\"b\"}}}}",
        "{\"Statement\":{\"Effect\":\"Allow\",\"Action\":\"a\",\"Resource\":\"b\",\"Condition\":{\"Bool\":\"b\"}}}"
    })
    void whatIsNoPolicyIsAFault(String document) {
        assertThrows(PolicyFault.class, () -> Policy.read("p", document));
    }

    @Test
    void whiteSpaceDoesNotCountTowardsTheLimit() throws PolicyFault {
        String head = "{\"Statement\":{\"Effect\":\"Allow\",\"Action\":\"a\",\"Resource\":\"";
        String tail = "\"}}";
        String full = head + "x".repeat(2048 - head.length() - tail.length()) + tail;

        Policy.read("p", full + " ".repeat(3000));
        assertThrows(PolicyFault.class, () -> Policy.read("p", full.replace("xx", "xxx")));
    }

    private static List<Policy> read(String names) throws PolicyFault {
        List<Policy> policies = new ArrayList<>();
        for (String name : names.equals("-") ? new String[0] : names.split("\\+")) {
            policies.add(Policy.read(name, POLICIES.required(name).toString().replace("ARN:", ARN)));
        }
        return policies;
    }

    private static Connection connection(String who) {
        String[] words = who.split(" +");
        boolean attached = false;
        Optional<String> type = Optional.empty();
        Map<String, String> attributes = new HashMap<>();
        Map<String, List<String>> certificate = new HashMap<>(Map.of("SerialNumber", List.of("4711")));
        Set<String> asked = new HashSet<>();
        Optional<String> will = Optional.empty();
        String ip = "127.0.0.1";
        for (String word : words) {
            String value = word.substring(word.indexOf('=') + 1);
            switch (word.equals(words[0]) ? "" : word.substring(0, word.length() - value.length())) {
                case "type=" -> type = Optional.of(value);
                case "site=" -> attributes.put("site", value);
                case "o=" -> certificate.computeIfAbsent("Subject.Organization", _ -> new ArrayList<>()).add(value.replace('_', ' '));
                case "cn=" -> certificate.put("Subject.CommonName", List.of(value));
                case "ip=" -> ip = value;
                case "will=" -> {
                    will = Optional.of(ARN + "topic/" + value);
                    asked.add(Connection.LAST_WILL);
                }
                default -> {
                    attached |= word.equals("thing");
                    if (word.equals("persistent")) {
                        asked.add(Connection.PERSISTENT);
                    }
                }
            }
        }
        Optional<ConnectedThing> thing = attached ? Optional.of(new ConnectedThing(words[0], type, attributes)) : Optional.empty();
        return new Connection(words[0], thing, certificate, ip, asked, will);
    }

    private static JsonNode policies() {
        try {
            return new ObjectMapper().readTree(text("policies.json"));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String text(String name) {
        try (InputStream in = PolicyDecisionsTest.class.getResourceAsStream(name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
