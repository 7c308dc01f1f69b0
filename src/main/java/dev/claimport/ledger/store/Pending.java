package dev.claimport.ledger.store;

import dev.claimport.ledger.event.LedgerEvent;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An event that is to be recorded, and what has come of that. Under the ledger's lock. */
final class Pending {

    private final Optional<UUID> run;
    private final LedgerEvent event;
    private @Nullable Long index;
    private @Nullable Throwable failure;

    Pending(Optional<UUID> run, LedgerEvent event) {
        this.run = run;
        this.event = event;
    }

    Optional<UUID> run() {
        return run;
    }

    LedgerEvent event() {
        return event;
    }

    /** It is on the disk. */
    void kept(long at) {
        index = at;
    }

    /** It is not recorded. */
    void failed(Throwable why) {
        failure = why;
    }

    boolean isOver() {
        return index != null || failure != null;
    }

    /** Its index in the log; throws what it failed with. */
    long result() {
        switch (failure) {
            case null -> {
                return index;
            }
            case RuntimeException e -> throw e;
            case Error e -> throw e;
            default -> throw new IllegalStateException(failure);
        }
    }
}
