package dev.claimport.ledger.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.claimport.failure.LedgerFailure;
import dev.claimport.failure.LocalFailure;
import dev.claimport.testing.Failures;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** What SQLite reports, by its numbers (sqlite.org/rescode.html), and what a technician is told. */
class SqliteFailuresTest {

    /** As it tells one of its kind from another, above its lowest eight bits. */
    private static final int WRITE = 3 << 8;

    @TempDir
    private Path folder;

    private static SQLException reported(int code) {
        return new SQLException("reported", "", code);
    }

    private Enum<?> told(int code) {
        return SqliteFailures.of(reported(code), folder.resolve("ledger.db")).kind();
    }

    @Test
    void eachIsToldByTheNameThatTechniciansKnow() {
        Map.of(LocalFailure.Kind.FILE_BUSY, Set.of(5, 6, 15, 5 | WRITE), LocalFailure.Kind.FILE_NOT_WRITABLE, Set.of(3, 8, 14, 8 | WRITE), LocalFailure.Kind.DISK_FULL, Set.of(13),
                LocalFailure.Kind.NOT_RECORDED, Set.of(1, 7, 12, 19, 11)).forEach((kind, codes) -> codes.forEach(code -> assertEquals(kind, told(code), code::toString)));
    }

    @Test
    void anErrorOfADiskThatHasRoomIsTheDisks() {
        assertEquals(LedgerFailure.Kind.LEDGER_DISK_FAILED, told(10));
        assertEquals(LedgerFailure.Kind.LEDGER_DISK_FAILED, told(10 | WRITE));
    }

    /** There is never any there. */
    @Test
    @EnabledOnOs(OS.LINUX)
    void anErrorOfADiskThatHasNoRoomIsThatItIsFull() {
        assertEquals(LocalFailure.Kind.DISK_FULL, SqliteFailures.of(reported(10), Path.of("/proc/ledger.db")).kind());
    }

    @Test
    void aFileThatIsNotAsSqliteWroteItIsDamagedAndOneThatIsBusyIsNot() {
        for (int code : List.of(1, 11, 26, 11 | WRITE)) {
            assertTrue(SqliteFailures.isDamage(reported(code)), () -> "code " + code);
        }
        for (int code : List.of(3, 5, 6, 8, 10, 13, 14, 15)) {
            assertFalse(SqliteFailures.isDamage(reported(code)), () -> "code " + code);
        }
    }

    /** Where SQLite cannot do what it is told it says nothing: on a drive without memory that readers share it has no log that is written ahead. */
    @Test
    @EnabledOnOs(OS.LINUX)
    void aLedgerThatWouldNotOutliveAPowerCutIsNotOpened() throws Exception {
        Path file = Files.createFile(folder.resolve("ledger.db"));
        Failures.expect(LedgerFailure.Kind.LEDGER_NOT_DURABLE, () -> Connections.writing(Path.of("file:" + file + "?vfs=unix-none")));
        assertEquals(0, LedgerInTests.opened(file));
    }
}
