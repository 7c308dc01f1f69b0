package dev.claimport.ledger.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.claimport.failure.FailureException;
import dev.claimport.failure.LedgerFailure;
import dev.claimport.failure.LocalFailure;
import dev.claimport.file.FileWait;
import dev.claimport.ledger.Events;
import dev.claimport.ledger.event.Attempt;
import dev.claimport.ledger.event.LedgerEvent;
import dev.claimport.ledger.event.LedgerRecord;
import dev.claimport.ledger.note.Checkpoint;
import dev.claimport.ledger.note.SignedNote;
import dev.claimport.ledger.note.VerifierKey;
import dev.claimport.ledger.tree.Hash;
import dev.claimport.ledger.tree.Proof;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

class StationLedgerTest extends LedgerInTests {

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
            assertEquals(FileWait.CHANGE.limit().toMillis(), Long.parseLong(Connections.pragma(connection, "busy_timeout")), "who else writes is waited for so long");
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
    void aLogThatAnotherKeepsLockedIsNamed() throws Exception {
        record(1, Events.confirmed(1));
        try (Connection other = Connections.writing(folder().database())) {
            Connections.begin(other);
            assertEquals(LocalFailure.Kind.FILE_BUSY, refused().kind());
        }
        record(2, Events.confirmed(2));
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
