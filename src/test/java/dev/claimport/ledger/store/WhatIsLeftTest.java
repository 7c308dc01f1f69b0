package dev.claimport.ledger.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.claimport.failure.LedgerFailure;
import dev.claimport.failure.LocalFailure;
import dev.claimport.ledger.Events;
import dev.claimport.ledger.event.Attempt;
import dev.claimport.ledger.event.LedgerEvent;
import dev.claimport.ledger.event.LedgerRecord;
import dev.claimport.testing.Failures;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Attempts and writers that were cut off, and what the ledger does with what they have left. */
class WhatIsLeftTest extends LedgerInTests {

    private static LedgerEvent.Ended aborted(String text) {
        return new LedgerEvent.Ended("aborted", "", "", "", Duration.ZERO, "device", Optional.of(new LedgerEvent.Cause("cut-off", text, "")));
    }

    private void begin(StationLedger ledger, int run, String serial) {
        ledger.append(Optional.of(Events.run(run)), Events.started());
        ledger.append(Optional.of(Events.run(run)), Events.answered(serial));
    }

    private static List<String> runs(List<Attempt> attempts) {
        return attempts.stream().map(Attempt::run).toList();
    }

    private static List<String> runs(int... numbers) {
        return IntStream.of(numbers).mapToObj(number -> Events.run(number).toString()).toList();
    }

    @Test
    void eachRecordHasItsPlaceInTheLog() {
        try (StationLedger ledger = ledger()) {
            for (int index = 1; index <= 3; index++) {
                assertEquals(index, ledger.append(Optional.of(Events.run(index)), Events.started()));
            }
        }
    }

    @Test
    void whatNobodyHasUnderWayIsCutOffTheLatestFirst() throws Exception {
        record(1, Events.confirmed(1));
        try (StationLedger ledger = ledger()) {
            begin(ledger, 3, "gx-3");
            assertEquals(List.of(), ledger.cutOff(""), "it is under way");
        }
        recordCutOff(4, "gx-4");
        recordCutOff(5, "GX-4");
        recordCutOff(6, "gx-41");
        try (StationLedger ledger = ledger()) {
            assertEquals(runs(6, 5, 4), runs(ledger.cutOff("")).subList(0, 3));
            assertEquals(runs(4), runs(ledger.cutOff("gx-4")), "of this very device");
            assertEquals(List.of(), ledger.cutOff("gx"));
        }
    }

    /** Its records are there, and no process has it under way. */
    private void recordCutOff(int run, String serial) {
        try (StationLedger ledger = ledger()) {
            begin(ledger, run, serial);
            ledger.append(Optional.of(Events.run(run)), new LedgerEvent.StepStarted("device"));
            // More than a record may have.
            var end = new LedgerEvent.Ended("x".repeat(70_000), "", "", "", Duration.ZERO, "device", Optional.empty());
            Failures.expect(LocalFailure.Kind.NOT_RECORDED, () -> ledger.append(Optional.of(Events.run(run)), end));
        }
    }

    @Test
    void anEndThatCouldNotBeRecordedLeavesAnAttemptThatIsCutOff() {
        recordCutOff(1, "gx-1");
        try (StationLedger ledger = ledger()) {
            assertEquals(runs(1), runs(ledger.cutOff("gx-1")));
        }
    }

    @Test
    void anAttemptThatHasEndedIsUnderWayNoMore() {
        try (StationLedger ledger = ledger()) {
            Events.confirmed(1).forEach(event -> ledger.append(Optional.of(Events.run(1)), event));
            assertFalse(new AtWork(folder().atWork()).has(Events.run(1)));
        }
    }

    @Test
    void whatWasCutOffIsSettledOnceAndForAll() throws Exception {
        recordCutOff(1, "gx-1");
        try (StationLedger ledger = ledger(); StationLedger other = ledger()) {
            assertTrue(ledger.settle(Events.run(1), aborted("The power went.")));
            assertFalse(other.settle(Events.run(1), aborted("Again.")));
            assertFalse(other.settle(Events.run(2), aborted("Nobody knows it.")));
            assertEquals(List.of(), ledger.cutOff(""));
        }
        List<LedgerRecord> ends = records().stream().filter(record -> record.type().equals("ended")).toList();
        assertEquals(List.of("The power went."), ends.stream().map(end -> end.text("failure", "text")).toList());
        try (LedgerView view = LedgerView.open(folder())) {
            assertEquals(view.head().checkpoint(), Files.readString(folder().checkpoint()), "what is left beside the log tells of it");
        }
    }

    @Test
    void aCertificateProvesTheSameAttemptAsOftenAsThatIsAsked() {
        try (StationLedger ledger = ledger()) {
            ledger.append(Optional.of(Events.run(1)), Events.started());
            assertTrue(ledger.prove(Events.run(1), Events.certificate(1)));
            assertTrue(ledger.prove(Events.run(1), Events.certificate(1)));
        }
        assertEquals(1, records().stream().filter(record -> record.type().equals("proved")).count());
    }

    @Test
    void aThingIsExpectedUntilItIsReleased() {
        try (StationLedger ledger = ledger(); StationLedger beside = ledger()) {
            assertTrue(ledger.expect("sensor-1"), "before anything is recorded");
            assertTrue(ledger.isExpected("sensor-1"));
            assertTrue(beside.isExpected("sensor-1"));
            assertFalse(beside.expect("sensor-1"));
            assertFalse(ledger.isExpected("sensor-2"));
            ledger.release("sensor-1");
            assertFalse(ledger.isExpected("sensor-1"));
        }
    }

    @Test
    void whoeverLooksSeesWhatIsRecordedAndNothingWhereNothingIs() {
        List<Long> sizes = new ArrayList<>();
        try (StationLedger ledger = ledger()) {
            ledger.look(view -> sizes.add(view.head().size()));
            ledger.append(Optional.of(Events.run(1)), Events.started());
            ledger.look(view -> sizes.add(view.head().size()));
        }
        assertEquals(List.of(2L), sizes);
    }

    @Test
    void whatBecomesDamagedWhileItIsOpenIsSetAsideAndTheNextRecordBeginsAnother() throws Exception {
        for (String damage : List.of("DROP TABLE node", "DELETE FROM log")) {
            try (StationLedger ledger = ledger()) {
                begin(ledger, 1, "gx-1");
                begin(ledger, 2, "gx-2");
                sql(damage);
                Failures.expect(LedgerFailure.Kind.LEDGER_DAMAGED, () -> ledger.append(Optional.of(Events.run(1)), new LedgerEvent.StepStarted("claim")));
                assertEquals(1, ledger.append(Optional.of(Events.run(3)), Events.started()), damage);
            }
        }
    }

    /** What is found by it alone is missing: nothing of the log, so it is not set aside. */
    @Test
    void whatCannotBeAskedIsSaidToBeUnreadableAndTheRestGoesOn() throws Exception {
        try (StationLedger ledger = ledger()) {
            begin(ledger, 1, "gx-1");
            sql("DROP TABLE proof");
            Failures.expect(LedgerFailure.Kind.LEDGER_UNREADABLE, () -> ledger.prove(Events.run(1), Events.certificate(1)));
            Failures.expect(LedgerFailure.Kind.LEDGER_UNREADABLE, () -> ledger.append(Optional.of(Events.run(1)), new LedgerEvent.Proved(Events.certificate(1))));
            assertEquals(3, ledger.append(Optional.of(Events.run(1)), new LedgerEvent.StepStarted("claim")));
        }
    }
}
