package dev.claimport.ledger.export;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.claimport.ledger.Events;
import dev.claimport.ledger.Recorded;
import dev.claimport.ledger.event.Attempt;
import dev.claimport.ledger.event.LedgerEvent;
import dev.claimport.ledger.store.LedgerFolder;
import dev.claimport.ledger.store.LedgerView;
import dev.claimport.ledger.store.StationLedger;
import dev.claimport.testing.ManualTime;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each field that others want, from what is recorded. */
class TestReportsTest {

    @TempDir
    private Path home;

    private LedgerFolder ledger;

    @BeforeEach
    void record() {
        ledger = Recorded.attempts(home.resolve("ledger"), 3);
    }

    private Attempt attempt(int number) {
        try (LedgerView view = LedgerView.open(ledger)) {
            return view.attempt(Events.run(number).toString());
        }
    }

    private Attempt ended(String outcome, String step, String failure) {
        try (StationLedger writer = new StationLedger(ledger, "bench-3", "1.2.3", new ManualTime())) {
            writer.append(Optional.of(Events.run(9)), Events.started());
            if (!outcome.isEmpty()) {
                writer.append(Optional.of(Events.run(9)), new LedgerEvent.Ended(outcome, "", "", "", Duration.ZERO, step,
                        failure.isEmpty() ? Optional.empty() : Optional.of(new LedgerEvent.Cause(failure, "Text.", ""))));
            }
        }
        return attempt(9);
    }

    private static List<String> texts(JsonNode array, String member) {
        return array.valueStream().map(one -> one.path(member).asText()).toList();
    }

    @Test
    void openHtf() {
        JsonNode passed = TestReports.openHtf(attempt(1));
        assertEquals("4711-0001", passed.path("dut_id").asText());
        assertEquals("bench-3", passed.path("station_id").asText());
        assertEquals("PASS", passed.path("outcome").asText());
        assertEquals(Events.START.toEpochMilli(), passed.path("start_time_millis").asLong());
        assertTrue(passed.path("end_time_millis").asLong() > passed.path("start_time_millis").asLong());
        assertEquals(0, passed.path("outcome_details").size());
        assertEquals(List.of("template", "device", "claim", "confirm"), texts(passed.path("phases"), "name"));
        assertEquals(List.of("PASS", "PASS", "PASS", "PASS"), texts(passed.path("phases"), "outcome"));
        JsonNode metadata = passed.path("metadata");
        assertEquals(List.of("J. Weber", "GX-2", "C", "B-17", "WO-9", "4", "3", "sensor-4711-0001"), List.of("operator_name", "part_number", "revision", "batch_number",
                "order", "slot", "test_version", "thing").stream().map(name -> metadata.path(name).asText()).toList());
        JsonNode failed = TestReports.openHtf(attempt(3));
        assertEquals("ERROR", failed.path("outcome").asText());
        assertEquals("throttled", failed.path("outcome_details").path(0).path("code").asText());
        assertEquals("AWS asks to wait.", failed.path("outcome_details").path(0).path("description").asText());
    }

    @Test
    void wats() {
        JsonNode passed = TestReports.wats(attempt(1), 42);
        assertEquals(List.of("T", Events.run(1).toString(), "GX-2", "4711-0001", "C", "42", "P", "bench-3", "eu-west-1"), List.of("type", "id", "pn", "sn", "rev", "processCode",
                "result", "machineName", "location").stream().map(name -> passed.path(name).asText()).toList());
        assertEquals(Events.START, OffsetDateTime.parse(passed.path("start").asText()).toInstant());
        assertEquals(Events.START, Instant.parse(passed.path("startUTC").asText()));
        assertEquals("P", passed.path("root").path("status").asText());
        assertEquals(List.of("template", "device", "claim", "confirm"), texts(passed.path("root").path("steps"), "name"));
        assertEquals(0.21, passed.path("root").path("steps").path(1).path("totTime").asDouble());
        assertEquals(List.of("J. Weber", "B-17", "4", "4"), List.of("user", "batchSN", "fixtureId", "testSocketIndex").stream()
                .map(name -> passed.path("uut").path(name).asText()).toList());
        // From the start to the end, as the others say; not what its steps have taken.
        JsonNode others = TestReports.openHtf(attempt(1));
        double whole = (others.path("end_time_millis").asLong() - others.path("start_time_millis").asLong()) / 1000.0;
        assertEquals(List.of(whole, whole), List.of(passed.path("uut").path("execTime").asDouble(), passed.path("root").path("totTime").asDouble()));
        JsonNode failed = TestReports.wats(attempt(3), 42);
        assertEquals("E", failed.path("result").asText());
        assertTrue(failed.path("uut").path("errorCode").isInt());
        assertEquals(TestReports.number("throttled"), failed.path("uut").path("errorCode").asInt());
        assertEquals("throttled: AWS asks to wait.", failed.path("uut").path("errorMessage").asText());
        assertEquals(TestReports.number("throttled"), failed.path("root").path("steps").path(1).path("errorCode").asInt());
    }

