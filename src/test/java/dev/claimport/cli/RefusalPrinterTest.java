package dev.claimport.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.claimport.app.RefusalTexts;
import dev.claimport.practice.cloud.mqtt.Refusal;
import dev.claimport.practice.cloud.policy.Connection;
import dev.claimport.practice.cloud.policy.Policy;
import dev.claimport.practice.cloud.policy.PolicyAction;
import dev.claimport.practice.cloud.policy.PolicyEvaluator;
import dev.claimport.practice.cloud.policy.PolicyFault;
import dev.claimport.practice.cloud.registry.HookProblem;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RefusalPrinterTest {

    private static final String POLICY = """
            {"Statement": [
              {"Sid": "state", "Effect": "Allow", "Action": "iot:Publish", "Resource": "arn:x:topic/state/${iot:ClientId}/*"},
              {"Effect": "Deny", "Action": "iot:Publish", "Resource": "*/secret"}]}
            """;

    private final StringWriter out = new StringWriter();

    @Test
    void theNearestStatementIsNamedWithItsVariablesReplaced() throws Exception {
        assertEquals("The policies refuse sensor-1 iot:Publish on arn:x:topic/state/sensor-2/a. The nearest that would allow it is Device#state: "
                + "arn:x:topic/state/sensor-1/*", sentence(PolicyAction.PUBLISH, "state/sensor-2/a"));
    }

    @Test
    void theStatementThatDeniesIsNamedByItsPlaceWhereItHasNoId() throws Exception {
        assertEquals("The policies refuse sensor-1 iot:Publish on arn:x:topic/state/sensor-1/secret. The statement Device#1 denies it.",
                sentence(PolicyAction.PUBLISH, "state/sensor-1/secret"));
    }

    @Test
    void thatNothingAllowsTheActionIsSaid() throws Exception {
        assertEquals("The policies refuse sensor-1 iot:Subscribe on arn:x:topicfilter/a. No statement allows iot:Subscribe on anything.",
                sentence(PolicyAction.SUBSCRIBE, "a"));
    }

    @Test
    void programsGetEveryStatementThatWasLookedAt() throws Exception {
        RefusalPrinter.forPrograms(new PrintWriter(out)).accept(refusal(PolicyAction.PUBLISH, "elsewhere"));

        JsonNode refused = json().get("refused");
        assertEquals("sensor-1", refused.get("client").textValue());
        assertEquals("iot:Publish", refused.get("action").textValue());
        assertEquals("arn:x:topic/elsewhere", refused.get("resource").textValue());
        assertEquals("NOT_ALLOWED", refused.get("outcome").textValue());
        assertEquals(2, refused.get("statements").size());
        assertEquals("Deny", refused.get("statements").get(1).get("effect").textValue());
        assertEquals("state", refused.get("nearest").get("statement").textValue());
        assertEquals(1, out.toString().lines().count());
    }

    @Test
    void whyAHookDidNotLetADeviceInIsSaid() throws Exception {
        Refusal refusal = new Refusal.ByHook("sensor-1", "sensors", HookProblem.ENDED.problem("3", "KeyError"));
        RefusalPrinter.forPeople(new PrintWriter(out), new RefusalTexts(Locale.ENGLISH)).accept(refusal);
        String said = out.toString();
        assertTrue(said.startsWith("The hook of sensors does not let sensor-1 in. ") && said.contains("KeyError"), said);

        out.getBuffer().setLength(0);
        RefusalPrinter.forPrograms(new PrintWriter(out)).accept(refusal);
        assertEquals("{\"client\":\"sensor-1\",\"template\":\"sensors\",\"why\":\"ENDED\",\"code\":\"3\",\"said\":\"KeyError\"}", json().get("hookRefused").toString());
    }

    private String sentence(PolicyAction action, String name) throws PolicyFault {
        RefusalPrinter.forPeople(new PrintWriter(out), new RefusalTexts(Locale.ENGLISH)).accept(refusal(action, name));
        return out.toString().strip();
    }

    private JsonNode json() throws IOException {
        return new ObjectMapper().readTree(out.toString());
    }

    private static Refusal refusal(PolicyAction action, String name) throws PolicyFault {
        Connection connection = new Connection("sensor-1", Optional.empty(), Map.of(), "127.0.0.1", Set.of(), Optional.empty());
        return new Refusal.ByPolicies("sensor-1", new PolicyEvaluator("arn:x:").decide(List.of(Policy.read("Device", POLICY)), action, name, connection));
    }
}
