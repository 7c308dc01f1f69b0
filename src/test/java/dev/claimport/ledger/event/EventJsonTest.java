package dev.claimport.ledger.event;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.claimport.ledger.Events;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
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

    /** What else a record says, without what each has. */
    private static String members(LedgerEvent event) {
        ObjectNode json = (ObjectNode) LedgerRecord.of(0, write(event).getBytes(StandardCharsets.UTF_8)).json();
        return json.remove(List.of("v", "log", "index", "at", "offset", "run")).toString();
    }

    @Test
    void eachMemberOfEachEventIsInItsRecord() {
        String noon = "2026-11-23T14:00:31.000Z";
        Optional<LedgerEvent.Cause> cause = Optional.of(new LedgerEvent.Cause("throttled", "AWS asks to wait.", "429"));
        String failure = "{\"detail\":\"429\",\"id\":\"throttled\",\"text\":\"AWS asks to wait.\"}";
        assertEquals("{\"key\":\"k\",\"previous\":\"n\",\"program\":\"1.2.3\",\"station\":\"bench-3\",\"type\":\"log-opened\"}",
                members(new LedgerEvent.LogOpened("bench-3", "1.2.3", "k", Optional.of("n"))));
        assertEquals("{\"key\":\"k\",\"type\":\"key-replaced\",\"vouched\":\"n\"}", members(new LedgerEvent.KeyReplaced("k", Optional.of("n"))));
        assertEquals("{\"by\":1500,\"type\":\"clock-stepped\"}", members(new LedgerEvent.ClockStepped(Duration.ofMillis(1500))));
        assertEquals("{\"by\":\"M. Roth\",\"serial\":\"7\",\"since\":\"" + noon + "\",\"station\":\"bench-9\",\"stationLog\":\"l\",\"stationRun\":\"" + RUN
                + "\",\"type\":\"device-given-back\"}", members(new LedgerEvent.DeviceGivenBack("7", "bench-9", "l", RUN, Events.START, "M. Roth")));
        assertEquals("{\"step\":\"claim\",\"type\":\"step-started\"}", members(new LedgerEvent.StepStarted("claim")));
        assertEquals("{\"failure\":" + failure + ",\"outcome\":\"failed\",\"step\":\"claim\",\"took\":90,\"type\":\"step-ended\"}",
                members(new LedgerEvent.StepEnded("claim", Duration.ofMillis(90), "failed", cause)));
        assertEquals("{\"type\":\"template-read\",\"version\":3}", members(new LedgerEvent.TemplateRead(3)));
        assertEquals("{\"attempt\":0,\"expectedThing\":\"sensor-7\",\"firmware\":\"1.4.0\",\"model\":\"GX-2\",\"port\":\"/dev/ttyACM0\",\"profile\":\"gx-2\","
                + "\"serial\":\"7\",\"type\":\"device-answered\"}", members(Events.answered("7")));
        assertEquals("{\"claim\":\"c\",\"fingerprint\":\"AB:CD\",\"notAfter\":\"" + noon + "\",\"notBefore\":\"" + noon + "\",\"type\":\"claim-received\"}",
                members(new LedgerEvent.ClaimReceived("c", "AB:CD", Events.START, Events.START)));
        assertEquals("{\"remaining\":61000,\"type\":\"claim-replaced\"}", members(new LedgerEvent.ClaimReplaced(Duration.ofSeconds(61))));
        assertEquals("{\"copy\":2,\"printer\":\"Zebra\",\"type\":\"label-printed\"}", members(new LedgerEvent.LabelPrinted("Zebra", 2)));
        assertEquals("{\"port\":\"/dev/ttyACM0\",\"type\":\"link-lost\"}", members(new LedgerEvent.LinkLost("/dev/ttyACM0")));
        assertEquals("{\"certificate\":\"c\",\"code\":\"tls\",\"message\":\"no\",\"state\":\"failed\",\"thing\":\"t\",\"type\":\"registering\"}",
                members(new LedgerEvent.Registering("failed", "t", "c", "tls", "no")));
        assertEquals("{\"type\":\"key-wiped\",\"when\":\"" + noon + "\"}", members(new LedgerEvent.KeyWiped(Events.START)));
        assertEquals("{\"certificate\":\"c\",\"type\":\"proved\"}", members(new LedgerEvent.Proved("c")));
        assertEquals("{\"certificate\":\"c\",\"claim\":\"d\",\"failure\":" + failure + ",\"outcome\":\"failed\",\"step\":\"claim\",\"thing\":\"t\",\"took\":300,"
                + "\"type\":\"ended\"}", members(new LedgerEvent.Ended("failed", "t", "c", "d", Duration.ofMillis(300), "claim", cause)));
    }

    @Test
    void whatAnOrderSaysOfADeviceIsRecordedAndCountsBeforeWhatItSaysOfAll() {
        var admitted = new LedgerEvent.Admitted(Map.of("Site", "Ulm", "Line", "2"), "B-18", "", "D");
        assertEquals("{\"batch\":\"B-18\",\"parameters\":{\"Line\":\"2\",\"Site\":\"Ulm\"},\"revision\":\"D\",\"type\":\"admitted\"}", members(admitted));
        assertEquals("{\"batch\":\"b\",\"partNumber\":\"p\",\"revision\":\"r\",\"type\":\"admitted\"}", members(new LedgerEvent.Admitted(Map.of(), "b", "p", "r")));
        Attempt attempt = Attempt.of(Stream.of(Events.started(), admitted).map(event -> LedgerRecord.of(0, write(event).getBytes(StandardCharsets.UTF_8))).toList());
        assertEquals(Map.of("Site", "Ulm", "Line", "2", "Customer", "Nordlicht"), attempt.parameters());
        assertEquals(List.of("B-18", "GX-2", "D"), List.of(attempt.workplace().batch(), attempt.workplace().partNumber(), attempt.workplace().revision()));
    }

    @Test
    void wordsOfOthersHave2000CharactersAtMost() {
        assertEquals("{\"port\":\"" + "x".repeat(2000) + "\",\"type\":\"link-lost\"}", members(new LedgerEvent.LinkLost("x".repeat(2000))));
        assertEquals("{\"port\":\"" + "x".repeat(2000) + "…\",\"type\":\"link-lost\"}", members(new LedgerEvent.LinkLost("x".repeat(2001))));
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
    void aRecordHas65535BytesAtMost() {
        Map<String, String> parameters = new HashMap<>();
        for (int number = 10; number < 42; number++) {
            parameters.put("P" + number, "x".repeat(2000));
        }
        parameters.put("P42", "x");
        var started = new LedgerEvent.Started(Events.START, Events.WORKPLACE, "sensors", parameters, "", "");
        int left = EventJson.MOST - write(started).length();
        parameters.put("P42", "x".repeat(1 + left));
        assertEquals(EventJson.MOST, write(new LedgerEvent.Started(Events.START, Events.WORKPLACE, "sensors", parameters, "", "")).length());
        parameters.put("P42", "x".repeat(2 + left));
        var larger = new LedgerEvent.Started(Events.START, Events.WORKPLACE, "sensors", parameters, "", "");
        assertThrows(IllegalArgumentException.class, () -> write(larger));
    }

    /** As other versions may have written them: what is not there is empty, and what was not seen to begin is reckoned back. */
    @Test
    void recordsWithGapsMakeAnAttempt() {
        Attempt attempt = Attempt.of(records("{\"type\":\"started\",\"at\":\"2026-11-23T14:00:31Z\"}",
                "{\"type\":\"step-ended\",\"step\":\"claim\",\"at\":\"2026-11-23T14:00:32Z\",\"took\":400,\"outcome\":\"done\"}",
                "{\"type\":\"step-started\",\"step\":\"confirm\",\"at\":\"yesterday\"}"));
        assertEquals(Events.START, attempt.start());
        assertEquals(Map.of(), attempt.parameters());
        assertEquals(List.of(), attempt.claims());
        assertEquals(Instant.parse("2026-11-23T14:00:31.600Z"), attempt.steps().getFirst().start());
        assertEquals(Instant.EPOCH, attempt.steps().getLast().start());
        assertEquals(Instant.EPOCH, Attempt.of(records("{\"type\":\"started\"}")).start());
    }

    private static List<LedgerRecord> records(String... json) {
        return Stream.of(json).map(text -> LedgerRecord.of(0, text.getBytes(StandardCharsets.UTF_8))).toList();
    }

    @Test
    void anAttemptKnowsItsClaimsEachOnce() {
        List<LedgerEvent> events = new ArrayList<>(Events.confirmed(7));
        events.addAll(List.of(new LedgerEvent.ClaimReceived("c2", "", Events.START, Events.START), new LedgerEvent.ClaimReceived("c2", "", Events.START, Events.START)));
        Attempt attempt = Attempt.of(events.stream().map(event -> LedgerRecord.of(0, write(event).getBytes(StandardCharsets.UTF_8))).toList());
        assertEquals(List.of(Events.certificate(1_000_007), "c2"), attempt.claims());
        assertEquals(Map.of("Site", "Köln", "Customer", "Nordlicht"), attempt.parameters());
        assertEquals(Events.START, attempt.steps().getFirst().start());
        assertEquals(Duration.ofMillis(1800), attempt.ended().orElseThrow().took());
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
