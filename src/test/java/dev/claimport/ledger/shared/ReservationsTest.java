package dev.claimport.ledger.shared;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.claimport.failure.LedgerFailure;
import dev.claimport.ledger.Events;
import dev.claimport.ledger.Recorded;
import dev.claimport.ledger.event.LedgerEvent;
import dev.claimport.ledger.store.LedgerFolder;
import dev.claimport.ledger.store.LedgerView;
import dev.claimport.ledger.store.StationLedger;
import dev.claimport.testing.Failures;
import dev.claimport.testing.ManualTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Whose a device is, and what is known of it elsewhere, as the database tells benches. */
class ReservationsTest extends OnADatabase {

    private SharedLedger shared;

    @BeforeEach
    void open() throws Exception {
        shared = SharedLedger.open(database.url(), TestDatabase.ADMINISTRATOR);
    }

    @AfterEach
    void close() {
        shared.close();
    }

    private LedgerFolder ledger(String name) {
        return new LedgerFolder(folder.resolve(name));
    }

    /** Recorded at a station, and sent. @return its log */
    private String recorded(String station, UUID run, List<LedgerEvent> events) {
        try (StationLedger writer = Recorded.writer(ledger(station), new ManualTime())) {
            events.forEach(event -> writer.append(Optional.of(run), event));
        }
        try (LedgerView view = LedgerView.open(ledger(station))) {
            shared.send(view);
            return view.head().origin();
        }
    }

    private static List<LedgerEvent> failed(String serial, String failure) {
        return List.of(Events.started(), Events.answered(serial),
                new LedgerEvent.Ended("failed", "", "", "", Duration.ZERO, "device", Optional.of(new LedgerEvent.Cause(failure, "Text.", ""))));
    }

    private Optional<Obstacle> reserve(String serial, int run, String station, boolean again) {
        return shared.reserve(new Reservation(serial, Events.run(run), "log-of-" + station, station, again));
    }

    private List<String> reserved() {
        return shared.reserved().stream().map(device -> device.serial() + " at " + device.station()).toList();
    }

    @Test
    void aDeviceIsItsBenchsUntilAnotherIsToldToTakeIt() {
        assertEquals(Optional.empty(), reserve("gx-1", 1, "a", false));
        Obstacle taken = reserve("gx-1", 2, "b", false).orElseThrow();
        assertEquals(new Obstacle(false, "a", "", taken.at()), taken);
        assertEquals(taken.at(), shared.reserved().getFirst().since());
        assertEquals(Optional.empty(), reserve("gx-1", 3, "a", false), "it may go on itself");
        assertEquals(Optional.empty(), reserve("gx-1", 4, "b", true), "its operator says again");
        assertEquals("b", reserve("gx-1", 5, "a", false).orElseThrow().station());
        assertEquals(Optional.empty(), reserve("GX-1", 6, "a", false), "that is another");
    }

    @Test
    void aDeviceIsFreeAgainOnceItsAttemptHasEnded() {
        String log = recorded("a", Events.run(1), List.of(Events.started()));
        assertEquals(Optional.empty(), shared.reserve(new Reservation("gx-1", Events.run(1), log, "a", false)));
        assertTrue(reserve("gx-1", 2, "b", false).isPresent());
        recorded("a", Events.run(1), failed("gx-1", "device-silent").subList(1, 3));
        assertEquals(Optional.empty(), reserve("gx-1", 2, "b", false));
        assertEquals(List.of("gx-1 at b"), reserved());
    }

    @Test
    void aDeviceThatPassedIsNotTakenUnlessItIsToBeDoneAgain() {
        recorded("a", Events.run(1), Events.confirmed(1));
        assertEquals(Optional.of(new Obstacle(true, "bench-3", "sensor-4711-0001", Events.START)), reserve("4711-0001", 2, "b", false));
        assertEquals(Optional.empty(), reserve("4711-0001", 3, "b", true));
        assertEquals(Optional.empty(), reserve("4711-0002", 4, "b", false));
    }

    /** Whatever the database takes for their small letters. */
    @Test
    void aDeviceIsKnownAlsoByLettersThatAreNotEnglish() {
        List<LedgerEvent> passed = List.of(Events.started(), Events.answered("ÜB-1"), new LedgerEvent.Ended("confirmed", "sensor-1", "", "", Duration.ZERO, "", Optional.empty()));
        recorded("a", Events.run(1), passed);
        assertTrue(reserve("ÜB-1", 2, "b", false).orElseThrow().passed());
        assertEquals(Optional.empty(), reserve("üB-1", 3, "b", false));
        recorded("a", Events.run(4), failed("ÜB-2", "digest-wrong"));
        assertEquals(1, shared.failedElsewhere("ÜB-2", "another log"));
    }

