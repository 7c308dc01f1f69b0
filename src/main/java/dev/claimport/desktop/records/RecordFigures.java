package dev.claimport.desktop.records;

import dev.claimport.desktop.common.DesktopWait;
import dev.claimport.failure.Failure;
import dev.claimport.failure.LedgerFailure;
import dev.claimport.failure.LocalFailure;
import dev.claimport.ledger.figures.Figures;
import dev.claimport.ledger.figures.FiguresCount;
import dev.claimport.ledger.figures.Finished;
import dev.claimport.ledger.figures.Grouping;
import dev.claimport.ledger.figures.Grouping.Groups;
import dev.claimport.ledger.store.AttemptQuery;
import dev.claimport.ledger.store.AttemptSource;
import dev.claimport.ledger.store.KeptRecords;
import dev.claimport.time.Background;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.jspecify.annotations.Nullable;

/** What all that is found comes to, whole and by groups, while somebody wants to see it. */
public final class RecordFigures {

    private final Supplier<Asked> asked;
    private final ZoneId zone;
    private final Background background;
    private final Consumer<Failure> failed;
    private final BooleanProperty shown = new SimpleBooleanProperty();
    private final ObjectProperty<Grouping> grouping = new SimpleObjectProperty<>(Grouping.DAY);
    private final ObjectProperty<Summed> summed = new SimpleObjectProperty<>();
    private Background.@Nullable Task counting;

    /** @param asked what is looked for now @param zone whose days count */
    RecordFigures(Supplier<Asked> asked, ZoneId zone, Background background, Consumer<Failure> failed) {
        this.asked = asked;
        this.zone = zone;
        this.background = background;
        this.failed = failed;
        grouping.addListener(_ -> count());
    }

    /** @param source opens it; may block */
    record Asked(AttemptQuery query, Supplier<AttemptSource> source) {}

    /** @param groups by their names, in their order @param altered where what they come from is not as it was written */
    public record Summed(Figures all, Map<String, Figures> groups, Optional<LedgerFailure> altered) {}

    /** Shows them, or no more. */
    public void show(boolean wanted) {
        shown.set(wanted);
        count();
    }

    /** Counts anew. */
    void count() {
        close();
        summed.set(null);
        if (shown.get()) {
            Asked now = asked.get();
            Grouping by = grouping.get();
            counting = background.start(DesktopWait.EXPORT, () -> count(now, by), counted -> {
                summed.set(counted);
                counted.altered().ifPresent(failed);
            }, failure -> {
                shown.set(false);
                failed.accept(failure);
            });
        }
    }

    private Summed count(Asked now, Grouping by) {
        var count = new FiguresCount();
        var groups = new Groups(by, zone);
        try (AttemptSource source = now.source().get()) {
            source.each(now.query(), attempt -> {
                if (Thread.currentThread().isInterrupted()) {
                    throw new LocalFailure(LocalFailure.Kind.CANCELLED, Map.of()).exception();
                }
                if (attempt.ended().isPresent()) {
                    Finished finished = Finished.of(attempt);
                    count.add(finished);
                    groups.add(finished);
                }
            });
            return new Summed(count.figures(), groups.figures(), source.altered().map(KeptRecords.Altered::failure));
        }
    }

    void close() {
        if (counting != null) {
            counting.cancel();
        }
    }

    /** Whether they are shown. */
    public ReadOnlyBooleanProperty shownProperty() {
        return shown;
    }

    /** What they are told apart by. */
    public ObjectProperty<Grouping> groupingProperty() {
        return grouping;
    }

    /** Null while they are counted. */
    public ReadOnlyObjectProperty<Summed> summedProperty() {
        return summed;
    }
}
