package dev.claimport.ledger.store;

import dev.claimport.ledger.event.Attempt;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Where attempts are found: the ledger of this station, or those of all that share one. One thread at a time. */
public interface AttemptSource extends AutoCloseable {

    /** Whole attempts that match, the latest first. */
    List<LedgerView.Found> find(AttemptQuery query);

    /** The same, each with its records, one after the other however many there are. */
    void each(AttemptQuery query, Consumer<Attempt> reader);

    /** One attempt with all its records. @param id its run's, or the beginning of that @throws dev.claimport.failure.FailureException {@code record-not-found} */
    Attempt attempt(String id);

    /** What of all that it has given is not proved to be as it was written, by the hashes that were kept of it; empty for nothing. */
    Optional<KeptRecords.Altered> altered();

    /** @throws dev.claimport.failure.FailureException {@code record-altered} where there is something of that */
    default void requireUnaltered() {
        altered().ifPresent(found -> {
            throw found.failure().exception();
        });
    }

    /** From here on it shows what is there now, whatever others add, until it is closed. */
    void hold();

    /** What was signed last, as notes: of each log that is here. */
    List<String> checkpoints();

    @Override
    void close();
}
