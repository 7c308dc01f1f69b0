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

    /** Empty: which attempts are under way. */
    Path atWork() {
        return path.resolve("at-work");
    }

    /** Empty: which things are waited for. */
    Path awaited() {
        return path.resolve("awaited");
    }

    /** What was signed at the end of the last attempt: shows that the log was cut off since. */
    public Path checkpoint() {
        return path.resolve("checkpoint");
    }
}
