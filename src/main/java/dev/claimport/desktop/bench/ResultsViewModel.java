package dev.claimport.desktop.bench;

import dev.claimport.ledger.figures.Figures;
import dev.claimport.ledger.figures.Finished;
import java.util.ArrayList;
import java.util.List;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.SimpleObjectProperty;

/** What a shift comes to so far. On the screen's thread. */
final class ResultsViewModel {

    private final List<Finished> finished = new ArrayList<>();
    private final ObjectProperty<Figures> figures = new SimpleObjectProperty<>(Figures.of(finished));

    /** A shift begins. */
    void clear() {
        finished.clear();
        figures.set(Figures.of(finished));
    }

    void add(Finished done) {
        finished.add(done);
        figures.set(Figures.of(finished));
    }

    ReadOnlyObjectProperty<Figures> figuresProperty() {
        return figures;
    }
}
