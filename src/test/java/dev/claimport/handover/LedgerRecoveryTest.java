package dev.claimport.handover;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.claimport.handover.Recovery.Settled;
import dev.claimport.handover.Recovery.State;
import dev.claimport.ledger.event.Attempt;
import dev.claimport.ledger.store.AttemptQuery;
import dev.claimport.ledger.store.LedgerFolder;
import dev.claimport.ledger.store.LedgerView;
import dev.claimport.ledger.store.StationLedger;
import dev.claimport.ledger.verify.Verification;
import dev.claimport.testing.ManualTime;
import dev.claimport.testing.TestClaims;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Hand-overs of which the ledger has the beginning alone, since the process has ended: what is known of them, and what becomes of them. */
class LedgerRecoveryTest {

    private static final RunOrigin ORIGIN = new RunOrigin("J. Weber", "112233445566", "eu-west-1", "bench-3");

    @TempDir
    private Path home;

    private final ManualTime time = new ManualTime();
    private final ScriptedIot iot = new ScriptedIot(time, new TestClaims(time));
    private final ScriptedPort bench = new ScriptedPort();
    private LedgerFolder folder;
    private StationLedger ledger;

    @BeforeEach
    void openLedger() {
        folder = new LedgerFolder(home.resolve("ledger"));
        ledger = new StationLedger(folder, "bench-3", "1.2.3", time);
        iot.delivered = () -> bench.calls.contains("commit");
    }

    @AfterEach
    void closeLedger() {
        ledger.close();
    }

    private Recovery recovery() {
        return new LedgerRecovery(ledger, iot, new RecordedIdentities(ledger), ORIGIN, time);
    }

    /** A hand-over of which nothing is recorded from an event on. @return how many were */
    private int cutOffAt(Predicate<HandoverEvent> last) {
        int[] kept = {0};
        boolean[] over = {false};
        var log = new LedgerLog(ledger);
        new Handover(iot, bench, bench, time, HandoverPolicy.USUAL).recorded(ORIGIN, event -> {
            over[0] |= last.test(event.event());
            if (!over[0]) {
                log.keep(event);
                kept[0]++;
            }
        }).run(HandoverRequest.of(ScriptedIot.TEMPLATE, Map.of(), List.of()), _ -> { });
        return kept[0];
    }

    /** What the system does to locks when their process ends. */
    private void endProcess() throws Exception {
        ledger.close();
        Files.delete(folder.path().resolve("at-work"));
        ledger = new StationLedger(folder, "bench-3", "1.2.3", time);
    }

    private CutOff cutOff() {
        List<CutOff> found = recovery().find("");
        assertEquals(1, found.size());
        return found.getFirst();
    }

    private static boolean begins(HandoverEvent event, Step step) {
        return event.equals(new HandoverEvent.StepStarted(step));
    }

    private Attempt only() throws Exception {
        try (LedgerView view = LedgerView.open(folder)) {
            assertEquals(List.of(), Verification.of(view, List.of()).findings());
            Attempt[] found = new Attempt[1];
            view.each(new AttemptQuery("", "", Optional.empty(), Optional.empty(), 2), attempt -> found[0] = attempt);
            assertTrue(found[0].records().stream().filter(record -> record.type().equals("ended")).count() <= 1);
            return found[0];
        }
    }

    @Test
    void whatIsUnderWayInAnyProcessIsNotCutOff() throws Exception {
        cutOffAt(HandoverEvent.Ended.class::isInstance);
        try (var other = new StationLedger(folder, "bench-3", "1.2.3", time)) {
            assertEquals(List.of(), other.cutOff(""));
            assertEquals(List.of(), ledger.cutOff(""));
            endProcess();
            assertEquals(1, other.cutOff("").size());
            assertEquals(List.of(), other.cutOff("another serial number"));
        }
    }

