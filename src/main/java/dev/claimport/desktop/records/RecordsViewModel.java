package dev.claimport.desktop.records;

import dev.claimport.failure.Failure;
import dev.claimport.failure.FailureException;
import dev.claimport.failure.LedgerFailure;
import dev.claimport.ledger.event.Attempt;
import dev.claimport.ledger.export.Exports;
import dev.claimport.ledger.note.Checkpoint;
import dev.claimport.ledger.note.NoteException;
import dev.claimport.ledger.note.TlogProof;
import dev.claimport.ledger.store.AttemptQuery;
import dev.claimport.ledger.store.LedgerFolder;
import dev.claimport.ledger.store.LedgerView;
import dev.claimport.ledger.store.LedgerView.Found;
import dev.claimport.time.Background;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/** What the station's ledger holds, found page by page, and one attempt of it. Only looks. */
public final class RecordsViewModel implements AutoCloseable {

    /** As many as are read at once. */
    private static final int PAGE = 100;

    private final LedgerFolder folder;
    private final InstantSource time;
    private final ZoneId zone;
    private final Background background;
    private final StringProperty words = new SimpleStringProperty("");
    private final ObjectProperty<Outcome> outcome = new SimpleObjectProperty<>(Outcome.ANY);
    private final ObjectProperty<Period> period = new SimpleObjectProperty<>(Period.ANY);
    private final ObservableList<Found> found = FXCollections.observableArrayList();
    private final BooleanProperty asked = new SimpleBooleanProperty();
    private final BooleanProperty more = new SimpleBooleanProperty();
    private final ObjectProperty<Chosen> chosen = new SimpleObjectProperty<>();
    private final ObjectProperty<Failure> failure = new SimpleObjectProperty<>();
    private final ObjectProperty<Written> written = new SimpleObjectProperty<>();
    private final RecordsCheck check;
    private Background.@Nullable Task asking;
    private Background.@Nullable Task opening;
    private boolean reading;

    /** @param zone of the technician */
    public RecordsViewModel(LedgerFolder folder, InstantSource time, ZoneId zone, Background background) {
        this.folder = folder;
        this.time = time;
        this.zone = zone;
        this.background = background;
        this.check = new RecordsCheck(folder, background);
        words.addListener(_ -> look());
        outcome.addListener(_ -> look());
        period.addListener(_ -> look());
    }

    /**
     * One attempt.
     *
     * @param proof that its last record is in the log
     * @param size how many records the log has @param key that has signed it
     */
    public record Chosen(Attempt attempt, TlogProof proof, long size, String key) {}

    /** What was written for other programs. @param amount of attempts or records */
    public record Written(long amount, Path target) {}

    private record Page(List<Found> found, boolean more) {}

    /** Asks anew: others write it meanwhile. */
    public void look() {
        if (asking != null) {
            asking.cancel();
        }
        failure.set(null);
        asking = ask(query(), page -> {
            Optional<String> before = Optional.ofNullable(chosen.get()).map(one -> one.attempt().run());
            found.setAll(page.found());
            asked.set(true);
            if (page.found().isEmpty()) {
                chosen.set(null);
            } else if (page.found().stream().noneMatch(one -> before.equals(Optional.of(one.run())))) {
                choose(page.found().getFirst());
            }
        });
    }

    /** Reads on, if there is more; a search shows its first page only. */
    public void readOn() {
        if (more.get() && !reading && words.get().isBlank()) {
            ask(query().after(found.getLast()), page -> found.addAll(page.found()));
        }
    }

    private AttemptQuery query() {
        return new AttemptQuery(words.get().strip(), outcome.get().id(), period.get().since(time.instant(), zone), period.get().until(time.instant(), zone), PAGE + 1);
    }

    private Background.Task ask(AttemptQuery query, Consumer<Page> shown) {
        reading = true;
        return background.start(() -> page(query), page -> {
            reading = false;
            more.set(page.more());
            shown.accept(page);
        }, this::fail);
    }

