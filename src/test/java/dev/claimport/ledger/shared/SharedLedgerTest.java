package dev.claimport.ledger.shared;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.claimport.failure.Failure;
import dev.claimport.failure.FailureException;
import dev.claimport.failure.LedgerFailure;
import dev.claimport.ledger.Events;
import dev.claimport.ledger.Recorded;
import dev.claimport.ledger.event.LedgerEvent;
import dev.claimport.ledger.store.LedgerFolder;
import dev.claimport.ledger.store.LedgerView;
import dev.claimport.testing.Failures;
import dev.claimport.testing.ManualTime;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** With a real PostgreSQL. */
class SharedLedgerTest {

    private static final Map<String, String> ADMINISTRATOR = Map.of("PGUSER", "postgres", "PGPASSWORD", "postgres");
    private static EmbeddedPostgres server;
    private static int databases;

    @TempDir
    Path folder;

    private String database;

    @BeforeAll
    static void start() throws IOException {
        server = EmbeddedPostgres.builder().setServerConfig("listen_addresses", "*").start();
    }

    @AfterAll
    static void stop() throws IOException {
        server.close();
    }

    @BeforeEach
    void makeDatabase() throws SQLException {
        database = "shared" + ++databases;
        try (Connection connection = server.getPostgresDatabase().getConnection(); Statement statement = connection.createStatement()) {
            statement.execute("CREATE DATABASE " + database);
        }
    }

    private String url() {
        return "jdbc:postgresql://localhost:" + server.getPort() + "/" + database;
    }

    private static void record(LedgerFolder ledger, ManualTime time, int from, int to) {
        try (var writer = Recorded.writer(ledger, time)) {
            for (int number = from; number < to; number++) {
                for (LedgerEvent event : Events.confirmed(number)) {
                    writer.append(Optional.of(Events.run(number)), event);
                }
            }
        }
    }

    private long send(LedgerFolder ledger) {
        return send(ledger, ADMINISTRATOR);
    }

    private long send(LedgerFolder ledger, Map<String, String> environment) {
        try (LedgerView view = LedgerView.open(ledger); SharedLedger shared = SharedLedger.open(url(), environment)) {
            return shared.send(view);
        }
    }

    private void run(String sql) throws SQLException {
        try (Connection connection = server.getDatabase("postgres", database).getConnection(); Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private long count(String sql) throws SQLException {
        try (Connection connection = server.getDatabase("postgres", database).getConnection(); Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getLong(1);
        }
    }

    private void assertSameAs(LedgerFolder ledger) throws SQLException {
        try (Connection connection = server.getDatabase("postgres", database).getConnection()) {
            TestDatabase.assertSameAs(ledger, connection);
        }
    }

    @Test
    void whatIsNotThereYetIsSentOnce() throws Exception {
        var ledger = new LedgerFolder(folder);
        var time = new ManualTime();
        record(ledger, time, 1, 60);
        long size = 1 + 59L * Events.confirmed(1).size();
        assertEquals(size, send(ledger));
        assertEquals(0, send(ledger));
        record(ledger, time, 60, 62);
        assertEquals(2L * Events.confirmed(1).size(), send(ledger));
        assertSameAs(ledger);
        assertEquals(1, count("SELECT count(*) FROM sent WHERE size = (SELECT max(size) FROM sent) AND checkpoint LIKE '%claimport.dev/ledger/bench%'"));
    }

    @Test
    void stationsAndProcessesOfOneStationSendAtTheSameTime() throws Exception {
        List<LedgerFolder> ledgers = Stream.of("a", "b", "c", "d").map(folder::resolve).map(LedgerFolder::new).toList();
        for (int station = 0; station < ledgers.size(); station++) {
            var time = new ManualTime();
            // The order is that of each log, whatever the clock says.
            time.advance(Duration.ofHours(station - 1));
            record(ledgers.get(station), time, 1, 50);
        }
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<CompletableFuture<Long>> sent = Stream.concat(ledgers.stream(), ledgers.stream()).map(ledger -> CompletableFuture.supplyAsync(() -> send(ledger), threads)).toList();
            sent.forEach(CompletableFuture::join);
        }
        for (LedgerFolder ledger : ledgers) {
            assertSameAs(ledger);
        }
        assertEquals(4L * (1 + 49L * Events.confirmed(1).size()), count("SELECT count(*) FROM record"));
    }

    @Test
    @Tag("thorough")
    void aServerThatDiesUnderLoadLosesAndDoublesNothing() throws Exception {
        List<LedgerFolder> ledgers = Stream.of("a", "b", "c", "d").map(folder::resolve).map(LedgerFolder::new).toList();
        for (LedgerFolder ledger : ledgers) {
            record(ledger, new ManualTime(), 1, 120);
        }
        SharedLedger.open(url(), ADMINISTRATOR).close();
        var sending = new AtomicBoolean(true);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<CompletableFuture<Void>> sent = ledgers.stream().map(ledger -> CompletableFuture.runAsync(() -> sendThrough(ledger), threads)).toList();
            CompletableFuture<Integer> deaths = CompletableFuture.supplyAsync(() -> kill(sending), threads);
            CompletableFuture.allOf(sent.toArray(CompletableFuture[]::new)).get(3, TimeUnit.MINUTES);
            sending.set(false);
            assertTrue(deaths.get(1, TimeUnit.MINUTES) > 0);
        }
        for (LedgerFolder ledger : ledgers) {
            assertEquals(0, sendThrough(ledger));
            assertSameAs(ledger);
        }
        assertEquals(4L * (1 + 119L * Events.confirmed(1).size()), count("SELECT count(*) FROM record"));
    }