    @Test
    void atEveryMomentItIsSettledOnceByWhatTheRegistryShows() throws Exception {
        int all = Integer.MAX_VALUE;
        for (int moment = 1; moment < all; moment++) {
            bench.calls.clear();
            folder = new LedgerFolder(home.resolve("ledger-" + moment));
            closeLedger();
            ledger = new StationLedger(folder, "bench-3", "1.2.3", time);
            int[] left = {moment};
            int kept = cutOffAt(event -> left[0]-- == 0 || event instanceof HandoverEvent.Ended);
            all = kept < moment ? kept : all;
            endProcess();
            CutOff found = cutOff();
            Settled settled = recovery().settle(found);
            assertEquals(found.reached().mayHaveRegistered() ? State.CONFIRMED : State.NOT_REGISTERED, settled.state(), found.reached() + " at " + moment);
            Attempt attempt = only();
            assertEquals(settled.state() == State.CONFIRMED ? "confirmed" : "aborted", attempt.outcome());
            assertEquals(settled.state() == State.CONFIRMED ? ScriptedIot.CERTIFICATE : "", attempt.ended().orElseThrow().certificateId());
            assertEquals(List.of(), recovery().find(""));
            recovery().settle(found);
            only();
        }
        assertTrue(all > 15, "hardly any moments: " + all);
    }

    @Test
    void oneThatHasNotRegisteredMayAsLongAsItsClaimHolds() throws Exception {
        cutOffAt(event -> begins(event, Step.REGISTER));
        endProcess();
        iot.thingThere = false;
        assertEquals(Reached.VERIFIED, cutOff().reached());
        assertEquals(State.MAY_REGISTER, recovery().settle(cutOff()).state());
        assertEquals("open", only().outcome());
        time.advance(Duration.ofMinutes(6));
        assertEquals(State.NOT_REGISTERED, recovery().settle(cutOff()).state());
        assertEquals("cut-off", only().ended().orElseThrow().cause().orElseThrow().failure());
    }

    @Test
    void aCertificateFromBeforeTheDeliveryProvesNothing() throws Exception {
        iot.principalsBefore = iot.principals;
        iot.created = Optional.of(time.instant().minusSeconds(5));
        cutOffAt(event -> begins(event, Step.REGISTER));
        endProcess();
        assertEquals(State.MAY_REGISTER, recovery().settle(cutOff()).state());
    }

    /** Otherwise a later hand-over of the same device would end with a certificate that has proved another already: its own. */
    @Test
    void aCertificateOfALaterHandOverIsLeftToThat() throws Exception {
        cutOffAt(event -> begins(event, Step.REGISTER));
        endProcess();
        var later = new RecordedIdentities(ledger);
        assertTrue(later.expect(ScriptedIot.THING));
        assertEquals(State.MAY_REGISTER, recovery().settle(cutOff()).state());
        time.advance(Duration.ofMinutes(6));
        assertEquals(State.MAY_REGISTER, recovery().settle(cutOff()).state(), "though its claim has ended, nobody can tell whose certificate it is");
        assertTrue(later.confirm(Run.begin(time.instant(), RunOrigin.UNKNOWN).id(), ScriptedIot.CERTIFICATE));
        later.release(ScriptedIot.THING);
        assertEquals(State.NOT_REGISTERED, recovery().settle(cutOff()).state());
    }

    @Test
    void oneThatNobodyWaitsForAnyMoreIsSettledByItsOwnCertificate() throws Exception {
        cutOffAt(event -> begins(event, Step.REGISTER));
        endProcess();
        var later = new RecordedIdentities(ledger);
        assertTrue(later.expect(ScriptedIot.THING));
        later.release(ScriptedIot.THING);
        time.advance(Duration.ofMinutes(6));
        assertEquals(State.CONFIRMED, recovery().settle(cutOff()).state());
    }

    @Test
    void oneOfWhichNothingIsToBeSeenIsNotHeldUpByALaterHandOver() throws Exception {
        cutOffAt(event -> begins(event, Step.REGISTER));
        endProcess();
        iot.thingThere = false;
        time.advance(Duration.ofMinutes(6));
        assertTrue(new RecordedIdentities(ledger).expect(ScriptedIot.THING));
        assertEquals(State.NOT_REGISTERED, recovery().settle(cutOff()).state());
    }

