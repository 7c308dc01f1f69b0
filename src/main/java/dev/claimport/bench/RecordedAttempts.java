package dev.claimport.bench;

import dev.claimport.failure.BenchFailure;
import dev.claimport.failure.FailureException;
import dev.claimport.handover.RunId;
import dev.claimport.ledger.figures.Finished;
import dev.claimport.ledger.shared.Sharing;
import dev.claimport.ledger.store.AttemptQuery;
import dev.claimport.ledger.store.LedgerView;
import dev.claimport.ledger.store.StationLedger;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** What the station's ledger says was tried, by whatever window or command. */
public final class RecordedAttempts implements Attempts {

    /** More than a shift has. */
    private static final int MOST = 20_000;

    private final StationLedger ledger;
    private final Supplier<Optional<SharedWith>> sharedWith;
    private Optional<SharedWith> shared = Optional.empty();

    /** @param sharedWith begins to share, where the settings say so */
    public RecordedAttempts(StationLedger ledger, Supplier<Optional<SharedWith>> sharedWith) {
        this.ledger = ledger;
        this.sharedWith = sharedWith;
    }

    /** @param station the computer's name @param required whether no device passes while nobody knows what other benches do */
    public record SharedWith(Sharing sharing, String station, boolean required) {}

    /** @throws FailureException {@code ledger-…}, unless nothing is recorded yet */
    @Override
    public List<Finished> of(String serial) {
        List<Finished> found = new ArrayList<>();
        ledger.look(view -> of(view, serial, found));
        return found;
    }

    /** All of them are looked for at once: opening the ledger takes longer than a question, and an order may have a hundred thousand devices. */
    @Override
    public void each(Collection<String> serials, Consumer<Finished> reader) {
        ledger.look(view -> serials.forEach(serial -> {
            List<Finished> found = new ArrayList<>();
            of(view, serial, found);
            found.reversed().forEach(reader);
        }));
    }

    private static void of(LedgerView view, String serial, List<Finished> found) {
        view.eachOf(serial, attempt -> {
            Finished finished = Finished.of(attempt);
            if (!finished.outcome().equals("open")) {
                found.add(finished);
            }
        });
    }

    @Override
    public List<Finished> since(Instant start) {
        List<Finished> found = new ArrayList<>();
        ledger.look(view -> view.each(new AttemptQuery("", "", Optional.of(start), Optional.empty(), MOST), attempt -> found.add(Finished.of(attempt))));
        return found.stream().filter(finished -> !finished.outcome().equals("open")).toList().reversed();
    }

    @Override
    public void add(Finished finished) {
        // The hand-over has recorded it.
    }

    @Override
    public synchronized void share(Consumer<Sharing.State> told) {
        if (shared.isEmpty()) {
            shared = sharedWith.get();
        }
        shared.ifPresent(with -> with.sharing().listen(told));
    }

    private synchronized Optional<SharedWith> shared() {
        return shared;
    }

    @Override
    public int failedElsewhere(String serial) {
        return shared().filter(_ -> !serial.isEmpty()).flatMap(with -> asked(with, false, () -> Optional.of(with.sharing().failedElsewhere(serial)))).orElse(0);
    }

    @Override
    public void reserve(String serial, RunId run, String station, boolean again) {
        shared().filter(_ -> !serial.isEmpty()).flatMap(with ->
                asked(with, again, () -> with.sharing().reserve(serial, run.value(), station.isEmpty() ? with.station() : station, again))).ifPresent(obstacle -> {
            throw (obstacle.passed()
                    ? new BenchFailure(BenchFailure.Kind.SERIAL_PASSED_ELSEWHERE, Map.of("serial", serial, "station", obstacle.station()))
                    : new BenchFailure(BenchFailure.Kind.SERIAL_RESERVED, Map.of("serial", serial, "station", obstacle.station(), "since", obstacle.at()))).exception();
        });
    }

    /** Empty where nobody knows, and that is to stop nobody: it is said how sharing stands. */
    private static <T> Optional<T> asked(SharedWith with, boolean again, Supplier<Optional<T>> question) {
        try {
            return question.get();
        } catch (FailureException e) {
            if (with.required() && !again) {
                throw e;
            }
            return Optional.empty();
        }
    }

    @Override
    public void close() {
        shared().ifPresent(with -> with.sharing().close());
    }
}
