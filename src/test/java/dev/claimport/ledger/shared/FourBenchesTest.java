package dev.claimport.ledger.shared;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.claimport.failure.FailureException;
import dev.claimport.failure.LedgerFailure;
import dev.claimport.ledger.Events;
import dev.claimport.ledger.Recorded;
import dev.claimport.ledger.event.LedgerEvent;
import dev.claimport.ledger.event.LedgerEvent.Workplace;
import dev.claimport.ledger.event.LedgerRecord;
import dev.claimport.ledger.figures.Figures;
import dev.claimport.ledger.figures.FiguresCount;
import dev.claimport.ledger.figures.Finished;
import dev.claimport.ledger.shared.Sharing.Standing;
import dev.claimport.ledger.store.AttemptQuery;
import dev.claimport.ledger.store.AttemptSource;
import dev.claimport.ledger.store.LedgerFolder;
import dev.claimport.ledger.store.LedgerView;
import dev.claimport.ledger.store.StationLedger;
import dev.claimport.ledger.tree.Hash;
import dev.claimport.ledger.verify.Verification;
import dev.claimport.testing.BesideOthers;
import dev.claimport.testing.Failures;
import dev.claimport.testing.ManualTime;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Four benches and the PostgreSQL that they share, with all that happens to servers, networks, clocks and files. */
@BesideOthers
class FourBenchesTest {

    private static final int BENCHES = 4;
    private static final int DEVICES = 30;
    /** Of its clock, in hours: the others are right. */
    private static final int WRONG = 1;

    @TempDir
    static Path data;
    private static TestDatabase database;

    @TempDir
    Path folder;

    private CuttingProxy network;
    private final List<Sharing> open = new ArrayList<>();
    private final AtomicInteger appended = new AtomicInteger();

    @BeforeAll
    static void start() throws Exception {
        database = new TestDatabase(data.resolve("server"));
    }

    @AfterAll
    static void stop() throws Exception {
        database.close();
    }

    @BeforeEach
    void connect() throws Exception {
        database.run("DROP SCHEMA public CASCADE; CREATE SCHEMA public");
        network = new CuttingProxy(database.port());
    }

    @AfterEach
    void disconnect() throws Exception {
        open.forEach(Sharing::close);
        network.close();
    }

    private String url() {
        return "jdbc:postgresql://localhost:" + network.port() + "/shared";
    }

    private LedgerFolder ledger(int bench) {
        return new LedgerFolder(folder.resolve("bench-" + bench));
    }

    private Sharing share(int bench) {
        Sharing sharing = Sharing.begin(url(), TestDatabase.ADMINISTRATOR, ledger(bench), new QuickTime());
        open.add(sharing);
        return sharing;
    }

    /** A shift at a bench. @param from the number of its first device */
    private void work(int bench, int from, int devices) {
        var time = new ManualTime();
        time.advance(Duration.ofHours(bench == 0 ? WRONG : 0));
        try (StationLedger writer = Recorded.writer(ledger(bench), time)) {
            for (int number = from; number < from + devices; number++) {
                int run = bench * 1000 + number;
                for (LedgerEvent event : number % 5 == 0 ? Events.failed(run) : Events.confirmed(run)) {
                    time.advance(Duration.ofMillis(100));
                    writer.append(Optional.of(Events.run(run)), event instanceof LedgerEvent.Started begun ? at(bench, time.instant(), begun) : event);
                    appended.incrementAndGet();
                }
            }
        }
    }

    private static LedgerEvent.Started at(int bench, Instant now, LedgerEvent.Started begun) {
        Workplace usual = begun.workplace();
        return new LedgerEvent.Started(now, new Workplace(usual.operator(), "bench-" + bench, usual.account(), usual.region(), usual.slot(), usual.batch(), usual.order(),
                usual.partNumber(), usual.revision()), begun.template(), begun.parameters(), begun.port(), begun.profile());
    }

    private static void await(Sharing sharing, Standing wanted) throws InterruptedException {
        var there = new CountDownLatch(1);
        sharing.listen(state -> {
            if (state.standing() == wanted) {
                there.countDown();
            }
        });
        assertTrue(there.await(2, TimeUnit.MINUTES), () -> "it is " + sharing.state());
    }

