package dev.claimport.ledger.event;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.claimport.ledger.Events;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class EventJsonTest {

    private static final UUID RUN = Events.run(1);

    private static String write(LedgerEvent event) {
        return new String(EventJson.write(new Envelope("claimport.dev/ledger/bench-3/00c0ffee", 12, Instant.parse("2026-11-23T14:00:31Z"), ZoneOffset.ofHours(1),
                Optional.of(RUN)), event), StandardCharsets.UTF_8);
    }

    private static String canonical(String json) {
        return new String(EventJson.canonical(json), StandardCharsets.UTF_8);
    }

    /** RFC 8785, section 3.2.2 and 3.2.4. */
    @Test
    void theRfcsExampleHasTheRfcsForm() {
        assertEquals("{\"literals\":[null,true,false],\"numbers\":[333333333.3333333,1e+30,4.5,0.002,1e-27],\"string\":\"€$\\u000f\\nA'B\\\"\\\\\\\\\\\"/\"}", canonical("""
                {
                  "numbers": [333333333.33333329, 1E30, 4.50, 2e-3, 0.000000000000000000000000001],
                  "string": "\\u20ac$\\u000F\\u000aA'\\u0042\\u0022\\u005c\\\\\\"\\/",
                  "literals": [null, true, false]
                }"""));
    }

    /** RFC 8785, section 3.2.3: by UTF-16 code units. */
    @Test
    void membersAreSortedAsTheRfcSortsThem() {
        assertEquals("{\"\\r\":\"Carriage Return\",\"1\":\"One\",\"\u0080\":\"Control\u007f\",\"ö\":\"Latin Small Letter O With Diaeresis\",\"€\":\"Euro Sign\","
                + "\"😀\":\"Emoji: Grinning Face\",\"\uFB33\":\"Hebrew Letter Dalet With Dagesh\"}", canonical("""
                {"\\u20ac": "Euro Sign", "\\r": "Carriage Return", "\\ufb33": "Hebrew Letter Dalet With Dagesh", "1": "One",
                 "\\ud83d\\ude00": "Emoji: Grinning Face", "\\u0080": "Control\\u007f", "\\u00f6": "Latin Small Letter O With Diaeresis"}"""));
    }

    @Test
    void aRecordSaysWhoDidWhatWhereAndWhen() {
        assertEquals("{\"account\":\"112233445566\",\"at\":\"2026-11-23T14:00:31.000Z\",\"batch\":\"B-17\",\"index\":12,\"log\":\"claimport.dev/ledger/bench-3/00c0ffee\","
                + "\"offset\":\"+01:00\",\"operator\":\"J. Weber\",\"order\":\"WO-9\",\"parameters\":{\"Customer\":\"Nordlicht\",\"Site\":\"Köln\"},\"partNumber\":\"GX-2\","
                + "\"port\":\"/dev/ttyACM0\",\"profile\":\"gx-2\",\"region\":\"eu-west-1\",\"revision\":\"C\",\"run\":\"" + RUN
                + "\",\"slot\":\"4\",\"start\":\"2026-11-23T14:00:31.000Z\",\"station\":\"bench-3\",\"template\":\"sensors\",\"type\":\"started\",\"v\":1}", write(Events.started()));
    }

    @Test
    void whatIsNotKnownIsLeftOut() {
        assertTrue(write(new LedgerEvent.Registering("connecting", "", "", "", "")).endsWith("\"state\":\"connecting\",\"type\":\"registering\",\"v\":1}"));
    }

    @Test
    void timesHaveMillisecondsAlways() {
        assertTrue(write(new LedgerEvent.KeyWiped(Instant.parse("2026-11-23T14:00:31.120999Z"))).contains("\"when\":\"2026-11-23T14:00:31.120Z\""));
    }

    @Test
    void wordsOfOthersAreMadeFit() {
        String record = write(new LedgerEvent.Registering("failed", "", "", "x".repeat(100_000), "half \uD83D of a face"));
        assertTrue(record.length() < 3000, record);
        assertTrue(record.contains("half ? of a face"), record);
    }

    @Test
    void whatIsTooLargeForARecordIsRefused() {
        Map<String, String> parameters = new HashMap<>();
        for (int number = 0; number < 40; number++) {
            parameters.put("P" + number, "x".repeat(2000));
        }
        assertThrows(IllegalArgumentException.class, () -> write(new LedgerEvent.Started(Events.START, Events.WORKPLACE, "sensors", parameters, "", "")));
    }

    @Test
    void recordsMakeAnAttempt() {
        List<LedgerEvent> events = Events.failed(7);
        Attempt attempt = Attempt.of(events.stream().map(event -> LedgerRecord.of(0, write(event).getBytes(StandardCharsets.UTF_8))).toList());
        assertEquals(Events.WORKPLACE, attempt.workplace());
        assertEquals("4711-0007", attempt.device().serial());
        assertEquals("3", attempt.templateVersion());
        assertEquals(List.of("device", "claim"), attempt.steps().stream().map(Attempt.StepTaken::step).toList());
        assertEquals(Optional.of(Duration.ofMillis(90)), attempt.steps().getLast().took());
        assertEquals("throttled", attempt.steps().getLast().cause().orElseThrow().failure());
        assertEquals("failed", attempt.outcome());
        assertEquals("claim", attempt.ended().orElseThrow().failedStep());
        assertEquals("open", Attempt.of(attempt.records().subList(0, 3)).outcome());
    }

    @Test
    void whatIsNoRecordIsRefused() {
        for (String text : List.of("", "null", "[]", "{", "{}", "{\"type\":\"\"}")) {
            assertThrows(IllegalArgumentException.class, () -> LedgerRecord.of(0, text.getBytes(StandardCharsets.UTF_8)), text);
        }
        assertThrows(IllegalArgumentException.class, () -> Attempt.of(List.of()));
    }
}