    private Page page(AttemptQuery query) {
        try (LedgerView view = LedgerView.open(folder)) {
            List<Found> all = view.find(query);
            return new Page(all.subList(0, Math.min(PAGE, all.size())), all.size() > PAGE);
        } catch (FailureException e) {
            if (e.failure().kind() == LedgerFailure.Kind.LEDGER_NOT_FOUND) {
                return new Page(List.of(), false);
            }
            throw e;
        }
    }

    private void fail(Failure refused) {
        reading = false;
        asked.set(true);
        failure.set(refused);
    }

    /** Opens one. */
    public void choose(Found one) {
        if (opening != null) {
            opening.cancel();
        }
        opening = background.start(() -> {
            try (LedgerView view = LedgerView.open(folder)) {
                // The proof is of the log that is shown, although a hand-over goes on.
                view.hold();
                Attempt attempt = view.attempt(one.run());
                LedgerView.Head head = view.head();
                return new Chosen(attempt, Exports.proof(view, attempt.records().getLast().index()), head.size(), head.key());
            }
        }, chosen::set, this::fail);
    }

    /** Writes what is found, all pages of it, as a table. */
    public void exportTable(Path target) {
        AttemptQuery all = new AttemptQuery(query().words(), query().outcome(), query().since(), query().until(), Integer.MAX_VALUE);
        write(target, (view, file) -> Exports.csv(view, all, file));
    }

    /** Writes all records as they were signed. */
    public void exportRecords(Path target) {
        write(target, Exports::jsonLines);
    }

    /** Writes the records of the attempt that is shown, each with its proof, as one file (zip). */
    public void saveProofs(Path target) {
        String run = Objects.requireNonNull(chosen.get()).attempt().run();
        write(target, (view, to) -> Exports.proofsZip(view, view.attempt(run), to));
    }

    private void write(Path target, BiFunction<LedgerView, Path, Long> writing) {
        failure.set(null);
        written.set(null);
        background.start(() -> {
            try (LedgerView view = LedgerView.open(folder)) {
                return new Written(writing.apply(view, target), target);
            }
        }, written::set, this::fail);
    }

    /** Whether anything narrows what is shown. */
    public boolean isNarrowed() {
        return !words.get().isBlank() || outcome.get() != Outcome.ANY || period.get() != Period.ANY;
    }

    /** Shows all of them. */
    public void widen() {
        words.set("");
        outcome.set(Outcome.ANY);
        period.set(Period.ANY);
    }

    /** The root that the last checkpoint has signed; empty where it is none. */
    static Optional<Checkpoint> signed(Chosen chosen) {
        try {
            return Optional.of(Checkpoint.parse(chosen.proof().checkpoint()));
        } catch (NoteException _) {
            return Optional.empty();
        }
    }

    public StringProperty wordsProperty() {
        return words;
    }

    public ObjectProperty<Outcome> outcomeProperty() {
        return outcome;
    }

    public ObjectProperty<Period> periodProperty() {
        return period;
    }

    /** The latest first. */
    public ObservableList<Found> found() {
        return found;
    }

    /** Whether the ledger has answered once. */
    public ReadOnlyBooleanProperty askedProperty() {
        return asked;
    }

    /** Whether there are more than are shown. */
    public ReadOnlyBooleanProperty moreProperty() {
        return more;
    }

    /** Null for none. */
    public ReadOnlyObjectProperty<Chosen> chosenProperty() {
        return chosen;
    }

    /** Null when nothing is wrong. */
    public ReadOnlyObjectProperty<Failure> failureProperty() {
        return failure;
    }

    /** What was written last; null for nothing. */
    public ReadOnlyObjectProperty<Written> writtenProperty() {
        return written;
    }

    /** Whether it is as it was signed. */
    public RecordsCheck check() {
        return check;
    }

    @Override
    public void close() {
        check.cancel();
        if (asking != null) {
            asking.cancel();
        }
        if (opening != null) {
            opening.cancel();
        }
    }
}
