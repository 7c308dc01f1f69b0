package dev.claimport.handover;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.claimport.ledger.Events;
import dev.claimport.ledger.event.Attempt;
import dev.claimport.ledger.event.Envelope;
import dev.claimport.ledger.event.EventJson;
import dev.claimport.ledger.event.LedgerEvent;
import dev.claimport.ledger.event.LedgerRecord;
import dev.claimport.testing.ManualTime;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What the records of a hand-over tell that has no end. */
class CutOffTest {

    private static final Instant START = ManualTime.START;
    /** By the service's clock, which is another. */
    private static final Instant CLAIM_END = START.plus(Duration.ofMinutes(25));
    private static final Instant CLAIM_MADE = CLAIM_END.minus(Duration.ofMinutes(5));

    private final List<LedgerRecord> records = new ArrayList<>();

    CutOffTest() {
        at(0, Events.started());
    }

    /** @param second since the start, by this computer's clock */
    private CutOffTest at(long second, LedgerEvent event) {
        var envelope = new Envelope("claimport.dev/ledger/bench-3/00c0ffee", records.size(), START.plusSeconds(second), ZoneOffset.UTC, Optional.of(Events.run(1)));
        records.add(LedgerRecord.of(records.size(), EventJson.write(envelope, event)));
        return this;
    }

    private static LedgerEvent claim(String id, Instant end) {
        return new LedgerEvent.ClaimReceived(id, "AB:CD", end.minusSeconds(420), end);
    }

    private CutOff cutOff() {
        return CutOff.of(Attempt.of(records));
    }

    @Test
    void itKnowsTheDeviceOnceThatHasAnswered() {
        assertEquals("", cutOff().serial());
        assertEquals("", cutOff().thing());
        at(1, Events.answered("4711"));
        assertEquals("4711", cutOff().serial());
        assertEquals("sensor-4711", cutOff().thing());
    }

    @Test
    void theClaimIsTheOneThatWasReceivedLast() {
        assertEquals(Optional.empty(), cutOff().claim());
        assertEquals(Optional.empty(), cutOff().claimEnd());
        at(2, claim("first", CLAIM_END.minusSeconds(60))).at(3, claim("second", CLAIM_END));
        assertEquals(Optional.of("second"), cutOff().claim());
        assertEquals(Optional.of(CLAIM_END), cutOff().claimEnd());
    }

    /** A device may act on the first of its claim that arrives, and not before that is sent. */
    @Test
    void theDeviceCanHaveActedSinceItWasDeliveredToBySoMuchLaterThanTheClaimWasMade() {
        assertEquals(Optional.empty(), cutOff().actedSince());
        at(10, claim("claim", CLAIM_END));
        assertEquals(Optional.empty(), cutOff().actedSince(), "nothing was sent");
        at(12, new LedgerEvent.StepStarted("deliver")).at(20, new LedgerEvent.StepStarted("verify"));
        assertEquals(Optional.of(CLAIM_MADE.plusSeconds(2)), cutOff().actedSince());
        at(30, claim("another", CLAIM_END.plusSeconds(60))).at(37, new LedgerEvent.StepStarted("deliver"));
        assertEquals(Optional.of(CLAIM_MADE.plusSeconds(67)), cutOff().actedSince(), "the last delivery of the last claim");
    }

    @Test
    void aClockThatWasSetBackMakesNothingEarlier() {
        at(10, claim("claim", CLAIM_END)).at(-3600, new LedgerEvent.StepStarted("deliver"));
        assertEquals(Optional.of(CLAIM_MADE), cutOff().actedSince());
        assertEquals(Duration.ZERO, cutOff().lasted());
    }

    @Test
    void itLastedUntilWhatWasRecordedLast() {
        assertEquals(Duration.ZERO, cutOff().lasted());
        at(5, new LedgerEvent.StepStarted("template")).at(9, new LedgerEvent.StepStarted("device"));
        assertEquals(Duration.ofSeconds(9), cutOff().lasted());
    }

    @Test
    void theStepIsTheOneThatBeganLast() {
        assertEquals("", cutOff().step());
        at(5, new LedgerEvent.StepStarted("template")).at(9, new LedgerEvent.StepStarted("device"));
        assertEquals("device", cutOff().step());
    }

    @Test
    void howFarItCameIsWhatWasRecordedBeforeItTookEffect() {
        assertReached(Reached.BEGUN, false, "begun");
        at(1, new LedgerEvent.StepStarted("device"));
        assertReached(Reached.BEGUN, false, "begun");
        at(2, new LedgerEvent.StepStarted("claim"));
        assertReached(Reached.CLAIM_REQUESTED, false, "claim-requested");
        at(3, claim("claim", CLAIM_END));
        assertReached(Reached.CLAIM_RECEIVED, false, "claim-received");
        at(4, new LedgerEvent.StepStarted("deliver"));
        assertReached(Reached.SENDING, true, "sending");
        at(5, new LedgerEvent.StepStarted("verify"));
        assertReached(Reached.SENT, true, "sent");
        at(6, ended("verify", "done"));
        assertReached(Reached.VERIFIED, true, "verified");
        at(7, new LedgerEvent.StepStarted("register"));
        assertReached(Reached.VERIFIED, true, "verified");
        at(8, new LedgerEvent.StepStarted("reconnect"));
        assertReached(Reached.REGISTERED, true, "registered");
    }

    @Test
    void whatEndedOtherwiseDidNotComeThatFar() {
        at(5, new LedgerEvent.StepStarted("verify")).at(6, ended("verify", "failed"));
        assertReached(Reached.SENT, true, "sent");
        at(7, ended("confirm", "failed"));
        assertReached(Reached.VERIFIED, true, "verified");
        at(8, ended("confirm", "unverified"));
        assertReached(Reached.REGISTERED, true, "registered");
    }

    private static LedgerEvent ended(String step, String outcome) {
        return new LedgerEvent.StepEnded(step, Duration.ofSeconds(1), outcome, Optional.empty());
    }

    private void assertReached(Reached reached, boolean mayHaveRegistered, String id) {
        assertEquals(reached, cutOff().reached());
        assertEquals(mayHaveRegistered, reached.mayHaveRegistered());
        assertEquals(id, reached.id());
    }
}
