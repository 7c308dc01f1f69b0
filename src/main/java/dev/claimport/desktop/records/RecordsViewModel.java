package dev.claimport.desktop.records;

import dev.claimport.desktop.common.DesktopWait;
import dev.claimport.failure.Failure;
import dev.claimport.failure.FailureException;
import dev.claimport.failure.LedgerFailure;
import dev.claimport.ledger.event.Attempt;
import dev.claimport.ledger.export.Exports;
import dev.claimport.ledger.note.Checkpoint;
import dev.claimport.ledger.note.NoteException;
import dev.claimport.ledger.note.TlogProof;
import dev.claimport.ledger.report.HtmlReport;
import dev.claimport.ledger.report.ReportQuery;
import dev.claimport.ledger.store.AttemptQuery;
import dev.claimport.ledger.store.AttemptSource;
import dev.claimport.ledger.store.KeptRecords;
import dev.claimport.ledger.store.LedgerView;
import dev.claimport.ledger.store.LedgerView.Found;
import dev.claimport.text.Messages;
import dev.claimport.time.Background;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
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
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/** What the station's ledger holds, found page by page, and one attempt of it. Only looks. */
public final class RecordsViewModel implements AutoCloseable {

    /** As many as are read at once. */
    private static final int PAGE = 100;

    private final RecordSources sources;
    private final InstantSource time;
    private final ZoneId zone;
    private final Background background;
    private final RecordSearch search;
    private final RecordFigures figures;
    private final ObservableList<Found> found = FXCollections.observableArrayList();
    private final BooleanProperty allStations = new SimpleBooleanProperty();
    private final BooleanProperty shared = new SimpleBooleanProperty();
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
    public RecordsViewModel(RecordSources sources, InstantSource time, ZoneId zone, Background background) {
        this.sources = sources;
        this.time = time;
        this.zone = zone;
        this.background = background;
        this.check = new RecordsCheck(sources.folder(), background);
        this.search = new RecordSearch(time, zone, this::look);
        this.figures = new RecordFigures(() -> {
            boolean everywhere = allStations.get();
            return new RecordFigures.Asked(all(), () -> sources.open(everywhere));
        }, zone, background, this::fail);
        allStations.addListener(_ -> look());
    }

    /**
     * One attempt.
     *
     * @param proof empty where that is at another station
     * @param altered where its records are not as they were written
     */
    public record Chosen(Attempt attempt, Optional<Proven> proof, Optional<LedgerFailure> altered) {}

    /** @param proof that the last record is in the log @param size how many records the log has @param key that has signed it */
    public record Proven(TlogProof proof, long size, String key) {}

    /** What was written for other programs. @param amount of attempts or records @param altered where some of them are not as they were written */
    public record Written(long amount, Path target, Optional<LedgerFailure> altered) {}

    private record Page(List<Found> found, boolean more) {}

    /** Asks anew: others write it meanwhile. */
    public void look() {
        if (asking != null) {
            asking.cancel();
        }
        failure.set(null);
        figures.count();
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

    /** Reads on, if there is more. */
    public void readOn() {
        if (more.get() && !reading) {
            ask(query().after(found.getLast()), page -> found.addAll(page.found()));
        }
    }

    private AttemptQuery query() {
        return search.query(PAGE + 1);
    }

    private AttemptQuery all() {
        return search.query(Integer.MAX_VALUE);
    }

    private Background.Task ask(AttemptQuery query, Consumer<Page> shown) {
        reading = true;
        boolean everywhere = allStations.get();
        return background.start(DesktopWait.FILES, () -> page(query, everywhere), page -> {
            reading = false;
            more.set(page.more());
            shown.accept(page);
        }, this::fail);
    }

    private Page page(AttemptQuery query, boolean everywhere) {
        try (AttemptSource view = sources.open(everywhere)) {
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
        boolean all = allStations.get();
        opening = background.start(DesktopWait.FILES, () -> {
            try (AttemptSource source = sources.open(all)) {
                // The proof is of the log that is shown, although a hand-over goes on.
                source.hold();
                Attempt attempt = source.attempt(one.run());
                return new Chosen(attempt, source instanceof LedgerView view ? Optional.of(proof(view, attempt)) : Optional.empty(), source.altered().map(KeptRecords.Altered::failure));
            }
        }, chosen::set, this::fail);
    }

    private static Proven proof(LedgerView view, Attempt attempt) {
        LedgerView.Head head = view.head();
        return new Proven(Exports.proof(view, attempt.records().getLast().index()), head.size(), head.key());
    }

    /** Writes what is found, all pages of it, as a table. */
    public void exportTable(Path target) {
        AttemptQuery all = all();
        write(target, allStations.get(), (source, file) -> Exports.csv(source, all, file));
    }

    /** Writes a report of what is found, to be printed and handed over. @param texts the bundle {@code ledger} */
    public void report(Path target, Messages texts) {
        AttemptQuery all = all();
        String subject = search.subject();
        write(target, allStations.get(), (source, file) -> HtmlReport.write(source, new ReportQuery(all, Map.of()), subject, texts, zone, time.instant(), file));
    }

    /** Writes all records of this station as they were signed. */
    public void exportRecords(Path target) {
        write(target, false, (source, file) -> Exports.jsonLines((LedgerView) source, file));
    }

    /** Writes the records of the attempt that is shown, each with its proof, as one file (zip). */
    public void saveProofs(Path target) {
        String run = Objects.requireNonNull(chosen.get()).attempt().run();
        write(target, false, (source, to) -> Exports.proofsZip((LedgerView) source, source.attempt(run), to));
    }

    private void write(Path target, boolean everywhere, BiFunction<AttemptSource, Path, Long> writing) {
        failure.set(null);
        written.set(null);
        background.start(DesktopWait.EXPORT, () -> {
            try (AttemptSource source = sources.open(everywhere)) {
                return new Written(writing.apply(source, target), target, source.altered().map(KeptRecords.Altered::failure));
            }
        }, done -> {
            written.set(done);
            done.altered().ifPresent(failure::set);
        }, this::fail);
    }

    /** Finds out whether stations share their records. */
    public void lookWhoShares() {
        background.start(DesktopWait.FILES, () -> sources.shared().get().isPresent(), shared::set, this::fail);
    }

    /** Whether there are records of other stations to be shown. */
    public ReadOnlyBooleanProperty sharedProperty() {
        return shared;
    }

    /** Whether those of all stations are shown. */
    public BooleanProperty allStationsProperty() {
        return allStations;
    }

    /** The root that the last checkpoint has signed; empty where it is none. */
    static Optional<Checkpoint> signed(Proven proven) {
        try {
            return Optional.of(Checkpoint.parse(proven.proof().checkpoint()));
        } catch (NoteException _) {
            return Optional.empty();
        }
    }

    /** What is looked for. */
    public RecordSearch search() {
        return search;
    }

    /** What all that is found comes to. */
    public RecordFigures figures() {
        return figures;
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
        figures.close();
    }
}