    @Test
    void whatIsTakenIsListedTheLongestFirstWithWhenItsStationWasHeardLast() throws Exception {
        String log = recorded("a", Events.run(1), Events.confirmed(1));
        assertEquals(List.of(), shared.reserved());
        assertEquals(Optional.empty(), shared.reserve(new Reservation("gx-2", Events.run(2), log, "a", false)));
        assertEquals(Optional.empty(), reserve("gx-1", 3, "b", false));
        assertEquals(List.of("gx-2 at a", "gx-1 at b"), reserved());
        Reserved first = shared.reserved().getFirst();
        assertEquals(Events.run(2), first.run());
        assertEquals(log, first.log());
        assertFalse(first.heard().orElseThrow().isAfter(first.since()));
        assertEquals(Optional.empty(), shared.reserved().getLast().heard(), "it has sent nothing");
        assertEquals(2, database.count("SELECT count(*) FROM reservation"), "who looks takes nothing");
    }

    @Test
    void aDeviceThatIsGivenBackIsNobodysAndThatIsRecordedFirst() throws Exception {
        assertEquals(Optional.empty(), reserve("gx-1", 1, "a", false));
        try (StationLedger says = Recorded.writer(ledger("office"), new ManualTime())) {
            assertFalse(shared.giveBack("gx-2", "M. Roth", says, ledger("office")), "nobody has it");
            assertEquals(0, database.count("SELECT count(*) FROM record"));
            assertTrue(shared.giveBack("gx-1", "M. Roth", says, ledger("office")));
            assertFalse(shared.giveBack("gx-1", "M. Roth", says, ledger("office")));
        }
        assertEquals(List.of(), shared.reserved());
        database.assertSameAs(ledger("office"));
        assertEquals(2, database.count("SELECT count(*) FROM record"), "its beginning, and that it was given back once");
        assertEquals(Optional.empty(), reserve("gx-1", 2, "b", false));
    }

    /** Between what was read and what was said its bench may have finished it, and another have begun. */
    @Test
    void whatAnotherAttemptHasMeanwhileIsNotGivenBackForTheFirst() throws Exception {
        assertEquals(Optional.empty(), reserve("gx-1", 1, "a", false));
        Reserved before = shared.reserved().getFirst();
        assertEquals(Optional.empty(), reserve("gx-1", 2, "a", false));
        try (var connection = new SharedServer(database.url(), TestDatabase.ADMINISTRATOR).connect()) {
            assertFalse(new Reservations(connection).giveBack(before, "M. Roth"));
            assertEquals(List.of("gx-1 at a"), reserved());
            assertTrue(new Reservations(connection).giveBack(shared.reserved().getFirst(), "M. Roth"));
        }
    }

    @Test
    void failuresAtOtherStationsAreCountedUnlessTheBenchItselfRefused() {
        String own = recorded("a", Events.run(1), failed("gx-1", "device-silent"));
        recorded("b", Events.run(2), failed("gx-1", "device-silent"));
        recorded("b", Events.run(3), failed("gx-1", "device-silent"));
        recorded("b", Events.run(4), failed("gx-1", "digest-wrong"));
        recorded("b", Events.run(5), failed("gx-1", "serial-passed"));
        recorded("b", Events.run(6), failed("GX-1", "digest-wrong"));
        recorded("b", Events.run(7), Events.confirmed(7));
        assertEquals(3, shared.failedElsewhere("gx-1", own));
        assertEquals(0, shared.failedElsewhere("4711-0007", own));
        assertEquals(4, shared.failedElsewhere("gx-1", "another log"));
    }

    @Test
    void whatIsAskedOfADatabaseThatIsGoneIsToldByName() throws Exception {
        database.shut(true);
        try {
            List<Runnable> questions = new ArrayList<>(List.of(() -> shared.reserved(), () -> reserve("gx-1", 1, "a", false), () -> shared.failedElsewhere("gx-1", "log")));
            questions.forEach(question -> Failures.expect(LedgerFailure.Kind.SHARED_LEDGER_UNREACHABLE, question::run));
        } finally {
            database.shut(false);
        }
    }
}
