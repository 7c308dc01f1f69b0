package dev.claimport.handover;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.claimport.failure.LedgerFailure;
import dev.claimport.handover.HandoverResult.Outcome;
import dev.claimport.ledger.event.Attempt;
import dev.claimport.ledger.store.AttemptQuery;
import dev.claimport.ledger.store.LedgerFolder;
import dev.claimport.ledger.store.LedgerView;
import dev.claimport.ledger.store.StationLedger;
import dev.claimport.ledger.verify.Verification;
import dev.claimport.testing.ManualTime;
import dev.claimport.testing.TestClaims;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Hand-overs, as the station's ledger has them afterwards. */
class LedgerLogTest {

    private static final RunOrigin ORIGIN = new RunOrigin("J. Weber", "112233445566", "eu-west-1", "bench-3");

    @TempDir
    private Path home;

    private final ManualTime time = new ManualTime();
    private ScriptedIot iot = new ScriptedIot(time, new TestClaims(time));
    private ScriptedPort bench = new ScriptedPort();
    private LedgerFolder folder;
    private StationLedger ledger;

    @BeforeEach
    void openLedger() {
        folder = new LedgerFolder(home.resolve("ledger"));
        ledger = new StationLedger(folder, "bench-3", "1.2.3", time);
    }

    @AfterEach
    void closeLedger() {
        ledger.close();
    }

    private HandoverResult run() {
        iot.delivered = () -> bench.calls.contains("commit");
        return new Handover(iot, bench, bench, time, HandoverPolicy.USUAL).recorded(ORIGIN, new LedgerLog(ledger)).beside(new RecordedIdentities(ledger))
                .run(HandoverRequest.of(ScriptedIot.TEMPLATE, Map.of(), List.of()), _ -> { });
    }

    private Attempt attempt(HandoverResult result) {
        try (LedgerView view = LedgerView.open(folder)) {
            return view.attempt(result.run().id().toString());
        }
    }

    @Test
    void aConfirmedOneIsThereWithAllThatIsKnownOfIt() throws Exception {
        HandoverResult result = run();
        assertEquals(Outcome.CONFIRMED, result.outcome(), result::toString);
        Attempt attempt = attempt(result);
        assertEquals(ORIGIN, new RunOrigin(attempt.workplace().operator(), attempt.workplace().account(), attempt.workplace().region(), attempt.workplace().station()));
        assertEquals(ScriptedIot.TEMPLATE, attempt.template());
        assertFalse(attempt.templateVersion().isEmpty());
        assertEquals(result.device().orElseThrow().serial(), attempt.device().serial());
        assertEquals(1, attempt.device().ordinal());
        assertEquals(result.claimCertificateId().map(List::of), Optional.of(attempt.claims()));
        assertEquals(result.steps().stream().map(step -> step.step().id()).toList(), attempt.steps().stream().map(Attempt.StepTaken::step).toList());
        assertEquals(result.thingName(), attempt.ended().map(Attempt.End::thing));
        assertEquals(result.certificateId(), attempt.ended().map(Attempt.End::certificateId));
        assertEquals("confirmed", attempt.outcome());
        try (LedgerView view = LedgerView.open(folder)) {
            assertEquals(List.of(), Verification.of(view, List.of()).findings());
        }
    }

    @Test
    void noRecordHoldsAKey() {
        run();
        List<String> records = new ArrayList<>();
        try (LedgerView view = LedgerView.open(folder)) {
            view.read(0, Long.MAX_VALUE, (_, body, _) -> records.add(new String(body, StandardCharsets.UTF_8)));
        }
        assertTrue(records.size() > 10);
        assertTrue(records.stream().noneMatch(record -> record.contains("PRIVATE")));
    }

    @Test
    void theSameCertificateProvesNoSecondDeviceAlsoAfterARestart() {
        assertEquals(Outcome.CONFIRMED, run().outcome());
        ledger.close();
        ledger = new StationLedger(folder, "bench-3", "1.2.3", time);
        bench = new ScriptedPort();
        iot = new ScriptedIot(time, new TestClaims(time));
        HandoverResult again = run();
        assertEquals(Outcome.FAILED, again.outcome());
        assertEquals("certificate-used-before", again.failure().orElseThrow().id());
        Attempt recorded = attempt(again);
        assertEquals(2, recorded.device().ordinal());
        assertEquals("certificate-used-before", recorded.ended().orElseThrow().cause().orElseThrow().failure());
        assertTrue(recorded.ended().orElseThrow().cause().orElseThrow().text().endsWith("."));
    }

    @Test
    void withoutARecordThereIsNoHandOver() throws Exception {
        run();
        ledger.close();
        Files.delete(folder.key());
        bench = new ScriptedPort();
        HandoverResult result = run();
        assertEquals(LedgerFailure.Kind.LEDGER_KEY_MISSING, result.failure().orElseThrow().kind());
        assertTrue(bench.calls.isEmpty());
        try (LedgerView view = LedgerView.open(folder)) {
            assertEquals(1, view.find(AttemptQuery.latest()).size());
        }
    }

    @Test
    void howFarADeviceIsIsKeptByItsNameAndWhatOnlyTellsProgressIsNot() {
        HandoverResult result = run();
        List<String> states = attempt(result).records().stream().filter(record -> record.type().equals("registering")).map(record -> record.text("state")).toList();
        assertTrue(states.contains("getting-certificate") || states.contains("done"), states::toString);
        var log = new LedgerLog(ledger);
        for (HandoverEvent progress : List.of(new HandoverEvent.Delivering(1, 2), new HandoverEvent.Waiting(Awaited.SERVICE, time.instant()))) {
            var event = new RecordedEvent(result.run().id(), 99, time.instant(), progress);
            assertThrows(IllegalArgumentException.class, () -> log.keep(event));
        }
    }
}