    @Test
    void neitherAnotherAccountNorAnotherRegionIsAsked() throws Exception {
        cutOffAt(event -> begins(event, Step.REGISTER));
        endProcess();
        for (RunOrigin elsewhere : List.of(new RunOrigin("J. Weber", "998877665544", "eu-west-1", "bench-3"),
                new RunOrigin("J. Weber", "112233445566", "eu-central-1", "bench-3"))) {
            assertEquals(State.ELSEWHERE, new LedgerRecovery(ledger, iot, new RecordedIdentities(ledger), elsewhere, time).settle(cutOff()).state());
            assertEquals("open", only().outcome());
        }
    }

    /** The registry is eventually consistent, and this computer's clock may be wrong. */
    @Test
    void aClaimThatHasJustEndedIsWaitedForByTheServicesClock() throws Exception {
        iot.clockAhead = Duration.ofMinutes(20);
        cutOffAt(event -> begins(event, Step.REGISTER));
        endProcess();
        iot.thingThere = false;
        Instant claimEnds = iot.claims.getFirst().validity().notAfter();
        Instant known = claimEnds.plus(iot.clockAhead).plus(HandoverPolicy.USUAL.confirmation());
        time.advance(Duration.between(time.instant(), known.minusSeconds(1)));
        assertEquals(State.MAY_REGISTER, recovery().settle(cutOff()).state());
        time.advance(Duration.ofSeconds(1));
        assertEquals(State.NOT_REGISTERED, recovery().settle(cutOff()).state());
    }

    /** Somebody else's, of the same thing, while the claim was on its way here and waited to be sent. */
    @Test
    void aCertificateThatWasMadeBetweenClaimAndDeliveryProvesNothing() throws Exception {
        Instant received = time.instant();
        // The device may act on the first of it that arrives.
        bench.hooks.put("deliver", () -> time.advance(Duration.ofSeconds(10)));
        var log = new LedgerLog(ledger);
        new Handover(iot, bench, bench, time, HandoverPolicy.USUAL).recorded(ORIGIN, event -> {
            if (begins(event.event(), Step.REGISTER)) {
                throw new IllegalStateException("the power is gone");
            }
            boolean claimed = event.event() instanceof HandoverEvent.StepDone(Step step, var _) && step == Step.CLAIM;
            time.advance(claimed ? Duration.ofSeconds(40) : Duration.ZERO);
            if (!(event.event() instanceof HandoverEvent.StepFailed || event.event() instanceof HandoverEvent.Ended)) {
                log.keep(event);
            }
        }).run(HandoverRequest.of(ScriptedIot.TEMPLATE, Map.of(), List.of()), _ -> { });
        endProcess();
        iot.created = Optional.of(received.plusSeconds(30));
        assertEquals(State.MAY_REGISTER, recovery().settle(cutOff()).state());
        iot.created = Optional.of(received.plusSeconds(40));
        Settled settled = recovery().settle(cutOff());
        assertEquals(new Settled(State.CONFIRMED, Optional.of(ScriptedIot.THING), Optional.of(ScriptedIot.CERTIFICATE), Optional.empty()), settled);
        assertEquals(Duration.ofSeconds(50), only().ended().orElseThrow().took(), "from its start to what was recorded of it last");
    }

    @Test
    void whyOneWasNotRegisteredIsToldAsItIsRecorded() throws Exception {
        cutOffAt(event -> begins(event, Step.DELIVER));
        endProcess();
        assertEquals(bench.serial, cutOff().serial());
        assertEquals(Optional.of(iot.claims.getFirst().certificateId()), cutOff().claim());
        Settled settled = recovery().settle(cutOff());
        assertEquals(State.NOT_REGISTERED, settled.state());
        assertEquals("cut-off", settled.why().orElseThrow().id());
        Attempt.End end = only().ended().orElseThrow();
        assertEquals("claim", end.failedStep());
        assertEquals(Reached.CLAIM_RECEIVED.id(), end.cause().orElseThrow().detail());
    }
}
