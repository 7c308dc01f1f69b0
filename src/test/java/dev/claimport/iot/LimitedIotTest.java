package dev.claimport.iot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.claimport.claim.IotEndpoint;
import dev.claimport.iot.IotService.CertificateRecord;
import dev.claimport.iot.IotService.Presence;
import dev.claimport.testing.ManualTime;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What all hand-overs share asks the same and answers the same, and waits for its turn. */
class LimitedIotTest {

    private final ManualTime time = new ManualTime();
    private final List<String> asked = new ArrayList<>();
    private final Map<String, Object> answers = new HashMap<>();
    private final IotService iot = (IotService) Proxy.newProxyInstance(IotService.class.getClassLoader(), new Class<?>[] {IotService.class}, (_, method, arguments) -> {
        asked.add(method.getName() + (arguments != null && arguments[0] instanceof String name ? " " + name : ""));
        return answers.get(method.getName());
    });
    private final LimitedIot limited = new LimitedIot(iot, new CallLimiter(time));

    @Test
    void everyQuestionIsPassedOnAndAnswered() {
        var endpoint = IotEndpoint.parse("a-ats.iot.eu-west-1.amazonaws.com");
        var certificate = new CertificateRecord("ACTIVE", Instant.EPOCH);
        var presence = new Presence(true, Optional.of(Instant.EPOCH), Optional.empty());
        answers.putAll(Map.of("dataEndpoint", endpoint, "thingExists", true, "thingPrincipals", List.of("arn"), "certificate", certificate,
                "clockAhead", Optional.of(Duration.ofSeconds(3)), "presence", Optional.of(presence)));
        try (SharedClaims shared = new SharedClaims(iot, Duration.ofMinutes(1), time, (_, _) -> () -> { })) {
            for (IotService each : List.of(limited, shared)) {
                asked.clear();
                answers.put("thingExists", true);
                each.listTemplates(_ -> { });
                each.describeTemplate("bench");
                assertEquals(endpoint, each.dataEndpoint());
                assertTrue(each.thingExists("thing"));
                answers.put("thingExists", false);
                assertEquals(false, each.thingExists("nobody"));
                assertEquals(List.of("arn"), each.thingPrincipals("thing"));
                assertEquals(certificate, each.certificate("0"));
                assertEquals(Optional.of(presence), each.presence("thing"));
                assertEquals(Optional.of(Duration.ofSeconds(3)), each.clockAhead());
                assertEquals(List.of("listTemplates", "describeTemplate bench", "dataEndpoint", "thingExists thing", "thingExists nobody",
                        "thingPrincipals thing", "certificate 0", "presence thing", "clockAhead"), asked);
            }
        }
        asked.clear();
        limited.createClaim("bench");
        limited.close();
        assertEquals(List.of("createClaim bench", "close"), asked);
    }

    /** Each operation at its own rate: however many are asked for at once, the second hundred waits. */
    @Test
    void questionsOfOneKindWaitForTheirTurn() {
        answers.put("thingExists", true);
        for (int i = 0; i < 200; i++) {
            limited.thingExists("thing");
        }
        Duration things = time.slept();
        assertTrue(things.isPositive(), things::toString);
        for (int i = 0; i < 200; i++) {
            limited.listTemplates(_ -> { });
        }
        assertTrue(time.slept().compareTo(things) > 0, time.slept()::toString);
    }
}
