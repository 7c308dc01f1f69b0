package dev.claimport.ledger.store;

import dev.claimport.failure.Failure;
import dev.claimport.failure.FailureException;
import dev.claimport.failure.LedgerFailure;
import dev.claimport.failure.LocalFailure;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Map;

/** What SQLite reports, by the names that technicians know. Its primary codes are the lowest eight bits (sqlite.org/rescode.html). */
final class SqliteFailures {

    private static final int PRIMARY = 0xFF;
    private static final int ERROR = 1;
    private static final int PERM = 3;
    private static final int BUSY = 5;
    private static final int LOCKED = 6;
    private static final int READONLY = 8;
    private static final int IOERR = 10;
    private static final int CORRUPT = 11;
    private static final int FULL = 13;
    private static final int CANTOPEN = 14;
    private static final int PROTOCOL = 15;
    private static final int NOTADB = 26;

    /** Bytes: what SQLite adds at a time to the memory that it shares between processes, and reports as an error of the disk where it cannot. */
    private static final long ROOM = 32_768;

    private SqliteFailures() {}

    static Failure of(SQLException e, Path file) {
        Map<String, ?> facts = Map.of("file", file.toString());
        return switch (e.getErrorCode() & PRIMARY) {
            case BUSY, LOCKED, PROTOCOL -> new LocalFailure(LocalFailure.Kind.FILE_BUSY, facts, e.toString());
            case READONLY, CANTOPEN, PERM -> new LocalFailure(LocalFailure.Kind.FILE_NOT_WRITABLE, facts, e.toString());
            case FULL -> new LocalFailure(LocalFailure.Kind.DISK_FULL, facts, e.toString());
            case IOERR -> file.toAbsolutePath().getParent().toFile().getUsableSpace() < ROOM ? new LocalFailure(LocalFailure.Kind.DISK_FULL, facts, e.toString())
                    : new LedgerFailure(LedgerFailure.Kind.LEDGER_DISK_FAILED, facts, e.toString());
            default -> new LocalFailure(LocalFailure.Kind.NOT_RECORDED, Map.of(), e.toString());
        };
    }

    static FailureException unreadable(Path file, Exception e) {
        return new LedgerFailure(LedgerFailure.Kind.LEDGER_UNREADABLE, Map.of("file", file.toString()), e.toString()).exception(e);
    }

    /** Whether the file is not what SQLite has written, or lacks what is asked for. */
    static boolean isDamage(SQLException e) {
        int code = e.getErrorCode() & PRIMARY;
        return code == ERROR || code == CORRUPT || code == NOTADB;
    }
}
