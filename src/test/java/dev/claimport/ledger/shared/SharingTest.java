package dev.claimport.ledger.shared;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.claimport.failure.FailureException;
import dev.claimport.failure.LedgerFailure;
import dev.claimport.ledger.Events;
import dev.claimport.ledger.Recorded;
import dev.claimport.ledger.event.LedgerEvent;
import dev.claimport.ledger.shared.Sharing.Standing;
import dev.claimport.ledger.store.LedgerFolder;
import dev.claimport.ledger.store.LedgerView;
import dev.claimport.ledger.store.StationLedger;
import dev.claimport.testing.BesideOthers;
import dev.claimport.testing.Failures;
import dev.claimport.testing.ManualTime;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Stations that share a real PostgreSQL. */
@BesideOthers
class SharingTest {

    private static TestDatabase database;

    @TempDir
    Path folder;

    private final List<Sharing> open = new ArrayList<>();

    @BeforeAll
    static void start() throws Exception {
        database = new TestDatabase();
    }

    @AfterAll
    static void stop() throws Exception {
        database.close();
    }

    @BeforeEach
    void renew() throws Exception {
        database.renew();
    }

    @AfterEach
    void closeAll() {
        open.forEach(Sharing::close);
    }

    private LedgerFolder ledger(String name, int from, int to) {
        return ledger(name, from, to, new ManualTime());
    }

    private LedgerFolder ledger(String name, int from, int to, ManualTime time) {
        var ledger = new LedgerFolder(folder.resolve(name));
        try (StationLedger writer = Recorded.writer(ledger, time)) {
            for (int number = from; number < to; number++) {
                record(writer, Events.run(number), Events.confirmed(number));
            }
        }
        return ledger;
    }

    private static void record(StationLedger writer, UUID run, List<LedgerEvent> events) {
        events.forEach(event -> writer.append(Optional.of(run), event));
    }

    private Sharing share(LedgerFolder ledger) {
        Sharing sharing = Sharing.begin(database.url(), TestDatabase.ADMINISTRATOR, ledger, new QuickTime());
        open.add(sharing);
        return sharing;
    }

    private static void await(Sharing sharing, Standing wanted) throws InterruptedException {
        var there = new CountDownLatch(1);
        sharing.listen(state -> {
            if (state.standing() == wanted) {
                there.countDown();
            }
        });
        assertTrue(there.await(1, TimeUnit.MINUTES), () -> "it is " + sharing.state());
    }

    private void awaitRecords(long records) throws Exception {
        for (int tries = 0; database.count("SELECT count(*) FROM record") < records; tries++) {
            assertTrue(tries < 1200, "it is not sent");
            Thread.sleep(50);
        }
        assertEquals(records, database.count("SELECT count(*) FROM record"));
    }

    private static long size(LedgerFolder ledger) {
        try (LedgerView view = LedgerView.open(ledger)) {
            return view.head().size();
        }
    }

    @Test
    void whatIsRecordedIsSentByItselfAndTheLastAtTheEnd() throws Exception {
        LedgerFolder ledger = ledger("a", 1, 3);
        Sharing sharing = share(ledger);
        await(sharing, Standing.IN_STEP);
        awaitRecords(size(ledger));
        ledger("a", 3, 4);
        awaitRecords(size(ledger));
        ledger("a", 4, 5);
        sharing.close();
        assertEquals(size(ledger), database.count("SELECT count(*) FROM record"));
    }

    @Test
    void whileTheDatabaseIsAwayTheStationGoesOnAndSaysSoAndThenAllIsSent() throws Exception {
        LedgerFolder ledger = ledger("a", 1, 2);
        Sharing sharing = share(ledger);
        await(sharing, Standing.IN_STEP);
        database.shut(true);
        ledger("a", 2, 4);
        await(sharing, Standing.AWAY);
        assertFalse(sharing.state().knowsOthers());
        assertEquals(LedgerFailure.Kind.SHARED_LEDGER_UNREACHABLE, sharing.state().failure().orElseThrow().kind());
        Failures.expect(LedgerFailure.Kind.SHARED_LEDGER_UNREACHABLE, () -> sharing.reserve("9", UUID.randomUUID(), "bench-3", false));
        database.shut(false);
        await(sharing, Standing.IN_STEP);
        awaitRecords(size(ledger));
    }

    @Tag("thorough")
    @Test
    void aDatabaseThatMayNotBeWrittenIsNamed() throws Exception {
        database.run("ALTER DATABASE shared SET default_transaction_read_only = on");
        Sharing sharing = share(ledger("a", 1, 2));
        await(sharing, Standing.AWAY);
        assertEquals(LedgerFailure.Kind.SHARED_LEDGER_REFUSED, sharing.state().failure().orElseThrow().kind());
    }

