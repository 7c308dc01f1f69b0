package dev.claimport.iot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.claimport.claim.IotEndpoint;
import dev.claimport.iot.IotService.CertificateRecord;
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
        answers.putAll(Map.of("dataEndpoint", endpoint, "thingExists", true, "thingPrincipals", List.of("arn"), "certificate", certificate,
                "clockAhead", Optional.of(Duration.ofSeconds(3))));
        limited.listTemplates(_ -> { });
        limited.describeTemplate("bench");
        limited.createClaim("bench");
        assertEquals(endpoint, limited.dataEndpoint());
        assertTrue(limited.thingExists("thing"));
        answers.put("thingExists", false);
        assertEquals(false, limited.thingExists("nobody"));
        assertEquals(List.of("arn"), limited.thingPrincipals("thing"));
        assertEquals(certificate, limited.certificate("0"));
        assertEquals(Optional.of(Duration.ofSeconds(3)), limited.clockAhead());
        limited.close();
        assertEquals(List.of("listTemplates", "describeTemplate bench", "createClaim bench", "dataEndpoint", "thingExists thing", "thingExists nobody",
                "thingPrincipals thing", "certificate 0", "clockAhead", "close"), asked);
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
