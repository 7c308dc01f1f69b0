package dev.claimport.ledger.shared;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.claimport.failure.BenchFailure;
import dev.claimport.failure.LedgerFailure;
import dev.claimport.ledger.Events;
import dev.claimport.ledger.Recorded;
import dev.claimport.ledger.event.LedgerEvent;
import dev.claimport.ledger.event.LedgerEvent.Cause;
import dev.claimport.ledger.shared.Sharing.Standing;
import dev.claimport.ledger.store.LedgerFolder;
import dev.claimport.ledger.store.StationLedger;
import dev.claimport.testing.Failures;
import dev.claimport.testing.ManualTime;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** When a real PostgreSQL is asked, and when it is left alone. */
@Timeout(value = 1, unit = TimeUnit.MINUTES)
class SharingPausesTest extends OnADatabase {

    private static final Duration SHORT = Duration.ofSeconds(2);
    private static final String OURS = " FROM pg_stat_activity WHERE application_name = 'claimport' AND datname = current_database()";

    private final Pauses time = new Pauses();
    private Sharing sharing;

    @AfterEach
    void close() {
        sharing.close();
    }

    private LedgerFolder record(int attempt) {
        var ledger = new LedgerFolder(folder);
        try (StationLedger writer = Recorded.writer(ledger, new ManualTime())) {
            for (LedgerEvent event : Events.failed(attempt)) {
                writer.append(Optional.of(Events.run(attempt)), event);
            }
        }
        return ledger;
    }

    private LedgerFolder share() throws InterruptedException {
        LedgerFolder ledger = record(1);
        sharing = Sharing.begin(database.url(), TestDatabase.ADMINISTRATOR, ledger, time);
        assertEquals(SHORT, time.next());
        assertEquals(Standing.IN_STEP, sharing.state().standing());
        return ledger;
    }

    private void turn() throws InterruptedException {
        time.goOn();
        assertEquals(SHORT, time.next());
    }

    private String asked() throws SQLException {
        return database.ask("SELECT max(query_start)" + OURS);
    }

    @Test
    void whatIsNewIsSentAndWithoutItNobodyIsAsked() throws Exception {
        LedgerFolder ledger = share();
        String before = asked();
        turn();
        assertEquals(before, asked());
        record(2);
        turn();
        assertNotEquals(before, asked());
        database.assertSameAs(ledger);
    }

    @Test
    void whatIsRecordedInAPauseIsSentWhenItCloses() throws Exception {
        LedgerFolder ledger = share();
        record(2);
        sharing.close();
        database.assertSameAs(ledger);
    }

    @Test
    void onceItIsBackItIsAskedAsOftenAsBefore() throws Exception {
        LedgerFolder ledger = share();
        database.shut(true);
        record(2);
        for (int seconds : new int[] {4, 8}) {
            time.goOn();
            assertEquals(Duration.ofSeconds(seconds), time.next());
        }
        database.shut(false);
        turn();
        assertEquals(Standing.IN_STEP, sharing.state().standing());
        database.assertSameAs(ledger);
        turn();
    }

    /** It has as many as it allows, and other benches want some. */
    @Test
    void noConnectionIsLeftBehind() throws Exception {
        share();
        assertEquals(Optional.empty(), sharing.reserve("77", UUID.randomUUID(), "bench-3", false));
        assertEquals(2, database.count("SELECT count(*)" + OURS));
        sharing.close();
        assertAreLeft(0);
    }

    private void assertAreLeft(int connections) throws SQLException {
        // The server notices a moment later.
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        while (database.count("SELECT count(*)" + OURS) > connections) {
            assertTrue(System.nanoTime() < end);
        }
    }

    /** As where somebody has dropped a table. */
    @Test
    void aConnectionOverWhichNothingCanBeSentIsLetGo() throws Exception {
        LedgerFolder ledger = share();
        database.run("ALTER TABLE record RENAME TO elsewhere");
        record(2);
        time.goOn();
        assertEquals(Duration.ofSeconds(4), time.next());
        assertAreLeft(0);
        database.run("ALTER TABLE elsewhere RENAME TO record");
        turn();
        database.assertSameAs(ledger);
    }

    /** A question that the database refuses, as one to a table that somebody has dropped. */
    @Test
    void aQuestionThatFailsIsNotTheLast() throws Exception {
        share();
        database.run("ALTER TABLE reservation RENAME TO elsewhere");
        Failures.expect(LedgerFailure.Kind.SHARED_LEDGER_UNREACHABLE, () -> sharing.reserve("77", UUID.randomUUID(), "bench-3", false));
        assertEquals(Standing.AWAY, sharing.state().standing());
        assertAreLeft(1);
        database.run("ALTER TABLE elsewhere RENAME TO reservation");
        turn();
        assertEquals(Optional.empty(), sharing.reserve("77", UUID.randomUUID(), "bench-3", false));
    }

    @Test
    void whatADeviceFailedAtOtherStationsCounts() throws Exception {
        share();
        String serial = "4711-0001";
        assertEquals(0, sharing.failedElsewhere(serial));
        var other = new LedgerFolder(folder.resolve("other"));
        try (StationLedger writer = Recorded.writer(other, new ManualTime())) {
            fail(writer, Events.run(8), new BenchFailure(BenchFailure.Kind.SERIAL_NOT_LISTED, Map.of()).id());
            fail(writer, Events.run(9), "device-silent");
        }
        try (Sharing beside = Sharing.begin(database.url(), TestDatabase.ADMINISTRATOR, other, new QuickTime())) {
            while (beside.state().standing() != Standing.IN_STEP) {
                Thread.onSpinWait();
            }
        }
        assertEquals(1, sharing.failedElsewhere(serial), "to be refused is no fault of the device");
    }

    private static void fail(StationLedger writer, UUID run, String why) {
        List<LedgerEvent> events = Events.failed(1);
        events.subList(0, events.size() - 1).forEach(event -> writer.append(Optional.of(run), event));
        writer.append(Optional.of(run), new LedgerEvent.Ended("failed", "", "", "", Duration.ofMillis(300), "claim", Optional.of(new Cause(why, "", ""))));
    }
}
