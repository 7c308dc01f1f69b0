package dev.claimport.ledger.store;

import java.nio.file.Path;

/** Where a station keeps its ledger. */
public record LedgerFolder(Path path) {

    /** The log; SQLite has {@code -wal} and {@code -shm} beside it. */
    public Path database() {
        return path.resolve("ledger.db");
    }

    /** What signs it. */
    public Path key() {
        return path.resolve("station.key");
    }

    /** What was signed at the end of the last attempt: shows that the log was cut off since. */
    public Path checkpoint() {
        return path.resolve("checkpoint");
    }
}
