package dev.claimport.ledger.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.claimport.failure.Failure;
import dev.claimport.failure.FailureException;
import dev.claimport.failure.LedgerFailure;
import dev.claimport.failure.LocalFailure;
import dev.claimport.ledger.Events;
import dev.claimport.ledger.event.Attempt;
import dev.claimport.ledger.event.LedgerEvent;
import dev.claimport.ledger.event.LedgerRecord;
import dev.claimport.ledger.note.Checkpoint;
import dev.claimport.ledger.note.SignedNote;
import dev.claimport.ledger.note.SignerKey;
import dev.claimport.ledger.note.VerifierKey;
import dev.claimport.ledger.tree.Hash;
import dev.claimport.ledger.tree.Proof;
import dev.claimport.testing.ManualTime;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StationLedgerTest {

    @TempDir
    private Path home;

    private final ManualTime time = new ManualTime();
    private final AtomicLong nanos = new AtomicLong();

    private LedgerFolder folder() {
        return new LedgerFolder(home.resolve("data").resolve("ledger"));
    }

    private StationLedger ledger() {
        return new StationLedger(folder(), "bench-3", "1.2.3", time, nanos::get);
    }

    private void record(int number, List<LedgerEvent> events) {
        try (StationLedger ledger = ledger()) {
            events.forEach(event -> ledger.append(Optional.of(Events.run(number)), event));
        }
    }

    private List<LedgerRecord> records() {
        List<LedgerRecord> records = new ArrayList<>();
        try (LedgerView view = LedgerView.open(folder())) {
            view.read(0, Long.MAX_VALUE, (index, body, _) -> records.add(LedgerRecord.of(index, body)));
        }
        return records;
    }

    private void sql(String command) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + folder().database()); Statement statement = connection.createStatement()) {
            statement.execute(command);
        }
    }

    private Failure refused() {
        return assertThrows(FailureException.class, () -> record(99, Events.confirmed(99))).failure();
    }

    @Test
    void whatIsRecordedIsThereSignedAndProved() throws Exception {
        record(1, Events.confirmed(1));
        record(2, Events.failed(2));
        List<LedgerRecord> records = records();
        assertEquals(1 + Events.confirmed(1).size() + Events.failed(2).size(), records.size());
        assertEquals("log-opened", records.getFirst().type());
        assertEquals("bench-3", records.getFirst().text("station"));
        try (LedgerView view = LedgerView.open(folder())) {
            LedgerView.Head head = view.head();
            SignedNote note = SignedNote.parse(head.checkpoint());
            assertTrue(note.isSignedBy(VerifierKey.parse(records.getFirst().text("key"))));
            Checkpoint checkpoint = Checkpoint.parse(note.text());
            assertEquals(records.size(), checkpoint.size());
            for (LedgerRecord record : records) {
                assertEquals(record.index(), record.number("index"));
                assertTrue(Proof.isIncluded(record.index(), Hash.leaf(record.bytes()), checkpoint.size(), checkpoint.root(),
                        view.tree(checkpoint.size()).inclusion(record.index())));
            }
            Attempt attempt = view.attempt(Events.run(1).toString());
            assertEquals("confirmed", attempt.outcome());
            assertEquals(Events.confirmed(1).size(), attempt.records().size());
            assertEquals(head.checkpoint(), Files.readString(folder().checkpoint()));
        }
    }

    @Test
    void attemptsAreFoundByWhatTheyBeginWith() {
        for (int number = 1; number <= 12; number++) {
            time.advance(Duration.ofMinutes(1));
            record(number, number % 3 == 0 ? Events.failed(number) : Events.confirmed(number));
        }
        try (LedgerView view = LedgerView.open(folder())) {
            assertEquals(12, view.find(AttemptQuery.latest()).size());
            assertEquals(List.of("4711-0007"), view.find(new AttemptQuery("4711-0007", "", Optional.empty(), Optional.empty(), 10)).stream()
                    .map(LedgerView.Found::serial).toList());
            assertEquals("4711-0007", view.find(new AttemptQuery("SENSOR-4711-0007", "", Optional.empty(), Optional.empty(), 10)).getFirst().serial());
            assertEquals(4, view.find(new AttemptQuery("4711", "failed", Optional.empty(), Optional.empty(), 10)).size());
            assertEquals(3, view.find(new AttemptQuery("", "failed", Optional.of(Instant.EPOCH), Optional.of(time.instant()), 3)).size());
            assertEquals(List.of(), view.find(new AttemptQuery("'; DROP TABLE record", "", Optional.empty(), Optional.empty(), 10)));
            assertEquals("4711-0012", view.attempt(Events.run(12).toString()).device().serial());
            assertEquals(LedgerFailure.Kind.RECORD_NOT_FOUND, assertThrows(FailureException.class, () -> view.attempt("0190")).failure().kind());
        }
    }

    @Test
    void eachFurtherAttemptWithADeviceIsCounted() {
        record(1, Events.failed(7));
        record(2, Events.failed(7));
        record(3, Events.confirmed(8));
        assertEquals(List.of(1L, 2L, 1L), records().stream().filter(record -> record.type().equals("device-answered")).map(record -> record.number("attempt")).toList());
    }

    @Test
    void aCertificateProvesOneAttemptAlsoInAnotherProcess() {
        try (StationLedger one = ledger(); StationLedger other = ledger()) {
            one.append(Optional.of(Events.run(1)), Events.started());
            assertTrue(one.prove(Events.run(1), Events.certificate(1)));
            assertFalse(other.prove(Events.run(2), Events.certificate(1)));
            assertTrue(other.prove(Events.run(2), Events.certificate(2)));
        }
        try (StationLedger later = ledger()) {
            assertFalse(later.prove(Events.run(3), Events.certificate(2)));
        }
    }

    @Test
    void severalWriteByTurns() throws Exception {
        List<Thread> threads = new ArrayList<>();
        for (int writer = 0; writer < 4; writer++) {
            int number = writer;
            threads.add(Thread.ofPlatform().start(() -> {
                for (int time = 0; time < 5; time++) {
                    record(number * 10 + time, Events.failed(number));
                }
            }));
        }
        for (Thread thread : threads) {
            thread.join();
        }
        List<LedgerRecord> records = records();
        assertEquals(1 + 20 * Events.failed(0).size(), records.size());
        for (int index = 0; index < records.size(); index++) {
            assertEquals(index, records.get(index).number("index"));
        }
        record(50, Events.confirmed(50));
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void whatIsRecordedIsItsOwnersAlone() throws IOException {
        record(1, Events.confirmed(1));
        assertEquals("rwx------", PosixFilePermissions.toString(Files.getPosixFilePermissions(folder().path())));
        for (Path file : List.of(folder().database(), folder().key(), folder().checkpoint())) {
            assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)), file::toString);
        }
    }

    @Test
    void whatIsCommittedIsOnTheDisk() throws Exception {
        record(1, Events.confirmed(1));
        try (Connection connection = Connections.writing(folder().database())) {
            assertEquals("wal", Connections.pragma(connection, "journal_mode"));
            assertEquals("2", Connections.pragma(connection, "synchronous"));
            assertEquals("1", Connections.pragma(connection, "fullfsync"));
        }
    }

    @Test
    void aClockThatIsSetIsRecorded() {
        try (StationLedger ledger = ledger()) {
            ledger.append(Optional.of(Events.run(1)), Events.started());
            time.advance(Duration.ofSeconds(90));
            nanos.addAndGet(Duration.ofSeconds(90).toNanos());
            ledger.append(Optional.of(Events.run(1)), new LedgerEvent.StepStarted("device"));
            time.advance(Duration.ofHours(-1));
            ledger.append(Optional.of(Events.run(1)), new LedgerEvent.StepStarted("claim"));
        }
        assertEquals(List.of("log-opened", "started", "step-started", "clock-stepped", "step-started"), records().stream().map(LedgerRecord::type).toList());
        assertEquals(Duration.ofHours(-1).toMillis(), records().get(3).number("by"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"DELETE FROM record WHERE idx = (SELECT max(idx) FROM record)", "UPDATE log SET size = 5", "UPDATE log SET checkpoint = 'x'", "DELETE FROM log", "UPDATE node SET hash = zeroblob(32) WHERE level = 4",
        "DELETE FROM node", "DROP TABLE record", "PRAGMA application_id = 5"})
    void aChangedLogIsSetAsideAsItIsAndTheNextNamesIt(String change) throws Exception {
        record(1, Events.confirmed(1));
        record(2, Events.failed(2));
        String checkpoint = Files.readString(folder().checkpoint());
        for (String command : change.split("; ")) {
            sql(command);
        }
        Failure failure = refused();
        assertEquals(LedgerFailure.Kind.LEDGER_DAMAGED, failure.kind(), failure::toString);
        List<Path> aside;
        try (var files = Files.list(folder().path())) {
            aside = files.filter(file -> file.getFileName().toString().startsWith("set-aside-")).toList();
        }
        assertEquals(1, aside.size());
        assertTrue(Files.exists(new LedgerFolder(aside.getFirst()).database()));
        assertTrue(Files.exists(new LedgerFolder(aside.getFirst()).key()));
        record(3, Events.confirmed(3));
        assertEquals(checkpoint, records().getFirst().text("previous"));
        assertNotEquals(Checkpoint.parse(checkpoint).origin(), records().getFirst().text("log"));
    }

    @Test
    void brokenPagesAreFound() throws Exception {
        record(1, Events.confirmed(1));
        try (RandomAccessFile file = new RandomAccessFile(folder().database().toFile(), "rw")) {
            file.seek(0);
            file.write(new byte[4096]);
        }
        assertEquals(LedgerFailure.Kind.LEDGER_DAMAGED, refused().kind());
        record(3, Events.confirmed(3));
    }

    @Test
    void anOlderCopyOfTheFileIsFound() throws Exception {
        record(1, Events.confirmed(1));
        Path copy = home.resolve("copy");
        Files.copy(folder().database(), copy);
        record(2, Events.confirmed(2));
        Files.delete(folder().database());
        Files.copy(copy, folder().database());
        assertEquals(LedgerFailure.Kind.LEDGER_DAMAGED, refused().kind());
    }

    @Test
    void aFileThatIsGoneIsNotSilentlyReplaced() throws Exception {
        record(1, Events.confirmed(1));
        Files.delete(folder().database());
        assertEquals(LedgerFailure.Kind.LEDGER_DAMAGED, refused().kind());
        record(2, Events.confirmed(2));
        assertFalse(records().getFirst().text("previous").isEmpty());
    }

    @Test
    void whatANewerVersionHasWrittenIsLeftAlone() throws Exception {
        record(1, Events.confirmed(1));
        sql("PRAGMA user_version = 99");
        byte[] before = Files.readAllBytes(folder().database());
        assertEquals(LedgerFailure.Kind.LEDGER_NEWER, refused().kind());
        assertEquals(LedgerFailure.Kind.LEDGER_NEWER, assertThrows(FailureException.class, () -> LedgerView.open(folder())).failure().kind());
        assertEquals(before.length, Files.size(folder().database()));
    }

    @Test
    void tablesOfAnOlderVersionAreBroughtUp() throws Exception {
        record(1, Events.confirmed(1));
        for (String command : List.of("DROP INDEX attempt_station", "DROP INDEX attempt_batch", "DROP INDEX attempt_order", "PRAGMA user_version = 1")) {
            sql(command);
        }
        try (LedgerView view = LedgerView.open(folder())) {
            assertEquals(1, view.find(AttemptQuery.latest().at(new AttemptQuery.Place("", "B-17", ""))).size(), "it is read as it is");
        }
        record(2, Events.confirmed(2));
        try (LedgerView view = LedgerView.open(folder())) {
            assertEquals(List.of("attempt_batch", "attempt_order", "attempt_station"), view.ask(
                    "SELECT name FROM sqlite_master WHERE name IN ('attempt_batch', 'attempt_order', 'attempt_station') ORDER BY name", row -> row.getString(1)));
        }
    }

    @Test
    void aLostKeyIsNamedAndCanBeReplacedWhichIsRecorded() throws Exception {
        record(1, Events.confirmed(1));
        Files.delete(folder().key());
        assertEquals(LedgerFailure.Kind.LEDGER_KEY_MISSING, refused().kind());
        assertEquals(1 + Events.confirmed(1).size(), records().size());
        String key = KeyReplacement.run(folder(), "bench-3", "1.2.3", time, true);
        assertEquals(key, records().getLast().text("key"));
        assertEquals("", records().getLast().text("vouched"));
        record(2, Events.confirmed(2));
    }

    @Test
    void anotherKeyIsNamed() throws Exception {
        record(1, Events.confirmed(1));
        for (String content : List.of("", "PRIVATE+KEY+x", new String(SignerKey.generate("x", new SecureRandom()).encoded(), StandardCharsets.UTF_8))) {
            Files.writeString(folder().key(), content);
            assertEquals(LedgerFailure.Kind.LEDGER_KEY_WRONG, refused().kind());
        }
    }

    @Test
    void theOldKeyVouchesForTheNew() throws Exception {
        record(1, Events.confirmed(1));
        VerifierKey old = VerifierKey.parse(records().getFirst().text("key"));
        String key = KeyReplacement.run(folder(), "bench-3", "1.2.3", time, false);
        SignedNote vouched = SignedNote.parse(records().getLast().text("vouched"));
        assertTrue(vouched.isSignedBy(old));
        assertEquals(KeyReplacement.vouching(old.name(), key), vouched.text());
        record(2, Events.confirmed(2));
        try (LedgerView view = LedgerView.open(folder())) {
            assertTrue(SignedNote.parse(view.head().checkpoint()).isSignedBy(VerifierKey.parse(key)));
        }
    }

    @Test
    void aReplacementThatWasCutOffIsFinished() throws Exception {
        record(1, Events.confirmed(1));
        byte[] old = Files.readAllBytes(folder().key());
        KeyReplacement.run(folder(), "bench-3", "1.2.3", time, false);
        Files.move(folder().key(), KeyReplacement.fresh(folder()));
        Files.write(folder().key(), old);
        record(2, Events.confirmed(2));
        assertFalse(Files.exists(KeyReplacement.fresh(folder())));
    }

    @Test
    void aFullDiskIsNamedAndNothingIsHalf() throws Exception {
        record(1, Events.confirmed(1));
        int before = records().size();
        try (Connection connection = Connections.writing(folder().database())) {
            Connections.execute(connection, "PRAGMA max_page_count = 1");
            Connections.begin(connection);
            LogWriter writer = new LogWriter(folder().database(), connection, time);
            var signer = StationKey.read(folder().key());
            SQLException full = assertThrows(SQLException.class, () -> {
                for (int number = 0; number < 10_000; number++) {
                    writer.add(Optional.of(Events.run(5)), new LedgerEvent.Registering("failed", "", "", "", "x".repeat(1900)), signer);
                }
            });
            assertEquals(LocalFailure.Kind.DISK_FULL, SqliteFailures.of(full, folder().database()).kind());
        }
        assertEquals(before, records().size());
        record(2, Events.confirmed(2));
    }

    @Test
    void aLogThatAnotherKeepsLockedIsNamed() throws Exception {
        record(1, Events.confirmed(1));
        try (Connection other = Connections.writing(folder().database())) {
            Connections.begin(other);
            assertEquals(LocalFailure.Kind.FILE_BUSY, refused().kind());
        }
        record(2, Events.confirmed(2));
    }

    /** Has so many threads wait at the ledger, each with an event of another run, and lets them go. @return the runs of those whose record is refused */
    private static List<Integer> together(StationLedger ledger, List<LedgerEvent> events) throws InterruptedException {
        List<Integer> refused = Collections.synchronizedList(new ArrayList<>());
        List<Thread> threads = new ArrayList<>();
        synchronized (ledger) {
            for (int number = 0; number < events.size(); number++) {
                int run = number;
                threads.add(Thread.ofPlatform().start(() -> {
                    try {
                        ledger.append(Optional.of(Events.run(run)), events.get(run));
                    } catch (FailureException e) {
                        refused.add(run);
                    }
                }));
            }
            for (Thread thread : threads) {
                while (thread.getState() != Thread.State.BLOCKED) {
                    Thread.onSpinWait();
                }
            }
        }
        for (Thread thread : threads) {
            thread.join();
        }
        return refused;
    }

    @Test
    void whatManySlotsWaitWithIsOneTransaction() throws InterruptedException {
        var transactions = new AtomicInteger();
        try (StationLedger ledger = new StationLedger(folder(), "bench-3", "1.2.3", time, () -> {
            transactions.incrementAndGet();
            return 0;
        })) {
            ledger.append(Optional.of(Events.run(99)), Events.started());
            int before = transactions.get();
            assertEquals(List.of(), together(ledger, Collections.nCopies(30, new LedgerEvent.StepStarted("device"))));
            assertEquals(before + 1, transactions.get(), "the clock is looked at once in each");
        }
        assertEquals(32, records().size());
        assertEquals(30, records().stream().map(record -> record.text("run")).skip(2).distinct().count());
    }

    @Test
    void whatCannotBeRecordedFailsForNobodyElse() throws InterruptedException {
        try (StationLedger ledger = ledger()) {
            ledger.append(Optional.of(Events.run(99)), Events.started());
            List<LedgerEvent> events = new ArrayList<>(Collections.nCopies(4, new LedgerEvent.TemplateRead(1)));
            // More than a record may have.
            events.set(2, new LedgerEvent.StepStarted("x".repeat(70_000)));
            assertEquals(List.of(2), together(ledger, events));
        }
        assertEquals(List.of(Events.run(0), Events.run(1), Events.run(3)),
                records().stream().skip(2).map(record -> UUID.fromString(record.text("run"))).sorted().toList());
    }

    /** Not even root may write there. */
    @Test
    @EnabledOnOs(OS.LINUX)
    void aFolderThatCannotBeWrittenIsNamed() {
        var ledger = new StationLedger(new LedgerFolder(Path.of("/proc/ledger")), "bench-3", "1.2.3", time);
        assertEquals(LocalFailure.Kind.FILE_NOT_WRITABLE,
                assertThrows(FailureException.class, () -> ledger.append(Optional.of(Events.run(1)), Events.started())).failure().kind());
    }

    @Test
    void networkDrivesAreKnown() {
        for (String type : List.of("nfs", "nfs4", "cifs", "smb3", "9p", "fuse.sshfs", "SMBFS")) {
            assertTrue(LocalDisk.isRemote(type), type);
        }
        for (String type : List.of("ext4", "btrfs", "xfs", "overlay", "tmpfs", "apfs", "NTFS", "fuseblk")) {
            assertFalse(LocalDisk.isRemote(type), type);
        }
    }

    @Test
    void withoutALedgerThereIsNothingToLookAt() {
        assertEquals(LedgerFailure.Kind.LEDGER_NOT_FOUND, assertThrows(FailureException.class, () -> LedgerView.open(folder())).failure().kind());
        assertFalse(Files.exists(folder().path()));
    }
}