    /** As a station does: again, until all is there. */
    private long sendThrough(LedgerFolder ledger) {
        while (true) {
            try {
                return send(ledger);
            } catch (FailureException e) {
                assertEquals(LedgerFailure.Kind.SHARED_LEDGER_UNREACHABLE, e.failure().kind(), e.failure().detail());
                Thread.yield();
            }
        }
    }

    /** Kills a process of the server three times: it ends all connections, wherever they are, and recovers from its log. */
    private int kill(AtomicBoolean sending) {
        int deaths = 0;
        while (deaths < 3 && (sending.get() || deaths == 0)) {
            try {
                long process = count("SELECT coalesce(min(pid), 0) FROM pg_stat_activity WHERE application_name = 'claimport'");
                if (process != 0 && new ProcessBuilder("kill", "-9", Long.toString(process)).start().waitFor() == 0) {
                    deaths++;
                }
            } catch (SQLException _) {
                Thread.yield();
            } catch (IOException | InterruptedException e) {
                throw new AssertionError(e);
            }
        }
        return deaths;
    }

    @Test
    void aCopyThatGoesAnotherWayIsFoundOut() throws Exception {
        LedgerFolder ledger = ledger();
        LedgerFolder copy = copy(ledger);
        record(ledger, new ManualTime(), 3, 5);
        record(copy, new ManualTime(), 7, 9);
        send(ledger);
        Failures.expect(LedgerFailure.Kind.SHARED_LEDGER_FORKED, () -> send(copy));
        assertSameAs(ledger);
    }

    private LedgerFolder ledger() {
        var ledger = new LedgerFolder(folder.resolve("one"));
        record(ledger, new ManualTime(), 1, 3);
        return ledger;
    }

    private LedgerFolder copy(LedgerFolder ledger) throws IOException {
        var copy = new LedgerFolder(folder.resolve("copy"));
        Files.createDirectories(copy.path());
        for (Path file : List.of(ledger.database(), ledger.key(), ledger.checkpoint())) {
            Files.copy(file, copy.path().resolve(file.getFileName()));
        }
        return copy;
    }