    @Test
    void aDatabaseThatHasNoRoomLeftIsNamed() throws Exception {
        SharedLedger.open(database.url(), TestDatabase.ADMINISTRATOR).close();
        database.run("CREATE ROLE bench LOGIN PASSWORD 'only-here' CONNECTION LIMIT 0");
        Failures.expect(LedgerFailure.Kind.SHARED_LEDGER_FULL, () -> SharedLedger.open(database.url(), Map.of("PGUSER", "bench", "PGPASSWORD", "only-here")));
    }

    @Test
    @Tag("thorough")
    void aDatabaseThatIsLockedIsGivenUpInTime() throws Exception {
        SharedLedger.open(database.url(), TestDatabase.ADMINISTRATOR).close();
        LedgerFolder ledger = ledger("a", 1, 2);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var locking = CompletableFuture.runAsync(() -> {
                try {
                    database.run("BEGIN; LOCK TABLE record; SELECT pg_sleep(60)");
                } catch (SQLException _) {
                    // It is ended below.
                }
            }, threads);
            for (int tries = 0; database.count("SELECT count(*) FROM pg_locks WHERE mode = 'AccessExclusiveLock' AND relation = 'record'::regclass") == 0; tries++) {
                assertTrue(tries < 600);
                Thread.sleep(50);
            }
            Sharing sharing = share(ledger);
            await(sharing, Standing.AWAY);
            assertEquals(LedgerFailure.Kind.SHARED_LEDGER_UNREACHABLE, sharing.state().failure().orElseThrow().kind());
            database.shut(true);
            database.shut(false);
            locking.join();
            await(sharing, Standing.IN_STEP);
        }
    }

    @Test
    void aLogThatIsOtherThanWhatWasSentIsAnAlarmAndSentNoMore() throws Exception {
        LedgerFolder ledger = ledger("one", 1, 3);
        var copy = new LedgerFolder(folder.resolve("copy"));
        Files.createDirectories(copy.path());
        for (Path file : List.of(ledger.database(), ledger.key(), ledger.checkpoint())) {
            Files.copy(file, copy.path().resolve(file.getFileName()));
        }
        ledger("one", 3, 5);
        ledger("copy", 7, 9);
        await(share(ledger), Standing.IN_STEP);
        Sharing other = share(copy);
        await(other, Standing.FORKED);
        other.close();
        assertEquals(Standing.FORKED, other.state().standing());
        assertEquals(size(ledger), database.count("SELECT count(*) FROM record"));
    }

    @Test
    void aDeviceThatPassedAtOneBenchIsStoppedAtAnotherUnlessItIsToBeDoneAgain() throws Exception {
        Sharing one = share(ledger("one", 1, 3));
        await(one, Standing.IN_STEP);
        var two = share(ledger("two", 0, 0));
        ledger("two", 5, 6);
        await(two, Standing.IN_STEP);
        awaitRecords(1 + 2L * Events.confirmed(1).size() + 1 + Events.confirmed(1).size());
        Obstacle passed = two.reserve("4711-0001", UUID.randomUUID(), "bench-4", false).orElseThrow();
        assertEquals(new Obstacle(true, "bench-3", "sensor-4711-0001", Events.START), passed);
        assertEquals(Optional.empty(), two.reserve("4711-0001", UUID.randomUUID(), "bench-4", true));
        assertEquals(Optional.empty(), two.reserve("never-seen", UUID.randomUUID(), "bench-4", false));
    }

    @Test
    void aDeviceIsTakenByOneBenchUntilItsAttemptHasEnded() throws Exception {
        LedgerFolder first = ledger("one", 1, 2);
        Sharing one = share(first);
        Sharing two = share(ledger("two", 2, 3));
        UUID run = UUID.randomUUID();
        assertEquals(Optional.empty(), one.reserve("77", run, "bench-3", false));
        Obstacle taken = two.reserve("77", UUID.randomUUID(), "bench-4", false).orElseThrow();
        assertFalse(taken.passed());
        assertEquals("bench-3", taken.station());
        // The bench that has it may begin anew, as after a crash.
        assertEquals(Optional.empty(), one.reserve("77", run, "bench-3", false));
        try (StationLedger writer = Recorded.writer(first, new ManualTime())) {
            record(writer, run, Events.failed(77));
        }
        await(one, Standing.IN_STEP);
        awaitRecords(1 + Events.confirmed(1).size() + Events.failed(77).size() + 1 + Events.confirmed(1).size());
        assertEquals(Optional.empty(), two.reserve("77", UUID.randomUUID(), "bench-4", false));
        // The operator of the first one says again, although the second has it.
        assertTrue(one.reserve("77", UUID.randomUUID(), "bench-3", false).isPresent());
        assertEquals(Optional.empty(), one.reserve("77", UUID.randomUUID(), "bench-3", true));
    }

    @Test
    void ofFourBenchesThatWantADeviceAtTheSameTimeOneGetsItWhateverItsClockSays() throws Exception {
        List<Sharing> benches = new ArrayList<>();
        for (int bench = 0; bench < 4; bench++) {
            var time = new ManualTime();
            time.advance(Duration.ofHours(bench - 1));
            benches.add(share(ledger("bench" + bench, bench * 10, bench * 10 + 1, time)));
        }
        for (Sharing bench : benches) {
            await(bench, Standing.IN_STEP);
        }
        var got = new LinkedBlockingQueue<String>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<CompletableFuture<Void>> all = new ArrayList<>();
            for (int device = 0; device < 40; device++) {
                String serial = "wanted-" + device;
                for (Sharing bench : benches) {
                    all.add(CompletableFuture.runAsync(() -> {
                        if (bench.reserve(serial, UUID.randomUUID(), "a bench", false).isEmpty()) {
                            got.add(serial);
                        }
                    }, threads));
                }
            }
            CompletableFuture.allOf(all.toArray(CompletableFuture[]::new)).get(2, TimeUnit.MINUTES);
        }
        assertEquals(40, got.stream().distinct().count());
        assertEquals(40, got.size());
    }

    @Test
    void aDatabaseThatDiesWhileDevicesAreTakenGivesNoneTwice() throws Exception {
        List<Sharing> benches = List.of(share(ledger("one", 1, 2)), share(ledger("two", 2, 3)));
        for (Sharing bench : benches) {
            await(bench, Standing.IN_STEP);
        }
        var got = new LinkedBlockingQueue<String>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<CompletableFuture<Void>> all = new ArrayList<>();
            for (Sharing bench : benches) {
                all.add(CompletableFuture.runAsync(() -> {
                    for (int device = 0; device < 200; device++) {
                        try {
                            if (bench.reserve("wanted-" + device, UUID.randomUUID(), "a bench", false).isEmpty()) {
                                got.add("wanted-" + device);
                            }
                        } catch (FailureException e) {
                            assertEquals(LedgerFailure.Kind.SHARED_LEDGER_UNREACHABLE, e.failure().kind());
                        }
                    }
                }, threads));
            }
            for (int cuts = 0; cuts < 5; cuts++) {
                database.shut(true);
                database.shut(false);
            }
            CompletableFuture.allOf(all.toArray(CompletableFuture[]::new)).get(2, TimeUnit.MINUTES);
        }
        assertEquals(got.stream().distinct().count(), got.size());
        for (Sharing bench : benches) {
            await(bench, Standing.IN_STEP);
        }
    }

    @Test
    void recordsThatDatabasesCannotReadAreKeptAndHoldNothingUp() throws Exception {
        LedgerFolder ledger = new LedgerFolder(folder.resolve("a"));
        try (StationLedger writer = Recorded.writer(ledger, new ManualTime())) {
            writer.append(Optional.of(Events.run(1)), Events.started());
            writer.append(Optional.of(Events.run(1)), Events.answered("nul\u0000 back\\u0000 \\"));
        }
        await(share(ledger), Standing.IN_STEP);
        awaitRecords(size(ledger));
        assertEquals("nul\ufffd back\\u0000 \\", database.ask("SELECT serial FROM attempt"));
    }

    @Test
    void whatWasSentBeforeThereWereAttemptsIsFoundAfterwards() throws Exception {
        LedgerFolder ledger = ledger("a", 1, 4);
        await(share(ledger), Standing.IN_STEP);
        open.removeFirst().close();
        database.run("DROP TRIGGER record_added ON record; DROP FUNCTION keep_attempt_of_record; DROP FUNCTION keep_attempt; DROP TABLE attempt, reservation;"
                + "DELETE FROM claimport_schema WHERE version = '2'");
        SharedLedger.open(database.url(), TestDatabase.ADMINISTRATOR).close();
        assertEquals(3, database.count("SELECT count(*) FROM attempt WHERE outcome = 'confirmed'"));
    }

    @Test
    void aStationMayNotSayOtherwiseThanItsLog() throws Exception {
        SharedLedger.open(database.url(), TestDatabase.ADMINISTRATOR).close();
        database.run("CREATE ROLE bench LOGIN PASSWORD 'only-here'; GRANT SELECT ON claimport_schema, attempt TO bench; GRANT SELECT, INSERT ON record, sent, reservation TO bench");
        Map<String, String> bench = Map.of("PGUSER", "bench", "PGPASSWORD", "only-here");
        LedgerFolder ledger = ledger("a", 1, 2);
        Sharing sharing = Sharing.begin(database.url(), bench, ledger, new QuickTime());
        open.add(sharing);
        await(sharing, Standing.IN_STEP);
        assertEquals(Optional.empty(), sharing.reserve("78", UUID.randomUUID(), "bench-3", false));
        assertEquals(1, database.count("SELECT count(*) FROM attempt WHERE outcome = 'confirmed'"));
        assertEquals("f", database.ask("SELECT has_table_privilege('bench', 'attempt', 'INSERT, UPDATE, DELETE')"));
    }
}