    private static Figures figures(AttemptSource source) {
        var count = new FiguresCount();
        source.each(AttemptQuery.all(), attempt -> count.add(Finished.of(attempt)));
        return count.figures();
    }

    @Test
    @Tag("long")
    void whateverHappensNothingIsLostOrDoubledAndFiguresAreAlikeEverywhere() throws Exception {
        List<Integer> benches = IntStream.range(0, BENCHES).boxed().toList();
        benches.forEach(this::share);
        int all = BENCHES * DEVICES * Events.confirmed(1).size();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<CompletableFuture<Void>> working = benches.stream().map(bench -> CompletableFuture.runAsync(() -> work(bench, 1, DEVICES), threads)).toList();
            for (int trouble = 1; trouble <= 4; trouble++) {
                while (appended.get() < all * trouble / 6) {
                    Thread.sleep(5);
                }
                network.cut(BENCHES, "COMMIT");
                if (trouble % 2 == 0) {
                    database.die(data.resolve("server"));
                    database.rise();
                }
            }
            CompletableFuture.allOf(working.toArray(CompletableFuture[]::new)).get(3, TimeUnit.MINUTES);
        }
        for (int bench : benches) {
            // What is recorded last is sent when it closes; who was away then sends it the next time.
            open.get(bench).close();
            try (LedgerView view = LedgerView.open(ledger(bench)); SharedLedger shared = SharedLedger.open(database.url(), TestDatabase.ADMINISTRATOR)) {
                shared.send(view);
            }
            database.assertSameAs(ledger(bench));
        }
        assertTrue(network.cut() > 0, "no commit was cut");
        var count = new FiguresCount();
        for (int bench : benches) {
            try (LedgerView view = LedgerView.open(ledger(bench))) {
                view.each(AttemptQuery.all(), attempt -> count.add(Finished.of(attempt)));
                assertEquals(DEVICES, figures(view).devices());
            }
        }
        try (AttemptSource shared = SharedLedger.open(database.url(), TestDatabase.ADMINISTRATOR).attempts()) {
            assertEquals(count.figures(), figures(shared));
            assertEquals(BENCHES * DEVICES, figures(shared).devices());
        }
    }

    @Test
    void whatWasCommittedBeforeTheNetworkWasCutIsNotSentTwice() throws Exception {
        work(0, 1, 3);
        SharedLedger.open(url(), TestDatabase.ADMINISTRATOR).close();
        try (LedgerView view = LedgerView.open(ledger(0))) {
            try (SharedLedger shared = SharedLedger.open(url(), TestDatabase.ADMINISTRATOR)) {
                network.cut(1, "COMMIT");
                Failures.expect(LedgerFailure.Kind.SHARED_LEDGER_UNREACHABLE, () -> shared.send(view));
            }
            assertEquals(1, network.cut());
            database.assertSameAs(ledger(0));
            try (SharedLedger shared = SharedLedger.open(url(), TestDatabase.ADMINISTRATOR)) {
                assertEquals(0, shared.send(view));
            }
        }
        database.assertSameAs(ledger(0));
    }

    @Test
    void aDeviceIsItsBenchsAlthoughTheNetworkWasCutBeforeItWasSaidSo() throws Exception {
        work(0, 1, 1);
        work(1, 1, 1);
        Sharing one = share(0);
        Sharing two = share(1);
        await(one, Standing.IN_STEP);
        await(two, Standing.IN_STEP);
        // The connection is there by then.
        assertEquals(Optional.empty(), one.reserve("first", UUID.randomUUID(), "bench-0", false));
        network.cut(1, "INSERT 0 1");
        Failures.expect(LedgerFailure.Kind.SHARED_LEDGER_UNREACHABLE, () -> one.reserve("77", UUID.randomUUID(), "bench-0", false));
        assertEquals("bench-0", two.reserve("77", UUID.randomUUID(), "bench-1", false).orElseThrow().station());
        await(one, Standing.IN_STEP);
        assertEquals(Optional.empty(), one.reserve("77", UUID.randomUUID(), "bench-0", false));
    }

    @Test
    void aDeviceOfABenchThatDiedIsListedWithItsTimeAndCanBeGivenBackForIt() throws Exception {
        work(0, 1, 1);
        work(1, 1, 1);
        Sharing dead = share(0);
        await(dead, Standing.IN_STEP);
        assertEquals(Optional.empty(), dead.reserve("77", UUID.randomUUID(), "bench-0", false));
        dead.close();
        LedgerFolder office = ledger(9);
        try (SharedLedger shared = SharedLedger.open(url(), TestDatabase.ADMINISTRATOR); StationLedger says = Recorded.writer(office, new ManualTime())) {
            Reserved reserved = shared.reserved().getFirst();
            assertEquals(List.of("77", "bench-0"), List.of(reserved.serial(), reserved.station()));
            assertTrue(!reserved.heard().orElseThrow().isAfter(reserved.since()), "it has sent nothing since");
            Sharing other = share(1);
            await(other, Standing.IN_STEP);
            assertEquals(reserved.since(), other.reserve("77", UUID.randomUUID(), "bench-1", false).orElseThrow().at());
            assertTrue(shared.giveBack("77", "M. Roth", says, office));
            assertEquals(List.of(), shared.reserved());
            assertTrue(!shared.giveBack("77", "M. Roth", says, office), "nobody has it");
            assertIsRecorded(office, reserved);
            assertEquals(Optional.empty(), other.reserve("77", UUID.randomUUID(), "bench-1", false));
            assertEquals("bench-1", shared.reserved().getFirst().station());
        }
    }

    /** Once, in the log of the station where it was said, and with the others. */
    private static void assertIsRecorded(LedgerFolder office, Reserved device) throws Exception {
        try (LedgerView view = LedgerView.open(office)) {
            List<LedgerRecord> records = view.records(0, view.head().size());
            assertEquals(List.of("log-opened", "device-given-back"), records.stream().map(LedgerRecord::type).toList());
            LedgerRecord said = records.getLast();
            assertEquals(List.of("77", "bench-0", device.log(), device.run().toString(), "M. Roth"),
                    Stream.of("serial", "station", "stationLog", "stationRun", "by").map(said::text).toList());
            assertEquals(List.of(), Verification.of(view, List.of()).findings());
        }
        database.assertSameAs(office);
    }

    @Test
    void whatCannotBeRecordedIsNotGivenBack() throws Exception {
        work(0, 1, 1);
        Sharing dead = share(0);
        await(dead, Standing.IN_STEP);
        assertEquals(Optional.empty(), dead.reserve("77", UUID.randomUUID(), "bench-0", false));
        dead.close();
        // A file where the ledger's folder is to be.
        LedgerFolder office = ledger(9);
        Files.createFile(office.path());
        try (SharedLedger shared = SharedLedger.open(url(), TestDatabase.ADMINISTRATOR); StationLedger says = Recorded.writer(office, new ManualTime())) {
            assertThrows(FailureException.class, () -> shared.giveBack("77", "M. Roth", says, office));
            assertEquals("77", shared.reserved().getFirst().serial());
        }
    }

    @Test
    void aDamagedLogIsAnAlarmAndNothingOfItIsSent() throws Exception {
        work(0, 1, 2);
        try (Connection file = DriverManager.getConnection("jdbc:sqlite:" + ledger(0).database()); Statement statement = file.createStatement()) {
            // A certificate that the device never got, and the hash that belongs to it: only those above tell.
            byte[] changed = changed(file);
            try (var update = file.prepareStatement("UPDATE record SET body = ?, leaf = ? WHERE idx = 6")) {
                update.setBytes(1, changed);
                update.setBytes(2, Hash.leaf(changed).bytes());
                update.executeUpdate();
            }
        }
        Sharing sharing = share(0);
        await(sharing, Standing.DAMAGED);
        assertEquals(LedgerFailure.Kind.LEDGER_UNREADABLE, sharing.state().failure().orElseThrow().kind());
        assertEquals(0, database.count("SELECT count(*) FROM record"));
    }

    private static byte[] changed(Connection file) throws Exception {
        try (Statement statement = file.createStatement(); var row = statement.executeQuery("SELECT body FROM record WHERE idx = 6")) {
            row.next();
            return new String(row.getBytes(1), StandardCharsets.UTF_8).replace("4711", "4712").getBytes(StandardCharsets.UTF_8);
        }
    }
}
