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
import dev.claimport.ledger.event.LedgerEvent;
import dev.claimport.ledger.note.Checkpoint;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is found of a log that is not as it was left, and what becomes of it. */
class DamagedLedgerTest extends LedgerInTests {

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

    /** As a disk may leave it, or who takes it for a file that can be emptied. */
    @Test
    void aFileThatIsEmptiedIsNotSilentlyReplaced() throws Exception {
        record(1, Events.confirmed(1));
        Files.write(folder().database(), new byte[0]);
        assertEquals(LedgerFailure.Kind.LEDGER_UNREADABLE, assertThrows(FailureException.class, () -> LedgerView.open(folder())).failure().kind());
        assertEquals(LedgerFailure.Kind.LEDGER_DAMAGED, refused().kind());
        record(2, Events.confirmed(2));
        assertFalse(records().getFirst().text("previous").isEmpty());
    }

    @Test
    void aFileThatIsGoneIsNotTakenForOneThatNeverWas() throws Exception {
        record(1, Events.confirmed(1));
        Files.delete(folder().database());
        assertEquals(LedgerFailure.Kind.LEDGER_UNREADABLE, assertThrows(FailureException.class, () -> LedgerView.open(folder())).failure().kind());
    }

    /** Such as a bench that looks at what passed before, and writes nothing yet. */
    @Test
    void whoeverFindsDamageWithoutWritingHasItSetAside() throws Exception {
        record(1, Events.confirmed(1));
        try (RandomAccessFile file = new RandomAccessFile(folder().database().toFile(), "rw")) {
            file.setLength(6000);
        }
        try (StationLedger ledger = ledger()) {
            assertEquals(LedgerFailure.Kind.LEDGER_DAMAGED, assertThrows(FailureException.class, () -> ledger.cutOff("")).failure().kind());
            assertEquals(List.of(), ledger.cutOff(""));
        }
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
}
