package dev.claimport.bench;

import dev.claimport.failure.FailureException;
import dev.claimport.failure.LedgerFailure;
import dev.claimport.ledger.store.AttemptQuery;
import dev.claimport.ledger.store.LedgerFolder;
import dev.claimport.ledger.store.LedgerView;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What the station's ledger says was tried, by whatever window or command. */
public final class RecordedAttempts implements Attempts {

    /** More than a shift has; so many of one device are a defect elsewhere. */
    private static final int MOST = 20_000;

    private final LedgerFolder folder;

    public RecordedAttempts(LedgerFolder folder) {
        this.folder = folder;
    }

    /** @throws FailureException {@code ledger-…}, unless nothing is recorded yet */
    @Override
    public List<Finished> of(String serial) {
        return find(new AttemptQuery(serial, "", Optional.empty(), Optional.empty(), MOST)).stream()
                .filter(finished -> finished.serial().equals(serial) && !finished.outcome().equals("open")).toList();
    }

    @Override
    public List<Finished> since(Instant start) {
        return find(new AttemptQuery("", "", Optional.of(start), Optional.empty(), MOST)).stream().filter(finished -> !finished.outcome().equals("open")).toList().reversed();
    }

    private List<Finished> find(AttemptQuery query) {
        List<Finished> found = new ArrayList<>();
        try (LedgerView view = LedgerView.open(folder)) {
            view.each(query, attempt -> found.add(Finished.of(attempt)));
        } catch (FailureException e) {
            if (e.failure().kind() != LedgerFailure.Kind.LEDGER_NOT_FOUND) {
                throw e;
            }
        }
        return found;
    }

    @Override
    public void add(Finished finished) {
        // The hand-over has recorded it.
    }
}