    @Test
    void tofuPilot() {
        JsonNode passed = TestReports.tofuPilot(attempt(1), "FVT1");
        assertEquals(List.of("FVT1", "4711-0001", "GX-2", "PASS", "C", "B-17", "J. Weber", "3"), List.of("procedure_id", "serial_number", "part_number", "outcome",
                "revision_number", "batch_number", "operated_by", "procedure_version").stream().map(name -> passed.path(name).asText()).toList());
        assertEquals(Events.START, Instant.parse(passed.path("started_at").asText()));
        assertTrue(Instant.parse(passed.path("ended_at").asText()).isAfter(Events.START));
        assertEquals(List.of("template", "device", "claim", "confirm"), texts(passed.path("phases"), "name"));
        JsonNode failed = TestReports.tofuPilot(attempt(3), "FVT1");
        assertEquals("throttled: AWS asks to wait.", failed.path("logs").path(0).path("message").asText());
        assertEquals("ERROR", failed.path("phases").path(1).path("outcome").asText());
    }

    @Test
    void outcomesAreThoseOfTestSystems() {
        assertEquals(Verdict.ERROR, Verdict.of(ended("", "", "")));
        ledger = new LedgerFolder(home.resolve("aborted"));
        assertEquals(Verdict.ABORTED, Verdict.of(ended("aborted", "device", "cancelled")));
        ledger = new LedgerFolder(home.resolve("unproven"));
        assertEquals(Verdict.FAIL, Verdict.of(ended("unproven", "", "")));
        ledger = new LedgerFolder(home.resolve("silent"));
        assertEquals(Verdict.TIMEOUT, Verdict.of(ended("failed", "device", "device-silent")));
        ledger = new LedgerFolder(home.resolve("device"));
        assertEquals(Verdict.FAIL, Verdict.of(ended("failed", "deliver", "digest-wrong")));
        ledger = new LedgerFolder(home.resolve("delivered"));
        assertEquals(Verdict.PASS, Verdict.of(ended("delivered", "", "")));
    }

    @Test
    void aRowHasACellForEachColumnAndNoFormula() {
        String row = Csv.row(attempt(1));
        assertEquals(Csv.header().split(",").length, row.split(",", -1).length);
        assertTrue(row.endsWith("\r\n"));
        assertTrue(row.split(",")[2].matches("[+-]\\d\\d:\\d\\d"), "what is ours stays as it is");
        assertEquals("'=1+1", Csv.cell("=1+1"));
        assertEquals("\"'-a,\"\"b\"\"\"", Csv.cell("-a,\"b\""));
        assertEquals("\"a\nb\"", Csv.cell("a\nb"));
        assertFalse(Csv.cell("4711-0001").startsWith("'"));
    }

    @Test
    void whatAStepComesToIsToldByWhoseFaultItWas() {
        var cause = Optional.of(new LedgerEvent.Cause("digest-wrong", "Text.", ""));
        try (StationLedger writer = new StationLedger(ledger, "bench-3", "1.2.3", new ManualTime())) {
            for (LedgerEvent event : List.of(Events.started(), new LedgerEvent.StepStarted("deliver"), new LedgerEvent.StepEnded("deliver", Duration.ofMillis(90), "failed", cause),
                    new LedgerEvent.Ended("failed", "", "", "", Duration.ofMillis(300), "deliver", cause))) {
                writer.append(Optional.of(Events.run(9)), event);
            }
        }
        assertEquals(List.of("FAIL"), texts(TestReports.openHtf(attempt(9)).path("phases"), "outcome"));
        assertEquals(List.of("FAIL"), texts(TestReports.tofuPilot(attempt(9), "FVT1").path("phases"), "outcome"));
        assertEquals(List.of("F"), texts(TestReports.wats(attempt(9), 42).path("root").path("steps"), "status"));
        assertEquals("-", TestReports.wats(attempt(9), 42).path("sn").asText(), "it never answered");
    }

    @Test
    void certificatesAndStepsHaveTheirPlaces() {
        assertEquals(Events.certificate(1), TestReports.openHtf(attempt(1)).path("metadata").path("certificate_id").asText());
        JsonNode wats = TestReports.wats(attempt(1), 42);
        assertEquals(Events.certificate(1), wats.path("miscInfos").path(1).path("text").asText());
        assertEquals(List.of("1", "2", "3", "4"), texts(wats.path("root").path("steps"), "id"));
    }

    /** The same in each version, since servers keep it. */
    @Test
    void aFailureHasItsNumber() {
        assertEquals(831142103, TestReports.number("throttled"));
        assertEquals(323733909, TestReports.number("device-silent"));
        assertEquals(1056636131, TestReports.number("digest-wrong"));
    }

    /** Whoever reads it there sees what the clock of the bench has shown. */
    @Test
    void aStartIsToldByTheClockOfItsBench() {
        Attempt there = attempt(1);
        for (String offset : List.of("+05:30", "-03:00", "")) {
            Attempt attempt = new Attempt(there.run(), there.log(), there.start(), offset, there.workplace(), there.template(), there.templateVersion(), there.parameters(), there.device(),
                    there.claims(), there.steps(), there.ended(), there.records());
            String start = TestReports.wats(attempt, 42).path("start").asText();
            assertTrue(start.endsWith(offset.isEmpty() ? "+00:00" : offset), start);
            assertEquals(Events.START, OffsetDateTime.parse(start).toInstant());
        }
    }
}