    /** Whoever has asked how far it was sent before the other said so learns it from the records alone. */
    @Test
    void whereTwoSendAtTheSameTimeTheSameIsNotDoubledAndAnotherIsFoundOut() throws Exception {
        LedgerFolder ledger = ledger();
        LedgerFolder copy = copy(ledger);
        long both = 1 + 2L * Events.confirmed(1).size();
        record(ledger, new ManualTime(), 3, 5);
        record(copy, new ManualTime(), 7, 9);
        send(ledger);
        run("DELETE FROM sent");
        Failure forked = Failures.expect(LedgerFailure.Kind.SHARED_LEDGER_FORKED, () -> send(copy));
        assertEquals(Long.toString(both), forked.facts().get("record").toString(), "the first that differs");
        assertSameAs(ledger);
        send(ledger);
        assertSameAs(ledger);
        assertEquals(0, send(ledger));
    }

    @Test
    void aLogThatWasCutOffIsFoundOut() throws Exception {
        var ledger = new LedgerFolder(folder.resolve("one"));
        var earlier = new LedgerFolder(folder.resolve("earlier"));
        record(ledger, new ManualTime(), 1, 3);
        Files.createDirectories(earlier.path());
        Files.copy(ledger.database(), earlier.database());
        record(ledger, new ManualTime(), 3, 5);
        send(ledger);
        Failures.expect(LedgerFailure.Kind.SHARED_LEDGER_FORKED, () -> send(earlier));
    }

    @Test
    void tablesOfANewerVersionAreLeftAlone() throws Exception {
        var ledger = new LedgerFolder(folder);
        record(ledger, new ManualTime(), 1, 2);
        SharedLedger.open(url(), ADMINISTRATOR).close();
        run("INSERT INTO claimport_schema SELECT 99, '99', 'newer', type, 'V99__newer.sql', 1, installed_by, now(), 1, true FROM claimport_schema WHERE version = '1'");
        Failures.expect(LedgerFailure.Kind.SHARED_LEDGER_NEWER, () -> send(ledger));
        assertEquals(0, count("SELECT count(*) FROM record"));
    }

    @Test
    void aRoleThatMayInsertAndSelectIsEnoughAndOneThatMayNotIsNamed() throws Exception {
        var ledger = new LedgerFolder(folder);
        record(ledger, new ManualTime(), 1, 2);
        SharedLedger.open(url(), ADMINISTRATOR).close();
        run("CREATE ROLE bench LOGIN PASSWORD 'only-here'; CREATE ROLE guest LOGIN PASSWORD 'only-here'; GRANT SELECT ON claimport_schema TO bench, guest;"
                + "GRANT SELECT, INSERT ON record, sent TO bench; GRANT SELECT ON record, sent TO guest");
        Failures.expect(LedgerFailure.Kind.SHARED_LEDGER_REFUSED, () -> send(ledger, Map.of("PGUSER", "guest", "PGPASSWORD", "only-here")));
        assertTrue(send(ledger, Map.of("PGUSER", "bench", "PGPASSWORD", "only-here")) > 0);
        assertSameAs(ledger);
    }

    @Test
    void aServerThatIsAwayIsNamedAndTheStationGoesOn() throws Exception {
        var ledger = new LedgerFolder(folder);
        record(ledger, new ManualTime(), 1, 2);
        database = "no-such-database";
        Failures.expect(LedgerFailure.Kind.SHARED_LEDGER_UNREACHABLE, () -> send(ledger));
        record(ledger, new ManualTime(), 2, 3);
        try (LedgerView view = LedgerView.open(ledger)) {
            assertEquals(1 + 2L * Events.confirmed(1).size(), view.head().size());
        }
    }

    @Test
    void aServerElsewhereThatHasNoTlsGetsNeitherPasswordNorRecords() {
        var ledger = new LedgerFolder(folder);
        record(ledger, new ManualTime(), 1, 2);
        // Any other address than this computer's usual names is elsewhere.
        String url = "jdbc:postgresql://127.0.0.2:" + server.getPort() + "/" + database;
        Failure refused = Failures.expect(LedgerFailure.Kind.SHARED_LEDGER_UNREACHABLE, () -> SharedLedger.open(url, ADMINISTRATOR));
        assertTrue(refused.detail().contains("SSL"), refused.detail());
    }
}
